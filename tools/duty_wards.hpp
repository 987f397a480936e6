// The files of list-duties.
#pragma once

#include <baoxue/owed.hpp>

#include <deque>
#include <string>
#include <vector>

#include "command.hpp"

namespace baoxue::tools {

struct DutyInput {
    std::vector<std::string> flags, visits, notices;
    std::string roster, assign, ledger, log, calendar, duties;
};

/// All that they hold; `rows` of them.
class DutyWards {
  public:
    DutyWards(const DutyInput& input, Options& options);

    Calendar calendar;
    OwedInput owed;
    std::size_t rows = 0;

  private:
    template <class Record>
    void read(const std::string& file, std::vector<Record>& to,
              std::vector<Record> (*records)(const csv::Table&, csv::Rejects&));

    Options& options_;
    std::deque<csv::Table> tables_;  // the records are views into them
};

}  // namespace baoxue::tools
