#include "baoxue/record/target.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue {
namespace {

constexpr std::array<std::string_view, 4> op_words{"at_least", "above", "at_most", "below"};
constexpr std::array<std::string_view, 4> signs{">=", ">", "<=", "<"};

[[noreturn]] void refuse(const csv::Table& table, std::size_t row, std::string_view column, std::string_view why)
{
    throw Error(Status::data, table.place(row, table.find(column)), why);
}

std::string_view code_in(const csv::Table& table, std::size_t row, std::string_view column)
{
    const auto found = canonical(column, table.cell(row, table.find(column)));
    if (found.empty()) refuse(table, row, column, unknown_word(column));
    return found;
}

Target::Op op_in(const csv::Table& table, std::size_t row)
{
    const auto word = code_in(table, row, "op");
    return static_cast<Target::Op>(std::ranges::find(op_words, word) - op_words.begin());
}

long long basis_points_in(const csv::Table& table, std::size_t row)
{
    std::string digits = half_width(table.cell(row, table.find("value")));
    if (digits.ends_with('%')) digits.pop_back();
    double value = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [stop, fault] = std::from_chars(digits.data(), end, value);
    if (digits.empty() || fault != std::errc{} || stop != end || !(value >= 0 && value <= 1000))
        refuse(table, row, "value", say("not a percentage"));
    return std::llround(value * 100);
}

std::string scope_in(const csv::Table& table, std::size_t row)
{
    const auto cell = table.cell(row, table.find("scope"));
    if (cell.empty()) refuse(table, row, "scope", say("a target needs a scope"));
    const auto code = canonical("scope", cell);
    return code.empty() ? fold(cell) : std::string(code);
}

}  // namespace

bool Target::met_by(long long basis_points) const
{
    switch (op) {
        case Op::at_least:
            return basis_points >= value;
        case Op::above:
            return basis_points > value;
        case Op::at_most:
            return basis_points <= value;
        case Op::below:
            break;
    }
    return basis_points < value;
}

std::string_view to_string(Target::Op op)
{
    return signs[static_cast<std::size_t>(op)];
}

const std::vector<std::string>& Target::needed()
{
    static const std::vector<std::string> columns{"scope", "indicator", "op", "value"};
    return columns;
}

const std::vector<std::string>& Target::kinds()
{
    static const std::vector<std::string> kinds{"targets"};
    return kinds;
}

std::vector<Target> read_targets(const csv::Table& table)
{
    std::vector<Target> targets;
    for (std::size_t row = 0; row < table.rows(); ++row)
        targets.push_back({scope_in(table, row), std::string(code_in(table, row, "indicator")), op_in(table, row),
                           basis_points_in(table, row), table.place(row)});
    return targets;
}

}  // namespace baoxue
