#include "baoxue/daily.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "baoxue/rule/enrolment.hpp"
#include "operation/daily/roll.hpp"

namespace baoxue {

using namespace operation::daily;

namespace {

using std::chrono::days;

/// Why a child was not there.
using Reason = long long HeadCount::*;

Reason reason_of(const Leave* leave, const std::vector<LessonMark>& marks, Date date)
{
    if (leave != nullptr)
        return leave->kind == "sick"       ? &HeadCount::sick
               : leave->kind == "personal" ? &HeadCount::personal
                                           : &HeadCount::excused;
    std::array<bool, attendance_statuses> said{};
    for (const auto& mark : marks)
        if (mark.date == date) said[static_cast<std::size_t>(mark.status)] = true;
    using enum AttendanceStatus;
    constexpr std::pair<AttendanceStatus, Reason> order[]{{unexcused, &HeadCount::unexcused},
                                                          {absent, &HeadCount::unknown},
                                                          {sick, &HeadCount::sick},
                                                          {personal, &HeadCount::personal}};
    for (const auto& [status, reason] : order)
        if (said[static_cast<std::size_t>(status)]) return reason;
    return &HeadCount::excused;
}

/// Where each class of the roll stands on each day, and who of it is counted.
class Register {
  public:
    Register(const Attendance& attendance, const DailyEvidence& evidence, const DailyPolicy& policy)
        : Register(attendance, attendance.reported(), evidence, policy)
    {
    }

    DailyReports reports()
    {
        DailyReports all;
        evidence_.pupils.empty() ? count_rows() : count_roster(all);
        for (auto& of_class : reports_)
            for (auto& report : of_class)
                if (!policy_.parts_of && school_day(report)) all.classes.push_back(std::move(report));
        for (auto& [key, report] : parts_)
            if (school_day(report)) all.classes.push_back(std::move(report));
        std::ranges::stable_sort(all.classes, {}, &DailyReport::date);
        for (const auto& [school, told] : school_days_) all.absences_only += !told.empty() && !present_.contains(school);
        return all;
    }

  private:
    Register(const Attendance& attendance, const std::vector<Attendance::Reported>& reported, const DailyEvidence& evidence,
             const DailyPolicy& policy)
        : attendance_(attendance),
          evidence_(evidence),
          policy_(policy),
          roll_(evidence.pupils, classes_of(attendance, reported)),
          slips_(evidence.leaves, policy.late_leave)
    {
        learn_days(reported);
        for (const auto& [key, place] : roll_.classes()) {
            numbers_.emplace(key, reports_.size());
            auto& of_class = reports_.emplace_back();
            for (Date date = policy.since; date <= policy.as_of; date += days(1))
                of_class.push_back(blank(key, place, date));
        }
    }

    DailyReport blank(const Roll::Key& key, const SchoolClass& place, Date date) const
    {
        DailyReport report{.date = date,
                           .school_id = place.school_id,
                           .school_name = place.school_name,
                           .grade = place.grade,
                           .class_name = place.name};
        const auto reports_on = [&](const Roll::Key& who) {
            const auto found = reported_.find(who);
            return found != reported_.end() && found->second.contains(date);
        };
        report.reported = reports_on(key) || reports_on({std::get<0>(key), 0, ""}) ? 1 : 0;
        return report;
    }

    void learn_days(const std::vector<Attendance::Reported>& by_place)
    {
        for (std::size_t place = 0; place < by_place.size(); ++place) {
            const auto key = roll_.key(attendance_.places()[place]);
            const auto& rows = by_place[place];
            reported_[key].insert(rows.days.begin(), rows.days.end());
            school_days_[std::get<0>(key)].insert(rows.days.begin(), rows.days.end());
            closed_days_[std::get<0>(key)].insert(rows.closed.begin(), rows.closed.end());
            if (rows.present) present_.insert(std::get<0>(key));
        }
    }

    bool school_day(const DailyReport& report) const
    {
        const auto school = std::get<0>(roll_.key(report.where()));
        const auto in = [&](const std::map<std::string, std::set<Date>>& of_schools) {
            const auto found = of_schools.find(school);
            return found != of_schools.end() && found->second.contains(report.date);
        };
        const bool told = in(school_days_);
        if (!told && in(closed_days_)) return false;  // 休息
        if (evidence_.calendar.given()) return evidence_.calendar.school_day(report.date, report.school_id);
        return told || report.date == policy_.as_of;
    }

    DailyReport& at(std::size_t number, Date date)
    {
        return reports_[number][static_cast<std::size_t>((date - policy_.since).count())];
    }

    void count_roster(DailyReports& all)
    {
        std::unordered_map<std::string, std::uint32_t> students;
        for (std::uint32_t student = 0; student < attendance_.students(); ++student)
            students.emplace(attendance_.id(student), student);
        std::size_t known = 0;
        for (const auto& rows : children()) {
            const auto student = students.find(rows.front()->key());
            read(student == students.end() ? std::nullopt : std::optional(student->second));
            known += student != students.end();
            for (Date date = policy_.since; date <= policy_.as_of; date += days(1)) count_child(rows, date);
        }
        all.not_on_roster = students.size() - known;
    }

    // The rows of each child of the rosters, in their order.
    std::vector<std::vector<const Pupil*>> children() const
    {
        std::vector<std::vector<const Pupil*>> all;
        std::unordered_map<std::string_view, std::size_t> known;
        for (const auto& pupil : evidence_.pupils) {
            const auto [found, added] = known.emplace(pupil.key(), all.size());
            if (added) all.emplace_back();
            all[found->second].push_back(&pupil);
        }
        return all;
    }

    // A child whom several classes expect is counted once: where it was on that day, else in the first of them.
    void count_child(const std::vector<const Pupil*>& rows, Date date)
    {
        std::vector<std::pair<Roll::Key, const Pupil*>> classes;
        for (const Pupil* pupil : rows)
            if (expected_in_class(*pupil)) classes.emplace_back(roll_.key(pupil->place()), pupil);
        if (classes.empty()) return;
        std::ranges::sort(classes, {}, &std::pair<Roll::Key, const Pupil*>::first);
        auto chosen = classes.front();
        for (const auto& mark : marks_)
            if (mark.date == date)
                for (const auto& one : classes)
                    if (one.first == roll_.key(attendance_.places()[mark.place])) chosen = one;
        const auto number = numbers_.find(chosen.first);
        if (number == numbers_.end()) return;
        auto& report = at(number->second, date);
        const bool two_schools = std::get<0>(classes.front().first) != std::get<0>(classes.back().first);
        if (two_schools || std::ranges::binary_search(two_schools_, date)) add_flag(report, "double_school");
        const Leave* const leave = slips_.of(chosen.second->key(), date);
        if (report.reported != 0 && !policy_.parts_of) count(report, leave, chosen.second->name);
        if (policy_.parts_of)
            for (const auto& part : policy_.parts_of(*chosen.second)) {
                auto& of_part = parts_.try_emplace({part, number->second, date}, report).first->second;
                of_part.part = part;
                if (report.reported != 0) count(of_part, leave, chosen.second->name);
            }
    }

    // Without a roster: who has a row is expected where the row is.
    void count_rows()
    {
        for (std::uint32_t student = 0; student < attendance_.students(); ++student) {
            read(student);
            const auto id = attendance_.id(student);
            const auto name = attendance_.name(student);
            const auto number = numbers_.find(roll_.key(attendance_.places()[attendance_.place(student)]));
            if (number == numbers_.end()) continue;
            for (const auto& day : days_)
                if (policy_.since <= day.date && day.date <= policy_.as_of) {
                    auto& report = at(number->second, day.date);
                    if (std::ranges::binary_search(two_schools_, day.date)) add_flag(report, "double_school");
                    count(report, slips_.of(id, day.date), name.empty() ? std::string(shown(id)) : name);
                }
        }
    }

    void read(std::optional<std::uint32_t> student)
    {
        days_.clear(), marks_.clear(), two_schools_.clear();
        if (!student) return;
        attendance_.days(*student, 0, days_);
        two_schools_ = attendance_.days_at_two_schools(*student);
        const auto away = [&](const StudentDay& day) {
            return policy_.since <= day.date && day.date <= policy_.as_of && day.whole.here == 0;
        };
        if (!two_schools_.empty() || std::ranges::any_of(days_, away)) attendance_.marks(*student, marks_);
    }

    void count(DailyReport& report, const Leave* leave, std::string_view name)
    {
        if (leave != nullptr && leave->kind == "suspension") return;
        const auto day = std::ranges::lower_bound(days_, report.date, {}, &StudentDay::date);
        const bool told = day != days_.end() && day->date == report.date;
        if (told && day->whole.lessons() == 0) return;  // no lesson for this child
        HeadCount& heads = report.count;
        ++heads.expected;
        if (told ? day->whole.here > 0 : policy_.absences_only) {
            ++heads.present;
            return;
        }
        ++heads.absent;
        ++(heads.*(told || leave != nullptr ? reason_of(leave, marks_, report.date) : &HeadCount::unknown));
        if (policy_.names) (report.names += report.names.empty() ? "" : ";") += name;
    }

    const Attendance& attendance_;
    const DailyEvidence& evidence_;
    const DailyPolicy& policy_;
    Roll roll_;
    Slips slips_;
    std::map<Roll::Key, std::set<Date>> reported_;
    std::map<std::string, std::set<Date>> school_days_, closed_days_;  // by school: with lessons, with rows but none
    std::set<std::string> present_;  // schools of which some row says that somebody was here
    std::map<Roll::Key, std::size_t> numbers_;
    std::vector<std::vector<DailyReport>> reports_;  // by class and day
    std::map<std::tuple<std::string, std::size_t, Date>, DailyReport> parts_;  // by part, class and day
    std::vector<StudentDay> days_;                   // of the child that is counted
    std::vector<LessonMark> marks_;
    std::vector<Date> two_schools_;
};

}  // namespace

DailyReports report_days(const Attendance& attendance, const DailyEvidence& evidence, const DailyPolicy& policy)
{
    return Register(attendance, evidence, policy).reports();
}

}  // namespace baoxue
