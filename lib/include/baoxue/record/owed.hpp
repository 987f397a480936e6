// What somebody still has to do about a child or a school: a row of list-duties.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/csv/groups.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// About whom something is owed, and by whom. Of a school or the centre only what concerns it is filled.
struct Ward {
    std::string group = {};  ///< key_student, dropout, returned, concern, help, school, centre: see Duty::whom
    std::string owner = {};  ///< the person who answers for it; empty: nobody is named
    std::string student_id = {}, name = {}, school_id = {}, school_name = {}, grade = {}, class_name = {};
    std::string guardian_name = {}, guardian_phone = {}, address = {};
    std::string village = {};
    SpecialGroups special_groups = {};
    std::string because = {};        ///< why: the state of the case, the rule
    std::optional<Date> since = {};  ///< turns before this day were not owed
    std::optional<Date> until = {};  ///< nor those after this one
    std::optional<Date> settled = {};  ///< the day on which a concern was over, a help reviewed: no visit need tell it

    SchoolClass where() const { return parse_school_class(school_id, school_name, grade, class_name); }
};

struct BAOXUE_API Owed {
    enum class State { overdue, due, done };
    static constexpr auto last_state = State::done;

    State state = State::due;
    Date due = {};
    int days_over = 0;          ///< school days since it was due; 0 while it is not overdue
    std::size_t missed = 0;     ///< turns of the duty that passed without a visit, the first was due on `due`
    std::string duty = {};      ///< name of the duty, or the rule of flag-absent
    std::string task = {};      ///< what is to be done, in words
    std::string document = {};  ///< code "notice" of the paper that belongs to it, or empty
    std::optional<Date> last_visit = {};
    Ward ward = {};

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();  ///< for heading_of()
};

/// A duty, one time that it was due.
struct TurnOwed {
    Ward ward = {};
    std::string duty = {};
    Date due = {};
    std::optional<Date> done = {};  ///< on time, or later where it can be made up

    bool late() const { return done && *done > due; }
};

BAOXUE_API std::string_view to_string(Owed::State state);

BAOXUE_API void write(csv::Writer& out, const Owed& owed);

}  // namespace baoxue
