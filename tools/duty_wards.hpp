// From the files of list-duties to the children, schools and flags about which something is owed.
#pragma once

#include <baoxue/owed.hpp>
#include <baoxue/record/pupil.hpp>

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "command.hpp"

namespace baoxue::tools {

struct DutyInput {
    std::vector<std::string> flags, visits, notices;
    std::string roster, assign, ledger, log, calendar, duties;
};

class DutyWards {
  public:
    DutyWards(const DutyInput& input, Options& options);

    Calendar calendar;
    OwedInput owed;
    std::size_t rows = 0;

  private:
    const csv::Table& read(const std::string& file, const std::vector<std::string>& kinds,
                           const std::vector<std::string>& needed);
    void read_people(const DutyInput& input);
    void read_cases(const std::string& ledger);
    void read_flags(const std::string& file);
    void add_places();
    Ward ward_of(const std::string& key, std::string group) const;
    std::string teacher_of(const Pupil& pupil) const;
    std::string person_of(const std::string& role, const std::string& school_id) const;

    Options& options_;
    std::deque<csv::Table> tables_;  // the records are views into them
    std::vector<Pupil> pupils_;
    std::map<std::string, const Pupil*> by_key_;
    std::map<std::string, std::string> teachers_;                         // of students
    std::map<std::pair<std::string, std::string>, std::string> persons_;  // by role and school
};

}  // namespace baoxue::tools
