#include "csv/utf8.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>

using namespace baoxue::csv;

namespace {

/// The bytes of a number as UTF-8 would write it, right or not (surrogates, too large).
std::string encode(unsigned code, int length)
{
    static constexpr unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    if (length == 1) return {static_cast<char>(code)};
    std::string text;
    for (int i = 0; i < length - 1; ++i, code >>= 6) text.insert(text.begin(), static_cast<char>(0x80 | (code & 0x3F)));
    return static_cast<char>(lead[length] | code) + text;
}

int shortest(unsigned code)
{
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/// Unicode 15, table 3-7, read character by character.
std::size_t expected(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t length = 1;
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead >= 0x80) {
            length = (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 0;
            if (length == 0 || at + length > text.size()) return at;
            unsigned code = lead & (0x7Fu >> length);
            for (std::size_t i = 1; i < length; ++i) {
                const auto next = static_cast<unsigned char>(text[at + i]);
                if ((next & 0xC0) != 0x80) return at;
                code = code << 6 | (next & 0x3Fu);
            }
            if (shortest(code) != static_cast<int>(length) || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
                return at;
        }
        at += length;
    }
    return at;
}

void check_all(const std::string& text)
{
    const auto right = expected(text);
    for (const auto& validator : validators()) {
        if (validator.valid(text) == right) continue;
        CAPTURE(validator.name);
        CHECK(validator.valid(text) == right);
    }
}

}  // namespace

TEST_CASE("every character is valid in its shortest form, at any place")
{
    for (unsigned code = 1; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 13) {
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        const std::string text = std::string(code % 150, 'x') + encode(code, shortest(code)) + std::string(160, 'y');
        for (const auto& validator : validators())
            if ((validator.valid(text) == text.size()) == surrogate) FAIL(validator.name << " at " << code);
    }
}

TEST_CASE("overlong forms, surrogates, too large numbers, stray and missing continuations are invalid")
{
    const std::string wrong[] = {"\xC0\xAF",
                                 "\xE0\x80\xAF",
                                 "\xF0\x80\x80\xAF",
                                 "\xC1\xBF",
                                 "\xE0\x9F\xBF",
                                 "\xF0\x8F\xBF\xBF",
                                 "\xED\xA0\x80",
                                 "\xED\xBF\xBF",
                                 "\xF4\x90\x80\x80",
                                 "\xF5\x80\x80\x80",
                                 "\xFF",
                                 "\xFC",
                                 "\x80",
                                 "\xE4\xB8",
                                 "\xE4",
                                 "\xF0\xA0\x80",
                                 "\xC3(",
                                 "\xE4\xB8(",
                                 "\xF0\xA0\x80(",
                                 "\xE4\xB8\xAD\xAD"};
    for (const auto& bytes : wrong)
        for (std::size_t at = 0; at < 140; ++at) check_all(std::string(at, 'x') + bytes + std::string(200 - at, 'y'));
    std::size_t length = 0;
    CHECK(first_sequence("\xE4\xB8", length) == Sequence::cut_off);
    CHECK(first_sequence("\xE0\x80", length) == Sequence::invalid);
    CHECK(first_sequence("\xE4\xB8\xAD", length) == Sequence::whole);
    CHECK(length == 3);
}

TEST_CASE("all ways to validate stop at the same byte of random text")
{
    std::mt19937 random(20260901);
    const auto pick = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
    for (int round = 0; round < 30000; ++round) {
        std::string text;
        const unsigned size = pick(600), chinese = pick(4);
        while (text.size() < size) {
            const unsigned code = pick(4) < chinese ? 0x4E00 + pick(0x5000)
                                  : pick(20) == 0   ? pick(0x110000)
                                                    : 32 + pick(90);
            text += encode(code, shortest(code));
        }
        for (unsigned i = pick(3); i > 0 && !text.empty(); --i)
            text[pick(static_cast<unsigned>(text.size()))] = static_cast<char>(pick(256));
        text.resize(text.size() - pick(3) % (text.size() + 1));
        check_all(text);
    }
}

TEST_CASE("the ASCII prefix ends at the first byte of another kind")
{
    for (std::size_t at = 0; at < 200; ++at) {
        std::string text(200, 'x');
        CHECK(ascii_prefix(text) == 200);
        text[at] = '\x80';
        CHECK(ascii_prefix(text) == at);
    }
    CHECK(ascii_prefix("") == 0);
}
