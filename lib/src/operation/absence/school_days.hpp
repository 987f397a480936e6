// Which days count for which school, and which classes reported on them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "baoxue/absence.hpp"
#include "baoxue/rule/schools.hpp"

namespace baoxue {

/// The days from `since` to `as_of` that count: the calendar's school days, or without one the days on which
/// the school has a row.
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
    std::size_t most() const;                                     ///< of the school with the most
    std::size_t schools_reported() const;                         ///< that have a row of attendance

    /// The school days on which the class has a row (its school, where rows name no class); none for one that never
    /// has.
    const std::vector<Date>& reported(const SchoolClass& place) const;

    /// Every class that has a row or is in the roster, on each of its school days without one. By class, then
    /// date.
    std::vector<Unreported> unreported() const;

  private:
    struct Class {
        std::string school;
        int grade;
        std::string name;
        friend auto operator<=>(const Class&, const Class&) = default;
    };

    Class class_of(const SchoolClass& place) const;
    void learn_names(const std::vector<SchoolClass>& places);

    Date since_ = {};
    Schools schools_;
    std::map<std::string, std::vector<Date>> days_;  // by school
    std::map<Class, std::vector<Date>> reported_;
    std::map<Class, SchoolClass> classes_;  // all that should report
};

}  // namespace baoxue
