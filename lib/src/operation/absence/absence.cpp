#include "baoxue/absence.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "baoxue/rule/deadline.hpp"
#include "baoxue/rule/enrolment.hpp"
#include "csv/fold_blocks.hpp"
#include "operation/absence/known_cases.hpp"
#include "operation/absence/school_days.hpp"

namespace baoxue {

using namespace operation::absence;

namespace {

constexpr int days_before_a_rate = 20;  // before it a share of absences says nothing yet

class Ladder {
  public:
    Ladder(const Attendance& attendance, const AbsenceEvidence& evidence, const AbsencePolicy& policy)
        : attendance_(attendance),
          evidence_(evidence),
          policy_(policy),
          gap_breaks_(policy),
          days_(attendance, evidence.calendar, policy, places_of(evidence)),
          known_(evidence)
    {
        gap_breaks_.gap_breaks = true;
        attendance_schools_ = days_.schools_reported();
        std::set<std::string> schools;
        for (const auto& pupil : evidence.enrolled) schools.insert(days_.school_of(pupil.place()));
        roster_schools_ = schools.size();
        registers_ =
            std::ranges::any_of(policy.rules, [](const Rule& rule) { return rule.metric == "not_registered"; });
    }

    const SchoolDays& days() const { return days_; }

    // A child with rows.
    void judge(std::uint32_t student, std::vector<AbsenceFlag>& flags) const
    {
        if (!attendance_.misses_lessons(student)) return;
        std::vector<StudentDay> days;
        attendance_.days(student, policy_.morning_periods, days);
        const SchoolClass& place = attendance_.places()[attendance_.place(student)];
        const std::string id = attendance_.id(student), school = days_.school_of(place);
        const auto cover_on = [&](Date day) { return cover(id, day); };
        const auto periods = [&](Date day) { return evidence_.calendar.periods(day, school); };
        const auto before = flags.size();
        const auto& policy = days_.absences_only(place) && !policy_.absences_only ? gap_breaks_ : policy_;
        judge({id, attendance_.name(student)}, place, count_absences(days, days_.of(place), policy, cover_on, periods),
              flags);
        if (flags.size() != before) look_for(student, std::span(flags).subspan(before));
    }

    // Who is on only one side, and who is at another school than the roster says.
    void hold_against_roster(AbsenceReport& report) const
    {
        std::unordered_map<std::string_view, std::vector<SchoolClass>> enrolled;
        for (const auto& pupil : evidence_.enrolled) enrolled[pupil.key()].push_back(pupil.place());
        std::unordered_set<std::string> present;
        for (std::uint32_t student = 0; student < attendance_.students(); ++student) {
            report.double_school += !attendance_.days_at_two_schools(student).empty();
            if (enrolled.empty()) continue;
            const auto child = enrolled.find(*present.insert(attendance_.id(student)).first);
            report.not_on_roster += child == enrolled.end();
            report.at_another_school +=
                child != enrolled.end() && elsewhere(attendance_.places()[attendance_.place(student)], child->second);
        }
        std::set<std::string_view> told;
        for (const auto& pupil : evidence_.enrolled)
            if (!present.contains(pupil.key()) && told.insert(pupil.key()).second) judge_missing(pupil, report.flags);
        std::set<std::string_view> gone;
        for (const auto& flag : report.flags)
            if (known_.said_to_be_gone(flag.student_id)) gone.insert(flag.student_id);
        report.said_to_be_gone = gone.size();
    }

  private:
    static bool names_a_school(const SchoolClass& place)
    {
        return !place.school_id.empty() || !place.school_name.empty();
    }

    bool elsewhere(const SchoolClass& place, const std::vector<SchoolClass>& enrolled) const
    {
        return names_a_school(place) && std::ranges::none_of(enrolled, [&](const SchoolClass& other) {
                   return !names_a_school(other) || days_.school_of(place) == days_.school_of(other);
               });
    }

    // A child of the roster that has no row at all: its class has reported, and did not name it.
    void judge_missing(const Pupil& pupil, std::vector<AbsenceFlag>& flags) const
    {
        if (!registers_ || !awaited(pupil) || policy_.absences_only || days_.absences_only(pupil.place())) return;
        if (evidence_.in_doubt.contains(pupil.key())) return;
        if (cover(pupil.key(), policy_.as_of) != Cover::none) return;
        const auto before = flags.size();
        judge({pupil.key(), std::string(pupil.name)}, pupil.place(), AbsenceCount{}, flags);
        if (flags.size() != before) look_for({}, std::span(flags).subspan(before));
    }

    // What has been looked at before this child is accused.
    void look_for(std::optional<std::uint32_t> student, std::span<AbsenceFlag> flags) const
    {
        auto checked = known_.search(flags.front().student_id, policy_.as_of);
        checked.attendance = attendance_schools_, checked.rosters = roster_schools_;
        std::vector<LessonMark> marks;
        if (student) attendance_.marks(*student, marks);
        for (const auto& mark : marks) {
            if (!is_here(mark.status) || mark.date > policy_.as_of) continue;
            checked.last_present = mark.date;
            const auto& place = attendance_.places()[mark.place];
            checked.at = place.school_name.empty() ? place.school_id : place.school_name;
            if (place.grade != 0)
                checked.at += (checked.at.empty() ? "" : " ") + std::to_string(place.grade) + '/' + place.name;
        }
        for (auto& flag : flags) flag.checked = checked;
    }

    static std::vector<SchoolClass> places_of(const AbsenceEvidence& evidence)
    {
        std::vector<SchoolClass> places;
        for (const auto& pupil : evidence.enrolled) places.push_back(pupil.place());
        return places;
    }

    Cover cover(const std::string& id, Date day) const { return known_.cover(id, day, policy_.late_leave); }

    // What the rule measures, at the end of the marked day.
    static double measure(const Rule& rule, const AbsenceMark& mark)
    {
        if (rule.metric == "days_in_a_row") return mark.days_in_a_row;
        if (rule.metric == "longest_row") return mark.longest_row;
        if (rule.metric == "days_in_all") return mark.days_in_all;
        if (mark.school_days < days_before_a_rate || mark.lessons == 0) return 0;  // and the rest is absence_rate
        return static_cast<double>(mark.lessons_absent) / mark.lessons;
    }

    double measure(const Rule& rule, const AbsenceCount& count, const SchoolClass& place) const
    {
        if (rule.metric == "lessons_today") return count.lessons_today;
        if (rule.metric == "days_in_a_row") return count.days_in_a_row;
        if (rule.metric == "longest_row") return count.longest_row;
        if (rule.metric == "days_in_all") return count.days_in_all;
        if (rule.metric == "absence_rate") return count.school_days < days_before_a_rate ? 0 : count.absence_rate();
        if (count.ever_present || count.elsewhere) return 0;  // and the rest is not_registered
        return static_cast<double>(days_.reported(place).size()) - count.days_excused;
    }

    // The first of the days on which the rule has held without a break, up to the day judged by.
    Date since_when(const Rule& rule, const AbsenceCount& count, const SchoolClass& place) const
    {
        if (rule.metric == "not_registered") {
            int days = -count.days_excused;
            for (const Date day : days_.reported(place))
                if (rule.reached(++days)) return day;
        } else if (rule.metric != "lessons_today") {
            auto first = count.marks.rbegin();
            while (first != count.marks.rend() && rule.reached(measure(rule, *first))) ++first;
            if (first != count.marks.rbegin()) return std::prev(first)->date;
        }
        return policy_.as_of;
    }

    // The day on which so many visits had been made; nothing while they are not.
    std::optional<Date> visited(int needed, const Steps& steps) const
    {
        if (needed == 0 || !evidence_.visits_given) return Date::min();
        const auto nth = static_cast<std::size_t>(needed);
        return steps.visits.size() < nth ? std::nullopt : std::optional(steps.visits[nth - 1]);
    }

    // When the rule was reached: by what it measures, or because the deadline of the letter before it has passed.
    std::optional<Date> reached_on(const Rule& rule, double measured, const AbsenceCount& count,
                                   const SchoolClass& place, const Steps& steps) const
    {
        std::optional<Date> reached;
        const auto take = [&](Date day, std::optional<Date> allowed) {
            if (allowed) reached = std::min(reached.value_or(Date::max()), std::max(day, *allowed));
        };
        if (const auto* const paper = policy_.documents.find(rule.document); paper && count.days_in_a_row > 0)
            for (const auto& letter : steps.run_out)
                if (policy_.documents.next(letter.kind) == rule.document)
                    take(letter.from, visited(paper->visits, steps));
        if (rule.reached(measured))
            take(since_when(rule, count, place), visited(policy_.documents.visits_needed(rule.document), steps));
        return reached;
    }

    struct Student {
        std::string id, name;
    };

    void judge(const Student& student, const SchoolClass& place, const AbsenceCount& count,
               std::vector<AbsenceFlag>& flags) const
    {
        std::vector<OpenStep> open;  // so far
        std::optional<AbsenceFlag> highest;
        std::optional<Steps> steps;
        const std::string school = days_.school_of(place);
        for (const Rule& rule : policy_.rules) {
            const double measured = measure(rule, count, place);
            if (measured <= 0) continue;
            if (!steps) steps = known_.steps(student.id, count.first_absent.value_or(days_.since()), policy_.as_of);
            const auto reached = reached_on(rule, measured, count, place, *steps);
            if (!reached) continue;
            const Date due = due_day(*reached, rule.due_days, evidence_.calendar, school);
            const bool done = steps->done(rule.document, *reached);
            auto flag = flag_of(student, place, count, rule);
            flag.days = measured, flag.reached_on = *reached, flag.due = due, flag.done = steps->words();
            if (!done && overdue(due, policy_.as_of))
                flag.days_over = evidence_.calendar.school_days_between(due, policy_.as_of, school);
            if (policy_.all_rules) {
                flags.push_back(std::move(flag));
                continue;
            }
            flag.open_steps = open;
            highest = std::move(flag);
            if (!done) open.push_back({rule.name, *reached, due, rule.level, rule.actor, rule.action, rule.document});
        }
        if (highest) flags.push_back(*std::move(highest));
    }

    static AbsenceFlag flag_of(const Student& student, const SchoolClass& place, const AbsenceCount& count,
                               const Rule& rule)
    {
        return {.student_id = student.id,
                .name = student.name,
                .school_id = place.school_id,
                .school_name = place.school_name,
                .grade = place.grade,
                .class_name = place.name,
                .rule = rule.name,
                .level = rule.level,
                .metric = rule.metric,
                .limit = rule.value,
                .first_absent = count.first_absent,
                .last_absent = count.last_absent,
                .days_in_a_row = count.days_in_a_row,
                .longest_row = count.longest_row,
                .days_in_all = count.days_in_all,
                .days_excused = count.days_excused,
                .lessons_absent = count.lessons_absent,
                .lessons = count.lessons,
                .absence_rate = count.absence_rate(),
                .actor = rule.actor,
                .action = rule.action,
                .document = rule.document};
    }

    const Attendance& attendance_;
    const AbsenceEvidence& evidence_;
    const AbsencePolicy& policy_;
    AbsencePolicy gap_breaks_;  // for schools that tell absences only, and nobody says so
    SchoolDays days_;
    KnownCases known_;
    bool registers_ = false;
    std::size_t attendance_schools_ = 0, roster_schools_ = 0;
};

}  // namespace

const std::vector<std::string>& AbsencePolicy::metrics()
{
    static const std::vector<std::string> metrics{"lessons_today", "days_in_a_row", "longest_row",
                                                  "days_in_all",   "absence_rate",  "not_registered"};
    return metrics;
}

AbsenceReport flag_absent(const Attendance& attendance, const AbsenceEvidence& evidence, const AbsencePolicy& policy)
{
    const Ladder ladder(attendance, evidence, policy);
    AbsenceReport report;
    report.students = attendance.students();
    report.school_days = ladder.days().most();
    report.newest = ladder.days().newest();
    if (report.newest) report.days_behind = evidence.calendar.school_days_between(*report.newest, policy.as_of);
    if (!policy.absences_only) report.absences_only = ladder.days().absences_only();
    const auto parts = csv::in_ranges(attendance.students(), policy.jobs, [&](std::size_t from, std::size_t to) {
        std::vector<AbsenceFlag> flags;
        for (auto student = static_cast<std::uint32_t>(from); student < to; ++student) ladder.judge(student, flags);
        return flags;
    });
    for (const auto& part : parts) report.flags.insert(report.flags.end(), part.begin(), part.end());

    ladder.hold_against_roster(report);
    if (!policy.absences_only) report.unreported = ladder.days().unreported();
    std::ranges::stable_sort(report.flags, {}, &AbsenceFlag::student_id);
    return report;
}

}  // namespace baoxue
