#include "operation/normalize/grid.hpp"

#include <algorithm>

#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "base/digit.hpp"
#include "base/title.hpp"

namespace baoxue::operation::normalize {

using base::Begin, base::begin_of, base::class_in, base::day_in;

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
    if (take_back(text, "晚自习") || take_back(text, "晚上") || take_back(text, "晚")) return "night";
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
    unsigned punch = 0;  // 上班1打卡结果: of the first shift
    std::optional<Date> date = {};  // 2026-09-01
    unsigned month = 0;             // 9月1日, 9/1
    unsigned day = 0;               // 1, 01, 1日
    unsigned lesson = 0;            // 1, 第1节, 第一节
    std::string session = {};
    bool point = false;  // 9.20, which a spreadsheet may have made 9.2
    std::optional<weekday> of_week = {};
    std::optional<std::size_t> also = {};  // the column of the shift's other punch
};

// 9月1日(周二), 9月1日 星期二.
std::optional<weekday> take_weekday(std::string& text)
{
    std::optional<weekday> told;
    if (text.ends_with(')')) {
        const auto open = text.rfind('(');
        if (open != text.npos && open != 0 && is_weekday(text.substr(open + 1, text.size() - open - 2))) {
            told = weekday_of(text.substr(open + 1, text.size() - open - 2));
            text.resize(open);
        }
    }
    for (const std::string_view word : {"星期", "周"})
        if (const auto at = text.rfind(word); at != text.npos && at != 0 && is_weekday(text.substr(at))) {
            told = weekday_of(text.substr(at));
            text.resize(at);
        }
    while (text.ends_with(' ')) text.pop_back();
    return told;
}

std::optional<Mark> read(std::string_view heading)
{
    if (const auto date = parse_date(heading)) return Mark{0, date};
    std::string text = fold(heading);
    Mark mark;
    mark.of_week = take_weekday(text);
    if (text.ends_with("打卡结果") && (text.starts_with("上班") || text.starts_with("下班"))) {
        mark.session = std::string(text.starts_with("上班") ? "am" : "pm");
        text = text.substr(std::string_view("上班").size());
        take_back(text, "打卡结果");
        mark.punch = text.empty() ? 1 : number(text);
        return mark.punch != 0 ? std::optional(mark) : std::nullopt;
    }
    if (text.starts_with("第") || text.ends_with("节")) {
        take_back(text, "节课") || take_back(text, "节");
        if (text.starts_with("第")) text.erase(0, std::string_view("第").size());
        mark.lesson = number(text);
        return mark.lesson >= 1 && mark.lesson <= 12 ? std::optional(mark) : std::nullopt;
    }
    mark.session = take_session(text);
    const bool named = take_back(text, "日") || take_back(text, "号");
    for (const std::string_view between : {"月", "/", "-", "."})
        if (const auto at = text.find(between); at != text.npos && mark.month == 0) {
            mark.month = number(text.substr(0, at));
            mark.point = between == ".";
            text.erase(0, at + between.size());
        }
    if (text.empty() || !is_digit(text[0])) return {};
    mark.day = number(text);
    if (!named && mark.month == 0 && mark.session.empty() && mark.day <= 12) mark.lesson = mark.day;
    return mark.day >= 1 && mark.day <= 31 ? std::optional(mark) : std::nullopt;
}

// The days of a grid one after the other: where the numbers turn back, the next month or year begins.
class Days {
  public:
    explicit Days(Begin begin)
        : begin_(begin.date), of_day_(begin.of_day), month_(year_month_day{begin_}.year() / year_month_day{begin_}.month())
    {
    }

    /// Whether days of one month do not run upward.
    bool backward() const { return backward_; }

    /// Whether the numbers turned back though nobody told the first day, or begin before the day that was told.
    bool unclear() const { return before_ || (turned_ && !of_day_); }

    /// Nothing for a day that the month lacks.
    std::optional<Date> next(const Mark& mark)
    {
        if (mark.month != 0) {
            if (last_month_ != 0 && mark.month < last_month_) month_ += years{1};
            const bool back = mark.month == last_month_ && mark.day < last_day_;
            if (back && mark.point && mark.day <= 3 && mark.day * 10 > last_day_) return of_day(mark.day * 10);  // 9.20
            backward_ = backward_ || back;
            last_month_ = mark.month;
            month_ = month_.year() / std::chrono::month{mark.month};
        } else if (mark.day < last_day_) {
            month_ += months{1};
            turned_ = true;
        } else if (last_day_ == 0) {
            before_ = mark.day < unsigned{year_month_day{begin_}.day()};
        }
        return of_day(mark.day);
    }

  private:
    std::optional<Date> of_day(unsigned number)
    {
        last_day_ = number;
        const year_month_day date = month_ / day{number};
        return date.ok() ? std::optional(Date{date}) : std::nullopt;
    }

    Date begin_;
    bool of_day_, turned_ = false, before_ = false, backward_ = false;
    year_month month_;
    unsigned last_month_ = 0, last_day_ = 0;
};

using Marks = std::vector<std::pair<std::size_t, Mark>>;

// Of one shift a day the first punch tells the forenoon and the last the afternoon; of two shifts each is a half day, and
// who punched either in or out was there.
void settle_punches(Marks& marks)
{
    const bool two_shifts = std::ranges::any_of(marks, [](const auto& mark) { return mark.second.punch == 2; });
    if (!two_shifts) return;
    Marks shifts;
    for (auto& [at, mark] : marks) {
        const auto same = std::ranges::find_if(shifts, [&](const auto& known) { return known.second.punch == mark.punch; });
        if (mark.punch != 0 && same != shifts.end()) {
            same->second.also = at;
            continue;
        }
        if (mark.punch != 0) mark.session = std::string(mark.punch == 1 ? "am" : mark.punch == 2 ? "pm" : "night");
        shifts.emplace_back(at, std::move(mark));
    }
    marks = std::move(shifts);
}

Marks marks_of(const csv::Heading& heading)
{
    Marks marks;
    for (std::size_t at = 0; at < heading.cells.size(); ++at)
        if (auto mark = read(heading.cells[at])) marks.emplace_back(at, std::move(*mark));
    settle_punches(marks);
    const bool punched = !marks.empty() && marks.front().second.punch != 0;
    if (marks.size() < fewest_slots && !punched) marks.clear();
    return marks;
}

// A day in two merged columns is its forenoon and its afternoon.
void add_afternoons(Grid& grid, const csv::Heading& heading)
{
    const auto blank = [&](std::size_t at) { return at < heading.cells.size() && trim(heading.cells[at]).empty(); };
    const auto merged = [&](const Slot& slot) {
        return slot.session.empty() && slot.period.empty() && blank(slot.at + 1) && !blank(slot.at + 2);
    };
    if (!std::ranges::all_of(grid.slots, merged)) return;
    std::vector<Slot> halves;
    for (const auto& slot : grid.slots)
        for (const std::size_t half : {0u, 1u}) halves.push_back({.at = slot.at + half, .date = slot.date, .session = half == 0 ? "am" : "pm"});
    grid.slots = std::move(halves);
}

void refuse_repeated(const Grid& grid, const csv::Heading& heading, const std::string& file)
{
    for (std::size_t i = 0; i < grid.slots.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const Slot &one = grid.slots[j], &other = grid.slots[i];
            if (one.date == other.date && one.session == other.session && one.period == other.period &&
                (one.date || !grid.by_day))
                throw Error(Status::data, {file, heading.line, heading.cells[other.at]},
                            say("this day or lesson stands twice in the heading; mend it, or delete one column"));
        }
}

// 1, 2 … 8 and no more below a title of one day: its lessons, or the first days of a month?
void refuse_day_or_lessons(const Marks& marks, const csv::Heading& heading, const std::string& file)
{
    constexpr std::size_t most_lessons = 12;
    if (marks.size() > most_lessons) return;
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (marks[i].second.date || marks[i].second.lesson != i + 1 || marks[i].second.day == 0 || marks[i].second.of_week) return;
    const auto day = base::only_day_in(heading.title);
    if (!day) return;
    const std::string date = to_string(*day);
    throw Error(Status::data, {file, heading.line},
                say("columns 1 to {} below a title of one day: lessons of that day, or days of a month? Say it with --set date={} or "
                    "--wide-month {}",
                    {marks.size(), date, date.substr(0, 7)}));
}

// The days of the week stand in the heading too: a sheet of another month shows by them.
void refuse_other_weekday(const Marks& marks, const Grid& grid, const csv::Heading& heading, const std::string& file)
{
    for (const auto& [at, mark] : marks)
        for (const auto& slot : grid.slots)
            if (slot.at == at && slot.date && mark.of_week && weekday{*slot.date} != *mark.of_week)
                throw Error(Status::data, {file, heading.line, heading.cells[at]},
                            say("{} is another day of the week: is this the sheet of another month? Say its own with --wide-month",
                                {to_string(*slot.date)}));
}

}  // namespace

bool is_grid(const csv::Heading& heading)
{
    return !marks_of(heading).empty();
}

Grid grid_of(const csv::Heading& heading, const std::string& file, bool dated, std::optional<Date> month)
{
    const auto known = [&](auto date, std::string_view otherwise) {
        if (!date) throw Error(Status::data, {file, heading.line}, std::string(otherwise));
        return *date;
    };
    Grid grid;
    std::optional<Days> days;
    const auto marks = marks_of(heading);
    if (!dated && !month) refuse_day_or_lessons(marks, heading, file);
    for (const auto& [at, mark] : marks) {
        Slot slot{.at = at, .date = mark.date, .session = mark.session, .also = mark.also};
        const bool lesson = mark.lesson != 0 && (dated || mark.day == 0);
        if (lesson) slot.period = std::to_string(mark.lesson);
        if (lesson && !dated)
            slot.date = known(day_in(heading.title),
                              say("a grid of lessons, but of which day? Say it with --set date=2026-09-14"));
        if (mark.punch != 0) {
            grid.slots.push_back(std::move(slot));
            continue;
        }
        if (!lesson && !slot.date) {
            if (!days)
                days.emplace(known(month ? std::optional(Begin{*month, true}) : begin_of(heading.title),
                                   say("a grid of days, but of which month? Say it with --wide-month 2026-09")));
            slot.date = days->next(mark);
        }
        grid.by_day = grid.by_day || !lesson || !dated;
        grid.slots.push_back(std::move(slot));
    }
    if (days && days->unclear())
        throw Error(Status::data, {file, heading.line},
                    say("the days of this grid turn to another month: say with --wide-month which one has the first day"));
    if (days && days->backward())
        throw Error(Status::data, {file, heading.line},
                    say("the days of this grid do not run upward: did a spreadsheet make 9.1 of 9.10? Write them as 2026-09-10"));
    refuse_other_weekday(marks, grid, heading, file);
    add_afternoons(grid, heading);
    refuse_repeated(grid, heading, file);
    return grid;
}

bool is_session(std::string_view cell)
{
    std::string text = fold(cell);
    return !take_session(text).empty() && text.empty();
}

std::optional<weekday> weekday_of(std::string_view cell)
{
    std::string text = fold(cell);
    for (const std::string_view word : {"星期", "周"})
        if (text.starts_with(word)) text.erase(0, word.size());
    static constexpr std::string_view names[] = {"日", "一", "二", "三", "四", "五", "六", "天"};
    const auto* const found = std::ranges::find(names, text);
    if (found == std::end(names)) return {};
    return weekday{static_cast<unsigned>(found - names) % 7};
}

bool is_weekday(std::string_view cell)
{
    return weekday_of(cell).has_value();
}

}  // namespace baoxue::operation::normalize
