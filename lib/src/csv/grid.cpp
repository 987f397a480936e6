#include "baoxue/csv/grid.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"

namespace baoxue::csv {
namespace {

constexpr std::size_t gap = 2, narrow = 12, longest = 60;  // columns of the terminal
constexpr std::string_view bold = "\033[1m", red = "\033[31m", yellow = "\033[33m", green = "\033[32m", plain = "\033[0m";

// What a cell says at a glance; of a column without a code: every number above 0.
struct Mark {
    std::string_view column, code, color;
};
constexpr Mark marks[] = {
    {"certainty", "certain", green},     {"certainty", "review", yellow},    {"severity", "error", red},
    {"severity", "warning", yellow},     {"state", "overdue", red},          {"state", "due", yellow},
    {"state", "done", green},            {"proof_state", "proved", green},   {"proof_state", "none", red},
    {"proof_state", "expired", yellow},  {"proof_state", "claimed", yellow}, {"proof_state", "contradicted", red},
    {"days_over", "", red},              {"overdue", "", red},
};

bool number(std::string_view cell)
{
    const auto digit = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '%' || c == '-'; };
    return cell.size() <= 9 && std::ranges::all_of(cell, digit);
}

bool above_zero(std::string_view cell)
{
    return number(cell) && !cell.starts_with('-') && cell.find_first_of("123456789") != cell.npos;
}

// One line, nothing that moves the cursor.
std::string one_line(std::string_view cell)
{
    std::string line = printable(cell);
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return line;
}

std::string_view color_of(const Listing& listing, std::size_t column, std::string_view cell)
{
    const auto& name = listing.columns[column];
    const auto field = vocabulary_of(listing.kinds, name);
    const auto meant = field.empty() ? std::string_view() : canonical(field, cell);
    for (const auto& mark : marks)
        if (mark.column == name && (mark.code.empty() ? above_zero(cell) : mark.code == cell || mark.code == meant))
            return mark.color;
    return {};
}

std::string cut(const std::string& cell, std::size_t width, bool right)
{
    const auto wide = display_width(cell);
    if (wide > width) return fit(cell, width - 1) + "…";
    return right ? std::string(width - wide, ' ') + cell : fit(cell, width);
}

struct Layout {
    std::vector<std::size_t> widths;
    std::vector<bool> right;
};

Layout measure(const Listing& listing)
{
    const std::size_t columns = listing.columns.size();
    Layout layout{{}, std::vector<bool>(columns, true)};
    for (const auto& heading : listing.headings) layout.widths.push_back(display_width(one_line(heading)));
    for (std::size_t i = 0; i < listing.cells.size(); ++i) {
        auto& width = layout.widths[i % columns];
        width = std::max(width, display_width(one_line(listing.cells[i])));
        if (!number(listing.cells[i])) layout.right[i % columns] = false;
    }
    for (auto& width : layout.widths) width = std::clamp<std::size_t>(width, 1, longest);
    return layout;
}

// The last columns go until the others can be made to fit, then the longest of those give way.
void squeeze(std::vector<std::size_t>& widths, std::size_t room)
{
    const auto total = [&](auto width_of) {
        return std::accumulate(widths.begin(), widths.end(), std::size_t{0},
                               [&](std::size_t sum, std::size_t width) { return sum + width_of(width) + gap; }) - gap;
    };
    while (widths.size() > 1 && total([](std::size_t width) { return std::min(width, narrow); }) > room) widths.pop_back();
    for (auto all = total([](std::size_t width) { return width; }); all > room; --all) {
        auto& widest = *std::ranges::max_element(widths);
        if (widest == 1) return;
        --widest;
    }
}

}  // namespace

Grid grid(const Listing& listing, const GridOptions& options)
{
    auto [widths, right] = measure(listing);
    const std::size_t columns = widths.size();
    if (options.width != 0 && columns != 0) squeeze(widths, options.width);
    Grid made{.columns_hidden = columns - widths.size()};
    const auto line = [&](auto cell_of) {
        std::string text;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (i != 0) text.append(gap, ' ');
            text += cell_of(i);
        }
        made.text += text.erase(text.find_last_not_of(' ') + 1) + "\n";
        ++made.lines;
    };
    const auto colored = [&](std::string text, std::string_view color) {
        return color.empty() || !options.color ? text : std::string(color) + text + std::string(plain);
    };
    line([&](std::size_t i) { return colored(cut(one_line(listing.headings[i]), widths[i], right[i]), bold); });
    line([&](std::size_t i) {
        std::string rule;
        for (std::size_t at = 0; at < widths[i]; ++at) rule += "─";
        return rule;
    });
    for (std::size_t row = 0; columns != 0 && row * columns < listing.cells.size(); ++row)
        line([&](std::size_t i) {
            const auto& cell = listing.cells[row * columns + i];
            return colored(cut(one_line(cell), widths[i], right[i]), color_of(listing, i, cell));
        });
    return made;
}

}  // namespace baoxue::csv
