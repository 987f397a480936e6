#include "operation/normalize/grid.hpp"

#include <algorithm>

#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "base/digit.hpp"

namespace baoxue::shape {
namespace {

using namespace std::chrono;

constexpr std::size_t fewest_slots = 3;

bool take_back(std::string& text, std::string_view what)
{
    if (!text.ends_with(what)) return false;
    text.resize(text.size() - what.size());
    return true;
}

// 1上, 1上午, 1日下午
std::string take_session(std::string& text)
{
    if (take_back(text, "上午") || take_back(text, "上") || take_back(text, "am")) return "am";
    if (take_back(text, "下午") || take_back(text, "下") || take_back(text, "pm")) return "pm";
    return "";
}

// 1 to 31, 一 to 十二
unsigned number(const std::string& text)
{
    static constexpr std::string_view words[] = {"一", "二", "三", "四", "五",   "六",
                                                 "七", "八", "九", "十", "十一", "十二"};
    if (const auto* word = std::ranges::find(words, text); word != std::end(words))
        return static_cast<unsigned>(word - words) + 1;
    if (text.empty() || text.size() > 2 || !std::ranges::all_of(text, is_digit<char>)) return 0;
    return static_cast<unsigned>(std::stoul(text));
}

// What a heading stands for, if it is a slot's.
struct Mark {
    std::optional<Date> date = {};  // 2026-09-01
    unsigned month = 0;             // 9月1日, 9/1
    unsigned day = 0;               // 1, 01, 1日
    unsigned lesson = 0;            // 1, 第1节, 第一节
    std::string session = {};
};

std::optional<Mark> read(std::string_view heading)
{
    if (const auto date = parse_date(heading)) return Mark{date};
    std::string text = fold(heading);
    Mark mark;
    if (text.starts_with("第") || text.ends_with("节")) {
        take_back(text, "节课") || take_back(text, "节");
        if (text.starts_with("第")) text.erase(0, std::string_view("第").size());
        mark.lesson = number(text);
        return mark.lesson >= 1 && mark.lesson <= 12 ? std::optional(mark) : std::nullopt;
    }
    mark.session = take_session(text);
    const bool named = take_back(text, "日") || take_back(text, "号");
    for (const std::string_view between : {"月", "/", "-"})
        if (const auto at = text.find(between); at != text.npos && mark.month == 0) {
            mark.month = number(text.substr(0, at));
            text.erase(0, at + between.size());
        }
    if (text.empty() || !is_digit(text[0])) return {};
    mark.day = number(text);
    if (!named && mark.month == 0 && mark.session.empty() && mark.day <= 12) mark.lesson = mark.day;
    return mark.day >= 1 && mark.day <= 31 ? std::optional(mark) : std::nullopt;
}

// The first date or month, whichever `parse` reads, that stands in the text above the heading.
std::optional<Date> first_in(std::string_view title, std::optional<Date> (*parse)(std::string_view))
{
    const std::string text = half_width(title);
    const auto digit_at = [&](std::size_t at) { return at < text.size() && is_digit(text[at]); };
    for (std::size_t at = text.find("20"); at != text.npos; at = text.find("20", at + 1)) {
        const std::size_t longest = std::min(text.size() - at, std::string_view("2026年12月31日").size());
        for (std::size_t size = longest; size >= 6; --size)
            if (!digit_at(at - 1) && !digit_at(at + size))
                if (const auto date = parse(std::string_view(text).substr(at, size))) return date;
    }
    return {};
}

std::optional<Date> day_of(Date month, const Mark& mark)
{
    const year_month_day first{month};
    const auto of_month = mark.month != 0 ? std::chrono::month{mark.month} : first.month();
    const year_month_day date = first.year() / of_month / day{mark.day};
    return date.ok() ? std::optional(Date{date}) : std::nullopt;
}

std::vector<std::pair<std::size_t, Mark>> marks_of(const csv::Heading& heading)
{
    std::vector<std::pair<std::size_t, Mark>> marks;
    for (std::size_t at = 0; at < heading.cells.size(); ++at)
        if (auto mark = read(heading.cells[at])) marks.emplace_back(at, std::move(*mark));
    if (marks.size() < fewest_slots) marks.clear();
    return marks;
}

}  // namespace

bool is_grid(const csv::Heading& heading)
{
    return !marks_of(heading).empty();
}

Grid grid_of(const csv::Heading& heading, const std::string& file, bool dated, std::optional<Date> month)
{
    const auto known = [&](std::optional<Date> date, std::string_view otherwise) {
        if (!date) throw Error(Status::data, {file, heading.line}, std::string(otherwise));
        return *date;
    };
    Grid grid;
    for (auto& [at, mark] : marks_of(heading)) {
        Slot slot{at, mark.date, std::move(mark.session)};
        const bool lesson = mark.lesson != 0 && (dated || mark.day == 0);
        if (lesson) slot.period = std::to_string(mark.lesson);
        if (lesson && !dated)
            slot.date = known(first_in(heading.title, parse_date),
                              say("a grid of lessons, but of which day? Say it with --set date=2026-09-14"));
        if (!lesson && !slot.date)
            slot.date = day_of(known(month ? month : first_in(heading.title, parse_month),
                                     say("a grid of days, but of which month? Say it with --wide-month 2026-09")),
                               mark);
        grid.by_day = grid.by_day || !lesson || !dated;
        grid.slots.push_back(std::move(slot));
    }
    return grid;
}

bool is_weekday(std::string_view cell)
{
    std::string text = fold(cell);
    for (const std::string_view word : {"星期", "周"})
        if (text.starts_with(word)) text.erase(0, word.size());
    static constexpr std::string_view names[] = {"一", "二", "三", "四", "五", "六", "日", "天"};
    return std::ranges::find(names, text) != std::end(names);
}

}  // namespace baoxue::shape
