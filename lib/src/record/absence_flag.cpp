#include "baoxue/record/absence_flag.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "baoxue/base/identity.hpp"
#include "baoxue/base/list.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

// Days come in halves; a share is told to a hundredth of a percent.
std::string number(double value)
{
    return fmt::format("{:g}", value);
}
std::string share(double value)
{
    return fmt::format("{:.4f}", value);
}

std::vector<OpenStep> steps_in(record::TableRow& row)
{
    auto steps = parse_open_steps(row.text("open_steps"));
    if (!steps) row.fail("open_steps", say("not what flag-absent writes"));
    return steps ? *std::move(steps) : std::vector<OpenStep>();
}

std::string cell_of(const Searched& checked)
{
    if (checked.attendance == 0) return {};
    auto cell = "last_present=" + (checked.last_present ? to_string(*checked.last_present) : std::string("none"));
    if (!checked.at.empty()) {
        cell += ";at=" + checked.at;
        std::ranges::replace(cell.end() - static_cast<std::ptrdiff_t>(checked.at.size()), cell.end(), ';', ',');
    }
    const auto add = [&](const std::string& list, std::size_t count) { cell += fmt::format(";{}={}", list, count); };
    add("attendance", checked.attendance);
    add("rosters", checked.rosters);
    for (const auto& [list, count] : checked.found) add(list, count);
    if (checked.last_visit) cell += ";last_visit=" + to_string(*checked.last_visit);
    return cell;
}

}  // namespace

Searched checked_in(std::string_view cell)
{
    Searched checked;
    for (const auto word : split_words(cell)) {
        const auto equals = std::min(word.find('='), word.size() - 1);
        const auto name = word.substr(0, equals), value = word.substr(equals + 1);
        std::size_t count = 0;
        const bool counted = std::from_chars(value.data(), value.data() + value.size(), count).ec == std::errc();
        if (name == "last_present") checked.last_present = parse_date(value);
        else if (name == "last_visit") checked.last_visit = parse_date(value);
        else if (name == "at") checked.at = value;
        else if (name == "attendance" && counted) checked.attendance = count;
        else if (name == "rosters" && counted) checked.rosters = count;
        else if (counted) checked.found.emplace_back(name, count);
    }
    return checked;
}

const std::vector<std::string>& AbsenceFlag::columns()
{
    static const std::vector<std::string> columns{
        "student_id",   "name",         "rule",          "level",       "metric",      "days",         "limit",
        "first_absent", "last_absent",  "days_in_a_row", "longest_row", "days_in_all", "days_excused", "lessons_absent",
        "lessons",      "absence_rate", "actor",         "action",      "due",         "document",     "done",
        "reached_on",   "days_over",    "open_steps",    "checked"};
    return columns;
}

const std::vector<std::string>& AbsenceFlag::kinds()
{
    static const std::vector<std::string> kinds{"absence_flag", "roster"};
    return kinds;
}

const std::vector<std::string>& AbsenceFlag::needed()
{
    static const std::vector<std::string> needed{"student_id|national_id", "rule", "due"};
    return needed;
}

std::vector<AbsenceFlag> read_absence_flags(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<AbsenceFlag> flags;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        const auto student_id = parse_student_id(row.text("student_id"));
        const auto due = row.date("due");
        if (!due) row.fail("due", say("not a date"));
        AbsenceFlag flag;
        flag.student_id = student_id.usable() ? student_id.key : parse_national_id(row.text("national_id")).key;
        const Who who = who_in(table, at);
        flag.name = who.name_text, flag.school_id = who.school_id, flag.school_name = who.school_name;
        flag.grade = who.grade, flag.class_name = who.class_name;
        flag.rule = row.text("rule"), flag.level = row.text("level"), flag.metric = row.text("metric");
        flag.days_text = row.text("days");
        flag.first_absent = row.date("first_absent"), flag.last_absent = row.date("last_absent");
        flag.actor = row.text("actor"), flag.action = row.text("action");
        flag.due = due.value_or(Date());
        flag.document = row.text("document"), flag.done = row.text("done");
        flag.reached_on = row.date("reached_on").value_or(flag.first_absent.value_or(Date()));
        flag.open_steps = steps_in(row);
        flag.checked = checked_in(row.text("checked"));
        if (row.settle(rejects)) flags.push_back(std::move(flag));
    }
    return flags;
}

std::vector<std::pair<Who, std::string>> read_flagged(const csv::Table& table)
{
    std::vector<std::pair<Who, std::string>> flagged;
    for (std::size_t row = 0; row < table.rows(); ++row)
        flagged.emplace_back(who_in(table, row), table.cell(row, table.find("rule")));
    return flagged;
}

void write(csv::Writer& out, const AbsenceFlag& flag)
{
    const bool rate = flag.metric == "absence_rate";
    out.cell(flag.student_id).cell(flag.name).cell(flag.rule).cell(flag.level).cell(flag.metric);
    out.cell(rate ? share(flag.days) : number(flag.days)).cell(rate ? share(flag.limit) : number(flag.limit));
    out.cell(to_string(flag.first_absent)).cell(to_string(flag.last_absent));
    out.cell(number(flag.days_in_a_row)).cell(number(flag.longest_row)).cell(number(flag.days_in_all));
    out.cell(static_cast<long long>(flag.days_excused)).cell(static_cast<long long>(flag.lessons_absent));
    out.cell(static_cast<long long>(flag.lessons)).cell(share(flag.absence_rate)).cell(flag.actor).cell(flag.action);
    out.cell(to_string(flag.due)).cell(flag.document).cell(flag.done);
    out.cell(to_string(flag.reached_on)).cell(static_cast<long long>(flag.days_over)).cell(to_cell(flag.open_steps));
    out.cell(cell_of(flag.checked));
}

}  // namespace baoxue
