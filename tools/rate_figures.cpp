#include "rate_figures.hpp"

#include <algorithm>
#include <utility>

namespace baoxue::tools {
namespace {

// What reconcile wrote: kinds and columns needed.
const std::pair<std::vector<std::string>, std::vector<std::string>> change_list{{"change", "roster"},
                                                                                {"change", "before_row"}};

// The lists of children, each row given to its child.
void read_children(RateOptions& options, const CLI::App& app, Children& children, RetentionFigures& figures)
{
    const auto open_flow = [&](const std::string& file, Flow direction) {
        return file.empty()
                   ? nullptr
                   : &children.open(file, Outflow::kinds(direction), {std::string(child_columns), "reason", "normal"});
    };
    const csv::Table* changes = nullptr;
    const bool others = !options.figures.empty() || !options.daily.empty() || !options.household.empty();
    if (!options.changes.empty() || !others) {
        const auto file = input(app, options.changes);
        const auto& [kinds, columns] = change_list;
        changes = options.children.rosters.empty() ? &children.open_children(file, kinds, columns)
                                                   : &children.open(file, kinds, columns);
    }
    const auto* const outflow = open_flow(options.outflow, Flow::out);
    const auto* const inflow = open_flow(options.inflow, Flow::in);
    children.leave_contradictions();
    children.settle();
    if (changes != nullptr) figures.changes = read_changes(*changes);
    const auto asked = [&](const char* level) { return std::ranges::find(options.levels, level) != options.levels.end(); };
    if (changes != nullptr && (asked("village") || asked("group"))) {
        const GroupReader groups_of(*changes);
        for (std::size_t row = 0; row < changes->rows(); ++row) figures.groups.push_back(groups_of(row));
    }
    if (outflow != nullptr) figures.outflows = read_outflows(*outflow);
    if (inflow != nullptr) figures.inflows = read_outflows(*inflow);
}

}  // namespace

RetentionFigures figures_of(RateOptions& options, const CLI::App& app, Children& children)
{
    RetentionFigures figures;
    read_children(options, app, children, figures);
    if (!options.household.empty())
        figures.household = read_changes(options.table(options.household, change_list.first, change_list.second));
    for (const auto& file : options.figures)
        figures.tables.push_back(read_figures(options.table(file, Indicator::kinds(), {}), options.rejects));
    for (const auto& file : options.daily) {
        const auto reports =
            read_daily_reports(options.table(file, DailyReport::kinds(), DailyReport::needed()), options.rejects);
        figures.daily.insert(figures.daily.end(), reports.begin(), reports.end());
    }
    return figures;
}

}  // namespace baoxue::tools
