#include "baoxue/record/factor.hpp"

#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/policy.hpp"

namespace baoxue {

std::vector<Factor> read_factors(const std::string& file, const csv::ReadOptions& reading,
                                 const std::vector<std::string>& names)
{
    std::vector<Factor> factors;
    for (const auto& row : read_policy("key-students", file, reading, {"factor", "op", "value", "points", "reason"}, {"alone"})) {
        const std::string sign = half_width(row.cells[1]);
        if (std::ranges::find(names, row.cells[0]) == names.end())
            row.refuse("factor", unknown_word({names.begin(), names.end()}));
        if (sign != ">" && sign != ">=" && sign != "≥") row.refuse("op", say("neither > nor >="));
        if (row.cells[4].empty()) row.refuse("reason", say("a factor needs its reason in words"));
        const auto alone = canonical("yes_no", row.cells[5]);
        if (alone.empty() && !row.cells[5].empty()) row.refuse("alone", say("neither yes nor no"));
        factors.push_back({row.cells[0], sign != ">", row.number(2, "value"),
                           row.whole_number(3, "points"), alone != "0", row.cells[4]});
    }
    return factors;
}

}  // namespace baoxue
