// What reconcile tells of all rows together: the balance, the turnover of each class, the page.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include <baoxue/reconcile.hpp>

#include "command.hpp"

namespace baoxue::tools {

void tell_balance(const std::pair<std::string, std::string>& files, Between between, const Balance& balance);
void write_summary(const csv::WriteOptions& writing, const std::vector<Turnover>& rows);
void write_html(const std::string& file, std::span<const Change* const> changes, const Roster& before, const Roster& after);

}  // namespace baoxue::tools
