// What was noticed about children and done for them.
#pragma once

#include <baoxue/record/concern.hpp>
#include <baoxue/record/help.hpp>
#include <baoxue/record/mark.hpp>

#include "children.hpp"
#include "command.hpp"

namespace baoxue::tools {

struct CareFiles {
    std::vector<std::string> concerns, marks, helps;
};

void add_care(CLI::App& app, CareFiles& files);   ///< --concerns --helps
void add_marks(CLI::App& app, CareFiles& files);  ///< --marks

/// The rows of all these files. Their texts live as long as the lists of children do.
class Care {
  public:
    /// Opens the files; the lists are to be settled then.
    Care(Options& options, ChildLists& children, const CareFiles& files);
    /// Reads the settled lists.
    void read();

    std::vector<Concern> concerns;
    std::vector<Mark> marks;
    std::vector<Help> helps;

  private:
    Options& options_;
    std::vector<const csv::Table*> concerns_, marks_, helps_;
};

}  // namespace baoxue::tools
