// Files that are not text, told by their first bytes.
#include <algorithm>
#include <cctype>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "csv/input.hpp"

namespace baoxue::csv {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view save = "this is {}: open it in Excel or WPS and save it as an Excel workbook (xlsx) or as \"CSV UTF-8\"";
constexpr std::string_view unlock = "this is {}: open it in Excel or WPS, take the password off (File, Info, Protect) and save it again";
constexpr std::string_view unpack = "this is {}, no table: unpack it and give the file that is inside";
constexpr std::string_view wrong = "this is {}, no table: give the table itself, saved as xlsx or as \"CSV UTF-8\"";

struct Kind {
    std::size_t at;  // where the bytes stand
    std::string_view bytes, name, advice;
};

constexpr Kind kinds[] = {
    {30, "mimetypeapplication/vnd.oasis.opendocument."sv, "an OpenDocument spreadsheet (ods)", save},
    {0, "PK\5\6"sv, "a zip archive", unpack},
    {0, "\x09\x08\x10\x00"sv, "an old Excel workbook (xls)", save},
    {0, "%PDF-"sv, "a PDF", wrong},
    {0, "\x89PNG\r\n\x1A\n"sv, "a picture", wrong},
    {0, "\xFF\xD8\xFF"sv, "a picture", wrong},
    {0, "GIF8"sv, "a picture", wrong},
    {0, "SQLite format 3\0"sv, "an SQLite database", wrong},
    {0, R"({\rtf)"sv, "a word processor's document", wrong},
    {0, "Rar!\x1A\x07"sv, "a rar archive", unpack},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7z archive", unpack},
    {0, "\x28\xB5\x2F\xFD"sv, "a zstd archive", unpack},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "an xz archive", unpack},
    {0, "\x1F\x8B"sv, "a gzip archive inside another", unpack},
    {257, "ustar"sv, "a tar archive", unpack},
    {0, "\xFF\xFE\0\0"sv, "text in UTF-32", save},
    {0, "\0\0\xFE\xFF"sv, "text in UTF-32", save},
};

/// What web systems export under the name of a workbook. Looked for behind blanks, in any case.
constexpr Kind pages[] = {
    {0, "<html"sv, "a web page", save},      {0, "<!doctype html"sv, "a web page", save},
    {0, "<table"sv, "a web page", save},     {0, "<head"sv, "a web page", save},
    {0, "<?xml"sv, "an XML spreadsheet or document", save},
};

// A compound file: a workbook of Excel 97, of WPS (et), or one that was encrypted. Its directory names what is inside.
constexpr auto compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr auto encrypted = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;

bool is_bzip2(std::string_view head)
{
    return head.size() >= 10 && head.starts_with("BZh") && head.substr(4, 6) == "1AY&SY"sv;
}

[[noreturn]] void refuse(const std::string& file, std::string_view name, std::string_view advice)
{
    throw Error(Status::data, Place{file}, say(advice, {say(name)}));
}

}  // namespace

bool is_compound(std::string_view head)
{
    return head.starts_with(compound);
}

void refuse_compound(const std::string& file, std::string_view bytes)
{
    if (bytes.find(encrypted) != bytes.npos) refuse(file, "a workbook with a password", unlock);
    refuse(file, "an old Excel or WPS workbook (xls, et)", save);
}

void refuse_archive(const std::string& file)
{
    refuse(file, "a zip archive", unpack);
}

void refuse_foreign(const std::string& file, std::string_view head)
{
    for (const auto& kind : kinds) {
        const bool in_zip = kind.at == 30;  // the name of the first file in the archive
        if (in_zip && !head.starts_with("PK\3\4")) continue;
        if (head.size() > kind.at && head.substr(kind.at).starts_with(kind.bytes)) refuse(file, kind.name, kind.advice);
    }
    if (is_bzip2(head)) refuse(file, "a bzip2 archive", unpack);

    std::string text(head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head);
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto start = text.find_first_not_of(" \t\r\n");
    if (start == text.npos) return;
    for (const auto& page : pages)
        if (std::string_view(text).substr(start).starts_with(page.bytes)) refuse(file, page.name, page.advice);
}

}  // namespace baoxue::csv
