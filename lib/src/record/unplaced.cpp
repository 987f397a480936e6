#include "baoxue/record/unplaced.hpp"
#include "baoxue/base/grade.hpp"

namespace baoxue {
namespace {

std::string text(const Place& place)
{
    return place.line == 0 ? place.file : place.file + ":" + std::to_string(place.line);
}

void write_who(csv::Writer& out, const Who& who)
{
    out.cell(who.student_id.usable() ? shown(who.student_id.key) : who.national_id.key).cell(who.name_text);
    out.cell(who.school_name.empty() ? who.school_id : who.school_name);
    out.cell(grade_text(who.grade)).cell(who.class_name);
}

}  // namespace

const std::vector<std::string>& UnplacedRow::columns()
{
    static const std::vector<std::string> all{
        "decision",       "file",           "line",           "rows",            "reason",
        "student_id",     "name",           "school_name",    "grade",           "class",
        "candidate",      "candidate_id",   "candidate_name", "candidate_school", "candidate_grade",
        "candidate_class", "pair_id"};
    return all;
}

const std::vector<std::string>& UnplacedRow::kinds()
{
    static const std::vector<std::string> kinds{"unplaced", "review", "roster"};
    return kinds;
}

void write(csv::Writer& out, const UnplacedRow& row)
{
    out.cell("").cell(row.place.file);
    out.cell(row.place.line == 0 ? "" : std::to_string(row.place.line)).cell(static_cast<long long>(row.rows));
    out.cell(row.reason);
    write_who(out, row.who);
    out.cell(text(row.candidate_place));
    write_who(out, row.candidate);
    out.cell(row.pair_id).end_row();
}

}  // namespace baoxue
