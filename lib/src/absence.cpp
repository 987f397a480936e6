#include "baoxue/absence.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "absence/school_days.hpp"
#include "csv/fold.hpp"

namespace baoxue {
namespace {

constexpr int days_before_a_rate = 20;  // domain reference 10.6, C2

template <class Row>
using ById = std::unordered_map<std::string, std::vector<const Row*>>;

// Rows by the number under which the attendance knows the child.
template <class Row>
ById<Row> by_id(const std::vector<Row>& rows, bool national)
{
    ById<Row> index;
    for (const Row& row : rows)
        if (const Id& id = national ? row.national_id : row.student_id; id.usable())
            index[id.key].push_back(&row);
    return index;
}

ById<Notice> by_id(const std::vector<Notice>& rows, bool national)
{
    ById<Notice> index;
    for (const Notice& row : rows)
        if (const Id id = national ? parse_national_id(row.national_id) : parse_student_id(row.student_id);
            id.usable())
            index[id.key].push_back(&row);
    return index;
}

template <class Row>
const std::vector<const Row*>& rows_of(const ById<Row>& index, const std::string& id)
{
    static const std::vector<const Row*> none;
    const auto found = index.find(id);
    return found == index.end() ? none : found->second;
}

// What was done about a child since its absence began.
struct Steps {
    int visits = 0;
    std::optional<Date> last_visit = {};
    std::string notices = {};
    bool deadline_passed = false;  // of a return notice that is still open

    std::string words() const
    {
        std::string words;
        if (visits != 0) words = "visits=" + std::to_string(visits) + ";last_visit=" + to_string(*last_visit);
        if (!notices.empty()) words += (words.empty() ? "notices=" : ";notices=") + notices;
        return words;
    }
};

class Ladder {
  public:
    Ladder(const Attendance& attendance, const AbsenceEvidence& evidence, const AbsencePolicy& policy)
        : attendance_(attendance),
          evidence_(evidence),
          policy_(policy),
          days_(attendance, evidence.calendar, policy, places_of(evidence)),
          leaves_(by_id(evidence.leaves, attendance.by_national_id())),
          elsewhere_(by_id(evidence.elsewhere, attendance.by_national_id())),
          visits_(by_id(evidence.visits, attendance.by_national_id())),
          notices_(by_id(evidence.notices, attendance.by_national_id()))
    {
        registers_ = std::ranges::any_of(policy.rules,
                                         [](const Rule& rule) { return rule.metric == "not_registered"; });
    }

    const SchoolDays& days() const { return days_; }

    // A child with rows.
    void judge(std::uint32_t student, std::vector<AbsenceFlag>& flags) const
    {
        if (!attendance_.misses_lessons(student)) return;
        std::vector<StudentDay> days;
        attendance_.days(student, policy_.morning_periods, days);
        const SchoolClass& place = attendance_.places()[attendance_.place(student)];
        const std::string id = attendance_.id(student);
        const auto cover = [&](Date day) { return cover_of(id, day); };
        const auto periods = [&](Date day) { return evidence_.calendar.periods(day, place.school_id); };
        judge(id, place, count_absences(days, days_.of(place), policy_, cover, periods), flags);
    }

    // A child of the roster that has no row at all: its class has reported, and did not name it.
    void judge_missing(const AbsenceEvidence::Enrolled& child, std::vector<AbsenceFlag>& flags) const
    {
        const Id& id = attendance_.by_national_id() ? child.national_id : child.student_id;
        if (!registers_ || !id.usable() || policy_.absences_only) return;
        if (cover_of(id.key, policy_.as_of) != Cover::none) return;
        judge(id.key, child.place, AbsenceCount{}, flags);
    }

  private:
    static std::vector<SchoolClass> places_of(const AbsenceEvidence& evidence)
    {
        std::vector<SchoolClass> places;
        for (const auto& child : evidence.enrolled) places.push_back(child.place);
        return places;
    }

    Cover cover_of(const std::string& id, Date day) const
    {
        for (const auto* move : rows_of(elsewhere_, id))
            if (move->from <= day) return Cover::elsewhere;
        Cover cover = Cover::none;
        for (const Leave* leave : rows_of(leaves_, id)) {
            if (!leave->covers(day, policy_.late_leave)) continue;
            if (leave->kind == "suspended" || leave->kind == "suspension") return Cover::elsewhere;
            cover = Cover::leave;
        }
        return cover;
    }

    double measure(const Rule& rule, const AbsenceCount& count, const SchoolClass& place) const
    {
        if (rule.metric == "lessons_today") return count.lessons_today;
        if (rule.metric == "days_in_a_row") return count.days_in_a_row;
        if (rule.metric == "longest_row") return count.longest_row;
        if (rule.metric == "days_in_all") return count.days_in_all;
        if (rule.metric == "absence_rate")
            return count.school_days < days_before_a_rate ? 0 : count.absence_rate();
        return count.ever_present ? 0 : static_cast<double>(days_.reported(place).size());  // not_registered
    }

    Steps steps_of(const std::string& id, std::optional<Date> since) const
    {
        Steps steps;
        const Date from = since.value_or(days_.since());
        for (const Visit* visit : rows_of(visits_, id)) {
            if (visit->date < from || visit->date > policy_.as_of) continue;
            ++steps.visits;
            steps.last_visit = std::max(steps.last_visit.value_or(visit->date), visit->date);
        }
        for (const Notice* notice : rows_of(notices_, id)) {
            if (!notice->issue_date || *notice->issue_date < from || *notice->issue_date > policy_.as_of)
                continue;
            steps.notices += (steps.notices.empty() ? "" : ",") + notice->kind;
            if (notice->kind == "return" && notice->open() && notice->deadline &&
                *notice->deadline < policy_.as_of)
                steps.deadline_passed = true;
        }
        return steps;
    }

    bool reached(const Rule& rule, double measured, const AbsenceCount& count, const Steps& steps) const
    {
        if (rule.document == "township" && steps.deadline_passed && count.days_in_a_row > 0) return true;
        if (measured <= 0 || !rule.reached(measured)) return false;
        const bool notice =
            rule.document == "return" || rule.document == "township" || rule.document == "deadline";
        if (evidence_.visits_given && notice && steps.visits < 1) return false;
        return !(evidence_.visits_given && rule.document == "order" && steps.visits < 2);
    }

    void judge(const std::string& id, const SchoolClass& place, const AbsenceCount& count,
               std::vector<AbsenceFlag>& flags) const
    {
        const std::size_t before = flags.size();
        std::optional<Steps> steps;
        for (const Rule& rule : policy_.rules) {
            const double measured = measure(rule, count, place);
            if (measured <= 0) continue;
            if (!steps) steps = steps_of(id, count.first_absent);
            if (!reached(rule, measured, count, *steps)) continue;
            if (!policy_.all_rules) flags.resize(before);
            flags.push_back(
                {id,
                 rule.name,
                 rule.level,
                 rule.metric,
                 measured,
                 rule.value,
                 count.first_absent,
                 count.last_absent,
                 count.days_in_a_row,
                 count.longest_row,
                 count.days_in_all,
                 count.days_excused,
                 count.lessons_absent,
                 count.lessons,
                 count.absence_rate(),
                 rule.actor,
                 rule.action,
                 evidence_.calendar.add_school_days(policy_.as_of, rule.due_days, place.school_id),
                 rule.document,
                 steps->words()});
        }
    }

    const Attendance& attendance_;
    const AbsenceEvidence& evidence_;
    const AbsencePolicy& policy_;
    SchoolDays days_;
    ById<Leave> leaves_;
    ById<AbsenceEvidence::Elsewhere> elsewhere_;
    ById<Visit> visits_;
    ById<Notice> notices_;
    bool registers_ = false;
};

}  // namespace

const std::vector<std::string>& AbsencePolicy::metrics()
{
    static const std::vector<std::string> metrics{"lessons_today", "days_in_a_row", "longest_row",
                                                  "days_in_all",   "absence_rate",  "not_registered"};
    return metrics;
}

AbsenceReport flag_absent(const Attendance& attendance, const AbsenceEvidence& evidence,
                          const AbsencePolicy& policy)
{
    const Ladder ladder(attendance, evidence, policy);
    AbsenceReport report;
    report.students = attendance.students();
    report.school_days = ladder.days().most();
    const auto parts =
        csv::in_ranges(attendance.students(), policy.jobs, [&](std::size_t from, std::size_t to) {
            std::vector<AbsenceFlag> flags;
            for (auto student = static_cast<std::uint32_t>(from); student < to; ++student)
                ladder.judge(student, flags);
            return flags;
        });
    for (const auto& part : parts) report.flags.insert(report.flags.end(), part.begin(), part.end());

    std::unordered_set<std::string> enrolled, present;
    for (const auto& child : evidence.enrolled)
        enrolled.insert((attendance.by_national_id() ? child.national_id : child.student_id).key);
    if (!evidence.enrolled.empty())
        for (std::uint32_t student = 0; student < attendance.students(); ++student)
            report.not_on_roster += !enrolled.contains(*present.insert(attendance.id(student)).first);
    for (const auto& child : evidence.enrolled)
        if (!present.contains((attendance.by_national_id() ? child.national_id : child.student_id).key))
            ladder.judge_missing(child, report.flags);
    report.unreported = ladder.days().unreported();
    std::ranges::stable_sort(report.flags, {}, &AbsenceFlag::student_id);
    return report;
}

}  // namespace baoxue
