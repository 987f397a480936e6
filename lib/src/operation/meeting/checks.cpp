// The monthly check of a class's records.
#include <map>
#include <tuple>

#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/meeting.hpp"
#include "baoxue/rule/deadline.hpp"
#include "baoxue/rule/enrolment.hpp"

namespace baoxue {
namespace {

using ClassKey = std::tuple<std::string, int, std::string>;

struct Class {
    std::string school_name, teacher;
    std::map<std::string, CheckedRecord> records = {};
    long long children = 0;
};

class Checks {
  public:
    explicit Checks(const CheckInput& input) : input_(input)
    {
        for (const auto& pupil : input.pupils) {
            if (!counts_as_enrolled(pupil)) continue;
            const ClassKey key{half_width(pupil.school_id), pupil.grade, pupil.class_name};
            auto& of_class = classes_.try_emplace(key, Class{std::string(pupil.school_name), std::string(pupil.head_teacher)}).first->second;
            ++of_class.children;
            children_.emplace(pupil.key(), key);
        }
    }

    std::vector<CheckedRecord> rows()
    {
        for (const auto& report : input_.daily)
            if (report.is_class() && within(report.date))
                add({half_width(report.school_id), report.grade, report.class_name}, "daily", report.reported != 0, false);
        for (const auto& turn : input_.turns)
            if (within(turn.due)) add_child(turn.ward.student_id, "visit", turn.done.has_value(), turn.late());
        for (const auto& notice : input_.notices)
            if (notice.deadline && notice.issue_date && within(*notice.issue_date))
                add_child(parse_student_id(notice.student_id).key, "letter", served(notice), served_too_late(notice));
        if (input_.papers_given) add_papers();
        return listed();
    }

  private:
    bool within(Date day) const { return day >= input_.first && day <= input_.last; }

    void add(const ClassKey& key, const std::string& record, bool there, bool late)
    {
        const auto found = classes_.find(key);
        if (found == classes_.end()) return;
        auto& row = found->second.records[record];
        ++row.owed, row.there += there, row.late += late;
    }

    void add_child(const std::string& child, const std::string& record, bool there, bool late)
    {
        if (const auto found = children_.find(child); found != children_.end()) add(found->second, record, there, late);
    }

    void add_papers()
    {
        std::map<ClassKey, long long> missing;
        for (const auto& gap : input_.unsigned_papers)
            if (const auto found = children_.find(gap.student_id); found != children_.end() && !gap.student_id.empty()) ++missing[found->second];
        for (auto& [key, of_class] : classes_) {
            auto& row = of_class.records["commitment"];
            row.owed = of_class.children, row.there = of_class.children - missing[key];
        }
    }

    std::vector<CheckedRecord> listed()
    {
        std::vector<CheckedRecord> rows;
        for (auto& [key, of_class] : classes_)
            for (auto& [record, row] : of_class.records) {
                row.school_id = std::get<0>(key), row.school_name = of_class.school_name;
                row.grade = grade_text(std::get<1>(key)), row.class_name = std::get<2>(key);
                row.teacher = of_class.teacher, row.record = record;
                rows.push_back(std::move(row));
            }
        return rows;
    }

    const CheckInput& input_;
    std::map<ClassKey, Class> classes_;
    std::map<std::string, ClassKey> children_;
};

}  // namespace

std::vector<CheckedRecord> checked_records(const CheckInput& input)
{
    return Checks(input).rows();
}

}  // namespace baoxue
