#include "operation/normalize/spans.hpp"

#include <algorithm>

#include "baoxue/base/words.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue::operation::normalize {
namespace {

std::optional<std::size_t> find(const std::vector<std::string>& columns, std::string_view name)
{
    const auto found = std::ranges::find(columns, name);
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

}  // namespace

Spans::Spans(const std::vector<std::string>& columns, const Calendar& calendar)
{
    const auto begin = find(columns, "begin_date"), date = find(columns, "date");
    end_ = find(columns, "end_date"), count_ = find(columns, "days");
    if (!date && !begin) return;
    if (date && (begin || !count_)) return;  // 日期 and 缺课天数: so many from that day on
    calendar_ = &calendar, begin_ = begin.value_or(date.value_or(0));
    status_ = find(columns, "status"), school_ = find(columns, "school_id");
}

template <class Texts>
void Spans::leave_out(Texts& texts) const
{
    const auto drop = [&](std::size_t at) { texts.erase(texts.begin() + static_cast<std::ptrdiff_t>(at)); };
    if (end_ && count_) drop(std::max(*end_, *count_)), drop(std::min(*end_, *count_));
    else if (end_ || count_) drop(end_.value_or(count_.value_or(0)));
}

void Spans::rename(std::vector<std::string>& columns) const
{
    if (!given()) return;
    columns[begin_] = "date";
    leave_out(columns);
}

std::optional<std::vector<Date>> Spans::days(const std::vector<std::string>& cells) const
{
    const auto first = parse_date(cells[begin_]);
    if (!first) return {};
    const auto status = status_ ? attendance_status(cells[*status_]) : std::nullopt;
    if (status && is_here(*status)) return std::vector{*first};
    const auto last = end_ && !cells[*end_].empty() ? parse_date(cells[*end_]) : first;
    std::vector<Date> days;
    for (Date day = *first; last && day <= *last; day += std::chrono::days(1))
        if (calendar_->school_day(day, school_ ? std::string_view(cells[*school_]) : std::string_view()))
            days.push_back(day);
    const bool as_told = !count_ || cells[*count_].empty() || cells[*count_] == std::to_string(days.size());
    return days.empty() || !as_told ? std::nullopt : std::optional(days);
}

std::string_view Spans::reason() const
{
    return say("between these days there are not as many school days as the row tells, or a part of a day is meant; "
               "--calendar tells the school days");
}

std::vector<std::string> Spans::on(Date day, const std::vector<std::string>& cells) const
{
    auto row = cells;
    row[begin_] = to_string(day);
    leave_out(row);
    return row;
}

}  // namespace baoxue::operation::normalize
