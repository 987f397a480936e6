#include "baoxue/record/public_day.hpp"

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/policy.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {
namespace {

PublicDay day_of(std::string_view date, std::string_view kind, std::string_view note, const Place& place)
{
    const auto day = parse_date(date);
    if (!day) throw Error(Status::data, place, not_a_date(date));
    const auto code = canonical("day_kind", kind);
    if (code != "holiday" && code != "makeup")
        throw Error(Status::data, place, say("a table of public holidays has days of the kinds holiday and makeup"));
    return {*day, std::string(code), std::string(note)};
}

}  // namespace

std::vector<PublicDay> read_public_days(const std::string& file, const csv::ReadOptions& reading)
{
    std::vector<PublicDay> days;
    if (file.empty()) {
        for (const auto& row : read_policy("holidays", {}, {}, {"date", "kind", "note"}))
            days.push_back(day_of(row.cells[0], row.cells[1], row.cells[2], row.place));
        return days;
    }
    csv::Rejects strict;
    const csv::Table table(file, reading, {"calendar"}, {"date", "kind"}, strict);
    for (std::size_t row = 0; row < table.rows(); ++row)
        days.push_back(day_of(table.cell(row, table.find("date")), table.cell(row, table.find("kind")),
                              table.cell(row, table.find("note")), table.place(row)));
    return days;
}

}  // namespace baoxue
