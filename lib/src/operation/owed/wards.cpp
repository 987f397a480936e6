// The children, schools and offices about which something is owed, and who answers for them.
#include <map>

#include "baoxue/base/grade.hpp"
#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/owed.hpp"
#include "baoxue/rule/deadline.hpp"
#include "baoxue/rule/enrolment.hpp"

namespace baoxue {
namespace {

class Wards {
  public:
    Wards(const OwedPeople& people, const Calendar& calendar, OwedInput& input)
        : people_(people), calendar_(calendar), input_(input)
    {
        for (const auto& pupil : people.pupils)
            if (!pupil.key().empty()) by_key_.emplace(pupil.key(), &pupil);
        for (const auto& row : people.assignments)
            if (!row.student_id.empty()) teachers_.emplace(row.student_id, row.person);
            else if (row.village.empty() && row.class_name.empty())
                persons_.emplace(std::pair(row.role, row.school_id), row.person);
    }

    void add_key_students()
    {
        for (const auto& pupil : people_.pupils)
            if (pupil.key_student && counts_as_enrolled(pupil) && !pupil.key().empty())
                input_.wards.push_back(ward_of(pupil.key(), "key_student"));
    }

    void add_cases()
    {
        for (const auto& of_child : people_.cases) {
            const bool open = ledger_of(of_child.state) != CaseLedgerKind::none;
            const bool watched = of_child.state == "watch";
            if (!open && !watched && of_child.state != "returned") continue;
            auto ward = ward_of(of_child.student_id, open ? "dropout" : watched ? "key_student" : "returned");
            if (ward.name.empty()) fill_in(ward, of_child, of_child.grade);  // no longer on the roster
            ward.because = of_child.case_id + ' ' + of_child.state;
            ward.since = of_child.state == "returned" ? of_child.closed_on : of_child.opened_on;
            if (of_child.state == "returned")
                ward.until = due_day(*of_child.closed_on, days_to_watch, calendar_, ward.school_id);
            input_.wards.push_back(std::move(ward));
        }
    }

    void add_concerns()
    {
        for (const auto& concern : people_.concerns) {
            if (left(child_key(concern.student_id, concern.national_id))) continue;
            auto ward = ward_of(child_key(concern.student_id, concern.national_id), "concern");
            ward.because = label("concern", concern.kind, spoken());
            ward.since = concern.date;
            ward.settled = concern.closed_on;
            input_.wards.push_back(std::move(ward));
        }
    }

    void add_helps()
    {
        for (const auto& help : people_.helps) {
            if (!help.review_date || left(child_key(help.student_id, help.national_id))) continue;
            auto ward = ward_of(child_key(help.student_id, help.national_id), "help");
            ward.because = label("help", help.kind, spoken());
            ward.since = help.review_date;
            if (!help.effect.empty()) ward.settled = help.reviewed_on;
            input_.wards.push_back(std::move(ward));
        }
    }

    void add_flags()
    {
        for (const auto& row : people_.flags) {
            Flagged flag{ward_of(row.student_id, "flagged"),  row.rule,       row.action, row.document,
                         row.first_absent.value_or(Date()), row.reached_on, row.due};
            if (flag.ward.name.empty()) fill_in(flag.ward, row, grade_text(row.grade));
            flag.ward.because = row.metric + ' ' + row.days_text;
            for (const auto& step : row.open_steps) add_step(flag, step);
            flag.ward.owner = owner_of(flag.ward, row.level);
            input_.flags.push_back(std::move(flag));
        }
    }

    // What a lower rule asks of its own person.
    void add_step(Flagged flag, const OpenStep& step)
    {
        flag.rule = step.rule, flag.action = step.action, flag.document = step.document;
        flag.reached_on = step.reached_on, flag.due = step.due;
        flag.ward.owner = owner_of(flag.ward, step.level);
        input_.flags.push_back(std::move(flag));
    }

    // The schools of the roster, each with its head, and the centre.
    void add_places()
    {
        std::map<std::string, std::string> schools;
        for (const auto& pupil : people_.pupils) schools.emplace(half_width(pupil.school_id), pupil.school_name);
        for (const auto& [id, name] : schools)
            input_.wards.push_back(
                {.group = "school", .owner = person_of("school", id), .school_id = id, .school_name = name});
        input_.wards.push_back({.group = "centre", .owner = person_of("centre", "")});
    }

  private:
    // The roster has the child, and no longer as one of the school's.
    bool left(const std::string& key) const
    {
        const auto found = by_key_.find(key);
        return found != by_key_.end() && !counts_as_enrolled(*found->second);
    }

    // What no roster tells.
    template <class Row>
    static void fill_in(Ward& ward, const Row& row, std::string grade)
    {
        ward.name = row.name;
        ward.school_id = row.school_id;
        ward.school_name = row.school_name;
        ward.grade = std::move(grade);
        ward.class_name = row.class_name;
    }

    std::string teacher_of(const Pupil& pupil) const
    {
        if (const auto found = teachers_.find(pupil.key()); found != teachers_.end()) return found->second;
        return std::string(pupil.responsible_teacher.empty() ? pupil.head_teacher : pupil.responsible_teacher);
    }

    std::string person_of(const std::string& role, const std::string& school_id) const
    {
        const auto found = persons_.find({role, school_id});
        return found == persons_.end() ? std::string() : found->second;
    }

    // The ward's own teacher answers for what the teacher must do; the school's head or the centre for the rest.
    std::string owner_of(const Ward& ward, const std::string& level) const
    {
        if (level == "teacher") return ward.owner;
        const std::string role = level == "school" ? "school" : "centre";
        const auto of_school = person_of(role, ward.school_id);  // the centre may have one for each school
        return of_school.empty() ? person_of(role, "") : of_school;
    }

    Ward ward_of(const std::string& key, std::string group) const
    {
        Ward ward{.group = std::move(group), .student_id = key};
        const auto found = by_key_.find(key);
        if (found == by_key_.end()) return ward;
        const Pupil& pupil = *found->second;
        ward.owner = teacher_of(pupil);
        ward.name = pupil.name;
        ward.school_id = half_width(pupil.school_id);
        ward.school_name = pupil.school_name;
        ward.grade = grade_text(pupil.grade);
        ward.class_name = pupil.class_name;
        ward.guardian_name = pupil.guardian_name;
        ward.guardian_phone = pupil.guardian_phone;
        ward.address = pupil.address;
        ward.village = pupil.village;
        ward.special_groups = pupil.special_groups;
        return ward;
    }

    const OwedPeople& people_;
    const Calendar& calendar_;
    OwedInput& input_;
    std::map<std::string, const Pupil*> by_key_;
    std::map<std::string, std::string> teachers_;                         // of students
    std::map<std::pair<std::string, std::string>, std::string> persons_;  // by role and school
};

}  // namespace

void add_wards(OwedInput& input, const OwedPeople& people, const Calendar& calendar)
{
    Wards wards(people, calendar, input);
    wards.add_key_students();
    wards.add_cases();
    wards.add_concerns();
    wards.add_helps();
    wards.add_flags();
    wards.add_places();
}

}  // namespace baoxue
