#include "case_facts.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace baoxue::tools {
namespace {

void add_to(std::vector<CaseEvent>& facts, std::vector<CaseEvent> more)
{
    std::ranges::move(more, std::back_inserter(facts));
}

}  // namespace

Facts::Facts(CaseOptions& options) : children_(options, options.children_files)
{
    const auto* const ledger = std::filesystem::exists(options.ledger)
                                   ? &children_.open(options.ledger, CaseEvent::kinds(), CaseEvent::needed())
                                   : nullptr;
    open(options.lists, case_list_kinds(), {std::string(child_columns)}, lists_);
    open(options.visits, Visit::kinds(), Visit::needed(), visits_);
    open(options.notices, Notice::kinds(), Notice::needed(), notices_);
    for (const auto& file : options.attendance) attendance_.read(file, options.reading, options.profile, options.rejects);
    children_.add(attendance_);
    children_.settle();
    for (const auto* const table : lists_) {
        add_to(facts, read_case_facts(*table, options.as_of, options.rejects));
        if (table->find("proof_state") && table->find("normal"))
            std::ranges::move(read_outflows(*table), std::back_inserter(outflows));
    }
    std::vector<Visit> visits;
    for (const auto* const table : visits_)
        std::ranges::move(read_visits(*table, options.rejects), std::back_inserter(visits));
    add_to(facts, facts_of(visits));
    words_ = visit_words(visits, options.as_of);
    const Documents documents(read_notice_kinds(Language::simplified, options.kinds_file, options.reading));
    for (const auto* const table : notices_) add_to(facts, facts_of(read_notices(*table, options.rejects), documents));
    std::map<std::string, Date> away_since;
    if (ledger != nullptr) note_away(away_since, known(read_case_events(*ledger, options.rejects)));
    note_away(away_since, facts);
    add_to(facts, facts_of(attendance_, options.present_days, options.as_of, away_since));
    settle_rejects(options);
}

void Facts::open(const std::vector<std::string>& files, const std::vector<std::string>& kinds,
                 const std::vector<std::string>& needed, std::vector<const csv::Table*>& tables)
{
    for (const auto& file : files) tables.push_back(&children_.open(file, kinds, needed));
}

std::vector<CaseEvent> Facts::known(std::vector<CaseEvent> events) const
{
    for (auto& event : events)
        if (auto key = children_.key_of(who_of(event)); !key.empty()) event.student_id = std::move(key);
    return events;
}

VisitWords Facts::words_of(const std::string& child) const
{
    const auto found = words_.find(child);
    return found == words_.end() ? VisitWords() : found->second;
}

}  // namespace baoxue::tools
