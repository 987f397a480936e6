// One document, laid out in words: what every printer prints. Measures are points (1/72 inch) and
// millimetres.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "baoxue/base/words.hpp"

namespace baoxue::paper {

/// The form's own characters. Names are printed as they are in either.

struct Cell {
    std::string text;  ///< '\n' breaks the line
    int span = 1;      ///< columns it takes
};

struct TableRow {
    std::vector<Cell> cells;
    double lines = 1;      ///< at least so many lines high
    bool heading = false;  ///< repeated when the table goes on on another page
};

struct Block {
    enum class Kind {
        title,
        heading,
        paragraph,
        flush,
        centre,
        right,  ///< one text
        sign,   ///< lines under each other at the right, with room for a seal
        table,
        gap,  ///< `lines` empty lines
        cut,  ///< dashed, `text` in its middle
        qr,   ///< a code of `text`
        page  ///< the next page begins
    };
    Kind kind = Kind::paragraph;
    std::string text = {};  ///< '\n' breaks the line
    double size = 12;       ///< points
    double lines = 0;
    std::vector<int> widths = {};       ///< of a table's columns, relative
    std::vector<bool> flush_left = {};  ///< by column; others are centred when they fit on a line
    std::vector<TableRow> rows = {};
};

/// A4. A sheet with a cut is one page, each part between its cuts; others flow over as many as they need.
struct Sheet {
    struct {
        double top = 25, right = 24, bottom = 22, left = 26;
    } margin;  ///< millimetres
    std::vector<Block> blocks = {};
    bool landscape = false;  ///< the paper across; not of a sheet with a cut

    double width() const { return landscape ? 297 : 210; }  ///< millimetres
    double height() const { return landscape ? 210 : 297; }

    bool has_cut() const
    {
        return std::ranges::any_of(blocks, [](const Block& block) { return block.kind == Block::Kind::cut; });
    }
};

}  // namespace baoxue::paper
