// Cells of a roster in normal form.
#include <algorithm>
#include <array>
#include <iterator>

#include "baoxue/base/birth_date.hpp"
#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/record/roster.hpp"
#include "base/class_as_date.hpp"
#include "record/roster/keys.hpp"

namespace baoxue {

using namespace record::roster;

namespace {

// Takes out remarks in brackets, and the 1, 2, A or B behind a Chinese name that tells namesakes apart in a class;
// returns the latter, or what stood alone in brackets for this purpose.
std::string drop_remarks(std::string& name)
{
    std::string mark;
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"(", ")"}, {"【", "】"}, {"[", "]"}})
        for (std::size_t from; (from = name.find(open)) != name.npos && from > 0;) {
            const auto to = name.find(close, from);
            if (to != name.npos) mark = name.substr(from + open.size(), to - from - open.size());
            name.erase(from, to == name.npos ? to : to + close.size() - from);
        }
    const auto tells_namesakes = [](char c) { return (c >= '1' && c <= '9') || (c >= 'a' && c <= 'd'); };
    if (name.size() > 3 && tells_namesakes(name.back()) && (name[name.size() - 2] & 0x80) != 0)
        mark = name.back(), name.pop_back();
    static constexpr std::string_view marks[] = {"大", "小", "男", "女", "甲", "乙"};
    const bool told = mark.size() == 1 ? tells_namesakes(mark[0]) : std::ranges::find(marks, mark) != std::end(marks);
    return told ? mark : std::string();
}

// U+4000 to U+9FFF and nothing else.
bool only_ideographs(std::string_view name)
{
    for (std::size_t at = 0; at < name.size(); at += 3)
        if (name[at] < '\xE4' || name[at] > '\xE9') return false;
    return true;
}

// Names are told apart by their characters: blanks, middle dots and their like are a matter of typing.
std::string name_of(std::string_view cell)
{
    std::string name = fold(clean(cell));
    if (only_ideographs(name)) return name;
    drop_remarks(name);
    for (const std::string_view dot : {"·", "•", "・", "．", ".", "‧", "∙"})
        for (std::size_t at; (at = name.find(dot)) != name.npos;) name.erase(at, dot.size());
    return name;
}

std::string date_of(std::string_view cell)
{
    const auto date = parse_date(cell);
    return date ? to_string(*date) : fold(cell);
}

std::string month_of(std::string_view cell)
{
    const auto date = parse_date(cell);
    const auto month = date ? date : parse_month(cell);
    return month ? to_string(*month).substr(0, 7) : fold(cell);
}

std::string number_of(const Id& id, std::string_view cell)
{
    return id.usable() ? id.key : fold(cell);
}

// The vocabulary of a coded column, empty for the others.
std::string_view vocabulary_of(std::string_view column)
{
    for (const std::string_view name : {"gender", "status", "id_type", "entry_type", "source", "boarding",
                                        "left_behind", "home_teaching", "inclusive", "hukou_type"})
        if (column == name) return name;
    for (const std::string_view name : {"migrant_child", "orphan", "poor_household", "key_student"})
        if (column == name) return "yes_no";
    return column == "guardian_relation" ? "relation" : "";
}

}  // namespace

std::string normal_form(std::string_view column, std::string_view cell)
{
    const std::string_view text = clean(cell);
    if (text.empty()) return {};
    if (column == "name" || column == "guardian_name" || column == "former_name") return name_of(text);
    if (column == "birth_date" || column == "status_date") return date_of(text);
    if (column == "enroll_date") return month_of(text);
    if (column == "student_id") return number_of(parse_student_id(text), text);
    if (column == "national_id" || column == "guardian_national_id") return number_of(parse_national_id(text), text);
    if (column == "guardian_phone") return digits_of(text);
    if (column == "grade") {
        const auto grade = parse_grade(text);
        return grade ? std::to_string(*grade) : fold(text);
    }
    if (column == "class") return parse_class(text);
    const auto vocabulary = vocabulary_of(column);
    const auto code = vocabulary.empty() ? vocabulary : canonical(vocabulary, text);
    return code.empty() ? fold(text) : std::string(code);
}

std::uint64_t record::roster::person_key(const PersonCells& cells)
{
    const std::string name = name_of(cells.name);
    if (name.empty() || class_as_date(clean(cells.class_name))) return 0;
    auto birth = parse_birth_date(cells.birth_date);
    if (!birth && clean(cells.birth_date).empty()) birth = birth_date_of({}, cells.national_id, cells.student_id);
    return birth ? person_key(name, *birth) : 0;
}

std::optional<Date> record::roster::birth_date_of(std::string_view birth_date, std::string_view national_id, std::string_view student_id)
{
    if (const auto date = parse_birth_date(clean(birth_date))) return date;
    if (const auto date = birth_date_of(parse_national_id(clean(national_id)))) return date;
    return birth_date_of(parse_student_id(clean(student_id)));
}

bool same_school(const Student& one, const Student& other)
{
    if (!one.school_id.empty() && !other.school_id.empty()) return one.school_id == other.school_id;
    return !one.school_name.empty() && one.school_name == other.school_name;
}

std::string Roster::name(std::size_t row) const
{
    return name_of(cell(row, "name"));
}

std::string Roster::name_mark(std::size_t row) const
{
    std::string name = fold(clean(cell(row, "name")));
    return only_ideographs(name) ? std::string() : drop_remarks(name);
}

std::optional<Date> Roster::birth_date(std::size_t row) const
{
    if (const auto date = typed_birth_date(row)) return date;
    if (const auto date = birth_date_of(national_id(row))) return date;
    return birth_date_of(parse_student_id(clean(cell(row, "student_id"))));
}

std::optional<Date> Roster::typed_birth_date(std::size_t row) const
{
    return parse_birth_date(clean(cell(row, "birth_date")));
}

Id Roster::national_id(std::size_t row) const
{
    Id id = parse_national_id(clean(cell(row, "national_id")));
    if (numbers_cut() != 0 && ends_cut(id.key)) id.state = IdState::damaged;
    return id;
}

GradeAndClass Roster::grade_and_class(std::size_t row) const
{
    return parse_grade_and_class(clean(cell(row, "grade")), clean(cell(row, "class")));
}

Student Roster::student(std::size_t row) const
{
    Student student;
    const auto at = [&](std::string_view column) { return clean(cell(row, column)); };
    student.student_id = parse_student_id(at("student_id"));
    student.national_id = national_id(row);
    student.name = name(row);
    student.birth_date = birth_date(row);
    const auto gender = canonical("gender", at("gender"));
    if (gender == "M" || gender == "F") student.gender = gender.front();
    if (student.gender == 0) student.gender = gender_of(student.national_id);
    auto [grade, class_name] = grade_and_class(row);
    if (grade != 0) student.grade = grade;
    student.class_name = std::move(class_name);
    student.school_id = fold(at("school_id"));
    student.school_name = fold(at("school_name"));
    student.guardian = name_of(at("guardian_name"));
    student.phone = digits_of(at("guardian_phone"));
    return student;
}

}  // namespace baoxue
