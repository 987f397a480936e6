// The classes that should report, and on which days.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "baoxue/daily.hpp"
#include "baoxue/rule/schools.hpp"

namespace baoxue::operation::daily {

/// Each class is one however its school is named.
class Roll {
  public:
    using Key = std::tuple<std::string, int, std::string>;  // school, grade, class

    Roll(const std::vector<Pupil>& pupils, const std::vector<SchoolClass>& places);

    /// The place with what others tell of its school.
    SchoolClass whole(SchoolClass place) const { return schools_.whole(std::move(place)); }
    Key key(const SchoolClass& place) const;
    const std::map<Key, SchoolClass>& classes() const { return classes_; }

  private:
    void add(const SchoolClass& place);

    Schools schools_;
    std::map<Key, SchoolClass> classes_;
};

/// The classes of the attendance that have rows, as it puts them; `reported` is Attendance::reported().
std::vector<SchoolClass> classes_of(const Attendance& attendance, const std::vector<Attendance::Reported>& reported);

/// Adds a word to the report's flags, unless it is there.
void add_flag(DailyReport& report, std::string_view word);

/// The slips of each child.
class Slips {
  public:
    explicit Slips(const std::vector<Leave>& leaves, bool late_too);

    /// The slip that covers the day, a suspension before others; nothing without one.
    const Leave* of(const std::string& child, Date day) const;

  private:
    std::map<std::string, std::vector<const Leave*>, std::less<>> leaves_;
    bool late_too_;
};

}  // namespace baoxue::operation::daily
