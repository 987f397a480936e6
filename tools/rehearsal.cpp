#include "rehearsal.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <baoxue/base/identity.hpp>
#include <baoxue/csv/policy.hpp>

namespace baoxue::tools {

std::vector<AbsencePolicy> policies_named(const std::vector<std::string>& names, const AbsencePolicy& policy,
                                          const csv::ReadOptions& reading)
{
    const auto built_in = policy_names("absence");
    std::vector<AbsencePolicy> policies;
    for (const auto& word : names) {
        const std::string name(clean(word));
        const bool preset = std::ranges::find(built_in, name) != built_in.end();
        policies.push_back(policy);
        policies.back().rules =
            read_rules("absence/" + (preset ? name : "plan"), preset ? "" : name, reading, AbsencePolicy::metrics());
    }
    return policies;
}

void write_rehearsals(const csv::WriteOptions& writing, const std::vector<std::string>& names,
                      const std::vector<AbsencePolicy>& policies, const AbsenceLists& lists)
{
    csv::Writer out(writing, {"policy", "letters", "children", "days_earlier", "back_alone", "back_alone_ids"}, {"rehearsal"});
    std::optional<Rehearsal> first;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        const auto rehearsal = rehearse(lists.attendance, lists.evidence, policies[i]);
        if (!first) first = rehearsal;
        const auto earlier = days_earlier(rehearsal, *first, lists.evidence.calendar);
        std::string ids;
        for (const auto& child : rehearsal.back_alone) add_word(ids, shown(child));
        out.cell(names[i]).cell(static_cast<long long>(rehearsal.letters));
        out.cell(static_cast<long long>(rehearsal.first_letter.size())).cell(earlier ? fmt::format("{:.1f}", *earlier) : "");
        out.cell(static_cast<long long>(rehearsal.back_alone.size())).cell(ids).end_row();
    }
    out.finish();
}

}  // namespace baoxue::tools
