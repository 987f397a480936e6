#include "febrl.hpp"

#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "baoxue/match.hpp"
#include "baoxue/text.hpp"

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

enum class Fields { all, five, three };

// A street stands for the guardian's name, as something typed that a family shares; a postcode for the
// school.
std::vector<Person> persons(const std::vector<Row>& rows, Fields fields)
{
    std::vector<Person> all;
    for (const auto& row : rows) {
        Person one{.name = row[given_name] + " " + row[surname],
                   .birth_date = parse_date(row[birth]),
                   .birth_text = row[birth]};
        if (fields != Fields::three) one.school_name = row[postcode], one.class_name = row[state];
        if (fields == Fields::all) one.student_id = parse_student_id(row[soc_sec_id]), one.guardian = row[address_1];
        all.push_back(std::move(one));
    }
    return all;
}

FebrlScore score(const std::vector<Row>& before, const std::vector<Row>& after, Fields fields)
{
    FebrlScore score{.truth = before.size(), .rows = before.size()};
    const auto left = persons(before, fields), right = persons(after, fields);
    const auto start = std::chrono::steady_clock::now();
    const auto links = find_links(left, right, {});
    score.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const auto& link : links) {
        const bool right_one = who(before[link.before]) == who(after[link.after]);
        if (link.probability >= 0.5) ++(right_one ? score.found : score.wrong);
        ++(link.certain ? score.automatic : score.review);
        score.automatic_wrong += link.certain && !right_one;
        score.review_true += !link.certain && right_one;
    }
    return score;
}

}  // namespace

std::vector<std::pair<std::string, FebrlScore>> match_febrl(const std::string& folder)
{
    const auto before = read(folder + "/dataset4a.csv"), after = read(folder + "/dataset4b.csv");
    return {{"all fields", score(before, after, Fields::all)},
            {"name, birth, postcode, state", score(before, after, Fields::five)},
            {"name, birth", score(before, after, Fields::three)}};
}

}  // namespace baoxue::bench
