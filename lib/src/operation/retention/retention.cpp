#include "baoxue/retention.hpp"

#include <algorithm>
#include <set>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/percent.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/rule/enrolment.hpp"
#include "operation/retention/movements.hpp"
#include "operation/retention/tallies.hpp"

namespace baoxue {

using namespace operation::retention;

namespace {

// 户籍: of the children of school age those who sit in a class.
void add_household(const std::vector<ChangeRow>& household, const Period& period, Tallies& tallies)
{
    using enum ChangeKind;
    if (household.empty()) return;
    Figures& town = tallies.of(Group{}, period);
    town.add(Figure::of_age, 0), town.add(Figure::of_age_in_school, 0);
    for (const auto& child : household) {
        if (child.kind == joined || child.kind == out_of_scope || child.kind == duplicate_before ||
            child.kind == duplicate_after)
            continue;
        town.add(Figure::of_age, 1);
        const bool found = child.kind != left && child.kind != unreadable && child.kind != graduated;
        if (found && in_school(child.status)) town.add(Figure::of_age_in_school, 1);
    }
}

void add_daily(const std::vector<DailyReport>& reports, Tallies& tallies)
{
    for (const auto& report : parts_of(reports)) {
        if (report.reported == 0) continue;
        const Group place{Group::Level::klass, report.school_id,  report.school_name,
                          report.grade,        report.class_name, {}};
        for (const auto level : tallies.levels()) {
            const auto group = group_at(level, place);
            if (!group) continue;
            Figures& figures = tallies.of(*group, {report.date, report.date});
            const HeadCount& count = report.count;
            figures.add(Figure::expected, count.expected);
            figures.add(Figure::present, count.present);
            figures.add(Figure::sick, count.sick);
            figures.add(Figure::personal, count.personal);
            figures.add(Figure::excused, count.excused);
            figures.add(Figure::unexcused, count.unexcused);
            figures.add(Figure::transferred, count.transferred);
            figures.add(Figure::unknown, count.unknown);
        }
    }
}

// The sum of some figures less others; nothing when one of them is not known.
std::optional<long long> sum_of(const Figures& figures, const std::vector<Figure>& plus,
                                const std::vector<Figure>& minus)
{
    long long sum = 0;
    for (const Figure figure : plus) {
        if (!figures[figure]) return {};
        sum += *figures[figure];
    }
    for (const Figure figure : minus) {
        if (!figures[figure]) return {};
        sum -= *figures[figure];
    }
    return sum;
}

Indicator indicator_of(const Tallies::Whole& whole, const Formula& formula)
{
    Indicator row{.group = whole.group, .period = whole.period};
    row.indicator = formula.indicator, row.formula = formula.code;
    row.figures = whole.figures;
    row.numerator = sum_of(whole.figures, formula.numerator, formula.numerator_less);
    row.denominator = sum_of(whole.figures, formula.denominator, formula.denominator_less);
    if (row.numerator && row.denominator) row.rate = basis_points(*row.numerator, *row.denominator);
    if (formula.capped && row.rate) row.rate = std::min(*row.rate, 10'000LL);
    return row;
}

bool speaks_of(const Target& target, const Indicator& row)
{
    if (target.indicator != row.indicator && target.indicator != row.formula) return false;
    return target.scope == fold(row.group.scope()) ||
           (row.group.level == Group::Level::school && target.scope == fold(row.group.school_name));
}

void hold_targets(const std::vector<Target>& targets, RetentionReport& report)
{
    for (const Target& target : targets) {
        bool matched = false;
        for (auto& row : report.rows) {
            if (!speaks_of(target, row)) continue;
            matched = true;
            row.op = to_string(target.op), row.target = target.value;
            if (!row.rate) continue;
            row.met = target.met_by(*row.rate) ? "met" : "missed";
            row.by = *row.rate - target.value;
        }
        if (!matched) report.unmatched.push_back(target);
    }
}

// Of each level and formula the best is 1; equals share a rank.
void rank(std::vector<Indicator>& rows)
{
    std::map<std::pair<Group::Level, std::string_view>, std::vector<long long>> rates;
    for (const auto& row : rows)
        if (row.rate) rates[{row.group.level, row.formula}].push_back(*row.rate);
    for (auto& [key, of_level] : rates) std::ranges::sort(of_level);
    for (auto& row : rows) {
        if (!row.rate) continue;
        const auto& all = rates[{row.group.level, row.formula}];
        const auto [first, last] = std::ranges::equal_range(all, *row.rate);
        const auto better = Formula::find(row.formula)->low_is_good ? first - all.begin() : all.end() - last;
        row.rank = static_cast<int>(better) + 1;
    }
}

}  // namespace

const std::vector<Formula>& Formula::all()
{
    using enum Figure;
    static const std::vector<Figure> cases{suspended, withdrawn, dropped_out, unproved_out};
    static const std::vector<Formula> all{
        {"dropout_term", "dropout", true, false, cases, {}, {enrolled_start}, {}},
        {"dropout_net",
         "dropout",
         true,
         false,
         {suspended, withdrawn, dropped_out, died, transferred_out, unproved_out, other_out},
         {transferred_in, returned, other_in},
         {enrolled_start},
         {}},
        {"retention_year", "retention", false, false, {enrolled_start}, cases, {enrolled_start}, {}},
        {"retention_nine", "retention", false, false, {nine_graduates}, {}, {nine_intake}, {}},
        {"retention_cohort",
         "retention",
         false,
         true,
         {cohort_graduates},
         {},
         {cohort_intake, cohort_in},
         {cohort_out}},
        {"retention_grade", "retention", false, false, {next_grade}, {}, {grade_start}, {}},
        {"entry", "entry", false, false, {of_age_in_school}, {}, {of_age}, {}},
        {"attendance", "attendance", false, false, {present}, {}, {expected}, {}},
        {"absence", "absence", true, false, {expected}, {present}, {expected}, {}}};
    return all;
}

const Formula* Formula::find(std::string_view code)
{
    const auto found = std::ranges::find(all(), code, &Formula::code);
    return found == all().end() ? nullptr : &*found;
}

RetentionReport rate_retention(const RetentionFigures& figures, const RetentionPolicy& policy)
{
    std::set<Group::Level> levels(policy.levels.begin(), policy.levels.end());
    levels.insert(Group::Level::town);
    Tallies tallies({levels.begin(), levels.end()});
    RetentionReport report;
    add_movements(figures, policy.period, tallies, report.twice);
    add_household(figures.household, policy.period, tallies);
    for (const auto& table : figures.tables) tallies.add(table);
    add_daily(figures.daily, tallies);

    for (const auto& whole : tallies.wholes()) {
        if (whole.group.level == Group::Level::town) report.town = whole.figures;
        if (std::ranges::find(policy.levels, whole.group.level) == policy.levels.end()) continue;
        for (const Formula* formula : policy.formulae) report.rows.push_back(indicator_of(whole, *formula));
    }
    hold_targets(policy.targets, report);
    rank(report.rows);
    return report;
}

}  // namespace baoxue
