// The files of list-duties.
#pragma once

#include <baoxue/owed.hpp>
#include <baoxue/record/case_event.hpp>
#include <baoxue/record/commitment.hpp>

#include <map>
#include <string>
#include <vector>

#include "care.hpp"
#include "children.hpp"
#include "command.hpp"
#include "places.hpp"

namespace baoxue::tools {

struct DutyInput {
    ChildFiles children;
    std::vector<std::string> flags, visits, notices, log;
    CareFiles care;
    std::string assign, ledger, calendar, duties, commitments;
};

/// Declares them, all but the commitments.
void add_duty_files(CLI::App& app, DutyInput& input);

/// The term, by --term or the calendar, and up to when duties are listed: the end of the week. Throws Error `usage` where
/// neither tells it.
OwedDays days_of(const std::string& term, Date as_of, const Calendar& calendar);

/// All that they hold.
class DutyWards {
  public:
    DutyWards(const DutyInput& input, Options& options);

    Calendar calendar;
    OwedInput owed;
    OwedPeople people;
    std::vector<CaseEvent> events;        ///< of the ledger
    std::vector<Commitment> commitments;
    std::map<std::string, std::string> village_persons;  ///< 村干部 by folded village, as assign.csv tells

    const Schools& schools() const { return children_.directory().schools(); }

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
