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

#include "baoxue/codes.hpp"
#include "baoxue/csv/block.hpp"
#include "baoxue/date.hpp"
#include "baoxue/record/attendance.hpp"
#include "csv/rows.hpp"
#include "record/attendance/numbered_texts.hpp"
#include "record/attendance/tally.hpp"

namespace baoxue {

/// Columns that mean something together; those that are not there left out.
class CellGroup {
  public:
    explicit CellGroup(std::vector<std::size_t> columns);

    const std::vector<std::size_t>& columns() const { return columns_; }

    /// The group's cells of a row as one text: as they stand where they are neighbours, else in `joined`.
    std::string_view of(const csv::Rows& rows, std::string& joined) const
    {
        if (const auto cells = rows.cells(first_, last_); cells.data() != nullptr) [[likely]]
            return cells;
        return join(rows, joined);
    }

  private:
    std::string_view join(const csv::Rows& rows, std::string& joined) const;

    std::vector<std::size_t> columns_;
    std::size_t first_ = 1, last_ = 0;  // of neighbours
};

/// Where a file keeps what; a column that it lacks has the number npos, and its cells are empty.
struct AttendanceColumns {
    bool by_national_id, tally;
    std::size_t student, session, period, school_id, school_name, grade, name, status;
    CellGroup date, lesson, place;  // what tells a roll call
    CellGroup id, word;             // the student, the status
    std::size_t alike;              // how many tell a roll call, if they are the file's first ones; else 0

    explicit AttendanceColumns(const csv::Heading& heading);
};

/// What the cells of some columns mean, worked out once for each text and numbered from 1 on.
template <typename Value>
class Known {
  public:
    /// The number of the row's cells. `read` makes the value at first sight; 0 when it makes none.
    template <typename Read>
    std::uint32_t number_of(const csv::Rows& rows, const CellGroup& group, Read read);

    std::uint32_t add(Value value)  // one that no cells stand for
    {
        values_.push_back(std::move(value));
        return static_cast<std::uint32_t>(values_.size() - 1);
    }

    const std::vector<Value>& values() const { return values_; }  // by number

    std::vector<std::uint32_t> theirs{0};  // of the merging side: its number for each of ours

  private:
    static constexpr std::size_t most_quick = 16384;

    struct alignas(64) Entry {
        std::uint32_t number = 0;  // 0: nothing here
        std::uint8_t size = 0;
        char text[59];

        bool is(std::string_view other) const;
    };

    template <typename Read>
    std::uint32_t look_up(std::string_view text, Read read);

    std::vector<Value> values_{1};
    std::vector<Entry> quick_ = std::vector<Entry>(64);  // the last text of each hash; more when there are more texts
    std::size_t last_ = 0;
    NumberedTexts texts_;
    std::vector<std::uint32_t> numbers_{0};  // by text: of its value, 0 when it has none
    std::string joined_;
};

struct RollCall {
    std::uint32_t date, lesson, place;  // numbers of the reader
    std::uint32_t marks;                // where its marks begin
};

/// One student's part in a roll call.
struct Mark {
    std::uint32_t student;  // where the block has the number; of one in another form the reader's number, or 0
    std::uint8_t size;      // of that text in the block; 0: in another form
    AttendanceStatus status = AttendanceStatus::present;

    explicit operator bool() const { return (student | size) != 0; }
};

/// What one thread reads of a block, and what it remembers from block to block of a file. All numbers are its
/// own. Students whose number stands in the file in normal form are left for the merging side to look up in its one
/// table.
class RollCalls {
  public:
    void read(csv::Rows& rows, const AttendanceColumns& columns, const Vocabulary& vocabulary);

    std::vector<RollCall> calls;
    std::vector<Mark> marks;  // of the calls one behind the other

    /// The student's number in normal form.
    std::string_view id(const Mark& mark) const
    {
        if (mark.size == 0) [[unlikely]]
            return other_ids_.values()[mark.student];
        return {block_ + mark.student, mark.size};
    }

    Known<Date> dates;
    Known<Lesson> lessons;
    Known<SchoolClass> places;

  private:
    void read_tally(csv::Rows& rows, const AttendanceColumns& columns);
    bool begin_call(csv::Rows& rows, const AttendanceColumns& columns);
    Mark mark_of(csv::Rows& rows, std::string_view cell, const AttendanceColumns& columns);
    std::uint32_t other_id(csv::Rows& rows, const AttendanceColumns& columns);
    std::optional<AttendanceStatus> status_of(csv::Rows& rows, const AttendanceColumns& columns,
                                              const Vocabulary& vocabulary);

    const char* block_ = nullptr;
    std::size_t block_size_ = 0;
    Known<std::string> other_ids_;  // of students whose number does not stand in normal form
    Known<std::vector<LessonStatus>> tallies_;
    std::map<Lesson, std::uint32_t> tally_lessons_;  // numbers of `lessons`
    Known<AttendanceStatus> statuses_;
    std::string present_ = "\n";  // the last word that means just that
};

}  // namespace baoxue
