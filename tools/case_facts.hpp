// The facts that the lists of track-cases hold.
#pragma once

#include <baoxue/cases.hpp>

#include <map>
#include <string>
#include <vector>

#include "case_options.hpp"

namespace baoxue::tools {

/// What the lists say, by the children that the ledger knows them as.
class Facts {
  public:
    explicit Facts(CaseOptions& options);

    /// The ledger's events under what their children go by now.
    std::vector<CaseEvent> known(std::vector<CaseEvent> events) const;
    const std::vector<Pupil>& pupils() const { return children_.pupils(); }
    std::vector<SchoolClass> places() const { return children_.places(); }
    const Schools& schools() const { return children_.directory().schools(); }
    std::vector<Date> days() const { return attendance_.dates(); }
    std::string_view of_roster(const std::string& child, std::string_view column) const { return children_.cell(child, column); }
    VisitWords words_of(const std::string& child) const;

    std::vector<CaseEvent> facts;
    std::vector<OutflowRow> outflows;  ///< of lists of list-outflow

  private:
    void open(const std::vector<std::string>& files, const std::vector<std::string>& kinds,
              const std::vector<std::string>& needed, std::vector<const csv::Table*>& tables);

    Children children_;
    Attendance attendance_;
    std::vector<const csv::Table*> lists_, visits_, notices_;
    std::map<std::string, VisitWords> words_;  // by child
};

}  // namespace baoxue::tools
