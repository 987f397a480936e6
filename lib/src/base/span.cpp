#include "base/span.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "baoxue/base/text.hpp"
#include "base/digit.hpp"

namespace baoxue::base {
namespace {

using namespace std::chrono;

// 3日, 9-03: a day in the month or the year of another.
std::optional<Date> completed(std::string_view text, Date first)
{
    std::array<unsigned, 2> numbers{};
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        if (count == numbers.size()) return {};
        const auto from = at;
        while (at < text.size() && is_digit(text[at])) numbers[count] = numbers[count] * 10 + static_cast<unsigned>(text[at++] - '0');
        if (at == from || at - from > 2) return {};
        for (const std::string_view mark : {"月", "日", "号", "-", "/", "."})
            if (text.substr(at).starts_with(mark)) {
                at += mark.size();
                break;
            }
    }
    if (count == 0) return {};
    const year_month_day begin{first};
    const auto month = count == 2 ? std::chrono::month{numbers[0]} : begin.month();
    const day day{numbers[count - 1]};
    const year_month_day date{begin.year(), month, day}, next{begin.year() + years{1}, month, day};
    if (count == 2 && month < begin.month()) return next.ok() ? std::optional(Date{next}) : std::nullopt;
    return date.ok() ? std::optional(Date{date}) : std::nullopt;
}

}  // namespace

std::string count_of_days(std::string_view cell)
{
    std::string text = half_width(clean(cell));
    if (text == "半天" || text == "半日") return "0.5";
    for (const std::string_view unit : {"个上课日", "天", "日"})
        if (text.size() > unit.size() && text.ends_with(unit)) {
            text.resize(text.size() - unit.size());
            return std::string(trim(text));
        }
    return text;
}

std::optional<Span> parse_span(std::string_view cell)
{
    const std::string text = half_width(clean(cell));
    if (const auto only = parse_date(text)) return Span{*only, *only};
    for (const std::string_view to : {"至", "到", "~", "—", "–", " - ", "-"})
        for (auto at = text.find(to); at != text.npos; at = text.find(to, at + 1)) {
            auto behind = at + to.size();
            while (text.substr(behind).starts_with(to)) behind += to.size();  // ——
            const auto first = parse_date(trim(std::string_view(text).substr(0, at)));
            if (!first) continue;
            const auto rest = trim(std::string_view(text).substr(behind));
            const auto whole = parse_date(rest);
            const auto last = whole ? whole : completed(rest, *first);
            if (last && *last >= *first) return Span{*first, *last};
        }
    return {};
}

}  // namespace baoxue::base
