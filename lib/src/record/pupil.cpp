#include "baoxue/record/pupil.hpp"

#include "baoxue/base/codes.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/csv/who.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

bool yes(record::TableRow& row, std::string_view column)
{
    const auto cell = row.text(column);
    return !cell.empty() && row.code(column, "yes_no") == "1";
}

bool left_behind(record::TableRow& row)
{
    const auto code = row.code("left_behind", "left_behind");
    return !code.empty() && code != "0";
}

Pupil pupil_in(record::TableRow& row)
{
    Pupil pupil;
    pupil.student_id = parse_student_id(row.text("student_id"));
    pupil.national_id = parse_national_id(row.text("national_id"));
    pupil.name = row.text("name");
    pupil.school_id = row.text("school_id");
    pupil.school_name = row.text("school_name");
    auto [grade, class_name] = parse_grade_and_class(row.text("grade"), row.text("class"));
    pupil.grade = grade, pupil.class_name = std::move(class_name);
    pupil.status = row.code("status", "status");
    pupil.village = row.text("village");
    pupil.address = row.text("address");
    pupil.guardian_name = row.text("guardian_name");
    pupil.guardian_phone = row.text("guardian_phone");
    const auto person = [&](const char* column) { return names_something(row.text(column)) ? row.text(column) : std::string_view(); };
    pupil.head_teacher = person("head_teacher");
    pupil.responsible_teacher = person("responsible_teacher");
    pupil.key_student = yes(row, "key_student");
    pupil.left_behind = left_behind(row);
    pupil.poor = yes(row, "poor_household");
    pupil.orphan = yes(row, "orphan");
    pupil.disabled = tells_disability(row.text("disability"));
    pupil.taught_at_home = row.code("home_teaching", "home_teaching") == "home" ||
                           canonical("home_teaching", row.text("inclusive")) == "home";  // one column for both
    return pupil;
}

}  // namespace

const std::string& Pupil::key() const
{
    return child_key(student_id, national_id);
}

SchoolClass Pupil::place() const
{
    return {std::string(school_id), std::string(school_name), grade, class_name};
}

std::string Pupil::family() const
{
    if (!guardian_phone.empty()) return half_width(guardian_phone);
    if (guardian_name.empty() || address.empty()) return {};
    return fold(guardian_name) + '|' + fold(address);
}

const std::vector<std::string>& Pupil::needed()
{
    static const std::vector<std::string> columns{std::string(child_columns)};
    return columns;
}

const std::vector<std::string>& Pupil::kinds()
{
    static const std::vector<std::string> kinds{"roster"};
    return kinds;
}

std::vector<Pupil> read_pupils(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Pupil> pupils;
    pupils.reserve(table.rows());
    const GroupReader groups(table);
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        Pupil pupil = pupil_in(row);
        pupil.special_groups = groups(at).special;
        pupil.row = at;
        if (row.settle(rejects)) pupils.push_back(std::move(pupil));
    }
    return pupils;
}

}  // namespace baoxue
