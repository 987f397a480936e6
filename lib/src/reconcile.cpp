#include "baoxue/reconcile.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "baoxue/text.hpp"
#include "csv/fold.hpp"
#include "hash.hpp"
#include "reconcile/pairing.hpp"

namespace baoxue {
namespace {

// Numbers and names in rows that could not be read: who stands there is not gone.
class Unreadable {
  public:
    Unreadable(const csv::Rejects& rejects, const std::string& file, char separator)
    {
        for (const auto& reject : rejects.rows)
            if (reject.place.file == file) add(reject.row, separator);
    }

    bool holds(const Student& student) const
    {
        const auto in = [&](const std::string& key) { return !key.empty() && keys_.contains(hash(key)); };
        return !keys_.empty() && (in(student.student_id.key) || in(student.national_id.key) || in(student.name));
    }

  private:
    void add(std::string_view row, char separator)
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

    std::unordered_set<std::uint64_t> keys_;
};

// The fields of a pair side by side.
class Comparison {
  public:
    Comparison(const Side& before, const Side& after, const ReconcilePolicy& policy) : before_(before), after_(after)
    {
        const auto& columns = after.roster.heading().columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool ignored = columns[i] == "term" || std::ranges::find(policy.ignore, columns[i]) != policy.ignore.end();
            if (const auto other = before.roster.heading().find(columns[i]); other && !ignored)
                common_.push_back({columns[i], *other, i});
        }
        shift_ = policy.grade_shift ? *policy.grade_shift : usual_shift(before, after);
    }

    int shift() const { return shift_; }

    Change compare(std::uint32_t b, std::uint32_t a) const
    {
        Change change{.before = b, .after = a};
        if (shift_ == 0 && before_.roster.keys(b).text == after_.roster.keys(a).text) return change;
        for (const auto& [column, in_before, in_after] : common_) {
            const auto one = before_.roster.cell(b, in_before), other = after_.roster.cell(a, in_after);
            if (column == "grade" ? !grade_differs(one, other)
                                  : one == other || normal_form(column, one) == normal_form(column, other))
                continue;
            if (column == "class" && same_class(b, a, one, other)) continue;
            change.differences.push_back({column, std::string(one), std::string(other)});
        }
        change.kind = kind_of(change, b, a);
        return change;
    }

  private:
    struct Common {
        std::string column;
        std::size_t before, after;
    };

    bool grade_differs(std::string_view one, std::string_view other) const
    {
        const auto from = parse_grade(clean(one)), to = parse_grade(clean(other));
        if (from && to) return *to - *from != shift_;
        return normal_form("grade", one) != normal_form("grade", other);
    }

    bool same_class(std::uint32_t b, std::uint32_t a, std::string_view one, std::string_view other) const
    {
        const auto grade = [](const Roster& roster, std::size_t row) {
            return parse_grade(clean(roster.cell(row, "grade"))).value_or(0);
        };
        return parse_class(clean(one), grade(before_.roster, b)) == parse_class(clean(other), grade(after_.roster, a));
    }

    ChangeKind kind_of(const Change& change, std::uint32_t b, std::uint32_t a) const
    {
        const auto differs = [&](std::string_view column) {
            const auto found = std::ranges::find(change.differences, column, &Difference::column);
            return found != change.differences.end() && !clean(found->before).empty() && !clean(found->after).empty();
        };
        if (change.differences.empty()) return ChangeKind::stayed;
        if (differs("school_id") || differs("school_name")) {
            const Student before = before_.roster.student(b), after = after_.roster.student(a);
            if (!same_school(before, after)) return ChangeKind::moved_school;
        }
        if (differs("grade")) {
            const auto from = parse_grade(clean(before_.roster.cell(b, "grade")));
            const auto to = parse_grade(clean(after_.roster.cell(a, "grade")));
            if (from && to) return *to - *from < shift_ ? ChangeKind::grade_repeated : ChangeKind::grade_skipped;
        }
        return differs("class") ? ChangeKind::moved_class : ChangeKind::changed;
    }

    const Side& before_;
    const Side& after_;
    std::vector<Common> common_;
    int shift_ = 0;
};

// What became of rows that have no partner.
class Outcomes {
  public:
    Outcomes(const Side& before, const Side& after, const ReconcilePolicy& policy, int shift, const csv::Rejects& rejects)
        : before_(before),
          after_(after),
          policy_(policy),
          shift_(shift),
          unreadable_(rejects, after.roster.file(), after.roster.heading().separator)
    {
        for (std::uint32_t row = 0; row < after.roster.size(); ++row) {
            if (!after.roster.loaded(row)) continue;
            if (policy.scope) schools_.insert(school_key(after.roster.student(row)));
            if (shift > 0) top_ = std::max(top_, parse_grade(clean(after.roster.cell(row, "grade"))).value_or(0));
        }
    }

    ChangeKind of_before(std::uint32_t row, Note& note) const
    {
        const Student student = before_.roster.student(row);
        if (unreadable_.holds(student)) return ChangeKind::unreadable;
        if (policy_.delta) return ChangeKind::out_of_scope;
        if (policy_.scope && !schools_.contains(school_key(student))) return ChangeKind::out_of_scope;
        if (policy_.between == Between::household_register) return of_school_age(student, note);
        if (policy_.between == Between::register_school) note.flag("registered_not_present");
        // Primary lists end with grade 6; where the list goes on, so must the child.
        const int last = top_ > 6 ? 9 : 6;
        if (shift_ > 0 && student.grade && (*student.grade == 9 || *student.grade == last)) return ChangeKind::graduated;
        return ChangeKind::left;
    }

    void of_after(Note& note) const
    {
        if (policy_.between == Between::register_school) note.flag("present_not_registered");
        if (policy_.between == Between::household_register) note.flag("not_in_household_list");
    }

    // A school year brings new pupils into grades 1 and 7.
    bool new_pupil(std::uint32_t row) const
    {
        if (shift_ <= 0) return false;
        const int grade = parse_grade(clean(after_.roster.cell(row, "grade"))).value_or(0);
        return grade == 1 || grade == 7;
    }

  private:
    ChangeKind of_school_age(const Student& student, Note& note) const
    {
        note.flag("not_enrolled");
        if (!student.birth_date) {
            note.certainty = Certainty::review;
            note.flag("age_unknown");
            return ChangeKind::left;
        }
        using namespace std::chrono;
        const year_month_day day{policy_.as_of}, birth{*student.birth_date};
        const year_month_day this_year{day.year(), August, 31d};
        const year_month_day cut = sys_days(this_year) <= policy_.as_of ? this_year : year_month_day{day.year() - years(1), August, 31d};
        const bool had_birthday = birth.month() < cut.month() || (birth.month() == cut.month() && birth.day() <= cut.day());
        const int age = static_cast<int>(cut.year()) - static_cast<int>(birth.year()) - (had_birthday ? 0 : 1);
        if (age < policy_.age_from || age > policy_.age_to) return ChangeKind::out_of_scope;
        if (age >= policy_.age_from + 9) {  // nine years of school may lie behind the child
            note.certainty = Certainty::review;
            note.flag("may_have_graduated");
        }
        return ChangeKind::left;
    }

    static std::string school_key(const Student& student)
    {
        return student.school_id.empty() ? student.school_name : student.school_id;
    }

    const Side& before_;
    const Side& after_;
    const ReconcilePolicy& policy_;
    int shift_;
    int top_ = 0;
    Unreadable unreadable_;
    std::unordered_set<std::string> schools_;
};

void flag_numbers(const Side& before, const Side& after, const Change& change, Note& note)
{
    const auto id = [](const Side& side, std::optional<std::size_t> row, std::string_view column, auto parse) {
        return row ? parse(clean(side.roster.cell(*row, column))) : Id{};
    };
    for (const Side* side : {&before, &after}) {
        const auto row = side == &before ? change.before : change.after;
        const Id national = id(*side, row, "national_id", parse_national_id);
        if (national.state == IdState::wrong) note.flag("id_check_failed");
        const Id student = id(*side, row, "student_id", parse_student_id);
        if (national.state == IdState::damaged || student.state == IdState::damaged) note.flag("id_excel_damaged");
    }
    const Id from = id(before, change.before, "student_id", parse_student_id);
    const Id to = id(after, change.after, "student_id", parse_student_id);
    if (from.key.size() == 19 && to.key.size() == 19 && from.key[0] != 'G' && to.key[0] == 'G') note.flag("temp_to_formal");
}

// The outcomes of a range of rows.
struct Report {
    const Side& before;
    const Side& after;
    const Comparison& comparison;
    const Outcomes& outcomes;
    const ReconcilePolicy& policy;

    Reconciliation of_after(std::size_t from, std::size_t to) const
    {
        Reconciliation part;
        for (auto row = static_cast<std::uint32_t>(from); row < to; ++row) {
            if (after.same_as[row] != no_row) {
                add(part, {.kind = ChangeKind::duplicate_after, .after = row}, note_of(after, row));
            } else if (after.partner[row] != no_row) {
                ++part.balance.matched;
                add(part, comparison.compare(after.partner[row], row), note_of(after, row));
            } else {
                Note note = note_of(after, row);
                outcomes.of_after(note);
                part.balance.new_pupils += outcomes.new_pupil(row);
                add(part, {.kind = ChangeKind::joined, .after = row}, std::move(note));
            }
        }
        return part;
    }

    Reconciliation of_before(std::size_t from, std::size_t to) const
    {
        Reconciliation part;
        for (auto row = static_cast<std::uint32_t>(from); row < to; ++row) {
            if (before.partner[row] != no_row) continue;
            Note note = note_of(before, row);
            const ChangeKind kind =
                before.same_as[row] != no_row ? ChangeKind::duplicate_before : outcomes.of_before(row, note);
            add(part, {.kind = kind, .before = row}, std::move(note));
        }
        return part;
    }

  private:
    static Note note_of(const Side& side, std::uint32_t row)
    {
        const auto found = side.notes.find(row);
        return found == side.notes.end() ? Note{} : found->second;
    }

    void add(Reconciliation& part, Change change, Note note) const
    {
        ++part.balance.kinds[change.kind];
        const bool plain = change.kind == ChangeKind::stayed && note.certainty == Certainty::certain;
        if (plain && !policy.stayed) return;
        flag_numbers(before, after, change, note);
        part.balance.review += note.certainty == Certainty::review;
        change.certainty = note.certainty;
        change.basis = change.before && change.after && note.basis.empty() ? "student_id" : note.basis;
        change.evidence = std::move(note.evidence);
        change.rival = std::move(note.rival);
        change.flags = std::move(note.flags);
        part.changes.push_back(std::move(change));
    }
};

}  // namespace

std::size_t Balance::of(ChangeKind kind) const
{
    const auto found = kinds.find(kind);
    return found == kinds.end() ? 0 : found->second;
}

bool Balance::closes() const
{
    using enum ChangeKind;
    return before == matched + of(left) + of(graduated) + of(unreadable) + of(out_of_scope) + of(duplicate_before) &&
           after == matched + of(joined) + of(duplicate_after);
}

double Balance::change_percent() const
{
    const auto percent = [](std::size_t part, std::size_t whole) {
        return whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
    };
    return std::max(percent(of(ChangeKind::left), before), percent(of(ChangeKind::joined) - new_pupils, after));
}

Reconciliation reconcile(Roster& before_roster, Roster& after_roster, const ReconcilePolicy& policy, const Matcher& match,
                         const csv::Rejects& rejects)
{
    Side before(before_roster, "before"), after(after_roster, "after");
    pair_rows(before, after, policy, match);
    const Comparison comparison(before, after, policy);
    if (comparison.shift() != 0) {  // rows that are equal did not go up with the others
        before_roster.load(std::vector<bool>(before_roster.size(), true));
        after_roster.load(std::vector<bool>(after_roster.size(), true));
    }
    const Outcomes outcomes(before, after, policy, comparison.shift(), rejects);
    const Report report{before, after, comparison, outcomes, policy};

    Reconciliation result;
    Balance& balance = result.balance;
    balance.before = before_roster.size();
    balance.after = after_roster.size();
    balance.before_rejected = before_roster.rejected();
    balance.after_rejected = after_roster.rejected();
    balance.grade_shift = comparison.shift();
    const auto take = [&](std::vector<Reconciliation> parts) {
        for (auto& part : parts) {
            balance.matched += part.balance.matched;
            balance.review += part.balance.review;
            balance.new_pupils += part.balance.new_pupils;
            for (const auto& [kind, count] : part.balance.kinds) balance.kinds[kind] += count;
            std::ranges::move(part.changes, std::back_inserter(result.changes));
        }
    };
    take(csv::in_ranges(after.partner.size(), policy.jobs, [&](auto from, auto to) { return report.of_after(from, to); }));
    take(csv::in_ranges(before.partner.size(), policy.jobs, [&](auto from, auto to) { return report.of_before(from, to); }));
    return result;
}

}  // namespace baoxue
