#include "operation/absence/known_cases.hpp"

#include <algorithm>

#include "baoxue/rule/deadline.hpp"
#include "baoxue/rule/enrolment.hpp"

namespace baoxue::operation::absence {
namespace {

std::string key_of(const Notice& notice)
{
    return child_key(parse_student_id(notice.student_id), parse_national_id(notice.national_id));
}

std::string key_of(const CaseEvent& event)
{
    return event.student_id;
}

template <class Row>
std::string key_of(const Row& row)
{
    return child_key(row.student_id, row.national_id);
}

template <class Row, class Index>
void fill(Index& index, const std::vector<Row>& rows)
{
    for (const Row& row : rows)
        if (auto key = key_of(row); !key.empty()) index[std::move(key)].push_back(&row);
}

template <class Index>
const typename Index::mapped_type& rows_of(const Index& index, const std::string& id)
{
    static const typename Index::mapped_type none;
    const auto found = index.find(id);
    return found == index.end() ? none : found->second;
}

}  // namespace

KnownCases::KnownCases(const AbsenceEvidence& evidence) : calendar_(evidence.calendar), searched_(evidence.searched)
{
    fill(transfers_, evidence.transfers);
    fill(ledger_, evidence.ledger);
    fill(leaves_, evidence.leaves);
    fill(elsewhere_, evidence.elsewhere);
    for (const Pupil& pupil : evidence.enrolled) {
        using enum Enrolment;
        const auto enrolment = enrolment_of(pupil);
        if (enrolment == excused || enrolment == ended) away_.insert(pupil.key());
        if (enrolment == gone || enrolment == elsewhere) said_gone_.insert(pupil.key());
        if (expected_in_class(pupil)) expected_.insert(pupil.key());
    }
    fill(visits_, evidence.visits);
    fill(notices_, evidence.notices);
}

Cover KnownCases::cover(const std::string& id, Date day, bool late_leave) const
{
    if (away_.contains(id)) return Cover::elsewhere;
    for (const auto* move : rows_of(elsewhere_, id))
        if (move->from <= day && day <= move->until) return Cover::elsewhere;
    Cover cover = Cover::none;
    for (const Leave* leave : rows_of(leaves_, id)) {
        if (!leave->covers(day, late_leave)) continue;
        if (leave->kind == "suspension") return Cover::elsewhere;
        cover = Cover::leave;
    }
    return cover;
}

Steps KnownCases::steps(const std::string& id, Date from, Date to) const
{
    Steps steps;
    for (const Visit* visit : rows_of(visits_, id))
        if (from <= visit->date && visit->date <= to) steps.visits.push_back(visit->date);
    std::ranges::sort(steps.visits);
    for (const Notice* notice : rows_of(notices_, id)) {
        if (!notice->issue_date || *notice->issue_date < from || *notice->issue_date > to) continue;
        if (served_too_late(*notice)) continue;
        steps.notices.push_back(notice->kind);
        const auto last = last_day_given(*notice, calendar_);
        if (notice->open() && last && overdue(*last, to))
            steps.run_out.push_back({notice->kind, *last + std::chrono::days(1)});
    }
    return steps;
}

Searched KnownCases::search(const std::string& id, Date to) const
{
    Searched checked;
    const auto tell = [&](const std::string& list, std::size_t rows) {
        if (searched_.contains(list)) checked.found.emplace_back(list, rows);
    };
    tell("leave", rows_of(leaves_, id).size());
    tell("transfers", rows_of(transfers_, id).size());
    tell("notices", rows_of(notices_, id).size());
    tell("ledger", rows_of(ledger_, id).size());
    const auto visits = steps(id, Date::min(), to).visits;
    tell("visits", visits.size());
    if (!visits.empty()) checked.last_visit = visits.back();
    return checked;
}

std::string Steps::words() const
{
    std::string words;
    if (!visits.empty())
        words = "visits=" + std::to_string(visits.size()) + ";last_visit=" + to_string(visits.back());
    for (std::size_t i = 0; i < notices.size(); ++i)
        words += (i > 0 ? "," : words.empty() ? "notices=" : ";notices=") + notices[i];
    return words;
}

bool Steps::done(std::string_view document, Date reached_on) const
{
    if (done_by_visit(document)) return !visits.empty() && visits.back() >= reached_on;
    return std::ranges::find(notices, document) != notices.end();
}

}  // namespace baoxue::operation::absence
