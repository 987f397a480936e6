// Everything that is known of one child who left or came.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "baoxue/outflow.hpp"

namespace baoxue {

struct Dossier {
    const ChangeRow* change = nullptr;       // the child's last one of this flow
    const ChangeRow* other_side = nullptr;   // the same child at another school in the same run
    std::vector<const Transfer*> transfers;  // of this flow and this child, oldest first
    const Transfer* foreign = nullptr;       // has one of the child's numbers, but speaks of somebody else
    const Leave* suspension = nullptr;       // the latest approved 休學
    std::vector<Date> visits;                // up to the day judged by, ascending
    std::vector<const Notice*> notices;
    const Sighting* found = nullptr;     // on another school's list, by number and name
    const Sighting* stranger = nullptr;  // the number stands there with another name
    const Sighting* namesake = nullptr;  // only name and birth date are there
};

// Rows of evidence by the numbers of the children they speak of.
class NumberIndex {
  public:
    void add(const Id& student_id, const Id& national_id, std::size_t row);

    // Ascending, each once.
    std::vector<std::size_t> rows_of(const Id& student_id, const Id& national_id) const;

  private:
    std::unordered_multimap<std::string, std::size_t> rows_;
};

// One dossier per child, in the order of the changes that count.
class Archive {
  public:
    Archive(std::span<const ChangeRow> changes, const Evidence& evidence, Flow flow, Date as_of);

    const std::vector<std::size_t>& cases() const { return cases_; }  // the changes that count
    std::size_t returned() const { return returned_; }
    std::size_t unnumbered() const { return unnumbered_; }
    Dossier open(std::size_t change) const;

  private:
    void close_cases();
    void add_sightings(std::size_t change, Dossier& dossier) const;
    void add_transfers(const ChangeRow& child, Dossier& dossier) const;

    template <class Row>
    NumberIndex index(const std::vector<Row>& rows);

    std::span<const ChangeRow> changes_;
    const Evidence& evidence_;
    Flow flow_;
    Date as_of_;
    std::size_t returned_ = 0, unnumbered_ = 0;
    NumberIndex transfers_, leaves_, visits_, notices_;
    std::vector<std::size_t> cases_;
    std::unordered_map<std::size_t, std::size_t> other_sides_;  // change -> change
};

bool leaves_school(const ChangeRow& change);  // this change takes the child away from before_school
bool joins_school(const ChangeRow& change);   // this change brings the child to after_school

}  // namespace baoxue
