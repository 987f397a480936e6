#include "baoxue/record/meeting.hpp"

#include "record/table_row.hpp"

namespace baoxue {
namespace {

std::string day_text(const std::optional<Date>& date)
{
    return date ? to_string(*date) : std::string();
}

}  // namespace

const std::vector<std::string>& Resolution::needed()
{
    static const std::vector<std::string> columns{"date", "task"};
    return columns;
}

const std::vector<std::string>& Resolution::kinds()
{
    static const std::vector<std::string> kinds{"minutes"};
    return kinds;
}

std::vector<Resolution> read_resolutions(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Resolution> resolutions;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        const auto date = row.date("date");
        if (!date) row.fail("date", say("a date is missing"));
        if (row.text("task").empty()) row.fail("task", say("what was decided is missing"));
        Resolution resolution{date.value_or(Date()), std::string(row.text("task")), std::string(row.text("person")), row.date("due"), row.date("done_on")};
        if (row.settle(rejects)) resolutions.push_back(std::move(resolution));
    }
    return resolutions;
}

const std::vector<std::string>& MeetingItem::columns()
{
    static const std::vector<std::string> columns{"section", "school_name", "grade", "class", "name", "what", "person", "date", "count", "state"};
    return columns;
}

const std::vector<std::string>& MeetingItem::kinds()
{
    static const std::vector<std::string> kinds{"meeting", "roster"};
    return kinds;
}

void write(csv::Writer& out, const MeetingItem& item)
{
    out.cell(item.section).cell(item.school_name).cell(item.grade).cell(item.class_name).cell(item.name);
    out.cell(item.what).cell(item.person);
    out.cell(day_text(item.date)).cell(item.count ? std::to_string(*item.count) : "").cell(item.state).end_row();
}

const std::vector<std::string>& CheckedRecord::columns()
{
    static const std::vector<std::string> columns{"duty", "month", "school_id", "school_name", "grade", "class", "head_teacher",
                                                  "record", "owed", "there", "late", "missing", "date", "result"};
    return columns;
}

const std::vector<std::string>& CheckedRecord::kinds()
{
    static const std::vector<std::string> kinds{"duty_log", "roster"};
    return kinds;
}

void write(csv::Writer& out, const CheckedRecord& row, const std::string& month)
{
    out.cell("monthly-check").cell(month).cell(row.school_id).cell(row.school_name).cell(row.grade).cell(row.class_name);
    out.cell(row.teacher).cell(row.record).cell(row.owed).cell(row.there).cell(row.late).cell(row.owed - row.there).end_row();
}

}  // namespace baoxue
