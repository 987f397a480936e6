#include "baoxue/record/open_item.hpp"

#include "baoxue/base/open_step.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

std::string first(const record::TableRow& row, std::initializer_list<std::string_view> columns)
{
    for (const auto column : columns)
        if (const auto cell = row.text(column); !cell.empty()) return std::string(cell);
    return {};
}

bool done(const record::TableRow& row)
{
    const auto state = row.text("state"), flag = row.text("done");
    return state == "done" || flag == "done" || canonical("yes_no", flag) == "1";
}

}  // namespace

const std::vector<std::string>& OpenItem::needed()
{
    static const std::vector<std::string> columns{"due", "action|task"};
    return columns;
}

const std::vector<std::string>& OpenItem::kinds()
{
    static const std::vector<std::string> kinds{"owed", "absence_flag", "outflow", "roster"};
    return kinds;
}

std::vector<OpenItem> read_open_items(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<OpenItem> items;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        const auto due = row.date("due");
        OpenItem item{first(row, {"owner", "actor", "responsible_teacher"}),
                      first(row, {"task", "action"}),
                      due.value_or(Date()),
                      first(row, {"school_name", "school", "school_id"}),
                      first(row, {"grade"}),
                      first(row, {"class"})};
        const auto steps = parse_open_steps(row.text("open_steps"));
        if (!steps) row.fail("open_steps", say("not what flag-absent writes"));
        if (!row.settle(rejects)) continue;
        for (const auto& step : *steps) {
            items.push_back(item);
            items.back().actor = step.actor, items.back().action = step.action, items.back().due = step.due;
        }
        if (due && !done(row)) items.push_back(std::move(item));
    }
    return items;
}

const std::vector<std::string>& CaseState::needed()
{
    static const std::vector<std::string> columns{"state"};
    return columns;
}

const std::vector<std::string>& CaseState::kinds()
{
    static const std::vector<std::string> kinds{"case", "ledger", "roster"};
    return kinds;
}

std::vector<CaseState> read_case_states(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<CaseState> states;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        CaseState state{std::string(row.code("state", "case")), first(row, {"school_name", "school_id"})};
        if (state.state.empty()) row.fail("state", unknown_word("case"));
        if (row.settle(rejects)) states.push_back(std::move(state));
    }
    return states;
}

}  // namespace baoxue
