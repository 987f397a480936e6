// What must hold for any file: random ones, cut anywhere, read by either engine on any number of threads.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"
#include "encoded.hpp"
#include "given.hpp"
#include "random.hpp"
#include "rounds.hpp"

using namespace baoxue;
using namespace baoxue::csv;
using baoxue::test::encoded, baoxue::test::packed, baoxue::test::Random;

namespace {

using Cells = std::vector<std::string>;

/// What came out of a file, to be compared: rows, rejects, or how it failed.
struct Outcome {
    std::vector<Cells> rows;
    std::vector<std::size_t> lines;
    std::vector<std::string> rejects;
    std::string error;
    bool operator==(const Outcome&) const = default;
};

Outcome read(const std::string& file, const ReadOptions& reading, bool collect)
{
    Outcome outcome;
    Rejects rejects{collect};
    try {
        const Table table(file, reading, {}, {}, rejects);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            outcome.lines.push_back(table.line(row));
            auto& cells = outcome.rows.emplace_back();
            for (std::size_t i = 0; i < table.heading().cells.size(); ++i) cells.emplace_back(table.raw(row, i));
        }
    } catch (const Error& error) {
        outcome.error = error.what();
    }
    for (const auto& reject : rejects.rows)
        outcome.rejects.push_back(std::to_string(reject.place.line) + reject.place.column + reject.reason + reject.row);
    return outcome;
}

std::string said(const Outcome& outcome)
{
    std::string text;
    for (const auto& row : outcome.rows) {
        for (const auto& cell : row) text += "[" + cell + "]";
        text += "\n";
    }
    for (const auto& reject : outcome.rejects) text += "rejected " + reject + "\n";
    return text + outcome.error;
}

/// The file read in one piece, after making sure that every other way to read it comes to the same.
Outcome read_every_way(const std::string& file, ReadOptions reading, bool collect)
{
    reading.jobs = 1;
    const auto expected = read(file, reading, collect);
    const std::vector<std::size_t> all{1, 2, 3, 5, 17, 64, 200, 1000}, few{3, 200};  // each block its own parser of 48 MiB
    for (const auto engine : {Engine::two_lanes, Engine::library})
        for (const std::size_t block : test::slowness > 1 ? few : all)
            for (const unsigned jobs : {1u, 3u}) {
                reading.engine = engine;
                reading.block = block;
                reading.jobs = jobs;
                const auto found = read(file, reading, collect);
                if (found == expected) continue;
                CAPTURE(block);
                CAPTURE(jobs);
                CAPTURE((engine == Engine::library));
                CHECK(said(found) == said(expected));
            }
    return expected;
}

/// A well-formed file and the cells it means.
struct Written {
    std::string text;
    std::vector<Cells> rows;
};

std::string in_quotes(const std::string& cell)
{
    std::string text = "\"";
    for (const char byte : cell) text += byte == '"' ? std::string("\"\"") : std::string(1, byte);
    return text + "\"";
}

Written random_csv(Random& random)
{
    static const Cells pieces{"a", "7", "王", "小明", " ", "中", ".", ",", "\"", "\n", "\r\n", "\r", "　", "-", ";"};
    const auto end = random.pick(Cells{"\n", "\r\n", "\r"});
    const std::size_t width = 1 + random.below(4), needlessly = random.one_in(3) ? 1 : 4;
    Written written;
    for (std::size_t i = 0; i < width; ++i) written.text += (i ? ",h" : "h") + std::to_string(i);
    written.text += end;
    for (auto left = random.below(8); left > 0; --left) {
        auto& row = written.rows.emplace_back();
        for (std::size_t i = 0; i < width; ++i) {
            std::string cell = i == 0 ? "x" : "";  // or the row may be a blank line
            for (auto size = random.below(5); size > 0; --size) cell += random.pick(pieces);
            const bool must = cell.find_first_of(",\"\r\n") != cell.npos;
            written.text += (i ? "," : "") + (must || random.one_in(needlessly) ? in_quotes(cell) : cell);
            row.push_back(cell);
        }
        written.text += end;
        if (random.one_in(6)) written.text += random.pick(Cells{"", " ", "\t"}) + end;  // a blank line
    }
    if (random.one_in(2)) written.text.resize(written.text.size() - end.size());
    return written;
}

/// Anything that looks like a CSV from afar.
std::string random_mess(Random& random)
{
    static const Cells pieces{"a",    "bc", "王", "小明",
                              ",",    ",",  ",",  "\"",
                              "\"\"", "\n", "\n", "\r\n",
                              "\r",   " ",  "\t", std::string(1, '\0'),
                              "　",   "=",  "𠕇", std::string(70, 'x')};
    std::string text = "h0,h1,h2\n";
    const std::string_view row = random.one_in(2) ? "1,2,3\n" : "\"1\",\"2\",\"3\"\n";
    for (auto left = random.below(60); left > 0; --left) text += random.one_in(3) ? row : random.pick(pieces);
    return text;
}

}  // namespace

TEST_CASE("a well-formed file gives the cells that were written, however it is cut and by whatever it is read")
{
    for (unsigned seed = 0; seed < test::rounds(150); ++seed) {
        Random random(seed);
        const auto written = random_csv(random);
        CAPTURE(seed);
        CAPTURE(written.text);
        const auto read = read_every_way(test::given(written.text), {.separator = ","}, false);
        CHECK(read.error == "");
        CHECK(read.rows == written.rows);
    }
}

TEST_CASE("a broken file gives the same rows, the same rejects and the same first error, however it is cut")
{
    for (unsigned seed = 0; seed < test::rounds(200); ++seed) {
        Random random(seed);
        auto text = random_mess(random);
        if (random.one_in(4))
            text.insert(9 + random.below(text.size() - 8), random.pick(Cells{"\xFF", "\xE4\xB8", "\x80"}));
        CAPTURE(seed);
        CAPTURE(text);
        const auto file = test::given(text);
        const auto collected = read_every_way(file, {.encoding = "utf-8", .separator = ","}, true);
        const auto stopped = read_every_way(file, {.encoding = "utf-8", .separator = ","}, false);
        CHECK((stopped.error.empty() == (collected.error.empty() && collected.rejects.empty())));
        if (stopped.error.empty()) CHECK(stopped.rows == collected.rows);
    }
}

TEST_CASE("every encoding and every packing gives the same rows")
{
    for (unsigned seed = 0; seed < test::rounds(60); ++seed) {
        Random random(seed);
        const auto written = random_csv(random);
        CAPTURE(seed);
        CAPTURE(written.text);
        for (const auto* encoding : {"UTF-8", "GB18030", "CP950", "UTF-16LE", "UTF-16BE"}) {
            const auto bytes = encoded(written.text, encoding);
            for (const auto& file : {test::given(bytes), test::given(packed(bytes))})
                for (const std::size_t block : {1u, 7u, 100'000u}) {
                    const auto found =
                        read(file, {.encoding = encoding, .separator = ",", .jobs = 2, .block = block}, false);
                    CHECK(said(found) == said({written.rows, {}, {}, {}}));
                }
        }
    }
}

TEST_CASE("what is written reads back as it was, for a spreadsheet too")
{
    static const Cells pieces{"a",  "7", "王", " ", "\t", ",", "\"", "\n",     "\r", "\r\n",
                              "　", "=", "-",  "+", "@",  "'", "＝", "\u00A0", ";",  "|"};
    for (unsigned seed = 0; seed < test::rounds(300); ++seed) {
        Random random(seed);
        const std::size_t width = 1 + random.below(4);
        Cells columns;
        for (std::size_t i = 0; i < width; ++i) columns.push_back("h" + std::to_string(i));
        std::vector<Cells> rows(random.below(8), Cells(width));
        for (auto& row : rows)
            for (auto& cell : row)
                for (auto size = random.below(5); size > 0; --size) cell += random.pick(pieces);
        const WriteOptions writing{.file = test::given(""), .excel = random.one_in(2)};
        Writer out(writing, columns, {});
        for (const auto& row : rows) {
            for (const auto& cell : row) out.cell(cell);
            out.end_row();
        }
        out.finish();
        CAPTURE(seed);
        CAPTURE(writing.excel);
        auto found = read_every_way(writing.file, {.separator = ","}, false);
        CHECK(found.error == "");
        REQUIRE(found.rows.size() == rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (std::size_t i = 0; i < width; ++i) {
                const auto& cell = found.rows[row][i];
                const bool guarded = writing.excel && cell != rows[row][i];
                CHECK((guarded ? cell.substr(1) : cell) == rows[row][i]);
                if (guarded) CHECK(cell.front() == '\'');
            }
    }
}

TEST_CASE("a read error in the middle gives no table at all")
{
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
    REQUIRE(terminal >= 0);
    REQUIRE(::grantpt(terminal) == 0);
    REQUIRE(::unlockpt(terminal) == 0);
    const int other = ::open(::ptsname(terminal), O_RDWR | O_NOCTTY);
    REQUIRE(other >= 0);
    termios raw{};
    ::cfmakeraw(&raw);
    ::tcsetattr(other, TCSANOW, &raw);
    const std::string rows = "id,name\n1,a\n2,b\n";
    REQUIRE(::write(other, rows.data(), rows.size()) == static_cast<ssize_t>(rows.size()));
    ::close(other);  // from here on the terminal gives what was written, then EIO
    const auto child = ::fork();
    if (child == 0) {
        ::dup2(terminal, STDIN_FILENO);
        ::_exit(read("-", {}, true).error.find("cannot be read") == std::string::npos);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
    ::close(terminal);
}
