#include "baoxue/record/oddity.hpp"

#include "baoxue/base/grade.hpp"

namespace baoxue {

std::string_view to_string(Oddity::Finding finding)
{
    constexpr std::string_view words[] = {"never_absent", "same_marks", "never_seen", "gone_again", "head_count"};
    return words[static_cast<std::size_t>(finding)];
}

const std::vector<std::string>& Oddity::columns()
{
    static const std::vector<std::string> all{"finding", "evidence", "days",       "first_day", "last_day", "school_id", "school_name",
                                              "grade",   "class",    "student_id", "name"};
    return all;
}

const std::vector<std::string>& Oddity::kinds()
{
    static const std::vector<std::string> kinds{"oddity", "roster"};
    return kinds;
}

void write(csv::Writer& out, const Oddity& oddity)
{
    out.cell(to_string(oddity.finding)).cell(oddity.evidence).cell(static_cast<long long>(oddity.days));
    out.cell(to_string(oddity.first)).cell(to_string(oddity.last)).cell(oddity.where.school_id).cell(oddity.where.school_name);
    out.cell(grade_text(oddity.where.grade)).cell(oddity.where.name).cell(oddity.student_id).cell(oddity.name).end_row();
}

}  // namespace baoxue
