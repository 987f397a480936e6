// Rows of attendance as roll calls: consecutive rows of one date, lesson and class, as exports have them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/block.hpp"
#include "baoxue/store/attendance.hpp"
#include "csv/rows.hpp"
#include "store/attendance/columns.hpp"
#include "store/attendance/memo_table.hpp"
#include "store/attendance/tally.hpp"

namespace baoxue::store::attendance {

struct RollCall {
    std::uint32_t date, lesson, place;  // numbers of the reader
    std::uint32_t marks;                // where its marks begin: there is one, whatever rows were rejected
};

/// One student's part in a roll call.
struct Mark {
    static constexpr std::uint8_t claimed = 255;

    std::uint32_t student;  // where the block has the number; of one in another form the reader's number, or 0
    std::uint8_t size;      // of that text in the block; 0: in another form; `claimed`: told by more than a number
    AttendanceStatus status = AttendanceStatus::present;

    explicit operator bool() const { return (student | size) != 0; }

    /// Whether other digits and capitals would make a plain_number() as well.
    bool plain_shape() const { return size != 0 && size != 18; }
};

/// The name that stands beside a number.
struct NameMark {
    std::uint32_t hash = 0;  // of the cell as it stands; 0: none
    std::uint32_t at = 0;    // in the block, or of the names that do not stand there
    std::uint32_t size = 0;
    bool in_block = true;
};

/// What one thread reads of a block, and what it remembers from block to block of a file. All numbers are its
/// own. Students whose number stands in the file in normal form are left for the merging side to look up in its one
/// table.
class RollCalls {
  public:
    void read(csv::Rows& rows, const AttendanceColumns& columns, const Vocabulary& vocabulary);

    std::vector<RollCall> calls;
    std::vector<Mark> marks;  // of the calls one behind the other
    std::vector<NameMark> names;         // of the marks, where the file has names
    std::vector<std::uint32_t> lines;    // likewise: of their rows in the block

    /// The student's number in normal form, or a claim: see claim.hpp.
    std::string_view id(const Mark& mark) const
    {
        if (mark.size == Mark::claimed) return claims_.values()[mark.student];
        if (mark.size == 0) [[unlikely]]
            return other_ids_.values()[mark.student];
        return {block_ + mark.student, mark.size};
    }

    std::string_view name(const NameMark& mark) const
    {
        return mark.in_block ? std::string_view(block_ + mark.at, mark.size) : quoted_names_[mark.at];
    }

    MemoTable<Date, 1> dates;
    MemoTable<Lesson, 1> lessons;
    MemoTable<SchoolClass, 4> places;

  private:
    struct Moment {
        std::uint32_t date, lesson;  // their numbers
    };

    void read_tally(csv::Rows& rows, const AttendanceColumns& columns);
    bool begin_call(csv::Rows& rows, const AttendanceColumns& columns);
    Mark mark_of(csv::Rows& rows, const AttendanceColumns& columns);
    Mark other_mark(csv::Rows& rows, const AttendanceColumns& columns);
    void push(const Mark& mark, const csv::Rows& rows, const AttendanceColumns& columns);
    static AttendanceStatus by_reason(std::string_view reason);
    std::optional<AttendanceStatus> status_of(csv::Rows& rows, const AttendanceColumns& columns,
                                              const Vocabulary& vocabulary);

    std::vector<std::string> quoted_names_;  // that the parser took out of their quotes
    MemoTable<Moment, 2> moments_;
    std::uint32_t date_ = 0;           // of the row: its number
    const char* block_ = nullptr;
    std::size_t block_size_ = 0;
    MemoTable<std::string, 2> other_ids_;  // of students whose number does not stand in normal form; empty: no number
    MemoTable<std::string, 4> claims_;     // of those who are told by other cells
    MemoTable<std::vector<LessonStatus>, 4> tallies_;
    std::map<Lesson, std::uint32_t> tally_lessons_;  // numbers of `lessons`
    MemoTable<AttendanceStatus, 1> statuses_;
    ShortText<1> present_;  // the last word that means just that
};

}  // namespace baoxue::store::attendance
