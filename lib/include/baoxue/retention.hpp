// 巩固率, 辍学率 and the other rates of two work plans, with every figure they are made of, against targets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/groups.hpp"
#include "baoxue/record/change.hpp"
#include "baoxue/record/daily_report.hpp"
#include "baoxue/record/indicator.hpp"
#include "baoxue/record/outflow.hpp"
#include "baoxue/record/target.hpp"

namespace baoxue {

/// How an indicator is computed. Several are in official use under one name and give different numbers, so
/// each has its own.
struct BAOXUE_API Formula {
    std::string_view code;
    std::string_view indicator;  ///< dropout, retention, entry, attendance, absence
    bool low_is_good = false;
    bool capped = false;  ///< at 100 %
    std::vector<Figure> numerator, numerator_less, denominator, denominator_less;

    /// - `dropout_term` 辍学率 (教育学名词): (suspended + withdrawn + dropped_out + unproved_out) /
    ///   enrolled_start. Left out: 毕业, 升级, 留级, proved 转学, 死亡.
    /// - `dropout_net` 辍学率 (两基验收; 文新华): (suspended + withdrawn + dropped_out + died + transferred_out +
    ///   unproved_out + other_out − transferred_in − returned − other_in) / enrolled_start. May be negative.
    /// - `retention_year`: (enrolled_start − cases) / enrolled_start, the complement of `dropout_term`.
    /// - `retention_nine` 九年义务教育巩固率: nine_graduates / nine_intake, the intake counting 正常流动生.
    /// - `retention_cohort` 巩固率 (栾川县): cohort_graduates / (cohort_intake + cohort_in − cohort_out), capped.
    /// - `retention_grade` 学年巩固率 (泰州): next_grade / grade_start, not adjusted, so above 100 % at times.
    /// - `entry` 入学率: of_age_in_school / of_age, by household.
    /// - `attendance` 到校率: present / expected, children × days; classes that have not reported count in
    ///   neither.
    /// - `absence` 缺勤率: what is missing of it; the reasons stand beside it.
    static const std::vector<Formula>& all();
    static const Formula* find(std::string_view code);
};

/// The figures from which rates are made; each may be lacking.
struct RetentionFigures {
    std::vector<ChangeRow> changes = {};                  ///< all of one comparison, `stayed` too
    std::vector<ChildGroups> groups = {};  ///< of the changes, by ChangeRow::row, for the levels village and group
    std::vector<OutflowRow> outflows = {}, inflows = {};  ///< where those children went or came from
    std::vector<ChangeRow> household = {};                ///< of the household list against the register
    std::vector<std::vector<FigureRow>> tables = {};      ///< by file
    std::vector<DailyReport> daily = {};
};

struct RetentionPolicy {
    std::vector<Group::Level> levels = {Group::Level::town};
    std::vector<const Formula*> formulae = {};
    Period period = {};  ///< of the changes
    std::vector<Target> targets = {};
};

struct RetentionReport {
    std::vector<Indicator> rows;    ///< by level, group, formula
    std::vector<Target> unmatched;  ///< speak of no group or indicator in `rows`
    Figures town;                   ///< of all, for the balance
    std::size_t twice = 0;          ///< children with several rows in the changes
};

/// A child is in a group's stock when its status says that it sits in school (in_school()). Without a row of
/// `outflows` a child who left is `unproved_out`, one who came over a year's turn into grade 1 or 7 is
/// `intake`. Periods are joined: the first one's enrolled_start, the last one's enrolled_end and stocks, the
/// sum of the movements; a gap between the end of one and the start of the next is a gap of the whole. A
/// figure that part of a table's rows lack is not known of their sum. Of a child's several rows in settled changes (one
/// number, names that may be one) one counts: a row that left and one that joined are one child who stayed. Throws
/// Error `data` for changes without those who stayed, and when a table gives the same figure of a group and period
/// twice. O(rows).
BAOXUE_API RetentionReport rate_retention(const RetentionFigures& figures, const RetentionPolicy& policy);

}  // namespace baoxue
