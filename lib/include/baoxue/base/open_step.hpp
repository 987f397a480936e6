// A rung of a ladder that was reached and is still to be done, and how a cell holds several of them:
// L1:2026-09-01:2026-09-02:teacher:班主任:visit_form:家访或电话;…
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"

namespace baoxue {

struct OpenStep {
    std::string rule = {};
    Date reached_on = {}, due = {};
    std::string level = {}, actor = {}, action = {};
    std::string document = {};  ///< code `notice`, or empty
};

/// One cell; a semicolon in a text, or a colon in any but the action, becomes another mark.
BAOXUE_API std::string to_cell(const std::vector<OpenStep>& steps);

/// The steps of such a cell, none of an empty one; nothing when it is none.
BAOXUE_API std::optional<std::vector<OpenStep>> parse_open_steps(std::string_view cell);

}  // namespace baoxue
