// Lists that name children, and the options by which a user helps to find them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <baoxue/children.hpp>
#include <baoxue/record/pupil.hpp>
#include <baoxue/record/transfer.hpp>

#include "command.hpp"

namespace baoxue::tools {

struct ChildFiles {
    std::vector<std::string> rosters, decisions;
    std::string unplaced;
};

/// A roster that is an argument or, so that an office can name it once, --roster; the argument goes first.
struct RosterArgument {
    std::string argument, option;
    const std::string& file() const { return argument.empty() ? option : argument; }
};
CLI::Option* add_roster(CLI::App& app, RosterArgument& roster);  ///< returns the argument

void add_children(CLI::App& app, ChildFiles& files);  ///< --roster --unplaced --decisions
void add_unplaced(CLI::App& app,
                  ChildFiles& files);  ///< --unplaced --decisions: where the roster is asked for otherwise

/// The lists of a run: first the rosters and decisions, then whatever a command open()s, then settle().
class Children : public ChildLists {
  public:
    Children(Options& options, const ChildFiles& files);

    /// Settles; tell_unplaced(); reads the rosters.
    void settle();

    /// Writes the rows that belong to no child where --unplaced wants them and tells their number, or throws for the
    /// first one.
    void tell_unplaced() const;

    const std::vector<Pupil>& pupils() const { return pupils_; }  ///< of all rosters
    std::vector<SchoolClass> places() const;                      ///< theirs

    /// Fills in the grade of moves that tell none, as the rosters have it.
    void tell_grades(std::vector<Transfer>& transfers) const;

    /// The rosters' columns that are not in `others`, each once.
    std::vector<std::string> columns_besides(const std::vector<std::string>& others) const;
    /// What the first roster that has the child says of it; empty for a child that none has.
    std::string_view cell(const std::string& child, std::string_view column) const;

  private:
    Options& options_;
    std::string unplaced_file_;
    std::vector<const csv::Table*> rosters_;
    std::vector<Pupil> pupils_;
    std::unordered_map<std::string, std::pair<const csv::Table*, std::size_t>> rows_;
};

}  // namespace baoxue::tools
