// What a page says of the reports of one school or class.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/record/daily_report.hpp"
#include "operation/page/markup.hpp"

namespace baoxue::operation::page {

/// Days of one school or class, ascending.
using Days = std::map<Date, DailyReport>;

void add(DailyReport& sum, const DailyReport& part);
DailyReport sum_of(const Days& days);

std::string school_of(const DailyReport& report);
std::string class_of(const DailyReport& report);  ///< 海子小学/3/1
std::string rate_of(const DailyReport& report);   ///< empty where nobody has reported
std::string state_words(const DailyReport& report);

/// The rate of each school on Mondays to Sundays, and of all together: who is away on market day, or before the weekend.
std::string weekdays(const std::map<std::string, Days>& schools);

/// The headings `first`, and those of the cells that figures() adds to a row.
std::vector<std::string> heads(std::initializer_list<std::string_view> first);
void figures(Table& table, const DailyReport& report);

}  // namespace baoxue::operation::page
