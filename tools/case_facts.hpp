// What track-cases is told, and the facts that its lists hold.
#pragma once

#include <baoxue/cases.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "children.hpp"
#include "command.hpp"
#include "places.hpp"

namespace baoxue::tools {

struct CaseOptions : Options {
    std::vector<std::string> lists, visits, notices, attendance, only;
    std::string ledger, calendar, kinds_file, policy_file, ledgers, children, audit, event, case_id, proof, source, note;
    ChildFiles children_files;
    ClassChoice places;
    std::optional<Date> on;
    int present_days = 5, relapse_days = 10, wait = 10;
    int months = 0;  // of a period of --view
    bool print_policy = false, by_school = false;

    bool brings_facts() const
    {
        return !(lists.empty() && visits.empty() && notices.empty() && attendance.empty() &&
                 children_files.rosters.empty());
    }
};

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
