// A sheet as strips across the page, each of which stays whole: what the page breaker moves and the PDF
// draws.
#pragma once

#include <cairo.h>

#include <cstddef>
#include <functional>
#include <vector>

#include "baoxue/base/error.hpp"
#include "paper/measures.hpp"
#include "paper/press/typeset.hpp"

namespace baoxue::paper {

constexpr double page_width = 210 * points_per_mm;
constexpr double page_height = 297 * points_per_mm;

struct Strip {
    enum class Kind { text, cut, page };
    Kind kind = Kind::text;
    double height = 0;
    bool with_next = false;  // not the last of a page: a heading
    std::size_t head = 0,
                head_end = 0;  // the strips of the table's heading, drawn again at the top of a page
    std::function<void(cairo_t*, double y)> draw = [](cairo_t*, double) {};
};

// The sheet at `scale` times its sizes. Throws Error `data` at `place` for a glyph that no font has.
std::vector<Strip> cut_into_strips(const Sheet& sheet, double scale, OpenFonts& fonts, const Place& place);

}  // namespace baoxue::paper
