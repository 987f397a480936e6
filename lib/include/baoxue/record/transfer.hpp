// A row of transfers.csv: that a child left or came, and the papers that prove it, as
// the schools and the register of 学籍 tell them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// One move of one child. Several rows of the same child bring their papers together. Texts are as they stand
/// in the table and live as long as it does.
struct BAOXUE_API Transfer {
    enum class Direction { out, in };

    Direction direction = Direction::out;
    Id student_id, national_id;
    std::string_view name;
    std::optional<Date> birth_date;
    int grade = 0;  ///< 1..9; 0: not told
    std::string_view school_id, school_name;  ///< the school that reports the move
    std::optional<Date> move_date;
    std::string_view reason;  ///< a code of the vocabulary "outflow"; empty when not told
    std::string_view other_school, other_school_id, other_place;  ///< where to (out) or where from (in)
    std::vector<std::string_view> proofs;                         ///< codes of the vocabulary "proof", without `none`
    std::string_view proof_no;
    std::optional<Date> proof_date;
    std::string_view proof_issuer;  ///< whose seal is on it
    bool turned_down = false;  ///< an office refused the move, or the other school was asked and has no such child
    bool system_done = false;  ///< the register has moved the 学籍
    std::optional<Date> system_done_date;
    Place place;

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"transfers"}
};

/// Every row, in the order of the file. Rejected: a direction, reason, proof, date or yes/no that cannot be
/// read.
BAOXUE_API std::vector<Transfer> read_transfers(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
