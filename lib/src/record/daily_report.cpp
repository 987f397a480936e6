#include "baoxue/record/daily_report.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "baoxue/base/grade.hpp"
#include "baoxue/base/percent.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/csv/who.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

// What the row says of expected, present and absent, the third from the other two.
void read_heads(record::TableRow& row, DailyReport& report)
{
    auto expected = row.number("expected"), present = row.number("present"), absent = row.number("absent");
    if (!expected && !present && !absent) {
        report.reported = 0;
        return;
    }
    if (!expected && present && absent) expected = *present + *absent;
    if (!present && expected && absent) present = *expected - *absent;
    if (!absent && expected && present) absent = *expected - *present;
    if (!expected || !present || !absent)
        return row.fail("expected", say("two of expected, present and absent are needed"));
    report.count.expected = *expected, report.count.present = *present, report.count.absent = *absent;
}

// 全部: a row about the grade.
bool all_classes(std::string_view cell)
{
    static constexpr std::string_view words[] = {"全部", "全年级", "全級", "全级", "年级", "年级合计", "合计", "小计", "总计", "共计", "-"};
    const std::string word = fold(cell);
    return std::ranges::any_of(words, [&](auto one) { return word == fold(one); });
}

// Of one class and day the halves are no two reports of which the later stands.
class Halves {
  public:
    void check(const DailyReport& report, record::TableRow& row)
    {
        const std::string half(row.code("session", "session"));
        const std::string& school = report.school_name.empty() ? report.school_id : report.school_name;
        const auto [known, added] = first_.try_emplace({report.date, fold(school), report.grade, report.class_name}, half);
        if (!added && known->second != half)
            row.fail("session", say("the class reports two halves of this day; keep one of them, or count from the attendance itself"));
    }

  private:
    std::map<std::tuple<Date, std::string, int, std::string>, std::string> first_;
};

void read_reasons(record::TableRow& row, HeadCount& count)
{
    count.sick = row.number("sick").value_or(0), count.personal = row.number("personal").value_or(0);
    count.excused = row.number("excused").value_or(0);
    count.unexcused = row.number("unexcused").value_or(0);
    count.transferred = row.number("transferred").value_or(0);
    const auto unknown = row.number("unknown");
    count.unknown = unknown ? *unknown : std::max(0LL, count.absent - count.reasons());
}

}  // namespace

HeadCount& HeadCount::operator+=(const HeadCount& other)
{
    expected += other.expected, present += other.present, absent += other.absent;
    sick += other.sick, personal += other.personal, excused += other.excused;
    unexcused += other.unexcused, transferred += other.transferred, unknown += other.unknown;
    return *this;
}

std::string_view DailyReport::state() const
{
    if (reported == 0) return "unreported";
    if (reported < classes) return "partial";
    return count.absent == 0 ? "zero" : "reported";
}

const std::vector<std::string>& DailyReport::columns()
{
    static const std::vector<std::string> columns{
        "date",     "school_id", "school_name", "grade",      "class",    "classes", "reported",  "state",
        "expected", "present",   "absent",      "sick",       "personal", "excused", "unexcused", "transferred",
        "unknown",  "rate",      "names",       "unreported", "reporter", "flags"};
    return columns;
}

const std::vector<std::string>& DailyReport::needed()
{
    static const std::vector<std::string> columns{"date", "school_id|school_name", "expected|present"};
    return columns;
}

const std::vector<std::string>& DailyReport::kinds()
{
    static const std::vector<std::string> kinds{"daily"};
    return kinds;
}

std::vector<DailyReport> read_daily_reports(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<DailyReport> reports;
    Halves halves;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        DailyReport report;
        const auto date = row.date("date");
        if (!date) row.fail("date", say("a date is missing"));
        report.date = date.value_or(Date());
        report.school_id = with_campus(half_width(row.text("school_id")), row.text("campus"));
        report.school_name = with_campus(row.text("school_name"), row.text("campus"));
        auto [grade, class_name] = parse_grade_and_class(row.text("grade"), all_classes(row.text("class")) ? "" : row.text("class"));
        report.grade = grade, report.class_name = std::move(class_name);
        halves.check(report, row);
        read_heads(row, report);
        if (report.reported != 0) read_reasons(row, report.count);
        report.names = row.text("names"), report.reporter = row.text("reporter");
        report.place = row.place();
        const auto classes = row.number("classes"), reported = row.number("reported");
        if (classes) report.classes = static_cast<int>(*classes);
        if (reported) report.reported = static_cast<int>(*reported);
        if (row.settle(rejects)) reports.push_back(std::move(report));
    }
    return reports;
}

std::vector<DailyReport> parts_of(std::vector<DailyReport> reports)
{
    std::map<std::string, std::string> ids, names, spellings;
    for (auto& report : reports)  // 甲 小 is 甲小
        report.school_name = spellings.try_emplace(fold(report.school_name), report.school_name).first->second;
    for (const auto& report : reports)
        if (!report.school_id.empty() && !report.school_name.empty()) {
            ids.emplace(report.school_name, report.school_id);
            names.emplace(report.school_id, report.school_name);
        }
    using Key = std::tuple<Date, std::string, int, std::string>;
    std::map<Key, DailyReport> latest;
    std::set<std::pair<Date, std::string>> by_class;  // a school that reports by class
    std::set<std::tuple<Date, std::string, int>> in_classes;  // a grade that reports by class
    std::set<Date> by_school;
    for (auto& report : reports) {
        if (report.school_id.empty())
            if (const auto id = ids.find(report.school_name); id != ids.end()) report.school_id = id->second;
        if (report.school_name.empty())
            if (const auto name = names.find(report.school_id); name != names.end()) report.school_name = name->second;
        const std::string& school = report.school_id.empty() ? report.school_name : report.school_id;
        if (report.is_class()) by_class.emplace(report.date, school);
        if (report.grade != 0 && !report.class_name.empty()) in_classes.emplace(report.date, school, report.grade);
        if (!school.empty()) by_school.insert(report.date);
        const Key key{report.date, school, report.grade, report.class_name};
        latest.insert_or_assign(key, std::move(report));
    }
    std::vector<DailyReport> parts;
    for (auto& [key, report] : latest) {
        const auto& [date, school, grade, name] = key;
        const bool sum = !report.is_class();
        if (sum && (by_class.contains({date, school}) || (school.empty() && by_school.contains(date)))) continue;
        if (!sum && name.empty() && in_classes.contains({date, school, grade})) continue;
        parts.push_back(std::move(report));
    }
    return parts;
}

void write(csv::Writer& out, const DailyReport& report)
{
    const bool known = report.reported != 0;
    const HeadCount& count = report.count;
    const auto figure = [&](long long value) { known ? out.cell(value) : out.cell(""); };
    out.cell(to_string(report.date)).cell(report.school_id).cell(report.school_name);
    out.cell(grade_text(report.grade)).cell(report.class_name);
    out.cell(static_cast<long long>(report.classes)).cell(static_cast<long long>(report.reported));
    out.cell(report.state());
    for (const long long value : {count.expected, count.present, count.absent, count.sick, count.personal,
                                  count.excused, count.unexcused, count.transferred, count.unknown})
        figure(value);
    out.cell(known ? percent(count.present, count.expected) : "").cell(report.names);
    out.cell(report.unreported).cell(report.reporter).cell(report.flags).end_row();
}

}  // namespace baoxue
