// A row of a roster as those see it who look after the child: where it learns, lives, and who is responsible.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/school_class.hpp"
#include "baoxue/csv/groups.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// One child of a roster that fits into memory. Texts are as they stand in the table and live as long as it
/// does. (Roster is for comparing lists of millions; this is for lists of duties.)
struct BAOXUE_API Pupil {
    Id student_id, national_id;
    std::string_view name, school_id, school_name;
    int grade = 0;            ///< 1..9; 0 where the roster does not tell
    std::string class_name;   ///< parse_class()
    std::string_view status;  ///< code of "status", empty where the roster does not tell
    std::string_view village, address, guardian_name, guardian_phone;
    std::string_view head_teacher, responsible_teacher;
    /// 重点生, 留守, 建档立卡, 孤儿, 残疾.
    bool key_student = false, left_behind = false, poor = false, orphan = false, disabled = false;
    SpecialGroups special_groups = {};
    bool taught_at_home = false;  ///< 送教上门
    std::size_t row = 0;          ///< in the table

    /// What it goes by in all lists of a run: child_key().
    const std::string& key() const;
    /// Its class; the school as the roster names it.
    SchoolClass place() const;
    /// The same for brothers and sisters: the guardian's phone, else guardian and address; empty when unknown.
    std::string family() const;

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"roster"}
};

/// Every row, in the order of the file. Rejected: a status or a yes/no that is no known word.
BAOXUE_API std::vector<Pupil> read_pupils(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
