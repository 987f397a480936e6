// Rows that begin alike are split by a short cut; every other way to read them must say the same.
#include "csv/rows.hpp"
#include "csv/series.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <mutex>
#include <random>

#include "csv/fold_blocks.hpp"
#include "given.hpp"
#include "random.hpp"
#include "rounds.hpp"

using namespace baoxue;
using namespace baoxue::csv;
using baoxue::test::Random;

namespace {

/// Runs of rows with the same first cells, some of them broken, quoted, longer than a vector or ended by CR LF; or nearly
/// all quoted.
std::string invent(Random& random, char separator, std::size_t width, std::size_t same)
{
    constexpr const char* words[]{
        "present", "", "七(1)班", "G990521201803221536", "缺勤", " ", "a-name-that-is-longer-than-a-vector"};
    constexpr const char* odd[]{
        "\"quoted\"", "\"a \"\"b\"\" c\"", "\"two\nlines\"", "\"open", "x\"y", "\r", "\r\r", "\t", ",", ";",
        "\"",         "\xEF\xBB\xBF"};
    std::string text, run;
    const std::string_view line_end = random.one_in(3) ? "\r\n" : "\n";
    const bool quoted = random.one_in(2);
    const auto cell = [&](const std::string& word) {
        return quoted && !random.one_in(40) ? '"' + word + '"' : word;
    };
    std::vector<std::string> rows;
    for (std::size_t row = random.below(150); row > 0; --row) {
        if (run.empty() || random.one_in(12)) {
            run.clear();
            for (std::size_t i = 0; i < same; ++i) {
                run += cell(random.one_in(30) ? random.pick(words) : std::to_string(random.below(99)) + "-09-14");
                run += separator;
            }
        }
        std::string line = run;
        for (std::size_t i = same; i < width; ++i) {
            if (i > same) line += separator;
            line += random.one_in(60) ? random.pick(odd) : cell(random.pick(words));
        }
        if (random.one_in(50)) line += separator;
        if (random.one_in(50)) line.resize(line.size() / 2);
        line += random.one_in(40) ? "\r\n" : line_end;
        if (random.one_in(40)) line += "\n";
        rows.push_back(line);
    }
    if (random.one_in(3)) std::ranges::shuffle(rows, random.engine());
    for (const auto& row : rows) text += row;
    if (random.one_in(3) && !text.empty()) text.pop_back();
    return text;
}

struct Outcome {
    std::vector<std::string> rows, rejects;
    std::string error;
    bool operator==(const Outcome&) const = default;
};

struct Part {
    std::vector<std::string> rows;
};

/// Every row with its line, by a Series after the first of a run.
Outcome read(const std::string& file, const ReadOptions& reading, std::size_t same, bool collect)
{
    Outcome outcome;
    Rejects rejects{collect};
    try {
        Blocks blocks(file, reading, {});
        const std::size_t width = blocks.heading().cells.size();
        fold_blocks<Part>(
            blocks, reading, rejects,
            [&](Rows& rows, Part& part) {
                part.rows.clear();
                std::string run;
                const auto take = [&](const auto& row) {
                    std::string line = run;
                    for (std::size_t i = same; i < width; ++i) (line += row.cell(i)) += '|';
                    part.rows.push_back(line);
                    if (row.cell(width - 1) == "缺勤") rows.reject({}, "as the command would");
                };
                Series series(rows);
                while (rows.next()) {
                    run.clear();
                    for (std::size_t i = 0; i < same; ++i) (run += rows.cell(i)) += '|';
                    take(rows);
                    series.each(same, [&] {
                        const std::string first(rows.cell(width - 1));
                        for (std::size_t row = 0; row < series.size(); ++row) {
                            series.stand_at(row);
                            take(rows);
                            CHECK((!series.same(width - 1) || rows.cell(width - 1) == first));
                        }
                    });
                }
            },
            [&](Part& part, const Position&) {
                outcome.rows.insert(outcome.rows.end(), part.rows.begin(), part.rows.end());
            });
    } catch (const Error& error) {
        outcome.error = error.what();
        outcome.rows.clear();
    }
    for (const auto& reject : rejects.rows)
        outcome.rejects.push_back(std::to_string(reject.place.line) + reject.place.column + reject.reason + reject.row);
    return outcome;
}

}  // namespace

TEST_CASE("what stands in the rows ahead is guessed right where all are plain")
{
    std::string text = "a,b,c\n";
    for (int i = 0; i < 3000; ++i)
        text += std::to_string(i) + "," + std::string(static_cast<std::size_t>(i % 40), 'x') + ",c" +
                (i % 7 == 0 ? "\r\n" : "\n");
    Rejects rejects;
    const ReadOptions reading;
    std::size_t guesses = 0;
    Blocks blocks(test::given(text), reading, {});
    fold_blocks<Part>(
        blocks, reading, rejects,
        [&](Rows& rows, Part&) {
            while (rows.next())
                for (std::size_t ahead = 1; ahead <= 40; ++ahead) {
                    const auto guess = rows.cells_ahead(ahead, 0, 1);
                    if (guess.empty()) continue;
                    const std::size_t row = rows.row() + ahead;
                    REQUIRE(guess == std::to_string(row) + "," + std::string(row % 40, 'x'));
                    ++guesses;
                }
        },
        [](Part&, const Position&) {});
    CHECK(guesses > 100000);
}

TEST_CASE("what stands in the rows ahead is nothing or lies in the block, however broken they are")
{
    for (unsigned seed = 1; seed <= test::rounds(250); ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto file = test::given("a,b,c\n" + invent(random, ',', 3, 1));
        Rejects rejects{true};
        const ReadOptions reading;
        const auto take = [](Rows& rows, Part&) {
            const auto block = rows.block();
            while (rows.next())
                for (std::size_t ahead = 1; ahead <= 40; ++ahead) {
                    const auto guess = rows.cells_ahead(ahead, 1, 2);
                    if (guess.empty()) continue;
                    REQUIRE(guess.data() >= block.data());
                    REQUIRE(guess.data() + guess.size() <= block.data() + block.size());
                }
        };
        try {
            Blocks blocks(file, reading, {});
            fold_blocks<Part>(blocks, reading, rejects, take, [](Part&, const Position&) {});
        } catch (const Error& error) {
            CHECK(std::string_view(error.what()).find("UTF-8") != std::string_view::npos);  // a cut character
        }
    }
}

TEST_CASE("rows that begin alike read as the parser reads them, however cut, ended, separated and quoted")
{
    std::size_t rows = 0, rejected = 0;
    for (unsigned seed = 1; seed <= test::rounds(250); ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const char separator = random.pick(",,;\t|");
        const std::size_t width = 2 + random.below(5), same = 1 + random.below(width - 1);
        std::string heading;
        for (std::size_t i = 0; i < width; ++i)
            heading += (i == 0 ? "" : std::string(1, separator)) + "column" + std::to_string(i);
        const auto file = test::given(heading + "\n" + invent(random, separator, width, same));
        ReadOptions reading;
        reading.separator = separator;
        for (const bool collect : {true, false}) {
            reading.engine = Engine::library;
            reading.jobs = 1;
            reading.block = 512 * 1024;
            const auto expected = read(file, reading, same, collect);
            rows += expected.rows.size(), rejected += expected.rejects.size();
            reading.engine = Engine::two_lanes;
            for (const std::size_t block : {std::size_t{1}, 1 + random.below(300), std::size_t{512} * 1024}) {
                reading.block = block;
                reading.jobs = static_cast<unsigned>(1 + random.below(4));
                REQUIRE(read(file, reading, same, collect) == expected);
            }
        }
    }
    CHECK(rows > test::rounds(2500));
    CHECK(rejected > test::rounds(250));
}
