#include "baoxue/record/gap.hpp"

namespace baoxue {

std::string_view to_string(Gap::Scope scope)
{
    constexpr std::string_view words[] = {"town", "school", "village", "class", "student"};
    return words[static_cast<std::size_t>(scope)];
}

std::string_view to_string(Gap::Finding finding)
{
    constexpr std::string_view words[] = {"none", "several", "unknown", "unsigned", "no_commitment"};
    return words[static_cast<std::size_t>(finding)];
}

const std::vector<std::string>& Gap::columns()
{
    static const std::vector<std::string> all{"scope", "finding",    "role", "school_id", "school_name", "grade",
                                              "class", "student_id", "name", "village",   "persons"};
    return all;
}

const std::vector<std::string>& Gap::kinds()
{
    static const std::vector<std::string> kinds{"gap", "assign", "roster"};
    return kinds;
}

void write(csv::Writer& out, const Gap& gap)
{
    out.cell(to_string(gap.scope)).cell(to_string(gap.finding)).cell(gap.role);
    for (const auto* text : {&gap.school_id, &gap.school_name, &gap.grade, &gap.class_name, &gap.student_id, &gap.name,
                             &gap.village, &gap.persons})
        out.cell(*text);
    out.end_row();
}

}  // namespace baoxue
