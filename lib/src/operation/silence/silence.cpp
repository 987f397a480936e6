#include "baoxue/silence.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "baoxue/base/words.hpp"
#include "baoxue/rule/enrolment.hpp"

namespace baoxue {
namespace {

using Finding = Oddity::Finding;
using ClassKey = std::tuple<std::string, int, std::string>;
using Marks = std::set<std::tuple<std::uint32_t, Lesson, AttendanceStatus>>;  // of a day, those that are not plainly present

struct ClassDay {
    Marks marks = {};
    std::set<std::uint32_t> students = {}, here = {};
};

struct ClassDays {
    SchoolClass where = {};
    std::map<Date, ClassDay> days = {};
    std::set<std::string> children = {};
};

bool missed(AttendanceStatus status)
{
    return status == AttendanceStatus::absent || status == AttendanceStatus::unexcused;
}

// The days of one child, lesson by lesson.
class Child {
  public:
    void take(const LessonMark& mark)
    {
        if (mark.date != day_) day_ = mark.date, seen_.reset();
        if (is_here(mark.status)) seen_ = mark.lesson;
        else if (missed(mark.status) && seen_ && mark.lesson != *seen_ && gone_.insert(mark.date).second)
            evidence_ = say("{}: there in lesson {}, missing in lesson {}", {to_string(mark.date), words(*seen_), words(mark.lesson)});
    }

    void tell(const Attendance& attendance, std::uint32_t student, std::vector<Oddity>& to) const
    {
        if (gone_.empty()) return;
        to.push_back({Finding::gone_again, attendance.places()[attendance.place(student)], attendance.id(student), attendance.name(student),
                      *gone_.begin(), *gone_.rbegin(), gone_.size(), evidence_});
    }

  private:
    static std::string words(const Lesson& lesson)
    {
        const auto session = std::string(session_codes[static_cast<std::size_t>(lesson.session)]);
        return lesson.period == 0 ? session : session.empty() ? std::to_string(lesson.period) : session + " " + std::to_string(lesson.period);
    }

    Date day_ = {};
    std::optional<Lesson> seen_ = {};
    std::set<Date> gone_ = {};
    std::string evidence_ = {};
};

class Audit {
  public:
    Audit(const Attendance& attendance, const SilenceInput& input, const SilencePolicy& policy)
        : attendance_(attendance), input_(input), policy_(policy)
    {
        std::vector<LessonMark> marks;
        for (std::uint32_t student = 0; student < attendance.students(); ++student) {
            attendance.marks(student, marks);
            Child child;
            for (const auto& mark : marks) {
                if (mark.date > policy.as_of || (policy.since && mark.date < *policy.since) || mark.status == AttendanceStatus::not_enrolled) continue;
                add(student, mark);
                child.take(mark);
            }
            child.tell(attendance, student, found_);
        }
    }

    std::vector<Oddity> oddities()
    {
        for (const auto& [key, of_class] : classes_) smooth(of_class);
        unseen();
        head_counts();
        std::ranges::stable_sort(found_, {}, [](const Oddity& oddity) {
            return std::tuple(std::string_view(oddity.where.school_id), oddity.where.grade, std::string_view(oddity.where.name), oddity.finding,
                              std::string_view(oddity.student_id));
        });
        return std::move(found_);
    }

  private:
    ClassKey key_of(const SchoolClass& place) const
    {
        return {input_.schools.key(place.school_id, place.school_name), place.grade, place.name};
    }

    void add(std::uint32_t student, const LessonMark& mark)
    {
        const auto& place = attendance_.places()[mark.place];
        auto& of_class = classes_[key_of(place)];
        of_class.where = place;
        of_class.children.insert(attendance_.id(student));
        met_.insert(attendance_.id(student));
        auto& day = of_class.days[mark.date];
        day.students.insert(student);
        if (is_here(mark.status)) day.here.insert(student);
        if (mark.status != AttendanceStatus::present) day.marks.emplace(student, mark.lesson, mark.status);
    }

    void tell(Finding finding, const ClassDays& of_class, std::string evidence)
    {
        found_.push_back({finding, of_class.where, {}, {}, of_class.days.begin()->first, of_class.days.rbegin()->first, of_class.days.size(),
                          std::move(evidence)});
    }

    // Nobody is ever away, or always the same ones are, in the same lessons.
    void smooth(const ClassDays& of_class)
    {
        if (of_class.days.size() < policy_.days) return;
        const auto& first = of_class.days.begin()->second.marks;
        if (!std::ranges::all_of(of_class.days, [&](const auto& day) { return day.second.marks == first; })) return;
        if (first.empty()) tell(Finding::never_absent, of_class, say("{} children, and nobody was ever late or away", {of_class.children.size()}));
        else tell(Finding::same_marks, of_class, say("every day the same {} marks", {first.size()}));
    }

    void unseen()
    {
        for (const auto& pupil : input_.pupils) {
            const auto found = classes_.find(key_of(pupil.place()));
            if (found == classes_.end() || !awaited(pupil.status) || pupil.taught_at_home || pupil.key().empty() ||
                found->second.days.size() < policy_.days)
                continue;
            if (!met_.contains(pupil.key()))
                found_.push_back({Finding::never_seen, found->second.where, pupil.key(), std::string(pupil.name), found->second.days.begin()->first,
                                  found->second.days.rbegin()->first, found->second.days.size(), std::string(say("on the roster, in no lesson"))});
        }
    }

    void head_counts()
    {
        std::map<ClassKey, Oddity> differing;
        for (const auto& report : parts_of(input_.reports)) {
            const auto of_class = classes_.find(key_of(report.where()));
            if (!report.is_class() || report.reported == 0 || of_class == classes_.end()) continue;
            const auto day = of_class->second.days.find(report.date);
            if (day == of_class->second.days.end() || std::cmp_equal(day->second.here.size(), report.count.present)) continue;
            auto& oddity = differing.try_emplace(of_class->first, Oddity{.finding = Finding::head_count, .where = of_class->second.where, .first = report.date}).first->second;
            oddity.last = report.date;
            ++oddity.days;
            oddity.evidence = say("{}: {} reported present, the lessons have {}", {to_string(report.date), report.count.present, day->second.here.size()});
        }
        for (auto& [key, oddity] : differing) found_.push_back(std::move(oddity));
    }

    const Attendance& attendance_;
    const SilenceInput& input_;
    const SilencePolicy& policy_;
    std::map<ClassKey, ClassDays> classes_;
    std::set<std::string> met_;  // children with some row
    std::vector<Oddity> found_;
};

}  // namespace

std::vector<Oddity> find_silence(const Attendance& attendance, const SilenceInput& input, const SilencePolicy& policy)
{
    return Audit(attendance, input, policy).oddities();
}

}  // namespace baoxue
