#include "baoxue/record/case_event.hpp"

#include <map>

#include "csv/locked_table.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

// The one table by which a ledger is read and written; dates apart.
struct TextColumn {
    std::string_view column;
    std::string CaseEvent::*text;
};

constexpr TextColumn texts[] = {
    {"case_id", &CaseEvent::case_id}, {"event", &CaseEvent::event},         {"proof", &CaseEvent::proof},
    {"source", &CaseEvent::source},   {"reason", &CaseEvent::reason},       {"student_id", &CaseEvent::student_id},
    {"name", &CaseEvent::name},       {"school_id", &CaseEvent::school_id}, {"school_name", &CaseEvent::school_name},
    {"grade", &CaseEvent::grade},     {"class", &CaseEvent::class_name},    {"note", &CaseEvent::note},
};

std::string cell_of(const CaseEvent& event, std::string_view column)
{
    if (column == "date") return to_string(event.date);
    if (column == "recorded_on") return to_string(event.recorded_on);
    if (column == "student_id") return std::string(shown(event.student_id));
    for (const auto& text : texts)
        if (text.column == column) return event.*text.text;
    return {};
}

}  // namespace

const std::vector<std::string>& CaseEvent::columns()
{
    static const std::vector<std::string> all{"case_id", "date",       "event", "proof",      "source",
                                              "reason",  "student_id", "name",  "school_id",  "school_name",
                                              "grade",   "class",      "note",  "recorded_on"};
    return all;
}

const std::vector<std::string>& CaseEvent::needed()
{
    static const std::vector<std::string> columns{"case_id", "date", "event", "source", "student_id"};
    return columns;
}

const std::vector<std::string>& CaseEvent::kinds()
{
    static const std::vector<std::string> kinds{"case_event"};
    return kinds;
}

Who who_of(const CaseEvent& event)
{
    Who who{.student_id = parse_student_id(event.student_id), .name = fold_name(event.name), .name_text = event.name};
    who.school_id = event.school_id, who.school_name = event.school_name;
    who.grade = parse_grade(event.grade).value_or(0);
    who.class_name = parse_class(event.class_name, who.grade);
    return who;
}

std::vector<CaseEvent> read_case_events(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<CaseEvent> events;
    std::map<std::string, Who, std::less<>> children;  // by case
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        CaseEvent event;
        for (const auto& text : texts) event.*text.text = row.text(text.column);
        event.event = row.code("event", "case_event");
        event.date = row.date("date").value_or(Date());
        event.recorded_on = row.date("recorded_on").value_or(event.date);
        if (event.case_id.empty()) row.fail("case_id", say("a case needs its number"));
        if (event.event.empty()) row.fail("event", say("the event is missing"));
        if (row.text("date").empty()) row.fail("date", say("a date is missing"));
        const auto who = who_in(table, at);
        if (are_two_children(children.try_emplace(event.case_id, who).first->second, who))
            row.fail("case_id", say("this case stands above for another child; a number is given once"));
        if (row.settle(rejects)) events.push_back(std::move(event));
    }
    return events;
}

struct CaseLedger::State {
    csv::LockedTable file;
    std::vector<CaseEvent> events = {};
};

CaseLedger::CaseLedger(const std::string& file, const csv::ReadOptions& reading, std::chrono::milliseconds wait,
                       const csv::WriteOptions& writing)
    : state_(std::make_unique<State>(State{csv::LockedTable(file, wait)}))
{
    csv::Rejects strict;
    const auto table =
        state_->file.table(reading, CaseEvent::kinds(), CaseEvent::needed(), CaseEvent::columns(), writing, strict);
    state_->events = read_case_events(table, strict);
}

CaseLedger::~CaseLedger() = default;
CaseLedger::CaseLedger(CaseLedger&&) noexcept = default;

const std::vector<CaseEvent>& CaseLedger::events() const
{
    return state_->events;
}

void CaseLedger::append(const std::vector<CaseEvent>& events)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& event : events) {
        auto& cells = rows.emplace_back();
        for (const auto& column : state_->file.columns()) cells.push_back(cell_of(event, column));
    }
    state_->file.append(rows);
    state_->events.insert(state_->events.end(), events.begin(), events.end());
}

}  // namespace baoxue
