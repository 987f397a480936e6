#include "flow_rows.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/groups.hpp>
#include <baoxue/csv/output_folder.hpp>

namespace baoxue::tools {
namespace {

bool wanted(const FlowOptions& options, const Outflow& row, const Schools& schools)
{
    return options.places.wants(row.where(), schools) && (!options.abnormal || !row.normal) && (!options.need_proof || !row.placed()) &&
           (!options.overdue || row.overdue(options.as_of));
}

std::string teacher_of(const csv::Table& changes, const Outflow& row)
{
    const auto responsible = changes.cell(row.row, changes.find("responsible_teacher"));
    return std::string(responsible.empty() ? changes.cell(row.row, changes.find("head_teacher")) : responsible);
}

void write_counts(const FlowOptions& options, const csv::Table& changes, const std::vector<Outflow>& rows)
{
    const auto group = [&](const Outflow& row) {
        if (options.by == "teacher") return teacher_of(changes, row);
        if (options.by == "village") return std::string(changes.cell(row.row, changes.find("village")));
        std::string name(row.school);
        if (options.by == "class") name.append(" ").append(row.grade).append(" ").append(row.class_name);
        return name;
    };
    csv::Writer out(options.writing, OutflowCount::columns(options.by), {"outflow_count"});
    for (const auto& count : count_outflows(rows, group, options.as_of)) write(out, count);
    out.finish();
}

// A child counts in each group to which it belongs; whoever belongs to none does not count.
void write_group_counts(const FlowOptions& options, const csv::Table& changes, const std::vector<Outflow>& rows)
{
    const GroupReader groups_of(changes);
    csv::Writer out(options.writing, OutflowCount::columns("special_group"), {"outflow_count"});
    for (const auto code : codes_of("special_group")) {
        std::vector<Outflow> members;
        std::ranges::copy_if(rows, std::back_inserter(members), [&](const Outflow& row) { return groups_of(row.row).special.has(code); });
        for (const auto& count : count_outflows(members, [&](const Outflow&) { return std::string(code); }, options.as_of)) write(out, count);
    }
    out.finish();
}

void write_list(const FlowOptions& options, const csv::WriteOptions& writing, const csv::Table& changes,
                std::span<const Outflow> rows)
{
    OutflowWriter out(writing, changes, roster_columns(changes), options.policy.flow);
    out.write(rows, options.reading.jobs);
    out.finish();
}

// One list for each school, named after it.
void write_pages(const FlowOptions& options, const csv::Table& changes, const std::vector<Outflow>& rows)
{
    std::map<std::string_view, std::vector<Outflow>> pages;
    for (const auto& row : rows) pages[row.school].push_back(row);
    csv::OutputFolder folder(options.pages);
    csv::WriteOptions writing = options.writing;
    writing.durable = false;
    for (const auto& [school, page] : pages) {
        writing.file = folder.path(folder.name(school) + ".csv");
        write_list(options, writing, changes, page);
    }
    folder.finish();
    tell(say("{} lists in {}", {pages.size(), options.pages}));
}

}  // namespace

void keep_wanted(const FlowOptions& options, const csv::Table& changes, std::vector<Outflow>& rows, const Schools& schools)
{
    if (!options.groups.empty()) {
        const GroupReader groups_of(changes);
        std::erase_if(rows, [&](const Outflow& row) {
            const auto groups = groups_of(row.row).special;
            return std::ranges::none_of(options.groups, [&](const auto& code) { return groups.has(code); });
        });
    }
    std::erase_if(rows, [&](const Outflow& row) { return !wanted(options, row, schools); });
}

void write_flow(const FlowOptions& options, const csv::Table& changes, const std::vector<Outflow>& rows)
{
    if (!options.pages.empty()) write_pages(options, changes, rows);
    else if (options.by == "group") write_group_counts(options, changes, rows);
    else if (!options.by.empty()) write_counts(options, changes, rows);
    else write_list(options, options.writing, changes, rows);
}

}  // namespace baoxue::tools
