// Any text as a part of a workbook, or any bytes as one, gives rows of valid UTF-8 that are all as wide, or a refusal.
#include <baoxue/base/error.hpp>
#include <baoxue/csv/source.hpp>

#include <zip.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "csv/utf8.hpp"
#include "memory_file.hpp"

using namespace baoxue;
using fuzz::expect;

namespace {

struct Part {
    const char* name;
    std::string_view text;
};

constexpr Part parts[] = {
    {"xl/worksheets/sheet1.xml", R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46266</v></c></row></sheetData></worksheet>)"},
    {"xl/sharedStrings.xml", "<sst><si><t>x</t></si></sst>"},
    {"xl/styles.xml", R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)"},
    {"xl/workbook.xml", R"(<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>)"},
    {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="r1" Type="/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="/styles" Target="styles.xml"/></Relationships>)"},
    {"_rels/.rels", R"(<Relationships><Relationship Id="b" Type="/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
    {"[Content_Types].xml", "<Types/>"},
};

/// A workbook in which one part is `text`.
std::string book(std::size_t changed, std::string_view text)
{
    static const auto file = (std::filesystem::temp_directory_path() / ("fuzz-" + std::to_string(::getpid()) + ".xlsx")).string();
    int error = 0;
    auto* const zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (std::size_t i = 0; i < std::size(parts); ++i) {
        const auto content = i == changed ? text : parts[i].text;
        const auto at = zip_file_add(zip, parts[i].name, zip_source_buffer(zip, content.data(), content.size(), 0), 0);
        zip_set_file_compression(zip, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
    }
    zip_close(zip);
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::filesystem::remove(file);
    return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1) return 0;
    const std::size_t changed = data[0] % (std::size(parts) + 1);
    const auto rest = fuzz::bytes(data + 1, size - 1);
    const fuzz::MemoryFile file(changed == std::size(parts) ? std::string(rest) : book(changed, rest));
    try {
        csv::Source source(file.name(), {.encoding = "utf-8"});
        std::string text, piece(1 << 16, '\0');
        while (const auto got = source.read(piece.data(), piece.size())) text.append(piece, 0, got);
        if (source.workbook()) expect(csv::valid_utf8(text) == text.size() && (text.empty() || text.back() == '\n'));
    } catch (const Error& error) {
        expect(error.status() == Status::data);
    }
    return 0;
}
