#include "csv/split.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace baoxue::csv;

namespace {

using Places = std::vector<std::size_t>;

struct Found {
    Places row_ends, delimiters, specials;
    bool operator==(const Found&) const = default;
};

Found found_by(void (*mark)(const char*, std::size_t, char, Marks&), std::string text, std::size_t size, char separator)
{
    text.resize(text.size() + 64, '"');  // what may be read behind the piece, and must not be found
    const auto marks = std::make_unique<Marks>();
    mark(text.data(), size, separator, *marks);
    const auto copy = [](const std::uint16_t* from, std::uint32_t count) { return Places(from, from + count); };
    return {copy(marks->row_end, marks->row_ends), copy(marks->delimiter, marks->delimiters),
            copy(marks->special, marks->specials)};
}

Found expected(const std::string& text, std::size_t size, char separator)
{
    Found found;
    for (std::size_t i = 0; i < size; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool before_lf = i + 1 < text.size() && text[i + 1] == '\n';
        if (text[i] == separator || text[i] == '\n') found.delimiters.push_back(i);
        if (byte == '\n') found.row_ends.push_back(i);
        if (byte == '"' || byte == 0 || byte >= 0xFC || (byte == '\r' && !before_lf)) found.specials.push_back(i);
    }
    return found;
}

void check_all(const std::string& text, std::size_t size, char separator)
{
    for (const auto& marker : markers()) {
        CAPTURE(marker.name);
        CAPTURE(size);
        CHECK(found_by(marker.mark, text, size, separator) == expected(text, size, separator));
    }
}

}  // namespace

TEST_CASE("every way to mark a piece finds what a plain loop finds")
{
    std::mt19937 random(20260901);
    const std::string busy = std::string(",;|\t\n\r\"") + '\0' + "\xFB\xFC\xFD\xFE\xFF";
    const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
    for (int round = 0; round < 3000; ++round) {
        const std::size_t size = round % 50 == 0 ? Marks::piece - pick(3) : pick(300);
        const std::size_t share = 1 + pick(40);  // one byte in `share` is one that matters
        std::string text(size + 1, ' ');
        for (auto& byte : text) byte = pick(share) == 0 ? busy[pick(busy.size())] : static_cast<char>(pick(256));
        check_all(text, size, ",;|\t"[pick(4)]);
    }
}

TEST_CASE("a piece that is nothing but separators, row ends or specials is marked whole")
{
    for (const char byte : {',', '\n', '"', '\r', 'a'}) check_all(std::string(Marks::piece, byte), Marks::piece, ',');
}

TEST_CASE("a CR is special unless an LF follows, also across a window's and a piece's end")
{
    for (std::size_t at = 0; at < 200; ++at) {
        std::string text(200, 'x');
        text[at] = '\r';
        check_all(text, at + 1, ',');
        check_all(text, 200, ',');
        text += 'x';
        text[at + 1] = '\n';
        check_all(text, at + 1, ',');
        check_all(text, 200, ',');
    }
}

TEST_CASE("quotes that stand around a whole cell are no specials, and hide what is between them, wherever a window ends")
{
    const std::vector<std::string> cells{"a", "", "\"a\"", "\"\"", "\"a,b\"", "\"张三\"", "\"" + std::string(70, 'x') + "\""};
    const std::vector<std::string> odd{"\"a\"\"b\"", "a\"b", "\"a\"b", "a\"", "\"\"\"\"", "\"\"\""};
    std::mt19937 random(20260901);
    const auto pick = [&](const auto& from) { return from[random() % from.size()]; };
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        Found wanted;
        std::vector<bool> special;  // of each row
        for (auto rows = random() % 20; rows > 0; --rows) {
            special.push_back(false);
            for (int i = 0; i < 3; ++i) {
                const bool broken = random() % 30 == 0;
                if (broken) special.back() = true;
                text += broken ? pick(odd) : pick(cells);
                if (!special.back()) wanted.delimiters.push_back(text.size() + (i == 2 && round % 2));
                text += i < 2 ? "," : round % 2 ? "\r\n" : "\n";
            }
            wanted.row_ends.push_back(text.size() - 1);
        }
        const auto found = found_by(mark_quoted, text, text.size(), ',');
        CAPTURE(text);
        CHECK(found.row_ends == wanted.row_ends);
        std::size_t row_begin = 0;
        auto expected_at = wanted.delimiters.begin();
        for (std::size_t row = 0; row < special.size(); ++row) {
            const auto row_end = wanted.row_ends[row];
            const auto in_row = [&](std::size_t at) { return at >= row_begin && at <= row_end; };
            CHECK((std::ranges::count_if(found.specials, in_row) != 0) == special[row]);
            if (!special[row]) {
                Places delimiters;
                std::ranges::copy_if(found.delimiters, std::back_inserter(delimiters), in_row);
                while (expected_at != wanted.delimiters.end() && *expected_at < row_begin) ++expected_at;
                CHECK(delimiters == Places(expected_at, expected_at + 3));
            }
            row_begin = row_end + 1;
        }
    }
}
