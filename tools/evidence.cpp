// Files that stand beside the one a command is about.
#include "evidence.hpp"

#include <algorithm>
#include <iterator>

namespace baoxue::tools {
namespace {

// The records are views into the tables.
template <class Record>
std::vector<Record> read_all(Options& options, const std::vector<std::string>& files, std::vector<csv::Table>& tables,
                             std::vector<Record> (*read)(const csv::Table&, csv::Rejects&))
{
    std::vector<Record> all;
    for (const auto& file : files) {
        tables.emplace_back(file, options.reading, Record::kinds(), Record::needed(), options.rejects);
        std::ranges::move(read(tables.back(), options.rejects), std::back_inserter(all));
    }
    return all;
}

}  // namespace

Calendar read_calendar(Options& options, const std::string& file)
{
    if (file.empty()) return {};
    return Calendar(csv::Table(file, options.reading, {"calendar"}, {"date", "kind"}, options.rejects));
}

void add_papers(CLI::App& app, PaperFiles& files)
{
    const auto add = [&](const std::string& name, std::vector<std::string>& to, const std::string& help) {
        app.add_option(name, to, help)->type_name("FILE");
    };
    add("--leave", files.leaves, "Leave slips and 休学");
    add("--transfers", files.transfers, "Transfers and the papers that prove them");
    add("--visits", files.visits, "Visits: no notice without one");
    add("--notices", files.notices, "The register of notices: what has been issued since");
}

Papers::Papers(Options& options, const PaperFiles& files)
    : leaves(read_all(options, files.leaves, tables_, read_leaves)),
      transfers(read_all(options, files.transfers, tables_, read_transfers)),
      visits(read_all(options, files.visits, tables_, read_visits)),
      notices(read_all(options, files.notices, tables_, read_notices))
{
}

std::size_t Papers::rows() const
{
    std::size_t rows = 0;
    for (const auto& table : tables_) rows += table.rows();
    return rows;
}

}  // namespace baoxue::tools
