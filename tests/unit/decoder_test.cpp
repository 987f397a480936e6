// What the decoder makes of bytes is what iconv makes of them, over the whole range.
#include "csv/decoder.hpp"

#include <doctest/doctest.h>
#include <iconv.h>

#include <cerrno>
#include <string>
#include <vector>

#include "random.hpp"

using namespace baoxue::csv;
using baoxue::test::Random;

namespace {

struct Answer {
    std::string text;
    std::size_t left;
    Decoder::Stop stop;
    bool operator==(const Answer&) const = default;
};

class Iconv {
  public:
    explicit Iconv(const char* from) : handle_(::iconv_open("UTF-8", from)) { REQUIRE(handle_ != iconv_t(-1)); }
    ~Iconv() { ::iconv_close(handle_); }
    Iconv(const Iconv&) = delete;
    Iconv& operator=(const Iconv&) = delete;

    Answer decode(std::string bytes)
    {
        Answer answer{std::string(4 * bytes.size() + 16, '\0'), bytes.size(), Decoder::Stop::at_end};
        char *in = bytes.data(), *out = answer.text.data();
        std::size_t room = answer.text.size();
        ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
        if (::iconv(handle_, &in, &answer.left, &out, &room) == std::size_t(-1))
            answer.stop = errno == EINVAL ? Decoder::Stop::cut_off : Decoder::Stop::invalid;
        else ::iconv(handle_, nullptr, nullptr, &out, &room);
        answer.text.resize(answer.text.size() - room);
        return answer;
    }

  private:
    iconv_t handle_;
};

Answer decode(Decoder& decoder, std::string_view bytes)
{
    const auto piece = decoder.decode(bytes);
    return {std::string(piece.text), bytes.size(), piece.stop};
}

// Counts, because a check of each would take longer than what it checks.
struct Comparison {
    std::size_t asked = 0, other = 0;
    std::string first = {};

    void add(const Answer& one, const Answer& expected, std::string_view bytes)
    {
        ++asked;
        if (one == expected || ++other > 1) return;
        for (const char byte : bytes) first += std::to_string(static_cast<unsigned char>(byte)) + " ";
    }
};

std::string unit(unsigned value, bool big_endian)
{
    const char low = static_cast<char>(value & 0xFF), high = static_cast<char>(value >> 8);
    return big_endian ? std::string{high, low} : std::string{low, high};
}

}  // namespace

TEST_CASE("each one, two and four bytes of GB18030 are what iconv says, when first met and later")
{
    Decoder decoder(Encoding::gb18030);
    Iconv iconv("GB18030");
    Comparison comparison;
    const auto compare = [&](const std::string& bytes) {
        comparison.add(decode(decoder, bytes), iconv.decode(bytes), bytes);
    };
    for (int round = 0; round < 2; ++round)
        for (int lead = 0; lead < 256; ++lead) {
            compare(std::string(1, static_cast<char>(lead)));
            for (int next = 0; next < 256; ++next) compare({static_cast<char>(lead), static_cast<char>(next), 'x', 'y'});
        }
    Random random(1);
    for (int round = 0; round < 50'000; ++round) {
        std::string bytes;
        for (const int part : {0x81, 0x30, 0x81, 0x30})
            bytes += static_cast<char>(part + static_cast<int>(random.below(part == 0x81 ? 126 : 10)));
        if (random.one_in(4)) bytes[random.below(4)] = static_cast<char>(random.below(256));
        if (random.one_in(8)) bytes.resize(1 + random.below(4));
        compare(bytes + (random.one_in(2) ? "x" : ""));
    }
    CAPTURE(comparison.first);
    CHECK(comparison.other == 0);
    CHECK(comparison.asked > 180'000);
}

TEST_CASE("each two bytes of Big5 are what iconv says: CP950, and what it lacks by Big5-HKSCS")
{
    Decoder decoder(Encoding::big5);
    Iconv iconv("CP950"), hong_kong("BIG5-HKSCS");
    Comparison comparison;
    for (int round = 0; round < 2; ++round)
        for (int lead = 0x81; lead < 256; ++lead)
            for (int next = 0; next < 256; ++next) {
                const std::string bytes{static_cast<char>(lead), static_cast<char>(next)};
                auto expected = iconv.decode(bytes);
                if (expected.stop == Decoder::Stop::invalid && lead >= 0x87)
                    if (const auto other = hong_kong.decode(bytes); other.stop == Decoder::Stop::at_end) expected = other;
                if (next != 0x80) comparison.add(decode(decoder, bytes), expected, bytes);
            }
    CAPTURE(comparison.first);
    CHECK(comparison.other == 0);
}

TEST_CASE("each unit of UTF-16, and pairs of them, are what iconv says")
{
    for (const bool big_endian : {false, true}) {
        Decoder decoder(big_endian ? Encoding::utf16be : Encoding::utf16le);
        Iconv iconv(big_endian ? "UTF-16BE" : "UTF-16LE");
        Comparison comparison;
        const auto compare = [&](const std::string& bytes) {
            comparison.add(decode(decoder, bytes), iconv.decode(bytes), bytes);
        };
        for (unsigned value = 0; value < 0x10000; ++value) compare(unit(value, big_endian) + unit('x', big_endian));
        Random random(1);
        for (int round = 0; round < 20'000; ++round) {
            std::string bytes;
            for (auto left = random.below(12); left > 0; --left)
                bytes += unit(static_cast<unsigned>(random.one_in(2)   ? random.below(128)
                                                    : random.one_in(2) ? 0xD800 + random.below(0x800)
                                                                       : random.below(0x10000)),
                              big_endian);
            if (random.one_in(8)) bytes += 'x';
            compare(bytes);
        }
        CAPTURE(big_endian);
        CAPTURE(comparison.first);
        CHECK(comparison.other == 0);
    }
}

TEST_CASE("a long text of all kinds of characters is decoded as iconv decodes it")
{
    const std::vector<std::string> pieces{"a", "2026-09-01,", "present\r\n", "\xB3\xF6\xC7\xDA", "\xD1\xA7", "\x81\x30\x81\x30",
                                          "\xA1\xA1", "\x81\x40", "\"", std::string(40, 'x')};
    Decoder decoder(Encoding::gb18030);
    Iconv iconv("GB18030");
    for (unsigned seed = 0; seed < 300; ++seed) {
        Random random(seed);
        std::string bytes;
        for (auto left = random.below(200); left > 0; --left) bytes += random.pick(pieces);
        if (random.one_in(3) && !bytes.empty()) bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        if (random.one_in(3)) bytes.resize(random.below(bytes.size() + 1));
        CAPTURE(seed);
        CHECK(decode(decoder, bytes) == iconv.decode(bytes));
    }
}
