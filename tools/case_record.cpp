#include "case_record.hpp"

#include <baoxue/base/codes.hpp>
#include <baoxue/base/words.hpp>

#include <algorithm>

namespace baoxue::tools {

void record_event(const CaseOptions& options, const std::vector<CaseRule>& rules)
{
    CaseEvent event{.date = options.on.value_or(options.as_of),
                    .event = std::string(canonical("case_event", options.event)),
                    .proof = options.proof,
                    .source = options.source.empty() ? "recorded" : options.source};
    if (const auto proof = canonical("proof", options.proof); !proof.empty()) event.proof = proof;
    event.note = options.note;
    event.recorded_on = options.as_of;
    CaseLedger ledger(options.ledger, options.reading, std::chrono::seconds(options.wait), options.writing);
    const auto same = [&](const CaseEvent& known) {
        return known.case_id == options.case_id && known.event == event.event && known.date == event.date &&
               known.source == event.source;
    };
    if (std::ranges::any_of(ledger.events(), same)) return tell(say("known already", {}));
    ledger.append({recorded_event(ledger.events(), rules, options.case_id, std::move(event))});
    tell(say("recorded", {}));
}

}  // namespace baoxue::tools
