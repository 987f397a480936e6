// What a row of any list says of the child it is about.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// Everything may be empty. A 校区 is part of the school that stands beside it: see with_campus().
struct Who {
    Id student_id = {}, national_id = {};
    std::string name = {}, former_name = {};  ///< fold_name()
    std::string name_text = {};               ///< the name as it stands
    std::string school_id = {}, school_name = {};
    int grade = 0;                ///< 1..9, 0: not told
    std::string class_name = {};  ///< parse_class()
    char gender = 0;              ///< 'M', 'F' or 0
    std::optional<Date> birth_date = {};
    std::string seat = {}, class_number = {};  ///< 座号 and 班内学号, parse_seat(): tell namesakes of one class apart

    bool numbered() const { return student_id.usable() || national_id.usable(); }
};

/// Whether two rows under one number of a document or a case are about two children: their names differ or, where one
/// tells none, their numbers. A child may have got another number since.
BAOXUE_API bool are_two_children(const Who& one, const Who& other);

/// 3, 03, 3号: 3; other texts folded.
BAOXUE_API std::string parse_seat(std::string_view cell);

/// The row's cells under the canonical columns student_id, national_id, name, former_name, school_id, school_name,
/// campus, grade, class, gender, birth_date,
/// seat_number, class_number; those that the table lacks are empty; of changes those of BEFORE.
/// A grade that only the cell of the class tells is the grade. O(cells).
BAOXUE_API Who who_in(const csv::Table& table, std::size_t row);

/// The same of many rows: their columns are found once. The table must live as long, and stay where it is.
class BAOXUE_API WhoReader {
  public:
    explicit WhoReader(const csv::Table& table);
    Who operator()(std::size_t row) const;

  private:
    const csv::Table& table_;
    std::vector<std::optional<std::size_t>> columns_;
};

/// The same of a row that stands elsewhere; `cell` gives the text of a canonical column, empty where there is none.
BAOXUE_API Who who_of(const std::function<std::string_view(std::string_view)>& cell);

/// 甲小 and 东 -> 甲小-东; the school itself where no campus is named or the school's text tells it already.
BAOXUE_API std::string with_campus(std::string_view school, std::string_view campus);

/// Kinds of a list about children, for csv::Table: those given, and the headings by which any list names a child.
BAOXUE_API std::vector<std::string> child_kinds(std::vector<std::string> kinds);

/// What a list about children must have to say whom it is about, for csv::require().
inline constexpr std::string_view child_columns = "student_id|national_id|name";

}  // namespace baoxue
