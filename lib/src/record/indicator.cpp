#include "baoxue/record/indicator.hpp"

#include <algorithm>

#include "baoxue/base/grade.hpp"
#include "baoxue/base/percent.hpp"
#include "baoxue/base/text.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Group::last_level) + 1> level_words{
    "town", "stage", "school", "grade", "class", "teacher", "village", "group"};

constexpr std::array<std::string_view, figure_count> figure_words{
    "enrolled_start", "intake",           "returned",     "transferred_in",   "other_in",    "moved_in",
    "graduated",      "transferred_out",  "unproved_out", "suspended",        "withdrawn",   "dropped_out",
    "died",           "other_out",        "moved_out",    "enrolled_end",     "grade_start", "next_grade",
    "cohort_intake",  "cohort_in",        "cohort_out",   "cohort_graduates", "nine_intake", "nine_graduates",
    "of_age",         "of_age_in_school", "expected",     "present",          "sick",        "personal",
    "excused",        "unexcused",        "transferred",  "unknown"};

FigureRow figures_in(record::TableRow& row)
{
    FigureRow to;
    const auto level = row.text("level");
    if (const auto known = group_level(level)) to.levelled = true, to.group.level = *known;
    if (!level.empty() && !to.levelled) row.fail("level", unknown_word({level_words.begin(), level_words.end()}));
    to.group.school_id = half_width(row.text("school_id"));
    to.group.school_name = row.text("school_name");
    static constexpr std::string_view sums[] = {"小学", "初中", "中小学", "全镇", "全乡", "全县", "全区"};
    if (!to.levelled && to.group.school_id.empty() && std::ranges::find(sums, fold(to.group.school_name)) != std::end(sums))
        row.fail("school_name", say("a sum of schools in the place of a school; leave the row out"));
    auto [grade, class_name] = parse_grade_and_class(row.text("grade"), row.text("class"));
    to.group.grade = grade, to.group.class_name = std::move(class_name);
    to.group.teacher = row.text("responsible_teacher");
    const auto scope = row.text("scope"), code = canonical("scope", scope);
    if (to.group.level == Group::Level::stage) to.group.grade = code == "primary" ? 1 : 7;
    if (to.group.level == Group::Level::village) to.group.part = scope;
    if (to.group.level == Group::Level::special_group) to.group.part = code;
    to.period = {row.date("begin"), row.date("end")};
    for (std::size_t figure = 0; figure < figure_count; ++figure)
        to.values.values[figure] = row.number(figure_words[figure]);
    to.place = row.place();
    return to;
}

std::string points(std::optional<long long> value)
{
    return value ? percent(*value) : std::string();
}

std::string whole(std::optional<long long> value)
{
    return value ? std::to_string(*value) : std::string();
}

}  // namespace

std::string_view to_string(Group::Level level)
{
    return level_words[static_cast<std::size_t>(level)];
}

std::optional<Group::Level> group_level(std::string_view word)
{
    const auto* const found = std::ranges::find(level_words, word);
    if (found == level_words.end()) return {};
    return static_cast<Group::Level>(found - level_words.begin());
}

std::string_view to_string(Figure figure)
{
    return figure_words[static_cast<std::size_t>(figure)];
}

std::string Group::scope() const
{
    if (level == Level::town) return "town";
    if (level == Level::stage) return grade <= 6 ? "primary" : "junior";
    if (level == Level::teacher) return teacher;
    if (level == Level::village || level == Level::special_group) return part;
    std::string scope = school_id.empty() ? school_name : school_id;
    if (level != Level::school) scope += "/" + std::to_string(grade);
    if (level == Level::klass) scope += "/" + class_name;
    return scope;
}

std::optional<long long> Figures::gap() const
{
    using enum Figure;
    if (!(*this)[enrolled_start] || !(*this)[enrolled_end]) return {};
    long long expected_end = *(*this)[enrolled_start];
    for (const Figure in : {intake, returned, transferred_in, other_in, moved_in})
        expected_end += (*this)[in].value_or(0);
    for (const Figure out :
         {graduated, transferred_out, unproved_out, suspended, withdrawn, dropped_out, died, other_out, moved_out})
        expected_end -= (*this)[out].value_or(0);
    return expected_end - *(*this)[enrolled_end];
}

const std::vector<std::string>& Indicator::columns()
{
    static const std::vector<std::string> columns = [] {
        std::vector<std::string> all{
            "level", "scope",  "school_id", "school_name", "grade",     "class",       "responsible_teacher",
            "begin", "end",    "indicator", "formula",     "numerator", "denominator", "rate",
            "op",    "target", "met",       "by",          "rank"};
        all.insert(all.end(), figure_words.begin(), figure_words.end());
        all.emplace_back("gap");
        return all;
    }();
    return columns;
}

const std::vector<std::string>& Indicator::kinds()
{
    static const std::vector<std::string> kinds{"rates"};
    return kinds;
}

std::vector<FigureRow> read_figures(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<FigureRow> rows;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        auto read = figures_in(row);
        if (row.settle(rejects)) rows.push_back(std::move(read));
    }
    return rows;
}

void write(csv::Writer& out, const Indicator& row)
{
    const Group& group = row.group;
    const bool stage = group.level == Group::Level::stage;
    out.cell(to_string(group.level)).cell(group.scope()).cell(group.school_id).cell(group.school_name);
    out.cell(group.grade == 0 || stage ? "" : std::to_string(group.grade)).cell(group.class_name);
    out.cell(group.teacher).cell(to_string(row.period.begin)).cell(to_string(row.period.end));
    out.cell(row.indicator).cell(row.formula).cell(whole(row.numerator)).cell(whole(row.denominator));
    out.cell(row.rate ? percent(*row.rate) : "-").cell(row.op).cell(points(row.target)).cell(row.met);
    out.cell(points(row.by)).cell(row.rank == 0 ? "" : std::to_string(row.rank));
    for (const auto& value : row.figures.values) out.cell(whole(value));
    out.cell(whole(row.figures.gap())).end_row();
}

}  // namespace baoxue
