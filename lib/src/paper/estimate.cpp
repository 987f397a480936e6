#include "paper/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "baoxue/base/text.hpp"
#include "paper/measures.hpp"

namespace baoxue::paper {
namespace {

// How many lines a text of this width takes, if every character is as wide as it may be.
double lines_of(std::string_view text, double size, double width)
{
    double lines = 0;
    for (std::size_t from = 0; from <= text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        lines += std::max(
            1.0, std::ceil(static_cast<double>(display_width(text.substr(from, end - from))) * size / 2 / width));
        from = end + 1;
    }
    return lines;
}

double table_height(const Block& block, double size, double width)
{
    const double total = std::accumulate(block.widths.begin(), block.widths.end(), 0);
    double height = 0.3 * size;
    for (const auto& row : block.rows) {
        double lines = row.lines;
        std::size_t column = 0;
        for (const auto& cell : row.cells) {
            double share = 0;
            for (int i = 0; i < cell.span; ++i) share += block.widths[column++] / total;
            lines = std::max(lines, lines_of(cell.text, size, share * width - 2 * cell_padding * size));
        }
        height += (lines * cell_pitch + 2 * cell_padding) * size + 0.6;
    }
    return height;
}

// About how high the sheet is, in points: the browser that sets it cannot be asked.
double height_of(const Sheet& sheet, double scale)
{
    const double width = (210 - sheet.margin.left - sheet.margin.right) * points_per_mm;
    double height = 0;
    for (const auto& block : sheet.blocks) {
        const double size = block.size * scale;
        const double pitch = text_pitch * size;
        switch (block.kind) {
            case Block::Kind::title:
                height += lines_of(block.text, size * title_size, width) * pitch * title_size + title_room * size;
                break;
            case Block::Kind::paragraph:
                height += lines_of("　　" + block.text, size, width) * pitch;
                break;
            case Block::Kind::sign:
                height += lines_of(block.text, size, width) * pitch + seal_room * size;
                break;
            case Block::Kind::table:
                height += table_height(block, size, width);
                break;
            case Block::Kind::gap:
                height += block.lines * pitch;
                break;
            case Block::Kind::cut:
                height += cut_height * size;
                break;
            case Block::Kind::qr:
            case Block::Kind::page:
                break;
            default:
                height += lines_of(block.text, size, width) * pitch;
        }
    }
    return height;
}

}  // namespace

// The scale at which a sheet with cuts stays on its page, with something to spare for how a browser breaks
// lines.
double scale_of(const Sheet& sheet)
{
    const double room = (297 - sheet.margin.top - sheet.margin.bottom) * points_per_mm;
    for (const double scale : scales)
        if (height_of(sheet, scale) < 0.97 * room) return scale;
    return std::end(scales)[-1];
}

}  // namespace baoxue::paper
