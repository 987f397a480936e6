#include "baoxue/record/factor.hpp"

#include <algorithm>
#include <charconv>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/policy.hpp"

namespace baoxue {
namespace {

[[noreturn]] void refuse(const PolicyRow& row, const char* column, std::string_view why)
{
    throw Error(Status::usage, {row.place.file, row.place.line, column}, why);
}

template <typename Number>
Number number_in(const PolicyRow& row, std::size_t cell, const char* column)
{
    const std::string text = half_width(row.cells[cell]);
    Number number{};
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || stop != text.data() + text.size() || number < 0)
        refuse(row, column, say("not a number"));
    return number;
}

}  // namespace

std::vector<Factor> read_factors(const std::string& file, const csv::ReadOptions& reading,
                                 const std::vector<std::string>& names)
{
    std::vector<Factor> factors;
    for (const auto& row : read_policy("key-students", file, reading, {"factor", "op", "value", "points", "reason"}, {"alone"})) {
        const std::string sign = half_width(row.cells[1]);
        if (std::ranges::find(names, row.cells[0]) == names.end())
            refuse(row, "factor", unknown_word({names.begin(), names.end()}));
        if (sign != ">" && sign != ">=" && sign != "≥") refuse(row, "op", say("neither > nor >="));
        if (row.cells[4].empty()) refuse(row, "reason", say("a factor needs its reason in words"));
        const auto alone = canonical("yes_no", row.cells[5]);
        if (alone.empty() && !row.cells[5].empty()) refuse(row, "alone", say("neither yes nor no"));
        factors.push_back({row.cells[0], sign != ">", number_in<double>(row, 2, "value"),
                           number_in<int>(row, 3, "points"), alone != "0", row.cells[4]});
    }
    return factors;
}

}  // namespace baoxue
