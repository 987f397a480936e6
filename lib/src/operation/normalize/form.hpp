// Cells in the form that their columns ask for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"

namespace baoxue::operation::normalize {

/// What a cell means may depend on.
struct Setting {
    int school_year = 0;  ///< for grades
    int grade = 0;        ///< for classes
};

/// How the cells of one column are written.
struct Form {
    std::string name;                      ///< of the column: canonical, or the heading as it stands
    std::string_view form = "text";        ///< see Column
    bool strict = false;                   ///< a cell that is not understood rejects its row
    std::optional<Vocabulary> vocabulary;  ///< of a column of codes

    /// `column` is null for a heading that nobody knows.
    Form(std::string name_, const Column* column, std::string_view profile);

    /// The cell in canonical form; nothing when it is not understood.
    std::optional<std::string> canonical(std::string_view cell, const Setting& setting) const;

    /// Why a cell is not understood.
    std::string_view reason() const;
};

}  // namespace baoxue::operation::normalize
