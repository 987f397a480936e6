#include "baoxue/record/roster.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "baoxue/base/error.hpp"
#include "encoded.hpp"
#include "given.hpp"
#include "random.hpp"
#include "rounds.hpp"

using namespace baoxue;
using test::encoded, test::given, test::packed, test::Random;

namespace {

using Cells = std::vector<std::string>;

const std::string heading = "student_id,name,class,note\n";

/// A row as it stands in a file, and what its cells hold.
struct Written {
    std::string text;
    Cells cells;
};

Written some_row(Random& random, std::size_t number)
{
    static const std::vector<std::string> notes{"", "plain", "two\nlines", "a \"quote\"", "a, comma", "三班转来"};
    const std::string id = "S" + std::to_string(100000 + number), note = random.pick(notes),
                      end = random.one_in(5) ? "\r\n" : "\n";
    Written row{id + ",王小明,七年级1班,", {id, "王小明", "七年级1班", note}};
    if (note.find_first_of(",\"\n") == note.npos) row.text += note;
    else if (note.find('"') == note.npos) row.text += "\"" + note + "\"";
    else row.text += "\"a \"\"quote\"\"\"";
    if (random.one_in(20)) row.text = "\n" + row.text;  // a blank line
    return row.text += end, row;
}

Cells cells_of(const Roster& roster, std::size_t row)
{
    Cells cells;
    for (std::size_t column = 0; column < roster.heading().columns.size(); ++column)
        cells.emplace_back(roster.cells(row)[column]);
    return cells;
}

std::string said_by(const auto& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("some rows of a roster are fetched as they stand, however it is cut, written and split")
{
    Random random(5);
    for (unsigned round = 0; round < test::rounds(60); ++round) {
        std::string text = heading;
        std::vector<Cells> all;
        for (std::size_t i = 0; i < 1 + random.below(60); ++i) {
            auto row = some_row(random, i);
            text += row.text;
            all.push_back(std::move(row.cells));
        }
        csv::ReadOptions reading{.jobs = 1 + static_cast<unsigned>(random.below(3)), .block = 1 + random.below(400)};
        if (random.one_in(2)) reading.engine = csv::Engine::library;
        const bool is_packed = random.one_in(3);
        const auto bytes = random.one_in(3) ? encoded(text, "GB18030") : text;
        csv::Rejects rejects;
        Roster roster(given(is_packed ? packed(bytes) : bytes, "roster.csv"), reading, rejects);
        REQUIRE(roster.size() == all.size());

        std::vector<std::uint32_t> wanted;
        for (std::uint32_t row = 0; row < all.size(); ++row)
            if (random.one_in(4)) wanted.push_back(row);
        roster.load(wanted);
        for (std::uint32_t row = 0; row < all.size(); ++row) {
            const bool is_wanted = std::ranges::binary_search(wanted, row);
            CHECK(roster.loaded(row) == is_wanted);
            CHECK(cells_of(roster, row) == (is_wanted ? all[row] : Cells(4)));
        }
        roster.load();
        for (std::size_t row = 0; row < all.size(); ++row) CHECK(cells_of(roster, row) == all[row]);
    }
}

TEST_CASE("a roster that changes before its rows are fetched is refused")
{
    const std::string row = "S100001,王小明,七年级1班,\n";
    for (const std::string& later : {
             heading + row + "S100002,王小红,七年级1班,\n",            // another text of the same length
             heading + row,                                            // shorter
             heading + row + "S100002,王小\xFF\xFF\xFF,七年级1班,\n",  // no longer text
             "student_id,name,note,class\n" + row + row,               // other columns
         }) {
        const std::string file = given(heading + row + "S100002,王小华,七年级1班,\n");
        csv::Rejects rejects;
        Roster roster(file, {}, rejects);
        std::ofstream(file, std::ios::binary) << later;
        CHECK(said_by([&] { roster.load(); }).find("changed while it was read") != std::string::npos);
    }
}

TEST_CASE("two rosters read at once tell and reject as when one is read after the other")
{
    const std::string one = given(encoded(heading + "S100001,王小明,七年级1班,\n短\n", "GB18030"), "one.csv"),
                      other = given(encoded(heading + "短\nS100003,王小红,七年级2班,\n", "GB18030"), "other.csv");
    for (const unsigned jobs : {1U, 2U, 5U}) {
        csv::Rejects rejects{.collect = true}, in_turn{.collect = true};
        std::vector<std::string> told, told_in_turn;
        csv::ReadOptions reading{.jobs = jobs, .tell = [&](const std::string& line) { told.push_back(line); }};
        auto [before, after] = read_both(one, other, reading, rejects);
        reading.tell = [&](const std::string& line) { told_in_turn.push_back(line); };
        Roster(one, reading, in_turn);
        Roster(other, reading, in_turn);
        CHECK(told.size() == 2);
        CHECK(told == told_in_turn);
        REQUIRE(rejects.rows.size() == 2);
        for (std::size_t i = 0; i < 2; ++i) {
            CHECK(rejects.rows[i].place.file == in_turn.rows[i].place.file);
            CHECK(rejects.rows[i].place.line == in_turn.rows[i].place.line);
            CHECK(rejects.rows[i].row == in_turn.rows[i].row);
        }
        after.load();
        CHECK(cells_of(after, 0) == Cells{"S100003", "王小红", "七年级2班", ""});
        CHECK(before.rejected() == 1);
    }
}

TEST_CASE("of two rosters that cannot be read the first is told")
{
    const std::string good = given(heading + "S100001,王小明,七年级1班,\n", "good.csv"),
                      bad = given(heading + "短\n", "bad.csv");
    const auto said = [](const std::string& one, const std::string& other) {
        csv::Rejects rejects;
        return said_by([&] { read_both(one, other, {}, rejects); });
    };
    CHECK(said("missing.csv", bad).find("missing.csv") != std::string::npos);
    CHECK(said(bad, "missing.csv").find("bad.csv") != std::string::npos);
    CHECK(said(good, "missing.csv").find("missing.csv") != std::string::npos);
    CHECK(said(good, good).empty());
    CHECK(said("-", "-").find("standard input") != std::string::npos);
}

TEST_CASE("several lists of one side are one roster, with the columns of all, whose rows count on")
{
    const std::string one = given(heading + "S100001,王小明,七年级1班,甲\n\nS100002,王小红,七年级2班,\n"),
                      other = given("姓名,乘车,学籍号\n李小明,是,S100003\n王小明,否,S100001\n");
    std::vector<std::string> told;
    csv::Rejects rejects;
    const csv::ReadOptions reading{.tell = [&](const std::string& line) { told.push_back(line); }};
    const Roster roster(std::vector{one, other}, reading, rejects);
    REQUIRE(roster.size() == 4);
    CHECK(roster.keys(1).sheet_row == 4);
    CHECK(roster.keys(2).sheet_row == 6);
    CHECK(roster.keys(0).student_id == roster.keys(3).student_id);
    const std::vector<std::uint32_t> some{1, 2, 3};
    roster.load(some);
    CHECK_FALSE(roster.loaded(0));
    CHECK(roster.cell(1, "name") == "王小红");
    CHECK(roster.cell(2, "name") == "李小明");
    CHECK(roster.cell(3, "乘车") == "否");
    CHECK(roster.cell(3, "note").empty());
    CHECK(told.size() == 1);
}
