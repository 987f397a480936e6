#include "operation/reconcile/outcomes.hpp"

#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/rule/enrolment.hpp"
#include "baoxue/rule/school_year.hpp"
#include "base/hash.hpp"

namespace baoxue::operation::reconcile {
namespace {

std::string school_key(const Student& student)
{
    return student.school_id.empty() ? student.school_name : student.school_id;
}

// Whether the list names its classes by the year of entry, as far as it matters: a row that is left over does.
bool by_entry(const Side& side)
{
    return std::ranges::any_of(side.rest, [&](std::uint32_t row) {
        return side.open(row) && parse_intake(grade_cell(side.roster, row), 1);
    });
}

}  // namespace

Unreadable::Unreadable(const csv::Rejects& rejects, const std::string& file, char separator)
{
    for (const auto& reject : rejects.rows)
        if (reject.place.file == file) add(reject.row, separator);
}

bool Unreadable::holds(const Roster& roster, std::uint32_t row) const
{
    if (keys_.empty()) return false;
    const Student student = roster.student(row);
    const auto in = [&](const std::string& key) { return !key.empty() && keys_.contains(hash(key)); };
    return in(student.student_id.key) || in(student.national_id.key) || in(student.name);
}

void Unreadable::add(std::string_view row, char separator)
{
    for (std::size_t from = 0; from <= row.size();) {
        const std::size_t to = std::min(row.find_first_of(std::string{separator, '\n', '"'}, from), row.size());
        const std::string cell(row.substr(from, to - from));
        keys_.insert(hash(normal_form("name", cell)));
        if (const Id id = parse_student_id(cell); id.usable()) keys_.insert(hash(id.key));
        if (const Id id = parse_national_id(cell); id.usable()) keys_.insert(hash(id.key));
        from = to + 1;
    }
}

bool gone(const Roster& roster, std::size_t row)
{
    const auto status = canonical("status", clean(roster.cell(row, "status")));
    return clean(roster.cell(row, "change")) == to_string(ChangeKind::left) || (!status.empty() && !in_school(status));
}

void part_leavers(Side& before, Side& after)
{
    for (std::uint32_t a = 0; a < after.partner.size(); ++a) {
        const std::uint32_t b = after.partner[a];
        if (b == no_row) continue;
        const bool likeness = after.notes.contains(a) && after.notes.at(a).basis == "score";
        if (!likeness && !gone(after.roster, a)) continue;
        after.partner[a] = before.partner[b] = no_row;
        RowNote note = after.notes.contains(a) ? after.notes.extract(a).mapped() : RowNote{};
        note.basis = {};
        if (likeness) note.certainty = Certainty::review, note.rival = after.row_name(a);
        before.notes.insert_or_assign(b, std::move(note));
    }
}

Outcomes::Outcomes(const Side& before, const Side& after, const ReconcilePolicy& policy, int shift,
                   const csv::Rejects& rejects)
    : before_(before),
      after_(after),
      policy_(policy),
      shift_(shift),
      year_(school_year(policy.as_of)),
      unreadable_(rejects, after.roster.file(), after.roster.heading().separator)
{
    const bool entries = by_entry(before);
    if (!policy.scope && shift <= 0 && !entries) return;
    if (entries) after.roster.load();
    for (std::uint32_t row = 0; row < after.roster.size(); ++row) {
        if (policy.scope) schools_.insert(school_key(after.roster.student(row)));
        if (shift <= 0 && !entries) continue;
        grades_.insert(grade_in_after(row));
    }
}

ChangeKind Outcomes::of_before(std::uint32_t row, RowNote& note) const
{
    if (unreadable_.holds(before_.roster, row)) return ChangeKind::unreadable;
    if (policy_.delta) return ChangeKind::out_of_scope;
    if (policy_.scope && !schools_.contains(school_key(before_.roster.student(row)))) return ChangeKind::out_of_scope;
    if (policy_.between == Between::household_register) return of_school_age(row, note);
    if (policy_.between == Between::register_school) note.flag("registered_not_present");
    if (policy_.between == Between::schools) {
        if (!gone(before_.roster, row)) return ChangeKind::out_of_scope;
        note.flag("unplaced");
        return ChangeKind::left;
    }
    return of_two_years(row, note);
}

// Primary lists end with grade 6; where the list goes on, so must the child.
ChangeKind Outcomes::of_two_years(std::uint32_t row, RowNote& note) const
{
    constexpr int last_of_primary = 6, last = 9;
    const auto intake = intake_of(before_.roster, row);
    const int grade = before_.roster.grade_and_class(row).grade;
    const bool primary = intake ? !intake->junior : grade <= last_of_primary;
    const int now = intake ? intake->grade(year_) : grade != 0 && shift_ > 0 ? grade + shift_ : 0;
    if (now > last) return ChangeKind::graduated;
    if (primary && now > last_of_primary) {
        if (grades_.empty() || *grades_.rbegin() <= last_of_primary) return ChangeKind::graduated;
        if (!grades_.contains(now)) note.certainty = Certainty::review, note.flag("may_have_graduated");
    }
    if (now == 0 && grade == 0 && grade_would_decide(row))
        note.certainty = Certainty::review, note.flag("grade_unknown");
    return ChangeKind::left;
}

// Of a row without a grade: whether it may have been the last one.
bool Outcomes::grade_would_decide(std::uint32_t row) const
{
    const auto cell = grade_cell(before_.roster, row);
    const auto primary = parse_intake(cell, 1), junior = parse_intake(cell, 7);
    if (primary && junior) return primary->grade(year_) > 6 || junior->grade(year_) > 9;
    return shift_ > 0;
}

void Outcomes::of_schools(Change& change, RowNote& note) const
{
    if (same_school(before_.roster.student(*change.before), after_.roster.student(*change.after))) return;
    const auto moved = change.kind == ChangeKind::promoted_school ? change.kind : ChangeKind::moved_school;
    change.kind = gone(before_.roster, *change.before) ? moved : ChangeKind::double_school;
    const bool by_number = note.basis.empty() || note.basis.ends_with("_id") || note.basis == "decision";
    if (change.kind == ChangeKind::double_school || !by_number) note.certainty = Certainty::review;
}

ChangeKind Outcomes::of_after(RowNote& note) const
{
    if (policy_.between == Between::schools) return ChangeKind::out_of_scope;
    if (policy_.between == Between::register_school) note.flag("present_not_registered");
    if (policy_.between == Between::household_register) note.flag("not_in_household_list");
    return ChangeKind::joined;
}

bool Outcomes::new_pupil(std::uint32_t row) const
{
    if (shift_ <= 0) return false;
    const int grade = after_.roster.grade_and_class(row).grade;
    return grade == 1 || grade == 7;
}

int Outcomes::grade_in_after(std::uint32_t row) const
{
    if (const int grade = after_.roster.grade_and_class(row).grade; grade != 0) return grade;
    const auto intake = intake_of(after_.roster, row);
    return intake ? intake->grade(year_) : 0;
}

ChangeKind Outcomes::of_school_age(std::uint32_t row, RowNote& note) const
{
    note.flag("not_enrolled");
    const auto birth_date = before_.roster.birth_date(row);
    if (!birth_date) {
        note.certainty = Certainty::review;
        note.flag("age_unknown");
        return ChangeKind::left;
    }
    using namespace std::chrono;
    const year_month_day day{policy_.as_of}, birth{*birth_date};
    const year_month_day this_year{day.year(), August, 31d};
    const year_month_day cut =
        sys_days(this_year) <= policy_.as_of ? this_year : year_month_day{day.year() - years(1), August, 31d};
    const bool had_birthday = birth.month() < cut.month() || (birth.month() == cut.month() && birth.day() <= cut.day());
    const int age = static_cast<int>(cut.year()) - static_cast<int>(birth.year()) - (had_birthday ? 0 : 1);
    if (age < policy_.age_from || age > policy_.age_to) return ChangeKind::out_of_scope;
    if (age >= policy_.age_from + 9) {  // nine years of school may lie behind the child
        note.certainty = Certainty::review;
        note.flag("may_have_graduated");
    }
    return ChangeKind::left;
}

}  // namespace baoxue::operation::reconcile
