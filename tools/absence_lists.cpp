#include "absence_lists.hpp"

#include <set>

#include <baoxue/csv/policy.hpp>

namespace baoxue::tools {
namespace {

std::set<std::string> searched(const AbsenceFiles& files)
{
    std::set<std::string> lists;
    const auto add = [&](const char* list, bool given) {
        if (given) lists.insert(list);
    };
    add("leave", !files.papers.leaves.empty());
    add("transfers", !files.papers.transfers.empty());
    add("visits", !files.papers.visits.empty());
    add("notices", !files.papers.notices.empty());
    add("ledger", !files.ledger.empty());
    return lists;
}

}  // namespace

AbsenceLists::AbsenceLists(Options& options, const AbsenceFiles& files) : children(options, files.children)
{
    Papers papers(options, children, files.papers);
    const auto* const ledger =
        files.ledger.empty() ? nullptr : &children.open(files.ledger, CaseEvent::kinds(), CaseEvent::needed());
    for (const auto& file : files.attendance)
        rows += attendance.read(file, options.reading, files.profile, options.rejects);
    children.add(attendance);
    children.settle();
    papers.read();
    evidence.calendar = read_calendar(options, files.calendar);
    hold_against(evidence.calendar, files.calendar, attendance.dates());
    const auto proofs = read_proofs("outflow-proofs", files.proofs, options.reading);
    evidence.leaves = std::move(papers.leaves);
    children.tell_grades(papers.transfers);
    evidence.elsewhere = children.follow(proved_moves(papers.transfers, proofs, options.as_of));
    evidence.transfers = std::move(papers.transfers);
    if (ledger != nullptr) evidence.ledger = read_case_events(*ledger, options.rejects);
    evidence.searched = searched(files);
    evidence.visits = std::move(papers.visits);
    evidence.visits_given = !files.papers.visits.empty();
    evidence.notices = std::move(papers.notices);
    evidence.enrolled = children.pupils();
    evidence.in_doubt = children.in_doubt();
}

}  // namespace baoxue::tools
