// What track-cases writes of the cases: its own rows, the county's ledgers, the audit.
#pragma once

#include <functional>

#include "case_facts.hpp"

namespace baoxue::tools {

void write_cases(const csv::WriteOptions& writing, const std::vector<Case>& cases,
                 const std::function<bool(const Case&)>& chosen);

/// --children: the list of children of school age; null where none is named. A word of status that nobody knows is a bad
/// row.
const csv::Table* open_school_age(CaseOptions& options);

/// suspected.csv and dropout.csv in the columns of a county's ledger, filled in by `facts` where there are any, and
/// school-age.csv of `children`.
void write_ledgers(const CaseOptions& options, const csv::Table* children, const std::vector<Case>& cases,
                   const Facts* facts);

/// --audit: each child that the figures differ on or agree on, and the bridge in the summary.
void write_audit(const CaseOptions& options, const std::vector<Case>& cases, const Facts& facts);

}  // namespace baoxue::tools
