#include "baoxue/record/case.hpp"

namespace baoxue {

const std::vector<std::string>& Case::columns()
{
    static const std::vector<std::string> all{"case_id",     "state",        "opened_on", "state_since", "closed_on",
                                              "close_proof", "close_reason", "reopened",  "visits_n",    "last_visit",
                                              "notices_n",   "last_notice",  "reason",    "student_id",  "name",
                                              "school_id",   "school_name",  "grade",     "class"};
    return all;
}

const std::vector<std::string>& Case::kinds()
{
    static const std::vector<std::string> kinds{"case", "ledger", "roster"};
    return kinds;
}

Who who_of(const Case& of_child)
{
    return who_of([&](std::string_view column) -> std::string_view {
        return column == "student_id"    ? of_child.student_id
               : column == "name"        ? of_child.name
               : column == "school_id"   ? of_child.school_id
               : column == "school_name" ? of_child.school_name
               : column == "grade"       ? of_child.grade
               : column == "class"       ? of_child.class_name
                                         : std::string_view();
    });
}

void write(csv::Writer& out, const Case& of_child)
{
    const auto date = [](const std::optional<Date>& day) { return to_string(day); };
    const auto number = [](std::size_t count) { return static_cast<long long>(count); };
    out.cell(of_child.case_id).cell(of_child.state).cell(to_string(of_child.opened_on));
    out.cell(to_string(of_child.state_since)).cell(date(of_child.closed_on)).cell(of_child.close_proof);
    out.cell(of_child.close_source).cell(number(of_child.reopened)).cell(number(of_child.visits));
    out.cell(date(of_child.last_visit)).cell(number(of_child.notices)).cell(of_child.last_notice);
    for (const auto* text : {&of_child.reason, &of_child.student_id, &of_child.name, &of_child.school_id,
                             &of_child.school_name, &of_child.grade, &of_child.class_name})
        out.cell(*text);
}

CaseLedgerKind ledger_of(std::string_view state)
{
    if (state == "enforcing") return CaseLedgerKind::dropout;
    if (state == "tracking" || state == "persuading" || state == "notified") return CaseLedgerKind::suspected;
    return CaseLedgerKind::none;
}

const std::vector<std::string>& CaseCount::columns()
{
    static const std::vector<std::string> all{"from",       "to",        "school",  "open_before", "opened",
                                              "reopened",   "returned",  "placed",  "transferred", "excluded",
                                              "open_after", "suspected", "dropout", "visits",      "notices"};
    return all;
}

const std::vector<std::string>& CaseCount::kinds()
{
    static const std::vector<std::string> kinds{"case_count"};
    return kinds;
}

void write(csv::Writer& out, const CaseCount& count)
{
    out.cell(to_string(count.from)).cell(to_string(count.to)).cell(count.school);
    for (const std::size_t number :
         {count.open_before, count.opened, count.reopened, count.returned, count.placed, count.transferred,
          count.excluded, count.open_after, count.suspected, count.dropout, count.visits, count.notices})
        out.cell(static_cast<long long>(number));
    out.end_row();
}

}  // namespace baoxue
