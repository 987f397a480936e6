#include "flag_rows.hpp"

#include <algorithm>

#include <baoxue/base/grade.hpp>
#include <baoxue/base/text.hpp>

namespace baoxue::tools {
namespace {

bool one_of(const std::vector<std::string>& words, std::string_view cell)
{
    return std::ranges::any_of(words, [&](const auto& word) { return fold(word) == fold(cell); });
}

// By what the attendance says of the child, or the roster.
bool wanted(const FlagOptions& options, const AbsenceFlag& flag, const Children& children)
{
    if (!options.levels.empty() && !one_of(options.levels, flag.level)) return false;
    if (options.places.all()) return true;
    const auto says = [&](std::string_view column) { return std::string(children.cell(flag.student_id, column)); };
    const auto enrolled = parse_grade_and_class(says("grade"), says("class"));
    const auto& schools = children.directory().schools();
    return options.places.wants({flag.school_id, flag.school_name, flag.grade, flag.class_name}, schools) ||
           options.places.wants({says("school_id"), says("school_name"), enrolled.grade, enrolled.class_name}, schools);
}

// A child that only its name tells from others, and that no roster has.
bool only_named(const AbsenceFlag& flag, const Children& children)
{
    return shown(flag.student_id).empty() && children.cell(flag.student_id, "name").empty();
}

// The rosters' columns, and where a child is that only its place tells from its namesakes.
std::vector<std::string> columns_besides(const std::vector<std::string>& own, const std::vector<AbsenceFlag>& flags,
                                         const Children& children)
{
    auto columns = children.columns_besides(own);
    if (std::ranges::none_of(flags, [&](const auto& flag) { return only_named(flag, children); })) return columns;
    for (const auto* const place : {"school_id", "school_name", "grade", "class"})
        if (std::ranges::find(columns, place) == columns.end()) columns.emplace_back(place);
    return columns;
}

std::string cell_of(const AbsenceFlag& flag, const std::string& column, const Children& children)
{
    if (!only_named(flag, children)) return std::string(children.cell(flag.student_id, column));
    return column == "school_id"     ? flag.school_id
           : column == "school_name" ? flag.school_name
           : column == "grade"       ? grade_text(flag.grade)
           : column == "class"       ? flag.class_name
                                     : std::string();
}

}  // namespace

void hold_places(const FlagOptions& options, const AbsenceLists& lists)
{
    auto places = lists.children.places();
    places.insert(places.end(), lists.attendance.places().begin(), lists.attendance.places().end());
    hold_against(options.places, places, lists.children.directory().schools());
}

Earlier read_earlier(FlagOptions& options, const Children& children)
{
    Earlier earlier;
    if (options.new_since.empty()) return earlier;
    const csv::Table list(options.new_since, options.reading, AbsenceFlag::kinds(), {"student_id|national_id", "rule"},
                          options.rejects);
    for (auto& [who, rule] : read_flagged(list)) earlier.emplace(children.key_of(who), std::move(rule));
    return earlier;
}

std::map<std::string, std::size_t> write_flags(const FlagOptions& options, const AbsenceLists& lists,
                                               const std::vector<AbsenceFlag>& flags, const Earlier& earlier)
{
    auto columns = AbsenceFlag::columns();
    if (lists.attendance.by_national_id()) columns.front() = "national_id";
    const auto more = columns_besides(columns, flags, lists.children);
    if (!options.new_since.empty()) columns.emplace_back("new");
    columns.insert(columns.end(), more.begin(), more.end());
    csv::Writer out(options.writing, columns, AbsenceFlag::kinds());
    std::map<std::string, std::size_t> counts;
    for (const AbsenceFlag& flag : flags) {
        if (!wanted(options, flag, lists.children)) continue;
        ++counts[flag.level];
        write(out, flag);
        if (!options.new_since.empty()) out.cell(earlier.contains({flag.student_id, flag.rule}) ? "0" : "1");
        for (const auto& column : more) out.cell(cell_of(flag, column, lists.children));
        out.end_row();
    }
    out.finish();
    return counts;
}

}  // namespace baoxue::tools
