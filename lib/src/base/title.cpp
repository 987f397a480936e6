#include "base/title.hpp"

#include <algorithm>
#include <string>

#include "baoxue/base/text.hpp"
#include "base/digit.hpp"

namespace baoxue::base {
namespace {

using namespace std::chrono;

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::ranges::any_of(words, [&](auto word) { return text.ends_with(word); });
}

// A date or month that stands in a text, and where it ends there.
struct Found {
    Date date;
    std::size_t from, to;
};

std::optional<Found> find(std::string_view text, std::size_t from, std::optional<Date> (*parse)(std::string_view))
{
    const auto digit_at = [&](std::size_t at) { return at < text.size() && is_digit(text[at]); };
    const auto goes_on = [&](std::size_t at, std::size_t end) {  // 2026年9月五|年级 is no fifth of September
        const auto found = text.substr(at, end - at), rest = text.substr(end);
        if (digit_at(end)) return true;
        if (found.find("月") == found.npos || ends_with_any(found, {"月", "日", "号", "號"})) return false;
        return std::ranges::any_of(std::initializer_list<std::string_view>{"年", "级", "級", "班", "("},
                                   [&](auto word) { return rest.starts_with(word); });
    };
    const auto year = [&](std::size_t at) {  // 2026, or of the Republic 115年
        const auto rest = text.substr(at);
        return rest.starts_with("20") || (rest.size() > 3 && digit_at(at + 1) && digit_at(at + 2) && rest.substr(3).starts_with("年"));
    };
    for (std::size_t at = from; at < text.size(); ++at) {
        if (!digit_at(at) || (at > 0 && digit_at(at - 1)) || !year(at)) continue;
        const std::size_t longest = std::min(text.size() - at, std::string_view("2026年12月31日").size());
        for (std::size_t size = longest; size >= 6; --size)
            if (!goes_on(at, at + size))
                if (const auto date = parse(text.substr(at, size))) return Found{*date, at, at + size};
    }
    return {};
}

// 9月, without a year; 0 where none stands there.
unsigned month_without_year(std::string_view text)
{
    for (auto at = text.find("月"); at != text.npos; at = text.find("月", at + 1)) {
        std::size_t from = at;
        while (from > 0 && at - from < 2 && is_digit(text[from - 1])) --from;
        const auto month = from == at ? 0UL : std::stoul(std::string(text.substr(from, at - from)));
        if (month >= 1 && month <= 12) return static_cast<unsigned>(month);
    }
    return 0;
}

// 2026-2027学年, 2026~2027: the first day of the school year; nothing where none stands there.
std::optional<Date> school_year_in(std::string_view text)
{
    const auto year_at = [&](std::size_t at) {
        const auto digits = text.substr(at, 4);
        const bool all = digits.size() == 4 && digits.starts_with("20") && std::ranges::all_of(digits, is_digit<char>);
        const bool more = at + 4 < text.size() && is_digit(text[at + 4]);
        return all && !more ? std::stoi(std::string(digits)) : 0;
    };
    for (std::size_t at = 0; at + 9 <= text.size(); ++at) {
        const int first = at > 0 && is_digit(text[at - 1]) ? 0 : year_at(at);
        for (const std::string_view to : {"-", "—", "–", "~", "至", "/", "--", "——"})
            if (first != 0 && text.substr(at + 4).starts_with(to) && year_at(at + 4 + to.size()) == first + 1)
                return Date{year{first} / August / 1};
    }
    return {};
}

// The day with this month in the twelve months from `first`.
Date month_from(Date first, unsigned month)
{
    const year_month_day begin{first};
    const Date of{begin.year() / std::chrono::month{month} / 1};
    return of < first ? Date{(begin.year() + years{1}) / std::chrono::month{month} / 1} : of;
}

// When the sheet was made says nothing of its month but its year. Takes it out of the title. It stands behind such a
// word or before one, or beside the name of another month: 9月考勤 2026年10月8日.
std::optional<Date> take_made_on(std::string& title)
{
    const auto take = [&](const Found& date, std::size_t from, std::size_t to) {
        title.erase(from, to - from);
        return std::optional(date.date);
    };
    for (const std::string_view word : {"制表", "製表", "填表", "填报", "填報", "打印", "列印", "生成", "导出", "導出", "报表",
                                        "上报", "上報", "报送", "報送", "提交"}) {
        const auto at = title.find(word);
        if (at == title.npos) continue;
        if (const auto date = find(title, at, parse_date)) return take(*date, at, date->to);
        if (const auto date = find(title, 0, parse_date); date && date->to <= at && at - date->to <= 2)
            return take(*date, date->from, at + word.size());
    }
    const auto date = find(title, 0, parse_date);
    const auto span = [&](std::string_view word) { return std::string_view(title).substr(date->to).starts_with(word); };
    static constexpr std::string_view to[] = {"至", "到", "-", "~", "—", "–"};
    if (!date || std::ranges::any_of(to, span)) return {};
    std::string rest = title;
    rest.erase(date->from, date->to - date->from);
    const unsigned month = month_without_year(rest);
    const bool of_another = month != 0 && month != unsigned{year_month_day{date->date}.month()} && !find(rest, 0, parse_date);
    return of_another ? take(*date, date->from, date->to) : std::nullopt;
}

bool ends_with_number(std::string_view text)
{
    return (!text.empty() && is_digit(text.back())) ||
           ends_with_any(text, {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"});
}

// Whether what stands before a class says that it is not all of it: 20|24级3班, 五、|六年级1班, 高|一1班.
bool cut_off(std::string_view before)
{
    if (ends_with_number(before) || ends_with_any(before, {"高", "高中"})) return true;
    for (const std::string_view and_ : {"、", ",", ";", "和", "与", "及", "至", "到", "~", "-", "—"})
        if (before.ends_with(and_)) {
            before.remove_suffix(and_.size());
            return ends_with_number(before) || ends_with_any(before, {"年级", "班"});
        }
    return false;
}

// The class that ends behind a 班: read from the right as far as it can be read, so that 初一3班 is not 一3班, nor
// 初2024级3班 4级3班. Of no grade where a part of it was left behind.
std::optional<GradeAndClass> class_before(std::string_view text, int school_year)
{
    constexpr std::size_t widest = 10;  // characters
    std::optional<GradeAndClass> found;
    std::size_t from = text.size(), begin = from;
    for (std::size_t read = 0; from > 0 && read < widest; ++read) {
        do --from;
        while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80);
        const auto some = text.substr(from);
        auto told = parse_grade_and_class({}, some, school_year);
        const bool whole =
            told.grade != 0 && !told.class_name.empty() && told.class_name.find("班") == std::string::npos;
        if (whole) found = std::move(told), begin = from;
        else if (found && !is_digit(some.front()) && !some.starts_with("学") && !some.starts_with("中")) break;
    }
    const auto some = text.substr(begin);
    const bool begins_as_number = ends_with_number(some.substr(0, some.empty() || is_digit(some.front()) ? 1 : 3));
    if (found && begins_as_number && cut_off(text.substr(0, begin))) return GradeAndClass{};
    return found;
}

}  // namespace

std::optional<GradeAndClass> class_in(std::string_view title, int school_year)
{
    constexpr std::string_view word = "班";
    const std::string text = half_width(title);
    std::optional<GradeAndClass> only;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        auto told = class_before(std::string_view(text).substr(0, at + word.size()), school_year);
        if (!told) continue;
        if (told->grade == 0 || (only && (only->grade != told->grade || only->class_name != told->class_name))) return {};
        only = std::move(told);
    }
    return only;
}

std::optional<Begin> begin_of(std::string_view title)
{
    std::string text = half_width(title);
    const auto made_on = take_made_on(text);
    const auto day = find(text, 0, parse_date), month = find(text, 0, parse_month);
    if (day && (!month || day->from <= month->from)) return Begin{day->date, true};
    if (month) return Begin{month->date, false};
    const unsigned without_year = month_without_year(text);
    const auto school_year = school_year_in(text);
    if (without_year != 0 && school_year) return Begin{month_from(*school_year, without_year), false};
    if (without_year == 0 || !made_on) return {};
    constexpr auto soon = days{150};  // 2026年8月31日开学 9月考勤 is not of a month eleven months ago
    const year_month_day made{*made_on};
    auto of = made.year() / std::chrono::month{without_year} / 1;
    if (Date{of} > *made_on) of -= years{1};
    return *made_on - Date{of} < soon ? std::optional(Begin{of, false}) : std::nullopt;
}

std::optional<Window> days_of(std::string_view title)
{
    const std::string text = half_width(title);
    if (const auto first = school_year_in(text)) return Window{*first, *first + days{365}};
    const auto begin = begin_of(title);
    if (!begin) return {};
    return Window{begin->date - days{60}, begin->date + days{120}};
}

std::optional<Date> only_day_in(std::string_view title)
{
    std::string text = half_width(title);
    if (take_made_on(text)) return {};
    const auto day = find(text, 0, parse_date);
    if (!day || find(text, day->to, parse_date)) return {};
    const std::string_view rest = std::string_view(text).substr(day->to);
    for (const std::string_view on : {"至", "到", "-", "~", "—", "–", "起", "开始", "開始"})
        if (rest.starts_with(on)) return {};
    return day->date;
}

std::optional<Date> day_in(std::string_view title)
{
    const auto found = find(half_width(title), 0, parse_date);
    return found ? std::optional(found->date) : std::nullopt;
}

}  // namespace baoxue::base
