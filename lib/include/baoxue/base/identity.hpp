// Numbers that stand for a child: 身份证号 (GB 11643) and 学籍号. Two identifiers, never one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"

namespace baoxue {

/// What a number is worth as a key.
enum class IdState {
    none,       ///< empty, a placeholder, a cell without a digit or of one digit repeated (待补, #N/A, 0000)
    valid,      ///< 18 characters whose check digit fits, or a well-formed 学籍号
    unchecked,  ///< another form (15 digits without check digit, passport, local number): a key, but not
                ///< proved
    wrong,      ///< 18 characters whose check digit or birth date does not fit: told, still a key
    named,      ///< no number, but a name in a school, grade and class that stands for it: see named_id()
    damaged     ///< Excel's work (5.20502E+17, or 18 digits ending 000 that fail the check) or masked (*): never
                ///< a key
};

/// A number in normal form (half width, upper case, no blanks, `="…"` and `'` unwrapped, 15 digits widened to
/// 18).
struct Id {
    IdState state = IdState::none;
    std::string key = {};  ///< normal form; empty when none
    bool usable() const { return state != IdState::none && state != IdState::damaged; }
};

/// What stands in the place of a number where a child has none. Never written: csv::Writer leaves its cell empty. The parts are folded.
BAOXUE_API Id named_id(std::string_view name, std::string_view school, int grade, std::string_view class_name);

/// The key of an Id as it may be written: empty for that of a named one.
BAOXUE_API std::string_view shown(std::string_view key);

/// What a child goes by: its 学籍号, else its 身份证号; empty when neither is usable. Lists that ChildLists has settled
/// agree on it.
BAOXUE_API const std::string& child_key(const Id& student_id, const Id& national_id);

/// What the numbers of one child have in common: the 18 characters of a 身份证号 also where they stand in a 学籍号
/// (G or J and that number; L and the same 18 are the same child, verified later: 教基一〔2013〕7号 and the school
/// register's rules). The key itself of any other number; empty for none that is usable.
BAOXUE_API std::string_view person_number(const Id& id);

/// A 身份证号 or another document's number. GB 11643. Leading zeros are kept. An
/// 18-character number in normal form takes the short way: no folding.
BAOXUE_API Id parse_national_id(std::string_view cell);

/// A 学籍号: G (formal), J (formal, without ID) or L (temporary) and 18 characters, or a local form
/// (unchecked). The check digit is asked of G numbers only: for J and L the sources differ, so their birth
/// date must do.
BAOXUE_API Id parse_student_id(std::string_view cell);

/// The check character of the first 17 digits: ISO 7064 MOD 11-2, '0'..'9' or 'X'. `digits17` must be 17
/// digits.
BAOXUE_API char check_digit(std::string_view digits17);

/// The birth date inside an 18-character national number, or inside a G, J or L number that carries one.
BAOXUE_API std::optional<Date> birth_date_of(const Id& id);

/// 'M' or 'F' by the 17th digit (odd is male) of an 18-character national number; 0 when it tells nothing.
BAOXUE_API char gender_of(const Id& id);

}  // namespace baoxue
