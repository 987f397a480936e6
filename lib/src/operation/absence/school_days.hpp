// Which days count for which school, and which classes reported on them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "baoxue/absence.hpp"
#include "baoxue/rule/schools.hpp"

namespace baoxue::operation::absence {

/// The days from `since` to `as_of` that count: the calendar's school days, or without one the days on which the school
/// has a row; not those on which all its rows say that it was closed. Of a school of whose rows none says that somebody
/// was here, the days up to its last row, without a calendar from its first: whoever is not in them was
/// present, or nobody knows.
class SchoolDays {
  public:
    /// `classes` of the roster: they tell which name belongs to which school_id, and which classes should
    /// report.
    SchoolDays(const Attendance& attendance, const Calendar& calendar, const AbsencePolicy& policy,
               const std::vector<SchoolClass>& classes);

    Date since() const { return since_; }
    /// The school_id of Schools::whole(), else the name.
    std::string school_of(const SchoolClass& place) const;
    const std::vector<Date>& of(const SchoolClass& place) const;  ///< ascending
    bool absences_only(const SchoolClass& place) const;           ///< no row of the school says that somebody was here
    std::size_t absences_only() const { return absences_only_.size(); }  ///< schools
    std::optional<Date> newest() const { return newest_; }        ///< the last day with a row about a lesson
    std::size_t most() const;                                     ///< of the school with the most
    std::size_t schools_reported() const;                         ///< that have a row of attendance

    /// The school days on which the class has a row (its school, where rows name no class); none for one that never
    /// has.
    const std::vector<Date>& reported(const SchoolClass& place) const;

    /// Every class that has a row or is in the roster, on each of its school days without one; where a school told
    /// absences only, if a calendar names its days. By class, then date.
    std::vector<Unreported> unreported() const;

  private:
    struct Class {
        std::string school;
        int grade;
        std::string name;
        friend auto operator<=>(const Class&, const Class&) = default;
    };

    struct School {
        std::set<Date> told, closed;  // by any of its classes
        bool present = false;
    };

    Class class_of(const SchoolClass& place) const;
    std::vector<Date> counted(const std::string& id, const School& school, const Calendar& calendar,
                              const AbsencePolicy& policy) const;
    void learn_names(const std::vector<SchoolClass>& places);

    bool calendar_given_;
    Date since_ = {};
    std::optional<Date> newest_;
    std::set<std::string> absences_only_;  // schools
    Schools schools_;
    std::map<std::string, std::vector<Date>> days_;  // by school
    std::map<Class, std::vector<Date>> reported_;
    std::map<Class, SchoolClass> classes_;  // all that should report
};

}  // namespace baoxue::operation::absence
