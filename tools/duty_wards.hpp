// The files of list-duties.
#pragma once

#include <baoxue/owed.hpp>

#include <string>
#include <vector>

#include "care.hpp"
#include "children.hpp"
#include "command.hpp"
#include "places.hpp"

namespace baoxue::tools {

struct DutyInput {
    ChildFiles children;
    std::vector<std::string> flags, visits, notices;
    CareFiles care;
    std::string assign, ledger, log, calendar, duties;
};

/// All that they hold.
class DutyWards {
  public:
    DutyWards(const DutyInput& input, Options& options);

    Calendar calendar;
    OwedInput owed;

    /// Keeps what is owed at the places chosen.
    void keep(const ClassChoice& choice);

  private:
    template <class Record>
    std::vector<const csv::Table*> open(const std::vector<std::string>& files);
    template <class Record>
    void read(const std::vector<const csv::Table*>& tables, std::vector<Record>& to,
              std::vector<Record> (*records)(const csv::Table&, csv::Rejects&)) const;

    Options& options_;
    Children children_;  // the records are views into its tables
};

}  // namespace baoxue::tools
