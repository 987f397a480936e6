#include "check_pages.hpp"

#include <filesystem>
#include <deque>
#include <map>

#include <baoxue/base/words.hpp>
#include <baoxue/csv/who.hpp>

#include "school_pages.hpp"

namespace baoxue::tools {
namespace {

// The findings of one row of the file; `row` is its place in the table, nothing for the file as a whole.
struct PageRow {
    const csv::Table* table = nullptr;
    std::size_t line = 0;
    std::optional<std::size_t> row = {};
    std::string severity = {}, messages = {};
};

void add(PageRow& to, const Finding& finding)
{
    to.line = finding.row;
    if (to.severity.empty() || finding.severity == Severity::error ||
        (finding.severity == Severity::warning && to.severity == code_of(Severity::note)))
        to.severity = code_of(finding.severity);
    if (!to.messages.empty()) to.messages += "; ";
    to.messages += (finding.column.empty() ? "" : finding.column + ": ") + finding.message;
}

void write_page(const csv::WriteOptions& writing, const std::vector<PageRow>& rows)
{
    const auto& table = *rows.front().table;
    std::vector<std::string> columns{"row", "severity", "message"}, headings;
    for (const auto& column : columns) headings.emplace_back(heading_of({"finding"}, column, writing.language()));
    for (const auto& heading : table.heading().cells) columns.push_back(heading), headings.push_back(heading);
    csv::Writer out(writing, columns, {"finding"});
    out.head(headings);
    for (const auto& row : rows) {
        out.cell(static_cast<long long>(row.line)).cell(row.severity).cell(row.messages);
        for (std::size_t column = 0; row.row && column < table.heading().cells.size(); ++column) out.cell(table.raw(*row.row, column));
        out.end_row();
    }
    out.finish();
}

using Pages = std::map<std::string, std::vector<PageRow>>;

// The rows of one file of which there are findings, by the school that they name.
void add_pages(const Checked& checked, const csv::Table& table, std::string_view behind, Pages& pages)
{
    std::map<std::size_t, std::size_t> rows;  // by line
    for (std::size_t row = 0; row < table.rows(); ++row) rows[table.place(row).line] = row;
    const auto school_of = [&](std::size_t row) {
        const auto who = who_in(table, row);
        return who.school_name.empty() ? who.school_id : who.school_name;
    };
    for (const auto& finding : checked.findings) {
        const auto at = rows.find(finding.row);
        const auto school = at == rows.end() ? std::string() : school_of(at->second);
        auto& page = pages[school.empty() ? std::filesystem::path(checked.file).stem().string() : school + std::string(behind)];
        if (page.empty() || page.back().line != finding.row)
            page.push_back({&table, finding.row, at == rows.end() ? std::nullopt : std::optional(at->second)});
        add(page.back(), finding);
    }
}

}  // namespace

void write_check_pages(Options& options, const std::string& folder, const std::vector<Checked>& files)
{
    std::deque<csv::Table> tables;
    Pages pages;
    csv::Rejects rejects{.collect = true};
    for (const auto& checked : files) {
        const auto& table = tables.emplace_back(checked.file, options.reading, child_kinds({checked.kind}), std::vector<std::string>{}, rejects);
        add_pages(checked, table, files.size() == 1 ? "" : " " + std::filesystem::path(checked.file).stem().string(), pages);
    }
    const std::function<void(const csv::WriteOptions&, const std::vector<PageRow>&)> write = write_page;
    write_school_pages(options.writing, folder, ".xlsx", pages, write);
}

}  // namespace baoxue::tools
