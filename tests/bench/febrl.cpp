#include "febrl.hpp"

#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "baoxue/base/text.hpp"

namespace baoxue::bench {
namespace {

using Row = std::vector<std::string>;
enum Column {
    rec_id,
    given_name,
    surname,
    street_number,
    address_1,
    address_2,
    suburb,
    postcode,
    state,
    birth,
    soc_sec_id,
    columns
};

std::vector<Row> read(const std::string& name)
{
    std::ifstream in(name);
    std::string line;
    if (!std::getline(in, line)) throw std::runtime_error("cannot read " + name);
    std::vector<Row> rows;
    while (std::getline(in, line)) {
        Row row;
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');) row.emplace_back(trim(cell));
        row.resize(columns);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string who(const Row& row)
{
    return row[rec_id].substr(0, row[rec_id].find('-', 4));
}

// How many of the columns of a roster are there. A street stands for the guardian's name, as something typed that a
// family shares; a postcode for the school.
enum Fields { three = 2, five = 4, all = 6 };

std::string roster(const std::vector<Row>& rows, Fields fields)
{
    const auto line = [&](const std::array<std::string_view, 6>& cells) {
        std::string text;
        for (std::size_t i = 0; i < fields; ++i) (text += i == 0 ? "" : ",") += cells[i];
        return text + "\n";
    };
    std::string text = line({"name", "birth_date", "school_name", "class", "student_id", "guardian_name"});
    for (const auto& row : rows)
        text += line({row[given_name] + " " + row[surname], row[birth], row[postcode], row[state], row[soc_sec_id],
                      row[address_1]});
    return text;
}

DoubleRosters rosters(const std::vector<Row>& before, const std::vector<Row>& after, Fields fields)
{
    DoubleRosters both;
    both.before = roster(before, fields);
    both.after = roster(after, fields);
    std::map<std::string, std::size_t> numbers;
    const auto number = [&](const Row& row) { return numbers.emplace(who(row), numbers.size()).first->second; };
    for (const auto& row : before) both.who_before.push_back(number(row));
    for (const auto& row : after) both.who_after.push_back(number(row));
    both.differs.assign(numbers.size(), true);
    for (std::size_t i = 0; i < numbers.size(); ++i) both.household.push_back(i);
    return both;
}

}  // namespace

std::vector<std::pair<std::string, DoubleRosters>> read_febrl(const std::string& folder)
{
    const auto before = read(folder + "/dataset4a.csv"), after = read(folder + "/dataset4b.csv");
    return {{"all fields", rosters(before, after, all)},
            {"name, birth, postcode, state", rosters(before, after, five)},
            {"name, birth", rosters(before, after, three)}};
}

}  // namespace baoxue::bench
