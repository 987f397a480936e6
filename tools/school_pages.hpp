// A list for each school, in a folder that is whole or as it was.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <baoxue/csv/output_folder.hpp>

#include "command.hpp"

namespace baoxue::tools {

/// Writes the rows of each school with write(writing, rows) into a file of `folder` that bears its name, and tells how many
/// lists there are. `ending`: .csv or .xlsx.
template <class Row>
void write_school_pages(const csv::WriteOptions& writing, const std::string& folder, std::string_view ending,
                        const std::map<std::string, std::vector<Row>>& schools,
                        const std::function<void(const csv::WriteOptions&, const std::vector<Row>&)>& write)
{
    csv::OutputFolder out(folder);
    csv::WriteOptions to = writing;
    to.durable = false;  // the folder sees to that
    for (const auto& [school, rows] : schools) {
        to.file = out.path(out.name(school) + std::string(ending));
        write(to, rows);
    }
    out.finish();
    tell("{} lists in {}", {{"pages", schools.size()}, {"folder", std::string_view(folder)}});
}

}  // namespace baoxue::tools
