// A row of rate-retention: an indicator of one group of children over a period, with every figure that it is
// made of. An office's own table of movements (学生变动统计表, 巩固率统计表) has the same columns.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/school_class.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// The children counted together.
struct BAOXUE_API Group {
    /// A grade or class is one of a school; a group is a special one (csv/groups.hpp), and a child may be in several.
    enum class Level { town, stage, school, grade, klass, teacher, village, special_group };
    static constexpr auto last_level = Level::special_group;

    Level level = Level::town;
    std::string school_id = {}, school_name = {};
    int grade = 0;  ///< of a stage: 1 is primary (grades 1 to 6), 7 junior (7 to 9)
    std::string class_name = {}, teacher = {};
    std::string part = {};  ///< the village, or the code of the special group

    SchoolClass where() const { return {school_id, school_name, grade, class_name}; }
    std::string scope() const;  ///< town, primary, junior, SCHOOL, SCHOOL/7, SCHOOL/7/1, the teacher's
                                ///< name, the village or the group
};

BAOXUE_API std::string_view to_string(Group::Level level);
BAOXUE_API std::optional<Group::Level> group_level(std::string_view word);

/// What is counted, in the order of the columns. Stocks are children in school (在校).
enum class Figure {
    // The stock identity: enrolled_start, and the movements in, and less those out, is enrolled_end.
    enrolled_start,
    intake,          ///< 招生
    returned,        ///< 复学
    transferred_in,  ///< 转入
    other_in,
    moved_in,         ///< from another group of the same lists: 升级, 留级, 调班
    graduated,        ///< 毕业, 结业
    transferred_out,  ///< 转出, proved
    unproved_out,     ///< gone, and no school is proved to have the child
    suspended,        ///< 休学
    withdrawn,        ///< 退学, 开除
    dropped_out,      ///< 辍学, 失联
    died,
    other_out,  ///< placed: 送教上门, 特殊学校, abroad; proved
    moved_out,
    enrolled_end,
    // 学年巩固率
    grade_start,  ///< children of grades that have a next one in the school
    next_grade,   ///< children of those next grades a year later
    // 巩固率 of a cohort: 6 or 3 years ago; nine years ago
    cohort_intake,
    cohort_in,
    cohort_out,
    cohort_graduates,
    nine_intake,
    nine_graduates,
    // 入学率, by household
    of_age,
    of_age_in_school,
    // 到校率: children × days
    expected,
    present,
    sick,
    personal,
    excused,
    unexcused,
    transferred,
    unknown
};
inline constexpr auto figure_count = static_cast<std::size_t>(Figure::unknown) + 1;

BAOXUE_API std::string_view to_string(Figure figure);

/// Figures of a group; nothing where nobody has told, which is never 0.
struct BAOXUE_API Figures {
    std::array<std::optional<long long>, figure_count> values = {};

    std::optional<long long>& operator[](Figure figure) { return values[static_cast<std::size_t>(figure)]; }
    const std::optional<long long>& operator[](Figure figure) const { return values[static_cast<std::size_t>(figure)]; }
    void add(Figure figure, long long count) { (*this)[figure] = (*this)[figure].value_or(0) + count; }
    /// enrolled_start and what came less what went less enrolled_end; nothing without both stocks.
    std::optional<long long> gap() const;
    friend bool operator==(const Figures&, const Figures&) = default;
};

struct Period {
    std::optional<Date> begin = {}, end = {};
    friend auto operator<=>(const Period&, const Period&) = default;
};

/// A row of such a file: of our own output, or of an office's table, which tells no level.
struct FigureRow {
    bool levelled = false;
    Group group;
    Period period;
    Figures values;
    Place place;
};

struct BAOXUE_API Indicator {
    Group group = {};
    Period period = {};
    std::string indicator = {}, formula = {};  ///< codes of the vocabulary "indicator"
    std::optional<long long> numerator = {}, denominator = {};
    std::optional<long long> rate = {};  ///< basis points; nothing where the denominator is 0 or not known
    std::string op = {};
    std::optional<long long> target = {};  ///< basis points
    std::string met = {};                  ///< `met`, `missed`, or empty
    std::optional<long long> by = {};      ///< rate less target, basis points
    int rank = 0;                          ///< the best of its level is 1; 0: no rate
    Figures figures = {};

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();  ///< {"rates"}
};

/// Every row. Rejected: a figure that is no whole number, a level or a date that cannot be read.
BAOXUE_API std::vector<FigureRow> read_figures(const csv::Table& table, csv::Rejects& rejects);

BAOXUE_API void write(csv::Writer& out, const Indicator& row);

}  // namespace baoxue
