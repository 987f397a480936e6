// The lists of a run that name children, each row given to the child it is about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/record/unplaced.hpp"
#include "baoxue/rule/child_directory.hpp"
#include "baoxue/rule/proof.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue {

/// Open every list first, then settle() once, then read the records from the tables. In a settled table `student_id`
/// and `national_id` are the child's own, the same in all lists, and a child without any number has a named_id() for
/// student_id; `school_id` and `school_name` hold the campus. Rows that are about no child for certain are left out of
/// the tables, and told.
class BAOXUE_API ChildLists {
  public:
    ChildLists(const csv::ReadOptions& reading, csv::Rejects& rejects) : reading_(reading), rejects_(rejects) {}

    /// `kinds` and `needed` as for csv::Table; headings by which any list names a child are known besides. The table
    /// lives as long as this.
    const csv::Table& open(const std::string& file, const std::vector<std::string>& kinds,
                           const std::vector<std::string>& needed);
    /// Lists that say who the children are: no row of them is ever left out.
    const csv::Table& open_roster(const std::string& file, std::vector<std::string> needed = {});
    const csv::Table& open_children(const std::string& file, const std::vector<std::string>& kinds,
                                    const std::vector<std::string>& needed);
    /// A record of what was done before, such as a register: it helps to know the children, and no row of it is ever
    /// left out. Rows that are about no child for certain stay as they are.
    const csv::Table& open_record(const std::string& file, const std::vector<std::string>& kinds,
                                  const std::vector<std::string>& needed);
    /// Rows whose number and name disagree stay as they are: for a reader that tells the contradiction itself.
    void leave_contradictions() { contradictions_stay_ = true; }
    void add(Attendance& attendance) { attendance_ = &attendance; }  ///< read already
    void decide(const std::string& file);                            ///< an unplaced list with decisions

    /// Gives each row its child. O(rows).
    void settle();

    /// After settle(): absences at a school that a child is proved to have left do not count while the move holds, and
    /// those at others do, also where a roster that is behind has it at the old one. Returns the moves after which
    /// no other school misses the child, those that excuse it; each ends when the child is back. O(rows).
    std::vector<ProvedMove> follow(std::span<const ProvedMove> moves);

    /// The rows that were given to nobody, each with its candidates, in the order of the lists.
    const std::vector<UnplacedRow>& unplaced() const { return unplaced_; }
    std::size_t rows_unplaced() const { return rows_unplaced_; }
    /// What those children go by whom rows of the attendance may be about that were given to nobody: that they have no
    /// rows says nothing of them.
    const std::set<std::string>& in_doubt() const { return in_doubt_; }
    std::size_t contradictions() const { return attendance_ == nullptr ? 0 : attendance_->contradictions(); }
    /// Throws Error `data` for the first of them, if any.
    void refuse_unplaced() const;

    /// After settle(): the child that a row of a list read elsewhere is about; null when that is none for certain, and
    /// then the row is told with the others, rows that say the same once.
    const Who* child_of(const Who& who, const Place& place);
    /// What the child goes by that a row of a list read elsewhere is about; empty when that is none for certain.
    std::string key_of(const Who& who) const;
    /// Gives a row read elsewhere the child's own numbers, as a settled table has them; one about none for certain stays.
    void settle_row(const Who& who, std::string& student_id, std::string& national_id) const;
    const ChildDirectory& directory() const { return directory_; }

  private:
    struct List {
        csv::Table table;
        bool roster, record;
        std::size_t rows;
    };

    void hear();
    void place(List& list, std::size_t& enrolled);
    void set(csv::Table& table, std::size_t row, const Who& who, ChildDirectory::Number child);
    void put(std::uint32_t claim, ChildDirectory::Number child);
    void join_attendance();
    void tell(const Who& who, const Place& place, std::size_t rows, const ChildDirectory::Answer& answer);

    csv::ReadOptions reading_;
    csv::Rejects& rejects_;
    std::deque<List> lists_;
    Attendance* attendance_ = nullptr;
    bool contradictions_stay_ = false;
    ChildDirectory directory_;
    std::vector<UnplacedRow> unplaced_;
    std::size_t rows_unplaced_ = 0;
    std::set<std::string> in_doubt_;
    std::map<std::string, std::size_t> told_;  // by what the row says: the first of its rows in unplaced_
};

}  // namespace baoxue
