#include "baoxue/record/school.hpp"

#include <charconv>
#include <set>

#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "record/other_lists.hpp"

namespace baoxue {
namespace {

template <typename Number>
Number number_in(std::string_view cell, const Place& place)
{
    const std::string digits = half_width(cell);
    Number number{};
    const auto* const end = digits.data() + digits.size();
    const auto [stop, fault] = std::from_chars(digits.data(), end, number);
    if (!cell.empty() && (fault != std::errc{} || stop != end || number < 0))
        throw Error(Status::data, place, say("not a number"));
    return number;
}

}  // namespace

std::vector<School> read_schools(const csv::Table& table)
{
    const auto id = table.find("school_id"), name = table.find("school_name");
    const auto students = table.find("students"), distance = table.find("distance_km");
    std::vector<School> schools;
    record::refuse_children(table.file(), table.heading());
    std::set<std::string> keys;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        auto& school =
            schools.emplace_back(School{half_width(table.cell(row, id)), std::string(table.cell(row, name))});
        if (school.label().empty())
            throw Error(Status::data, table.place(row), say("a school needs a name or a number"));
        if (!keys.insert(fold(school.id.empty() ? school.label() : school.id)).second)
            throw Error(Status::data, table.place(row, id ? id : name), say("this school stands in the list twice; delete one row"));
        school.students = number_in<int>(table.cell(row, students), table.place(row, students));
        school.distance_km = number_in<double>(table.cell(row, distance), table.place(row, distance));
        school.row = row;
    }
    return schools;
}

}  // namespace baoxue
