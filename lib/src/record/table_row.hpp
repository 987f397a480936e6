// The cells of one row of a table by their meaning; the first one that cannot be read is the row's fault.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue::record {

class TableRow {
  public:
    TableRow(const csv::Table& table, std::size_t row) : table_(table), row_(row) {}

    std::string_view text(std::string_view column) const { return table_.cell(row_, table_.find(column)); }

    /// Empty only when the cell is; else a code of the vocabulary, or a fault.
    std::string_view code(std::string_view column, std::string_view vocabulary)
    {
        const auto cell = text(column);
        const auto found = cell.empty() ? cell : canonical(vocabulary, cell);
        if (found.empty() && !cell.empty())
            fail(column, unknown_word(vocabulary, cell, {text("name"), text("former_name"), text("guardian_name")}));
        return found;
    }

    std::optional<Date> date(std::string_view column)
    {
        const auto cell = text(column);
        const auto found = parse_date(cell);
        if (!found && !cell.empty()) fail(column, not_a_date(cell));
        return found;
    }

    /// A whole number that is not negative.
    std::optional<long long> number(std::string_view column)
    {
        const std::string digits = half_width(text(column));
        if (digits.empty()) return {};
        long long value = 0;
        const auto* const end = digits.data() + digits.size();
        const auto [stop, fault] = std::from_chars(digits.data(), end, value);
        if (fault != std::errc{} || stop != end || value < 0) fail(column, say("not a number"));
        return value;
    }

    void fail(std::string_view column, std::string_view why)
    {
        if (!fault_) fault_ = csv::Reject{table_.place(row_, table_.find(column)), std::string(why), whole()};
    }

    Place place() const { return table_.place(row_); }

    /// Hands the fault over to the rejects; true when there is none.
    bool settle(csv::Rejects& rejects)
    {
        if (fault_) rejects.add(*std::move(fault_));
        return !fault_;
    }

  private:
    std::string whole() const
    {
        std::string row;
        for (std::size_t column = 0; column < table_.width(); ++column)
            (row += column == 0 ? "" : ",") += table_.raw(row_, column);
        return row;
    }

    const csv::Table& table_;
    std::size_t row_;
    std::optional<csv::Reject> fault_;
};

}  // namespace baoxue::record
