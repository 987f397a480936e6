// Cells and headings in normal form. Normal forms are for comparing; what is printed is the cell as it stood.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// The cell without outer blanks (also U+3000, no-break and zero-width ones, a stray byte-order mark). A view
/// into `cell`. O(length).
BAOXUE_API std::string_view trim(std::string_view cell);

/// The cell as its writer meant it: trimmed, `="00123"` and a leading `'` unwrapped, and empty for the
/// placeholders `-`, `--`, `—`, `——`, `/` (half and full width), `无`, `無`, `NULL`, `null`, `N/A`, `n/a`. A
/// view into `cell`. O(length).
BAOXUE_API std::string_view clean(std::string_view cell);

/// Full-width digits, letters and signs (U+FF01–FF5E, U+3000) as their ASCII forms; the rest as it is.
BAOXUE_API std::string half_width(std::string_view text);

/// Whether the cell names a person, a place or a telephone at all: not what is written where nobody knows (不详, 待定, 同上, #N/A).
BAOXUE_API bool names_something(std::string_view cell);

/// The digits of a text, full-width ones too, as ASCII: what is left of a phone to compare.
BAOXUE_API std::string digits_of(std::string_view text);

/// A key for comparing words: half width, without blanks and invisible characters, ASCII lower case,
/// traditional and variant characters folded to one form each (characters.hpp). Equal keys mean "the same
/// word, typed otherwise".
BAOXUE_API std::string fold(std::string_view text);

/// The name of a person for comparing: fold() of the cell as its writer meant it, without middle dots and what brackets
/// hold. What a school adds to tell namesakes apart (张伟A, 张伟2) stays.
BAOXUE_API std::string fold_name(std::string_view cell);

/// fold() of a heading, also without ★ ☆ ※ * : _ and brackets, and without what brackets hold when that only
/// says whether and how the column must be filled in: (必填), (可不填), (YYYY-MM-DD), (18位), (男/女) and the like.
BAOXUE_API std::string fold_heading(std::string_view heading);

/// How many columns of a terminal the text takes: East Asian wide characters two, combining marks none.
BAOXUE_API std::size_t display_width(std::string_view text);

/// The text cut or filled with blanks to exactly `columns` terminal columns.
BAOXUE_API std::string fit(std::string_view text, std::size_t columns);

/// The text as a terminal and a log may get it: what moves the cursor or turns the direction of writing is U+FFFD; line
/// ends and tabs stay.
BAOXUE_API std::string printable(std::string_view text);

/// What every file system and mail takes as a file's name: letters, digits and common Chinese characters of the
/// text, a hyphen for whatever stands between them and behind a name that Windows keeps for a device (con, lpt1), at most
/// `most` bytes and that hyphen. May be empty.
BAOXUE_API std::string file_name(std::string_view text, std::size_t most);

/// A grade from 1 to 9: 一年级, 七年级, 初一, 小一, 7, (六), G3; `2022级` needs the school year that began in
/// `school_year` (0: not known), and where that may be a first or a seventh grade also the stage: 小学2026级,
/// 初中2026级. Nothing when it is none of these. No allocation.
BAOXUE_API std::optional<int> parse_grade(std::string_view text, int school_year = 0);

/// A class folded to what tells it from its neighbours: 1, 01, (1)班, 七(1)班, 七年级1班, 2026级1班, 701 with
/// grade 7
/// -> "1"; without the grade 701 stays 701; words (实验班) are kept folded.
BAOXUE_API std::string parse_class(std::string_view text, int grade = 0);

}  // namespace baoxue
