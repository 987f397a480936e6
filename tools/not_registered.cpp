#include "not_registered.hpp"

#include <baoxue/base/grade.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/rule/school_year.hpp>

namespace baoxue::tools {

void write_not_registered(const DailyOptions& options, const Attendance& attendance, const DailyEvidence& evidence)
{
    const auto rules = read_rules("absence/plan", options.policy_file, options.reading, AbsencePolicy::metrics());
    const Date begin = counts_from(options.as_of, attendance.dates(), evidence.calendar);
    auto columns = AbsenceFlag::columns();
    columns.insert(columns.end(), {"school_id", "school_name", "grade", "class"});
    csv::Writer out(options.writing.to(options.not_registered), columns, AbsenceFlag::kinds());
    const auto missing = find_not_registered(attendance, evidence, begin, options.as_of, rules);
    for (auto [flag, at] : missing) {
        if (options.no_names) flag.name.clear();
        const Pupil& pupil = evidence.pupils[at];
        write(out, flag);
        out.cell(pupil.school_id).cell(pupil.school_name);
        out.cell(grade_text(pupil.grade)).cell(pupil.class_name).end_row();
    }
    out.finish();
    tell(say("not registered since {}: {}", {to_string(begin), missing.size()}));
}

}  // namespace baoxue::tools
