#include "baoxue/record/assignment.hpp"

#include "baoxue/base/grade.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/text.hpp"
#include "record/table_row.hpp"

namespace baoxue {

const std::vector<std::string>& Assignment::columns()
{
    static const std::vector<std::string> all{"person", "role", "school_id", "grade", "class", "student_id", "name", "village"};
    return all;
}

const std::vector<std::string>& Assignment::needed()
{
    static const std::vector<std::string> columns{"person", "role"};
    return columns;
}

const std::vector<std::string>& Assignment::kinds()
{
    static const std::vector<std::string> kinds{"assign"};
    return kinds;
}

std::vector<Assignment> read_assignments(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Assignment> assignments;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        if (!row.text("person").empty() && !names_something(row.text("person"))) continue;  // 待定: nobody, as the gap will tell
        auto [grade, class_name] = parse_grade_and_class(row.text("grade"), row.text("class"));
        const auto id = parse_student_id(row.text("student_id"));
        const auto national_id = parse_national_id(row.text("national_id"));
        Assignment assignment{.person = std::string(row.text("person")),
                              .role = std::string(row.code("role", "role")),
                              .school_id = half_width(row.text("school_id")),
                              .grade = grade_text(grade),
                              .class_name = std::move(class_name),
                              .student_id = child_key(id, national_id),
                              .name = std::string(row.text("name")),
                              .village = std::string(row.text("village"))};
        if (!row.text("student_id").empty() && !id.usable()) row.fail("student_id", say("not a usable number"));
        if (assignment.person.empty()) row.fail("person", say("no person is named"));
        if (assignment.role.empty()) row.fail("role", say("the role is missing"));
        if (row.settle(rejects)) assignments.push_back(std::move(assignment));
    }
    return assignments;
}

void write(csv::Writer& out, const Assignment& assignment)
{
    out.cell(assignment.person).cell(assignment.role).cell(assignment.school_id).cell(assignment.grade);
    out.cell(assignment.class_name).cell(assignment.student_id).cell(assignment.name).cell(assignment.village).end_row();
}

}  // namespace baoxue
