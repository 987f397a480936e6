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

/// Where a file keeps what; a column that it lacks has the number npos, and its cells are empty.
struct AttendanceColumns {
    std::size_t student, session, period, school_id, school_name, grade, name, status;
    bool by_national_id, tally;
    std::vector<std::size_t> date, lesson, place;  // what tells a roll call; only columns that are there
    std::size_t alike;                             // how many those are, if they are the file's first ones; else 0

    explicit AttendanceColumns(const csv::Heading& heading);
};

/// What the cells of some columns mean, worked out once for each text and numbered from 1 on.
template <typename Value>
class Known {
  public:
    /// The number of the row's cells. `read` makes the value at first sight; 0 when it makes none.
    template <typename Read>
    std::uint32_t number_of(const csv::Rows& rows, const std::vector<std::size_t>& columns, Read read);

    std::uint32_t add(Value value)  // one that no cells stand for
    {
        values_.push_back(std::move(value));
        return static_cast<std::uint32_t>(values_.size() - 1);
    }

    const std::vector<Value>& values() const { return values_; }  // by number

    std::vector<std::uint32_t> theirs{0};  // of the merging side: its number for each of ours

  private:
    bool is(std::uint32_t number, const csv::Rows& rows, const std::vector<std::size_t>& columns) const;

    std::vector<Value> values_{1};
    std::vector<std::string> cells_;                                       // of each number
    std::vector<std::uint32_t> quick_ = std::vector<std::uint32_t>(4096);  // the last number of each hash
    NumberedTexts texts_;
    std::string key_;
    std::uint32_t last_ = 0;
};

struct RollCall {
    std::uint32_t date, lesson, place;  // numbers of the reader
    std::uint32_t marks;                // where its marks begin
};

/// What one thread reads of a block, and what it remembers from block to block of a file. All numbers are its
/// own.
class RollCalls {
  public:
    static constexpr std::uint32_t noted = std::uint32_t{1} << 31;  // of a mark: its status is not plainly `present`

    void read(csv::Rows& rows, const AttendanceColumns& columns, const Vocabulary& vocabulary);

    std::vector<RollCall> calls;
    std::vector<std::uint32_t> marks;     // of the calls one behind the other: the student, and `noted`
    std::vector<AttendanceStatus> notes;  // of the marks that are `noted`, in their order

    Known<Date> dates;
    Known<Lesson> lessons;
    Known<SchoolClass> places;
    std::vector<std::string> new_students;  // since the last merge: IDs in normal form, numbered on
    std::vector<std::uint32_t> their_students{0};

  private:
    void read_tally(csv::Rows& rows, const AttendanceColumns& columns);
    bool begin_call(csv::Rows& rows, const AttendanceColumns& columns);
    std::uint32_t student_of(csv::Rows& rows, const AttendanceColumns& columns);
    std::uint32_t new_student(csv::Rows& rows, std::string_view cell, const AttendanceColumns& columns);
    std::optional<AttendanceStatus> status_of(csv::Rows& rows, std::string_view cell, const Vocabulary& vocabulary);

    Known<std::vector<LessonStatus>> tallies_;
    std::map<Lesson, std::uint32_t> tally_lessons_;                // numbers of `lessons`
    NumberedTexts ids_;                                            // as they stand in the file
    std::vector<std::pair<std::string, AttendanceStatus>> words_;  // so too
    bool scattered_ = false;                                       // students do not come in the order of last time
    std::size_t scattered_blocks_ = 0;
    std::string present_ = "\n";  // the last of them that means just that
};

}  // namespace baoxue
