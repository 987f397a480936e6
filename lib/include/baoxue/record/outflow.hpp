// A row of list-outflow (流出學生花名冊) or of list-inflow: where a child went or came from, what proves it,
// who must do what next. Domain reference 3.2 and 10.4.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/api.hpp"
#include "baoxue/csv/writer.hpp"
#include "baoxue/date.hpp"

namespace baoxue {

enum class Flow { out, in };

/// What is known of the child's other school, the strongest that holds.
enum class ProofState {
    proved,   ///< by the papers that the reason needs
    matched,  ///< found on the other school's list by number: written matched_inflow (out), matched_outflow
              ///< (in)
    claimed,  ///< a reason, but not the papers
    expired,  ///< a paper that is too old, or a 休學 that is over
    contradicted,  ///< the papers name another child, or the other school's list does not have this one
    none
};

BAOXUE_API std::string_view to_string(ProofState state, Flow flow);

/// One child. `destination` and `destination_school_id` are written as origin and origin_school_id in an
/// inflow.
struct BAOXUE_API Outflow {
    std::size_t row = 0;  ///< of the child's last change, for the roster's columns
    std::string student_id = {}, name = {}, school = {}, grade = {}, class_name = {};
    std::optional<Date> move_date = {};
    std::string reason = {};  ///< a code of the vocabulary "outflow"
    std::string destination = {}, destination_school_id = {};
    ProofState proof_state = ProofState::none;
    std::string proof_type = {}, proof_no = {};  ///< codes of the vocabulary "proof", `;` between
    std::optional<Date> proof_date = {};
    bool normal =
        false;  ///< 正常流出: proved or matched, and of a normal kind; else 非正常流失 or not placed yet
    bool certain = true;     ///< false: a person must look before anything follows from it
    int days_since = 0;      ///< school days since the move
    std::string level = {};  ///< of the rule; not written
    std::string actor = {}, action = {};
    std::optional<Date> due = {};
    std::string rule = {};
    std::string evidence =
        {};  ///< where each piece stands: `transfer=transfers.csv:17; found=二中 by=student_id`
    std::string flags = {};  ///< words, `;` between

    static const std::vector<std::string>& columns(Flow flow);
    static const std::vector<std::string>& kinds(Flow flow);  ///< for label(): outflow or inflow, then roster
};

/// The cells of columns(); the row is left open for the roster's own columns.
BAOXUE_API void write(csv::Writer& out, const Outflow& outflow, Flow flow);

}  // namespace baoxue
