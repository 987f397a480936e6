#include "baoxue/csv/source.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "baoxue/base/error.hpp"
#include "encoded.hpp"

using namespace baoxue;
using namespace baoxue::csv;
using baoxue::test::encoded, baoxue::test::packed;
using namespace std::string_view_literals;

namespace {

/// A folder that is gone with the test.
struct Folder {
    std::string path = (std::filesystem::temp_directory_path() / "baoxue-XXXXXX").string();
    Folder() { REQUIRE(::mkdtemp(path.data()) != nullptr); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string file(std::string_view bytes, const char* name = "roster.csv") const
    {
        const auto full = path + "/" + name;
        std::ofstream(full, std::ios::binary) << bytes;
        return full;
    }
};

std::string read_all(Source& source, std::size_t size = 64 * 1024)
{
    std::string text, piece(size, '\0');
    while (const auto got = source.read(piece.data(), size)) text.append(piece, 0, got);
    return text;
}

struct Read {
    std::string text, encoding;
    std::vector<std::string> told;
};

Read read_bytes(std::string_view bytes, const std::string& encoding = "auto", std::size_t size = 64 * 1024)
{
    const Folder folder;
    Read read;
    ReadOptions reading{.encoding = encoding};
    reading.tell = [&](const std::string& line) { read.told.push_back(line.substr(folder.path.size() + 1)); };
    Source source(folder.file(bytes), reading);
    read.text = read_all(source, size);
    read.encoding = source.encoding();
    return read;
}

struct Refusal {
    Status status;
    std::size_t line;
    std::string message, before;
};

/// How reading ends that does not end well, and what was given out before.
Refusal refusal(std::string_view bytes, const std::string& encoding = "auto", std::size_t size = 64 * 1024)
{
    const Folder folder;
    std::string text, piece(size, '\0');
    try {
        Source source(folder.file(bytes), ReadOptions{.encoding = encoding});
        while (const auto got = source.read(piece.data(), size)) text.append(piece, 0, got);
    } catch (const Error& error) {
        return {error.status(), error.place().line, error.message(), text};
    }
    FAIL("read without an error");
    return {};
}

const std::string roster =
    "学籍号,姓名,班级\nG99010120150101001X,王小明,一年级1班\nG990101201502020028,李·䶮,一年级2班\n";
const std::string roster_hant =
    "學籍號,姓名,班級\nG99010120150101001X,陳美玲,一年級1班\nG990101201502020028,張家豪,一年級2班\n";

}  // namespace

TEST_CASE("UTF-8 is read as it is, without its byte-order mark, and nothing is told")
{
    for (const auto& text : {roster, "\xEF\xBB\xBF" + roster, std::string("id\n1\n"), std::string()}) {
        const auto read = read_bytes(text);
        CHECK(read.text == (text.starts_with("\xEF") ? text.substr(3) : text));
        CHECK(read.encoding == "UTF-8");
        CHECK(read.told.empty());
    }
}

TEST_CASE("GB18030, Big5 and UTF-16 are detected, told and read, however little is read at once")
{
    struct Case {
        std::string bytes, text, encoding;
    };
    const Case cases[] = {
        {encoded(roster, "GB18030"), roster, "GB18030"},
        {"\x84\x31\x95\x33" + encoded(roster, "GB18030"), roster, "GB18030"},
        {encoded(roster_hant, "CP950"), roster_hant, "Big5"},
        {encoded(roster, "UTF-16LE"), roster, "UTF-16LE"},
        {encoded(roster, "UTF-16BE"), roster, "UTF-16BE"},
        {"\xFF\xFE" + encoded(roster, "UTF-16LE"), roster, "UTF-16LE"},
        {"\xFE\xFF" + encoded(roster_hant, "UTF-16BE"), roster_hant, "UTF-16BE"},
    };
    for (const auto& [bytes, text, encoding] : cases)
        for (const std::size_t size : {1u, 2u, 3u, 7u, 64u, 65536u}) {
            const auto read = read_bytes(bytes, "auto", size);
            CHECK(read.text == text);
            CHECK(read.encoding == encoding);
            CHECK(read.told == std::vector<std::string>{"roster.csv: " + encoding + " (detected)"});
        }
}

TEST_CASE("ASCII is decided at the first other byte, far behind the head")
{
    std::string rows;
    while (rows.size() < 300'000) rows += "G990101201501010010,Li,1\n";
    for (const auto* encoding : {"UTF-8", "GB18030"}) {
        const auto read = read_bytes(rows + encoded(roster, encoding), "auto", 4096);
        CHECK(read.text == rows + roster);
        CHECK(read.encoding == encoding);
    }
}

TEST_CASE("an encoding that is named is not detected and not told")
{
    const auto read = read_bytes(encoded("王\n", "GB18030"), "gbk");
    CHECK(read.text == "王\n");
    CHECK(read.told.empty());
    CHECK(refusal(encoded(roster, "GB18030"), "utf-8").message.find("not valid UTF-8") != std::string::npos);
    CHECK(refusal("id\n", "latin1").status == Status::usage);
}

TEST_CASE("Big5 has the characters of Hong Kong where CP950 has none, and CP950's signs else")
{
    CHECK(read_bytes("\xFA\x40\xA1\x45\n"sv, "big5").text == "𠕇‧\n");
    CHECK(refusal("\xB3\xAF\x80\n"sv, "big5").line == 1);
    CHECK(refusal("\xB3\xAF\n\xFF\xA1\n"sv, "big5").line == 2);
}

TEST_CASE("a name that may be GB18030 or Big5 is asked about")
{
    const auto asked = refusal("id,name\n1,\xB3\xAF\n"sv);
    CHECK(asked.status == Status::data);
    CHECK(asked.message.find("--encoding GB18030 or --encoding Big5") != std::string::npos);
    CHECK(asked.before == "id,name\n1,");
}

TEST_CASE("an invalid byte is refused with its line and offset, and what stands before it is given out")
{
    for (const auto bad : {"\xC0\xAF"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "\x80"sv, "\xE4\xB8"sv, "\xFF"sv})
        for (const std::size_t size : {1u, 5u, 64u, 65536u}) {
            const auto before = roster + "G\r\nH\rI\n王";
            const auto found = refusal(before + std::string(bad) + "A\n", "utf-8", size);
            CHECK(found.status == Status::data);
            CHECK(found.line == 7);
            CHECK(found.message.find("offset " + std::to_string(before.size()) + " ") != std::string::npos);
            CHECK(found.before.substr(0, before.size()) == before);
        }
    CHECK(refusal(roster + "\xE4\xB8").line == 4);
    CHECK(refusal(encoded(roster, "GB18030") + "\xC4").line == 4);
    CHECK(refusal(encoded(roster, "GB18030") + "a\x80 b\n").line == 4);
    CHECK(refusal("\xFF\xFE" + encoded("a\nb\n", "UTF-16LE") + "\x01\xD8" + encoded("c\n", "UTF-16LE")).line == 3);
    CHECK(refusal("\xFF\xFE" + encoded("a\nb\n", "UTF-16LE") + "c").line == 3);
    CHECK(refusal("id,name\n1,Jos\xE9\n2,Zo\xEB\n").line == 2);
}

TEST_CASE("NUL bytes alone do not make UTF-16 of a file")
{
    const std::string text("id,name\n1,a\0b\n"sv);
    CHECK(read_bytes(text).text == text);
    CHECK(read_bytes(std::string(5000, '\0')).text == std::string(5000, '\0'));
}

TEST_CASE("gzip is unpacked, also of several members and over any other encoding")
{
    const auto twice = packed(encoded(roster, "GB18030")) + packed(encoded("甲,乙,丙\n", "GB18030"));
    for (const std::size_t size : {1u, 10u, 65536u}) CHECK(read_bytes(twice, "auto", size).text == roster + "甲,乙,丙\n");
    CHECK(read_bytes(packed(roster) + std::string(512, '\0')).text == roster);
    CHECK(read_bytes(packed("")).text.empty());
    std::string large;
    while (large.size() < 1'000'000) large += std::to_string(large.size() * 7919) + roster;
    CHECK(read_bytes(packed(large)).text == large);
}

TEST_CASE("a damaged or cut-off gzip stream is refused, behind the text that stands before the damage")
{
    std::string large;
    while (large.size() < 300'000) large += std::to_string(large.size() * 7919) + roster;
    const auto whole = packed(large);
    for (const std::size_t size : {1000u, 65536u}) {
        const auto cut = refusal(std::string_view(whole).substr(0, whole.size() / 2), "auto", size);
        CHECK(cut.status == Status::data);
        CHECK(cut.message.find("too early") != std::string::npos);
        CHECK(cut.before.size() > 100'000);
        auto broken = whole;
        broken[broken.size() - 6] ^= 1;  // the check sum
        CHECK(refusal(broken, "auto", size).message.find("damaged") != std::string::npos);
    }
    CHECK(refusal(whole + "PK").message.find("damaged") != std::string::npos);
    CHECK(refusal(std::string_view(whole).substr(0, 2)).message.find("too early") != std::string::npos);
}

TEST_CASE("what is not text is refused by name, with advice")
{
    struct Case {
        std::string_view bytes, name;
    };
    const Case cases[] = {
        {"PK\3\4\x14\0\6\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml"sv,
         "Excel workbook (xlsx)"},
        {"PK\3\4\x14\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet"sv,
         "OpenDocument"},
        {"PK\3\4\x14\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0roster.csv"sv, "zip archive"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"sv, "old Excel or WPS workbook (xls, et)"},
        {"%PDF-1.4\n"sv, "PDF"},
        {"\x89PNG\r\n\x1A\n\0"sv, "picture"},
        {"SQLite format 3\0\x10"sv, "SQLite"},
        {"Rar!\x1A\x07\x01\0"sv, "rar"},
        {"7z\xBC\xAF\x27\x1C\0"sv, "7z"},
        {"\x28\xB5\x2F\xFD\x04"sv, "zstd"},
        {"\xFD"
         "7zXZ\0\0"sv,
         "xz"},
        {"BZh91AY&SY\0"sv, "bzip2"},
        {"\xFF\xFE\0\0a\0\0\0"sv, "UTF-32"},
        {"\0\0\xFE\xFF\0\0\0a"sv, "UTF-32"},
        {"\r\n <!DOCTYPE HTML><table>"sv, "web page"},
    };
    for (const auto& [bytes, name] : cases)
        for (const auto& file : {std::string(bytes), packed(bytes)}) {
            const auto refused = refusal(file);
            CHECK(refused.status == Status::data);
            CHECK(refused.message.find(name) != std::string::npos);
        }
    CHECK(refusal(packed(packed(roster))).message.find("gzip") != std::string::npos);
    CHECK(read_bytes("PK,name\n").text == "PK,name\n");
}

TEST_CASE("a missing file, a folder and a read error are the system's refusal")
{
    const Folder folder;
    const auto status_of = [](const std::string& file) {
        try {
            Source source(file, {});
            read_all(source);
        } catch (const Error& error) {
            CHECK(error.place().file == file);
            return error.status();
        }
        return Status::done;
    };
    CHECK(status_of(folder.path + "/none.csv") == Status::system);
    CHECK(status_of(folder.path) == Status::system);
    CHECK(status_of("/proc/self/mem") == Status::system);  // opens, but its first page cannot be read
}

TEST_CASE("a pipe that gives a few bytes at a time is read whole, with the line of an invalid byte")
{
    for (const bool damaged : {false, true}) {
        const Folder folder;
        const auto pipe = folder.path + "/pipe";
        REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
        const auto text = damaged ? roster + "x\n\xFFz\n" : roster;
        std::jthread writer([&] {
            std::ofstream out(pipe, std::ios::binary);
            for (const char byte : text) out << byte << std::flush;
        });
        Source source(pipe, ReadOptions{.encoding = "utf-8"});
        std::size_t line = 0;
        std::string read;
        try {
            read = read_all(source);
        } catch (const Error& error) {
            line = error.place().line;
        }
        CHECK(line == (damaged ? 5 : 0));
        if (!damaged) CHECK(read == text);
    }
}
