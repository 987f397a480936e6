#include "csv/split.hpp"

#include <doctest/doctest.h>

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
