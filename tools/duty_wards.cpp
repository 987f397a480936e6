#include "duty_wards.hpp"

#include <baoxue/base/text.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/cases.hpp>
#include <baoxue/record/assignment.hpp>

#include <algorithm>

namespace baoxue::tools {
namespace {

constexpr int watch_days = 10;  // R1: school days for which a child who came back is looked after

}  // namespace

DutyWards::DutyWards(const DutyInput& input, Options& options) : options_(options)
{
    if (!input.calendar.empty()) calendar = Calendar(read(input.calendar, {"calendar"}, {"date", "kind"}));
    owed.duties = read_duties(input.duties, options.reading);
    read_people(input);
    for (const auto& pupil : pupils_)
        if (pupil.key_student && pupil.enrolled() && !pupil.key().empty())
            owed.wards.push_back(ward_of(pupil.key(), "key_student"));
    if (!input.ledger.empty()) read_cases(input.ledger);
    for (const auto& file : input.flags) read_flags(file);
    for (const auto& file : input.visits)
        std::ranges::move(read_visits(read(file, Visit::kinds(), Visit::needed()), options.rejects),
                          std::back_inserter(owed.visits));
    for (const auto& file : input.notices)
        std::ranges::move(read_notices(read(file, Notice::kinds(), Notice::needed()), options.rejects),
                          std::back_inserter(owed.notices));
    if (!input.log.empty())
        owed.log = read_duty_log(read(input.log, DutyDone::kinds(), DutyDone::needed()), options.rejects);
    add_places();
}

const csv::Table& DutyWards::read(const std::string& file, const std::vector<std::string>& kinds,
                                  const std::vector<std::string>& needed)
{
    const auto& table = tables_.emplace_back(file, options_.reading, kinds, needed, options_.rejects);
    rows += table.rows();
    return table;
}

void DutyWards::read_people(const DutyInput& input)
{
    if (!input.roster.empty())
        pupils_ = read_pupils(read(input.roster, Pupil::kinds(), Pupil::needed()), options_.rejects);
    for (const auto& pupil : pupils_)
        if (!pupil.key().empty()) by_key_.emplace(pupil.key(), &pupil);
    if (input.assign.empty()) return;
    for (const auto& row :
         read_assignments(read(input.assign, Assignment::kinds(), Assignment::needed()), options_.rejects))
        if (!row.student_id.empty()) teachers_.emplace(row.student_id, row.person);
        else if (row.village.empty() && row.class_name.empty())
            persons_.emplace(std::pair(row.role, row.school_id), row.person);
}

std::string DutyWards::teacher_of(const Pupil& pupil) const
{
    if (const auto found = teachers_.find(pupil.key()); found != teachers_.end()) return found->second;
    return std::string(pupil.responsible_teacher.empty() ? pupil.head_teacher : pupil.responsible_teacher);
}

std::string DutyWards::person_of(const std::string& role, const std::string& school_id) const
{
    const auto found = persons_.find({role, school_id});
    return found == persons_.end() ? std::string() : found->second;
}

Ward DutyWards::ward_of(const std::string& key, std::string group) const
{
    Ward ward{.group = std::move(group), .student_id = key};
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return ward;
    const Pupil& pupil = *found->second;
    ward.owner = teacher_of(pupil);
    ward.name = pupil.name;
    ward.school_id = half_width(pupil.school_id);
    ward.school_name = pupil.school_name;
    ward.grade = pupil.grade == 0 ? std::string() : std::to_string(pupil.grade);
    ward.class_name = pupil.class_name;
    ward.guardian_name = pupil.guardian_name;
    ward.guardian_phone = pupil.guardian_phone;
    ward.address = pupil.address;
    return ward;
}

void DutyWards::read_cases(const std::string& ledger)
{
    const auto events = read_case_events(read(ledger, CaseEvent::kinds(), CaseEvent::needed()), options_.rejects);
    for (const auto& of_child : cases_as_of(events, read_case_rules("", options_.reading), options_.as_of)) {
        const bool open = ledger_of(of_child.state) != CaseLedgerKind::none;
        const bool watched = of_child.state == "watch";
        if (!open && !watched && of_child.state != "returned") continue;
        auto ward = ward_of(of_child.student_id, open ? "dropout" : watched ? "key_student" : "returned");
        if (ward.name.empty()) {  // no longer on the roster
            ward.name = of_child.name;
            ward.school_id = of_child.school_id;
            ward.school_name = of_child.school_name;
            ward.grade = of_child.grade;
            ward.class_name = of_child.class_name;
        }
        ward.because = of_child.case_id + ' ' + of_child.state;
        ward.since = of_child.state == "returned" ? of_child.closed_on : of_child.opened_on;
        if (of_child.state == "returned")
            ward.until = calendar.add_school_days(*of_child.closed_on, watch_days, ward.school_id);
        owed.wards.push_back(std::move(ward));
    }
}

// The rows of flag-absent; a row without a day that it is due by is none.
void DutyWards::read_flags(const std::string& file)
{
    const auto& table = read(file, {"absence_flag", "roster"}, {"student_id", "rule", "due"});
    const auto cell = [&](std::size_t row, std::string_view column) {
        return std::string(table.cell(row, table.find(column)));
    };
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto due = parse_date(cell(row, "due"));
        if (!due) {
            options_.rejects.add({table.place(row, table.find("due")), std::string(say("not a date")), ""});
            continue;
        }
        Flagged flag{ward_of(parse_student_id(cell(row, "student_id")).key, "flagged"),
                     cell(row, "rule"),
                     cell(row, "action"),
                     cell(row, "document"),
                     parse_date(cell(row, "first_absent")).value_or(Date()),
                     *due};
        flag.ward.because = cell(row, "metric") + ' ' + cell(row, "days");
        const auto level = cell(row, "level");
        if (level == "school") flag.ward.owner = person_of("school", flag.ward.school_id);
        if (level != "school" && level != "teacher") flag.ward.owner = person_of("centre", flag.ward.school_id);
        owed.flags.push_back(std::move(flag));
    }
}

// The schools of the roster, each with its head, and the centre.
void DutyWards::add_places()
{
    std::map<std::string, std::string> schools;
    for (const auto& pupil : pupils_) schools.emplace(half_width(pupil.school_id), pupil.school_name);
    for (const auto& [id, name] : schools)
        owed.wards.push_back(
            {.group = "school", .owner = person_of("school", id), .school_id = id, .school_name = name});
    owed.wards.push_back({.group = "centre", .owner = person_of("centre", "")});
}

}  // namespace baoxue::tools
