#include "baoxue/csv/who.hpp"

#include "baoxue/base/codes.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"

namespace baoxue {

Who who_in(const csv::Table& table, std::size_t row)
{
    return who_of([&](std::string_view column) { return table.cell(row, table.find(column)); });
}

Who who_of(const std::function<std::string_view(std::string_view)>& cell)
{
    const auto first_of = [&](std::initializer_list<std::string_view> columns) {
        for (const auto column : columns)
            if (const auto text = cell(column); !text.empty()) return text;
        return std::string_view();
    };
    Who who;
    who.student_id = parse_student_id(cell("student_id"));
    who.national_id = parse_national_id(cell("national_id"));
    who.name_text = cell("name");
    who.name = fold_name(who.name_text);
    who.former_name = fold_name(cell("former_name"));
    who.school_id = with_campus(half_width(cell("school_id")), cell("campus"));
    const char* const end = canonical("direction", cell("direction")) == "in" ? "to_school" : "from_school";  // of a move
    who.school_name = with_campus(first_of({"school_name", "school", "before_school", end}), cell("campus"));
    auto place = parse_grade_and_class(first_of({"grade", "before_grade"}), first_of({"class", "before_class"}));
    who.grade = place.grade, who.class_name = std::move(place.class_name);
    const auto gender = canonical("gender", cell("gender"));
    if (gender == "M" || gender == "F") who.gender = gender.front();
    if (who.gender == 0) who.gender = gender_of(who.national_id);
    who.birth_date = parse_date(cell("birth_date"));
    who.seat = fold(cell("seat_no"));
    return who;
}

std::string with_campus(std::string_view school, std::string_view campus)
{
    std::string whole(school);
    if (school.empty() || campus.empty() || fold(school).find(fold(campus)) != std::string::npos) return whole;
    return whole.append("-").append(campus);
}

std::vector<std::string> child_kinds(std::vector<std::string> kinds)
{
    kinds.emplace_back("child");
    return kinds;
}

}  // namespace baoxue
