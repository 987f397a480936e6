#include "baoxue/record/duty.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "baoxue/policy.hpp"
#include "baoxue/text.hpp"
#include "baoxue/words.hpp"

namespace baoxue {
namespace {

constexpr std::array<std::string_view, 4> names_of_every{"day", "week", "date", "month"};

[[noreturn]] void refuse(const PolicyRow& row, const char* column, std::string_view why)
{
    throw Error(Status::usage, {row.place.file, row.place.line, column}, why);
}

std::vector<int> numbers_in(const PolicyRow& row, std::size_t cell, const char* column, int most)
{
    const std::string text = half_width(row.cells[cell]);
    std::vector<int> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        int number = 0;
        const auto [stop, fault] = std::from_chars(at, end, number);
        if (fault != std::errc{} || number < 1 || number > most || (stop != end && *stop != ';'))
            refuse(row, column, say("not a list of numbers from 1 to {}, such as 2;8", {most}));
        numbers.push_back(number);
        at = stop == end ? end : stop + 1;
    }
    return numbers;
}

Duty duty_in(const PolicyRow& row)
{
    const auto& cells = row.cells;
    if (cells[0].empty()) refuse(row, "duty", say("a duty needs a name"));
    const auto every = std::ranges::find(names_of_every, cells[1]) - names_of_every.begin();
    if (every == std::ssize(names_of_every)) refuse(row, "every", say("none of day, week, date, month"));
    Duty duty{cells[0], static_cast<Duty::Every>(every), {}, numbers_in(row, 3, "weeks", 53), cells[4],
              cells[5]};
    constexpr std::array most{0, 7, 31, 12};
    duty.on = numbers_in(row, 2, "on", most[static_cast<std::size_t>(every)]);
    if (duty.on.empty() != (duty.every == Duty::Every::day))
        refuse(row, "on", say("needed for every duty but a daily one, which has none"));
    return duty;
}

}  // namespace

std::vector<Duty> read_duties(const std::string& file, const csv::Reading& reading)
{
    std::vector<Duty> duties;
    for (const auto& row :
         read_policy("duties", file, reading, {"duty", "every", "on", "weeks", "actor", "summary"}))
        duties.push_back(duty_in(row));
    return duties;
}

}  // namespace baoxue
