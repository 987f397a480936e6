// All lists of a run that say anything of children, told apart by their headings.
#pragma once

#include <baoxue/child_page.hpp>
#include <baoxue/children.hpp>
#include <baoxue/desk.hpp>
#include <baoxue/record/assignment.hpp>
#include <baoxue/record/case.hpp>
#include <baoxue/record/pupil.hpp>

#include <set>

#include "command.hpp"

namespace baoxue::tools {

class ChildDesk {
  public:
    /// Files, and folders of files. Tells those that are left aside, and how many rows are about no child for certain.
    ChildDesk(Options& options, const std::vector<std::string>& files);

    /// The children who go by this number or name, each once.
    std::vector<Who> called(const std::string& number_or_name) const;
    /// Those whose file an office keeps: 重点生, children whose case is open.
    std::vector<Who> looked_after(bool key_students, bool open_cases) const;
    /// What a child goes by in the records.
    std::string key_of(const Who& who) const { return children_.key_of(who); }
    const Schools& schools() const { return children_.directory().schools(); }

    ChildRecords records;

  private:
    void sort(const std::vector<std::string>& files);
    void open();
    void read();
    void judge();
    const std::vector<std::string>& of(const std::string& kind) { return files_[kind]; }
    template <class Record>
    std::vector<Record> rows(std::vector<Record> (*reader)(const csv::Table&, csv::Rejects&));

    Options& options_;
    ChildLists children_;
    std::map<std::string, std::vector<std::string>> files_;                // by kind
    std::map<std::string, std::vector<const csv::Table*>> tables_;         // likewise
    std::vector<Pupil> pupils_;
    std::vector<Case> cases_;
};

}  // namespace baoxue::tools
