#include "operation/page/charts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "baoxue/base/percent.hpp"
#include "baoxue/base/html.hpp"
#include "operation/page/markup.hpp"

namespace baoxue::operation::page {
namespace {

constexpr double width = 300, height = 84, left = 34, right = 6, top = 6, bottom = 16;

std::string open(double wide, double high, std::string_view kind, std::string_view words)
{
    return fmt::format("<svg class=\"{}\" viewBox=\"0 0 {:g} {:g}\" role=\"img\" aria-label=\"{}\">\n", kind, wide,
                       high, html_escaped(words));
}

std::string month_day(Date date)
{
    const std::chrono::year_month_day day(date);
    return fmt::format("{}-{}", static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

// 0 to 4: nobody, up to 2, 5 and 10 %, more.
int shade(const Cell& cell)
{
    const auto share = basis_points(cell.absent, cell.expected).value_or(0);
    return share == 0 ? 0 : share <= 200 ? 1 : share <= 500 ? 2 : share <= 1000 ? 3 : 4;
}

}  // namespace

std::string line(const std::vector<Point>& points, const std::vector<Point>& behind, long long lowest, std::string_view words)
{
    const double step = points.size() < 2 ? 0 : (width - left - right) / static_cast<double>(points.size() - 1);
    const double full = 10'000.0 - static_cast<double>(lowest);
    const auto y = [&](long long rate) {
        return top + (height - top - bottom) * (10'000.0 - static_cast<double>(rate)) / full;
    };
    std::string svg = open(width, height, "line", words);
    for (const long long rate : {lowest, 10'000LL})
        svg += fmt::format(
            "<line class=\"axis\" x1=\"{:g}\" x2=\"{:g}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>"
            "<text x=\"{:g}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n",
            left, width - right, y(rate), y(rate), left - 4, y(rate) + 4, rate / 100);
    std::string path, path_behind;
    bool drawn = false;
    for (std::size_t i = 0; i < std::min(points.size(), behind.size()); ++i) {
        const auto rate = behind[i].rate;
        if (rate) path_behind += fmt::format("{}{:.1f} {:.1f}", drawn ? "L" : "M", left + step * static_cast<double>(i), y(*rate));
        drawn = rate.has_value();
    }
    if (!path_behind.empty()) svg += fmt::format("<path class=\"behind\" d=\"{}\"/>\n", path_behind);
    drawn = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto rate = points[i].rate;
        const double x = left + step * static_cast<double>(i);
        if (rate) path += fmt::format("{}{:.1f} {:.1f}", drawn ? "L" : "M", x, y(*rate));
        drawn = rate.has_value();
        const bool alone = drawn && (i == 0 || !points[i - 1].rate) && (i + 1 == points.size() || !points[i + 1].rate);
        if (alone || (drawn && i + 1 == points.size()))
            svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.5\"/>\n", x, y(*rate));
    }
    svg += fmt::format("<path d=\"{}\"/>\n", path);
    if (!points.empty())
        svg += fmt::format(
            "<text x=\"{:g}\" y=\"{:g}\">{}</text><text x=\"{:g}\" y=\"{:g}\" text-anchor=\"end\">{}</text>\n", left,
            height - 3, month_day(points.front().date), width - right, height - 3, month_day(points.back().date));
    return svg + "</svg>\n";
}

std::string calendar(const std::vector<Cell>& cells, std::string_view words)
{
    using std::chrono::days, std::chrono::weekday;
    if (cells.empty()) return {};
    constexpr int side = 18, gap = 2;
    const Date first = cells.front().date;
    const Date monday = first - days(weekday(first).iso_encoding() - 1);
    const auto column = [&](Date date) { return (date - monday).count() / 7; };
    const auto weeks = column(cells.back().date) + 1;
    std::string svg = open(static_cast<double>(weeks * (side + gap)), 7 * (side + gap) + 14, "calendar", words);
    for (const auto& cell : cells) {
        const auto x = column(cell.date) * (side + gap);
        const unsigned y = 14 + (weekday(cell.date).iso_encoding() - 1) * (side + gap);
        svg += fmt::format(R"(<g><title>{}</title><rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)",
                           html_escaped(cell.words), cell.reported ? fmt::format("q{}", shade(cell)) : "silent", x, y, side,
                           side);
        if (!cell.reported || cell.absent > 0)
            svg += fmt::format(R"(<text class="{}" x="{}" y="{}" text-anchor="middle">{}</text>)",
                               cell.reported && shade(cell) > 2 ? "on" : "", x + side / 2, y + 13,
                               cell.reported ? std::to_string(cell.absent) : "?");
        svg += "</g>\n";
    }
    for (long week = 0; week < weeks; week += 4)
        svg +=
            fmt::format("<text x=\"{}\" y=\"10\">{}</text>\n", week * (side + gap), month_day(monday + days(7 * week)));
    return svg + "</svg>\n";
}

std::string bar(std::size_t count, std::size_t most)
{
    const double share = most == 0 ? 0 : 200.0 * static_cast<double>(count) / static_cast<double>(most);
    return fmt::format(
        R"(<svg class="bar" viewBox="0 0 200 12" aria-hidden="true"><rect width="{:.1f}" height="12"/></svg>)", share);
}

}  // namespace baoxue::operation::page
