#include "baoxue/csv/who.hpp"

#include <array>
#include <cstdint>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"

namespace baoxue {

namespace {

// The columns that say whom a row is about.
enum Cell : std::uint8_t {
    student_id,
    national_id,
    name,
    former_name,
    school_id,
    campus,
    school_name,
    school,
    before_school,
    from_school,
    to_school,
    direction,
    grade,
    before_grade,
    class_name,
    before_class,
    gender,
    birth_date,
    seat_number,
    class_number
};
constexpr std::array<std::string_view, class_number + 1> columns{
    "student_id", "national_id",   "name",        "former_name", "school_id", "campus", "school_name",
    "school",     "before_school", "from_school", "to_school",   "direction", "grade",  "before_grade",
    "class",      "before_class",  "gender",      "birth_date",  "seat_number",
    "class_number"};

// `cell` gives the text of a column.
template <class CellOf>
Who read(const CellOf& cell)
{
    const auto first_of = [&](std::initializer_list<Cell> these) {
        for (const auto column : these)
            if (const std::string_view text = cell(column); !text.empty()) return text;
        return std::string_view();
    };
    Who who;
    who.student_id = parse_student_id(cell(student_id));
    who.national_id = parse_national_id(cell(national_id));
    who.name_text = cell(name);
    who.name = fold_name(who.name_text);
    if (const std::string_view former = cell(former_name); !former.empty()) who.former_name = fold_name(former);
    who.school_id = with_campus(half_width(cell(school_id)), cell(campus));
    const auto end = canonical("direction", cell(direction)) == "in" ? to_school : from_school;  // of a move
    who.school_name = with_campus(first_of({school_name, school, before_school, end}), cell(campus));
    auto place = parse_grade_and_class(first_of({grade, before_grade}), first_of({class_name, before_class}));
    who.grade = place.grade, who.class_name = std::move(place.class_name);
    if (const auto sex = canonical("gender", cell(gender)); sex == "M" || sex == "F") who.gender = sex.front();
    if (who.gender == 0) who.gender = gender_of(who.national_id);
    who.birth_date = parse_date(cell(birth_date));
    who.seat = parse_seat(cell(seat_number)), who.class_number = parse_seat(cell(class_number));
    return who;
}

}  // namespace

bool are_two_children(const Who& one, const Who& other)
{
    if (!one.name.empty() && !other.name.empty()) return one.name != other.name;
    const auto differ = [](const Id& a, const Id& b) { return a.usable() && b.usable() && person_number(a) != person_number(b); };
    return differ(one.student_id, other.student_id) && !(one.national_id.usable() && one.national_id.key == other.national_id.key);
}

std::string parse_seat(std::string_view cell)
{
    std::string seat = fold(cell);
    if (seat.ends_with("号")) seat.resize(seat.size() - std::string_view("号").size());
    if (const auto digits = seat.find_first_not_of('0'); digits != seat.npos) seat.erase(0, digits);
    return seat;
}

WhoReader::WhoReader(const csv::Table& table) : table_(table)
{
    for (const auto column : columns) columns_.push_back(table.find(column));
}

Who WhoReader::operator()(std::size_t row) const
{
    return read([&](Cell column) { return table_.cell(row, columns_[column]); });
}

Who who_in(const csv::Table& table, std::size_t row)
{
    return WhoReader(table)(row);
}

Who who_of(const std::function<std::string_view(std::string_view)>& cell)
{
    return read([&](Cell column) { return cell(columns[column]); });
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
