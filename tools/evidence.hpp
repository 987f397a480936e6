// Files that stand beside the one a command is about.
#pragma once

#include <baoxue/calendar.hpp>
#include <baoxue/csv/table.hpp>

#include <algorithm>
#include <iterator>

#include "command.hpp"

namespace baoxue::tools {

/// The school calendar; one without days off when no file is named.
Calendar read_calendar(Options& options, const std::string& file);

/// The records of all files of one kind. The tables stay in `tables`, because records are views into them.
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

}  // namespace baoxue::tools
