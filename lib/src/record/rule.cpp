#include "baoxue/record/rule.hpp"

#include <algorithm>

#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/policy.hpp"

namespace baoxue {
namespace {

Rule rule_in(const PolicyRow& row, const std::vector<std::string>& metrics)
{
    const auto& cells = row.cells;
    if (cells[0].empty()) row.refuse("rule", say("a rule needs a name"));
    if (std::ranges::find(metrics, cells[1]) == metrics.end())
        row.refuse("metric", say("unknown metric; there are: {}", {join_words(metrics)}));
    const std::string sign = half_width(cells[2]);
    if (sign != ">" && sign != ">=" && sign != "≥") row.refuse("op", say("neither > nor >="));
    return {row.place,
            cells[0],
            cells[1],
            sign != ">",
            row.number(3, "value"),
            cells[4],
            cells[5],
            cells[6],
            cells[7].empty() ? 0 : row.whole_number(7, "due_days"),
            cells[8],
            cells[9]};
}

}  // namespace

std::vector<Rule> read_rules(std::string_view built_in, const std::string& file, const csv::ReadOptions& reading,
                             const std::vector<std::string>& metrics)
{
    std::vector<Rule> rules;
    const auto rows =
        read_policy(built_in, file, reading,
                    {"rule", "metric", "op", "value", "level", "actor", "action", "due_days", "document", "basis"});
    rules.reserve(rows.size());
    for (const auto& row : rows) rules.push_back(rule_in(row, metrics));
    return rules;
}

}  // namespace baoxue
