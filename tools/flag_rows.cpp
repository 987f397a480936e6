#include "flag_rows.hpp"

#include <algorithm>

namespace baoxue::tools {
namespace {

// A child that only its name tells from others, and that no roster has.
bool only_named(const AbsenceFlag& flag, const Children& children)
{
    return shown(flag.student_id).empty() && children.cell(flag.student_id, "name").empty();
}

}  // namespace

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
    return column == "school_id"                  ? flag.school_id
           : column == "school_name"              ? flag.school_name
           : column == "grade" && flag.grade != 0 ? std::to_string(flag.grade)
           : column == "class"                    ? flag.class_name
                                                  : std::string();
}

}  // namespace baoxue::tools
