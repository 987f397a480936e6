#include "operation/normalize/lessons.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue::operation::normalize {
namespace {

constexpr std::size_t most_lessons = 15;  // that attendance can hold of a day
constexpr std::size_t chunk = std::size_t{1} << 20;  // bytes of rows that are held in one piece

// 8:05 before 10:00; the day before the time does not matter within one day.
std::string clock(std::string_view time)
{
    const auto blank = time.find_last_of(" T");
    std::string text(blank == time.npos ? time : time.substr(blank + 1));
    if (text.find(':') == 1) text.insert(text.begin(), '0');
    return text;
}

}  // namespace

void number_lessons(Normalized& list, const std::string& file)
{
    const auto at = [&](std::string_view name) {
        return static_cast<std::size_t>(std::ranges::find(list.columns, name) - list.columns.begin());
    };
    const auto time = at("start_time"), date = at("date"), none = list.columns.size();
    if (time == none || date == none || at("period") != none) return;
    const std::vector<std::size_t> of_class{date, at("school_id"), at("school_name"), at("grade"), at("class")};
    using Row = std::vector<std::string_view>;
    const auto key = [&](const Row& row) {
        std::vector<std::string> parts;
        for (const auto column : of_class) parts.emplace_back(column < none ? row[column] : std::string_view());
        return parts;
    };
    std::map<std::vector<std::string>, std::set<std::string>> begins;
    list.each_row([&](const Row& row) {
        if (!row[time].empty()) begins[key(row)].insert(clock(row[time]));
    });
    for (const auto& [day, times] : begins)
        if (times.size() > most_lessons)
            throw Error(Status::data, {file}, say("{} lessons begin on {}; a day has at most {}",
                                                  {times.size(), day.front(), most_lessons}));
    for (const auto& [day, times] : begins) list.lessons_numbered = std::max(list.lessons_numbered, times.size());
    Normalized numbered{.columns = list.columns};
    numbered.columns.emplace_back("period");
    const auto add = [&](std::string_view cell) {
        auto& [text, ends] = numbered.cells.back();
        text += cell;
        ends.push_back(static_cast<std::uint32_t>(text.size()));
    };
    list.each_row([&](const Row& row) {
        if (numbered.cells.empty() || numbered.cells.back().first.size() > chunk) numbered.cells.emplace_back();
        for (const auto cell : row) add(cell);
        const auto& times = begins[key(row)];
        const auto lesson = times.find(clock(row[time]));
        add(lesson == times.end() ? std::string() : std::to_string(std::distance(times.begin(), lesson) + 1));
    });
    list.columns = std::move(numbered.columns), list.cells = std::move(numbered.cells);
}

}  // namespace baoxue::operation::normalize
