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
    bool of_punches = false;               ///< its cells may hold what day_of_punches() reads
    bool strict = false;                   ///< a cell that is not understood rejects its row
    std::optional<Vocabulary> vocabulary;  ///< of a column of codes

    /// `column` is null for a heading that nobody knows.
    Form(std::string name_, const Column* column, std::string_view profile);

    /// The cell in canonical form; nothing when it is not understood.
    std::optional<std::string> canonical(std::string_view cell, const Setting& setting) const;

    /// Why a cell is not understood; names no word that may be one of the row's `names`.
    std::string reason(std::string_view cell, std::initializer_list<std::string_view> names = {}) const;
};

}  // namespace baoxue::operation::normalize
