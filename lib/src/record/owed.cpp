#include "baoxue/record/owed.hpp"

namespace baoxue {

std::string_view to_string(Owed::State state)
{
    constexpr std::string_view words[] = {"overdue", "due", "done"};
    return words[static_cast<std::size_t>(state)];
}

const std::vector<std::string>& Owed::columns()
{
    static const std::vector<std::string> all{
        "state",       "due",   "days_over", "missed",        "duty",           "task",   "document",
        "owner",       "group", "because",   "last_visit",    "student_id",     "name",   "school_id",
        "school_name", "grade", "class",     "guardian_name", "guardian_phone", "address"};
    return all;
}

const std::vector<std::string>& Owed::kinds()
{
    static const std::vector<std::string> kinds{"owed", "absence_flag", "roster"};
    return kinds;
}

void write(csv::Writer& out, const Owed& owed)
{
    const Ward& ward = owed.ward;
    out.cell(to_string(owed.state)).cell(to_string(owed.due)).cell(owed.days_over);
    out.cell(static_cast<long long>(owed.missed)).cell(owed.duty).cell(owed.task).cell(owed.document);
    out.cell(ward.owner).cell(ward.group).cell(ward.because);
    out.cell(to_string(owed.last_visit));
    for (const auto* text : {&ward.student_id, &ward.name, &ward.school_id, &ward.school_name, &ward.grade,
                             &ward.class_name, &ward.guardian_name, &ward.guardian_phone, &ward.address})
        out.cell(*text);
    out.end_row();
}

}  // namespace baoxue
