// Everything that is known of one child who left or came.
#pragma once

#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "baoxue/outflow.hpp"

namespace baoxue::operation::outflow {

struct Dossier {
    const ChangeRow* change = nullptr;          // the child's last one of this flow
    const ChangeRow* other_side = nullptr;      // the same child at another school in the same run
    std::vector<const Transfer*> transfers;     // of this flow and this child, oldest first
    const Transfer* foreign = nullptr;          // has one of the child's numbers, but speaks of somebody else
    const Transfer* elsewhere = nullptr;        // proves a move into another school than the one that has the child
    const Leave* suspension = nullptr;          // the latest approved 休学
    std::vector<std::span<const Date>> visits;  // up to the day judged by, under each of the child's numbers; ascending
    std::map<std::string_view, Date> notices;   // by kind, when it was last issued up to that day
    const Sighting* found = nullptr;            // in another school by its list, by number and name
    const Sighting* listed = nullptr;           // likewise, but the list says that the child is not in school
    const Sighting* stranger = nullptr;         // the number stands there with another name
    const Sighting* namesake = nullptr;         // only name and birth date are there

    std::size_t visits_since(Date day) const;  // a visit may stand under both numbers: the more of them
    std::optional<Date> last_visit() const;
};

// What the evidence says by one number. A number that is typed wrong may stand for thousands: only papers
// are told apart by name, and nothing here is gone through for each child.
struct NumberFile {
    std::vector<const Transfer*> transfers;                                 // in the order of the rows
    std::map<std::string, std::vector<const Transfer*>> transfers_by_name;  // in normal form
    const Leave* suspension = nullptr;
    std::vector<Date> visits;  // ascending
    std::map<std::string_view, Date> notices;
    std::optional<std::size_t> child;  // one whom the number stands for
    bool shared = false;               // by several
};

// One dossier per child, in the order of the changes that count.
class Archive {
  public:
    Archive(std::span<const ChangeRow> changes, const Evidence& evidence, const OutflowPolicy& policy);

    const std::vector<std::size_t>& cases() const { return cases_; }  // the changes that count
    std::size_t returned() const { return returned_; }
    std::size_t unnumbered() const { return unnumbered_; }
    Dossier open(std::size_t at) const;  // the case of changes[at]

  private:
    void file_evidence();
    void close_cases(unsigned jobs);
    void add_sightings(std::size_t at, Dossier& dossier) const;
    bool of_another(const ChangeRow& child, const Transfer& paper) const;
    void add_file(const NumberFile& file, const ChangeRow& child, Dossier& dossier) const;
    template <class Take>
    void each_file(const Id& student_id, const Id& national_id, Take take);

    std::span<const ChangeRow> changes_;
    const Evidence& evidence_;
    std::vector<Transfer> transfers_;  // told from both ends
    Flow flow_;
    Date as_of_;
    std::size_t returned_ = 0, unnumbered_ = 0;
    std::unordered_map<std::string, NumberFile> by_student_id_, by_national_id_;
    std::vector<std::size_t> sightings_;  // where those of each change begin
    std::vector<std::size_t> cases_;
    std::unordered_map<std::size_t, std::size_t> other_sides_;  // change -> change
};

bool leaves_school(const ChangeRow& change);  // this change takes the child away from before_school
bool joins_school(const ChangeRow& change);   // this change brings the child to after_school

}  // namespace baoxue::operation::outflow
