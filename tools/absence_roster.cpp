#include "absence_roster.hpp"

#include <algorithm>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/text.hpp>

namespace baoxue::tools {

AbsenceRoster::AbsenceRoster(const std::string& file, Options& options, AbsenceEvidence& evidence)
{
    if (file.empty()) return;
    roster_.emplace(file, options.reading, options.rejects);
    roster_->load();
    for (std::size_t row = 0; row < roster_->size(); ++row) {
        const Student student = roster_->student(row);
        const SchoolClass place{std::string(clean(roster_->cell(row, "school_id"))),
                                std::string(clean(roster_->cell(row, "school_name"))), student.grade.value_or(0),
                                student.class_name};
        const auto status = canonical("status", roster_->cell(row, "status"));
        // 送教上门 and 休学: nobody waits for the child at school.
        const bool away = status == "home_taught" || status == "suspended" ||
                          canonical("home_teaching", roster_->cell(row, "home_teaching")) == "home";
        const bool others = status == "boarding_elsewhere" || status == "special_school";
        if (away) evidence.elsewhere.push_back({student.student_id, student.national_id, Date{}});
        const bool expected = !away && !others && (status.empty() || counts_as_enrolled(status) || in_school(status));
        evidence.enrolled.push_back({student.student_id, student.national_id, place, expected});
        for (const Id* id : {&student.student_id, &student.national_id})
            if (id->usable()) rows_.emplace(id->key, row);
    }
}

std::vector<std::string> AbsenceRoster::columns_besides(const std::vector<std::string>& others) const
{
    std::vector<std::string> columns;
    if (!roster_) return columns;
    for (const auto& column : roster_->heading().columns)
        if (std::ranges::find(others, column) == others.end()) columns.push_back(column);
    return columns;
}

std::string_view AbsenceRoster::cell(const std::string& id, std::string_view column) const
{
    const auto row = rows_.find(id);
    return row == rows_.end() ? std::string_view() : roster_->cell(row->second, column);
}

}  // namespace baoxue::tools
