#include "baoxue/record/duty.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <map>
#include <charconv>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/policy.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

constexpr std::array<std::string_view, 5> names_of_every{"day", "week", "date", "month", "after"};
// Whose duties come round in a term, and those that a row of a record asks for, once.
constexpr std::array<std::string_view, 6> whom_again{"", "key_student", "dropout", "returned", "school", "centre"};
constexpr std::array<std::string_view, 2> whom_once{"concern", "help"};

std::vector<int> numbers_in(const PolicyRow& row, std::size_t cell, const char* column, int most, int least = 1)
{
    const std::string text = half_width(row.cells[cell]);
    std::vector<int> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        int number = 0;
        const auto [stop, fault] = std::from_chars(at, end, number);
        if (fault != std::errc{} || number < least || number > most || (stop != end && *stop != ';'))
            row.refuse(column, say("not a list of numbers from {} to {}, such as 2;8", {least, most}));
        numbers.push_back(number);
        at = stop == end ? end : stop + 1;
    }
    return numbers;
}

std::vector<std::string> visits_in(const PolicyRow& row, std::size_t cell)
{
    std::vector<std::string> modes;
    for (std::string_view left = row.cells[cell]; !left.empty();) {
        const auto end = std::min(left.find(';'), left.size());
        modes.emplace_back(canonical("visit_mode", left.substr(0, end)));
        if (modes.back().empty()) row.refuse("visit", unknown_word("visit_mode"));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return modes;
}

std::string whom_in(const PolicyRow& row, std::size_t cell)
{
    const auto& whom = row.cells[cell];
    if (std::ranges::find(whom_again, whom) == whom_again.end() && std::ranges::find(whom_once, whom) == whom_once.end())
        row.refuse("whom", say("none of key_student, dropout, returned, concern, help, school, centre"));
    return whom;
}

Duty duty_in(const PolicyRow& row)
{
    const auto& cells = row.cells;
    if (cells[0].empty()) row.refuse("duty", say("a duty needs a name"));
    const auto every = std::ranges::find(names_of_every, cells[1]) - names_of_every.begin();
    if (every == std::ssize(names_of_every)) row.refuse("every", say("none of day, week, date, month, after"));
    Duty duty{.name = cells[0],
              .every = static_cast<Duty::Every>(every),
              .weeks = numbers_in(row, 3, "weeks", 53),
              .whom = whom_in(row, 4),
              .visit = visits_in(row, 5),
              .actor = cells[6],
              .summary = cells[7]};
    const bool once = duty.every == Duty::Every::after;
    constexpr std::array most{0, 7, 31, 12, 60};
    duty.on = numbers_in(row, 2, "on", most[static_cast<std::size_t>(every)], once ? 0 : 1);
    if (once != (std::ranges::find(whom_once, duty.whom) != whom_once.end()))
        row.refuse("every", say("after goes with concern and help, and these with nothing else"));
    if (duty.on.empty() != (duty.every == Duty::Every::day))
        row.refuse("on", say("needed for every duty but a daily one, which has none"));
    return duty;
}

}  // namespace

std::vector<Duty> read_duties(const std::string& file, const csv::ReadOptions& reading)
{
    std::vector<Duty> duties;
    for (const auto& row :
         read_policy("duties", file, reading, {"duty", "every", "on", "weeks", "whom", "visit", "actor", "summary"}))
        duties.push_back(duty_in(row));
    return duties;
}

const std::vector<std::string>& DutyDone::needed()
{
    static const std::vector<std::string> columns{"duty", "date"};
    return columns;
}

const std::vector<std::string>& DutyDone::kinds()
{
    static const std::vector<std::string> kinds{"duty_log"};
    return kinds;
}

std::vector<DutyDone> read_duty_log(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<DutyDone> log;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        const auto date = row.date("date");
        if (row.text("duty").empty()) row.fail("duty", say("a duty needs a name"));
        if (!date && !table.find("result")) row.fail("date", say("a date is missing"));
        if (row.settle(rejects))
            log.push_back({std::string(row.text("duty")), half_width(row.text("school_id")), date.value_or(Date()), std::string(row.text("month")),
                           date.has_value()});
    }
    return log;
}

void settle_checks(std::vector<DutyDone>& log)
{
    std::map<std::tuple<std::string, std::string, std::string>, DutyDone> checks;
    for (const auto& row : log) {
        if (row.month.empty()) continue;
        auto& check = checks.try_emplace({row.duty, row.school_id, row.month}, row).first->second;
        check.held = check.held && row.held, check.date = std::max(check.date, row.date);
    }
    std::erase_if(log, [](const DutyDone& row) { return !row.month.empty() || !row.held; });
    for (auto& [key, check] : checks)
        if (check.held) log.push_back(std::move(check));
}

}  // namespace baoxue
