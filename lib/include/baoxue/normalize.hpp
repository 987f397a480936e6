// A raw export brought into the shape and the words that all commands share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/csv/writer.hpp"
#include "baoxue/rule/calendar.hpp"

namespace baoxue {

/// What cannot be told from the file alone.
struct NormalizePolicy {
    std::string kind = {};           ///< a kind of columns.hpp; empty: told from the headings
    std::string profile = {};        ///< whose codes stand in the cells, see codes.hpp
    std::string codes = {};          ///< a CSV of column,word,code with words of one's own; empty: none
    bool fill_down = false;          ///< an empty school, grade, class, township or village is that of the row above
    std::optional<Date> month = {};  ///< of a month grid; not given: told from the title
    std::string blank = {};          ///< what an empty cell of a grid means; empty: nothing was recorded
    std::vector<std::pair<std::string, std::string>> set = {};  ///< column and value where it is empty or lacking
    Date as_of = {};                                            ///< tells the grade of 2022级
    Calendar calendar = {};                                     ///< the school days of a span of absence
};

/// A file in canonical form: canonical columns and codes, dates as 2026-09-01, grades 1 to 9, classes as
/// parse_class() has them, ID numbers as their keys; unknown columns and all other cells as they stand.
struct BAOXUE_API Normalized {
    std::string file = {};  ///< as the user named it; of several with commas between
    std::string kind = {};
    std::vector<std::string> columns = {};
    std::size_t rows_in = 0;     ///< rows below the heading that are not blank: footers and rejected ones too
    std::size_t rows_out = 0;    ///< of a grid one per student and recorded cell
    std::size_t title_rows = 0;  ///< above the heading
    std::size_t footers = 0;     ///< sums, signatures, remarks, weekdays, repeated headings: left out
    std::size_t filled_up = 0;   ///< rows whose last empty cells were missing
    std::size_t unrecorded = 0;  ///< rows of attendance without a status: they record nothing, and stay as they stand
    std::size_t silent = 0;      ///< rows of a grid in which nothing was recorded: neither presence nor absence
    std::size_t lessons_numbered = 0;  ///< the most of a class's day that were numbered by the clock; 0: none were
    std::map<std::string, std::size_t> not_understood = {};  ///< by column: optional cells, which stay as they stand
    std::string class_of_title = {};  ///< as 6/2: of a grid that names it in its title and in no column
    std::vector<std::string> left_out = {};  ///< headings of a grid that are neither known nor its cells

    std::vector<std::size_t> unknown = {};   ///< columns, from 1, whose headings nobody knows: they pass through
    std::map<std::string, std::size_t> empty = {};  ///< by heading: cells without a school, grade or class, where others have one
    std::vector<std::string> remarks = {};   ///< what else must be told, in the user's language

    void write(csv::Writer& out) const;  ///< all rows, in the order of the file
    /// `take` the cells of each row, in the order of the columns and of the file.
    void each_row(const std::function<void(const std::vector<std::string_view>&)>& take) const;

    std::deque<std::pair<std::string, std::vector<std::uint32_t>>> cells = {};  ///< texts, and where their cells end
};

/// Reads a file of any kind. The heading is the row with the most known headings among the first eleven.
/// Attendance may also be a grid: a row for each student, and columns that are days of a month (1 … 31,
/// 1上午, 2026-09-01) or, where the file or `set` has the date, lessons (1 … 12, 第一节). A row about a span (begin_date,
/// end_date) becomes one for each of its school days, which must be as many as its `days`; lessons that are told by
/// start_time get their numbers.
///
/// A row with a required cell or a status that is not understood is rejected: a code is never guessed. Other
/// such cells stay as they stand and are counted. What is in canonical form already stays as it is.
/// Throws Error: `data` when the kind, the month or the day cannot be told, `usage`
/// for what the policy names wrongly.
BAOXUE_API Normalized normalize(const std::string& file, const csv::ReadOptions& reading, const NormalizePolicy& policy,
                                csv::Rejects& rejects);

/// Whether the profile is that of a student information system whose roster is several files: oneroster, sds.
BAOXUE_API bool is_system(std::string_view profile);

/// The roster of such a system: its users with those files beside them that are there (enrollments, classes, orgs, roles,
/// demographics of OneRoster 1.1, 1.2 and School Data Sync 2.1; student, studentenrollment, section, school of School Data
/// Sync 1), told apart by their headings. Students only; the class is the homeroom, the only one or the only one that is
/// named as a class is. Throws Error `data` when there are no users, or nothing tells who is a student.
BAOXUE_API Normalized normalize_system(const std::vector<std::string>& files, const csv::ReadOptions& reading,
                                       const NormalizePolicy& policy, csv::Rejects& rejects);

/// Lists of one kind one behind the other: the columns of all, and `file` before them, which names each row's. A single
/// one stays as it is. Throws Error `data` where they are of several kinds.
BAOXUE_API Normalized joined(std::vector<Normalized> lists);

}  // namespace baoxue
