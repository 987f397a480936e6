#include "operation/notice/row.hpp"

#include "baoxue/base/text.hpp"

namespace baoxue::operation::notice {

std::string_view field(const paper::Fields& row, std::initializer_list<std::string_view> columns)
{
    for (const auto column : columns)
        if (const auto found = row.find(column); found != row.end() && !clean(found->second).empty())
            return clean(found->second);
    return {};
}

std::string student_id_in(const paper::Fields& row)
{
    const auto found = row.find("student_id");
    if (found != row.end() && parse_student_id(found->second).state == IdState::named) return found->second;
    return std::string(field(row, {"student_id"}));
}

record::notice::Keys keys_of(const paper::Fields& row)
{
    return record::notice::keys_of(student_id_in(row), field(row, {"national_id"}), field(row, {"name"}),
                   field(row, {"school_name", "school", "school_id"}), field(row, {"grade"}), field(row, {"class"}));
}

}  // namespace baoxue::operation::notice
