// 学生到校日报: what a class reports on a day, and the sums of schools and the town.
#pragma once

#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/school_class.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// Children of one day. `absent` is `expected` less `present`, and the sum of what follows it, unless a
/// report does not add up.
struct BAOXUE_API HeadCount {
    long long expected = 0, present = 0, absent = 0;
    long long sick = 0, personal = 0;
    long long excused = 0;      ///< another leave
    long long unexcused = 0;    ///< 无故
    long long transferred = 0;  ///< moved away, and still expected
    long long unknown = 0;      ///< absent, and nobody has said why

    long long reasons() const { return sick + personal + excused + unexcused + transferred + unknown; }
    HeadCount& operator+=(const HeadCount& other);
    friend bool operator==(const HeadCount&, const HeadCount&) = default;
};

/// A class on a day; or a grade, a school or the town, which then leave `class_name`, `grade` and the school
/// empty.
struct BAOXUE_API DailyReport {
    Date date = {};
    std::string school_id = {}, school_name = {};
    int grade = 0;
    std::string class_name = {};    ///< normal form (parse_class)
    int classes = 1, reported = 1;  ///< a class that has not reported is 0 of 1, and `count` means nothing
    HeadCount count = {};           ///< of the classes that have reported
    std::string names = {};         ///< of the absent, `;` between
    std::string unreported = {};    ///< of a sum: the classes that have not reported
    std::string reporter = {};
    std::string part = {};   ///< of the class, or a sum over all schools: a village, a special group; empty: the whole
    std::string flags = {};  ///< what does not add up: words with `;` between
    Place place = {};        ///< where a row was read

    bool is_class() const { return grade != 0 || !class_name.empty(); }
    SchoolClass where() const { return {school_id, school_name, grade, class_name}; }
    /// `unreported`; `partial`: some classes have not; `zero`: 零报告, nobody absent; else `reported`.
    std::string_view state() const;

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& needed();  ///< for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"daily"}
};

/// Every row, in the order of the file: of classes, and sums that an office wrote below them. A row without
/// figures is a class that has not reported. Of expected, present and absent two are enough; an absence for
/// which no reason is told is `unknown`. Rejected: a date or number that cannot be read, a row with one
/// figure only, and a class's second half of a day.
BAOXUE_API std::vector<DailyReport> read_daily_reports(const csv::Table& table, csv::Rejects& rejects);

/// What counts when reports are added up: of each day and school the rows of its classes, where there are any,
/// else its own sum, and so for a grade; a town's sum only where no school has a row. Of several rows about the same the last one
/// stands, so corrections are appended. In order of day, school, grade, class. A school is known by its number,
/// and by its name where some row gives both.
BAOXUE_API std::vector<DailyReport> parts_of(std::vector<DailyReport> reports);

/// Writes a row in the order of columns(); no figures and no rate where nobody has reported.
BAOXUE_API void write(csv::Writer& out, const DailyReport& report);

}  // namespace baoxue
