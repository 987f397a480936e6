// Workbooks: what strangers' files hold, and what we write and read back.
#include <doctest/doctest.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"
#include "csv/workbook/number_format.hpp"
#include "csv/workbook/parts.hpp"
#include "encoded.hpp"
#include "given.hpp"
#include "random.hpp"
#include "rounds.hpp"

using namespace baoxue;
using namespace baoxue::csv;
using test::given;

namespace {

using Parts = std::map<std::string, std::string>;

std::string contents(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A zip archive of these files.
std::string archive(const Parts& parts)
{
    const auto file = given("", "x.xlsx");
    int error = 0;
    auto* const zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (const auto& [name, text] : parts)
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_close(zip);
    return contents(file);
}

/// The parts of a workbook whose sheets have this `sheetData`; their names are those of the keys.
Parts book(const Parts& sheets, const std::string& strings = {}, const std::string& styles = {}, const std::string& settings = {})
{
    const std::string type = R"(" Type="http://x/relationships/)", target = R"(" Target=")";
    std::string list, relations = R"(<Relationship Id="s)" + type + "sharedStrings" + target + R"(/xl/strings.xml"/><Relationship Id="t)" +
                                  type + "styles" + target + R"(styles.xml"/>)";
    Parts parts{{"[Content_Types].xml", "<Types/>"}};
    for (const auto& [name, data] : sheets) {
        const auto id = "r" + std::to_string(parts.size());
        list += R"(<x:sheet name=")" + name + R"(" r:id=")" + id + R"("/>)";
        relations += R"(<Relationship Id=")" + id + type + "worksheet" + target + id + R"(.xml"/>)";
        parts["xl/" + id + ".xml"] = "<worksheet><sheetData>" + data + "</sheetData></worksheet>";
    }
    parts["_rels/.rels"] = R"(<Relationships><Relationship Id="b)" + type + "officeDocument" + target + R"(xl/workbook.xml"/></Relationships>)";
    parts["xl/workbook.xml"] = R"(<x:workbook xmlns:x="x" xmlns:r="r"><x:workbookPr )" + settings + "/><x:sheets>" + list + "</x:sheets></x:workbook>";
    parts["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations + "</Relationships>";
    parts["xl/strings.xml"] = "<sst>" + strings + "</sst>";
    parts["xl/styles.xml"] = "<styleSheet>" + styles + "</styleSheet>";
    return parts;
}

std::string text_of(const std::string& bytes, ReadOptions reading = {})
{
    Source source(given(bytes, "x.xlsx"), reading);
    std::string text(1 << 16, '\0');
    text.resize(source.read(text.data(), text.size()));
    CHECK(source.encoding() == "UTF-8");
    return text;
}

std::string refusal(const std::string& bytes, ReadOptions reading = {})
{
    try {
        text_of(bytes, reading);
    } catch (const Error& error) {
        CHECK(error.status() == Status::data);
        return error.what();
    }
    return {};
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

const std::string head = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>年级</t></is></c></row>)";

}  // namespace

TEST_CASE("a number is shown as its format says")
{
    using workbook::number_format, workbook::shown;
    struct Case {
        std::string_view number, code, shown;
    };
    const Case cases[] = {
        {"5", "General", "5"},
        {"0.1", "0.00", "0.1"},
        {"0.30000000000000004", "General", "0.3"},
        {"13800000001", "G/通用格式", "13800000001"},
        {"990521201503010", "0", "990521201503010"},
        {"9.9052120150301011E+17", "General", "9.90521E+17"},
        {"990521201503010112", "0", "9.90521E+17"},
        {"7", "000", "007"},
        {"0.953", "0.0%", "95.3%"},
        {"46266", "yyyy\\-mm\\-dd", "2026-09-01"},
        {"46266", R"([$-804]yyyy"年"m"月"d"日";@)", "2026-09-01"},
        {"46266", R"([$-404]e/m/d)", "2026-09-01"},
        {"46266", R"(m"月"d"日")", "2026-09-01"},
        {"46266", "yyyy/m/d aaaa", "2026-09-01"},
        {"46266", R"(yyyy"年"m"月")", "2026-09"},
        {"46282", R"(yyyy"年"m"月")", "2026-09-17"},
        {"46266.336805555555", "yyyy/m/d h:mm", "2026-09-01 08:05:00"},
        {"0.33680555555555558", "h:mm;@", "08:05:00"},
        {"1", "yyyy-mm-dd", "1900-01-01"},
        {"59", "yyyy-mm-dd", "1900-02-28"},
        {"61", "yyyy-mm-dd", "1900-03-01"},
        {"60", "yyyy-mm-dd", "60"},
        {"-1", "yyyy-mm-dd", "-1"},
        {"46266", "[Red]0.00", "46266"},
        {"1200000", "0.00E+00", "1200000"},
        {"x", "0", "x"},
    };
    for (const auto& [number, code, expected] : cases) {
        CAPTURE(code);
        CHECK(shown(number, number_format(code), false) == expected);
    }
    CHECK(shown("46266", number_format(14), false) == "2026-09-01");
    CHECK(shown("44804", number_format(14), true) == "2026-09-01");
    CHECK(shown("46266", number_format(31), false) == "2026-09-01");
}

TEST_CASE("every kind of cell is read, in any order of its attributes")
{
    const auto bytes = archive(book(
        {{"一", head + R"(<row r="3" hidden="1"><c r="A3" t="s"><v>1</v></c><c r="D3" s="1"><v>46266</v></c></row><row><c t="b"><v>1</v></c><c><v>2</v></c>)"
                       R"(<c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>a, "b"</v></c></row>)"}},
        R"(<si><t>x</t></si><si><r><t>赵</t></r><rPh><t>zhao</t></rPh><r><t xml:space="preserve"> 一_x000D_
_x4E8C_ _x0001_</t></r></si>)",
        R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>)"));
    CHECK(text_of(bytes) == "姓名,年级,,\n\n\"赵 一\r\n二 _x0001_\",,,2026-09-01\nTRUE,2,#N/A,\"a, \"\"b\"\"\"\n");
    CHECK(text_of(test::packed(bytes)) == text_of(bytes));
    CHECK(text_of(bytes, {.encoding = "gb18030"}) == text_of(bytes));
}

TEST_CASE("a message names the sheet and the row, whatever line breaks cells hold")
{
    const auto file = given(archive(book({{"一班", head + R"(<row r="2"><c r="A2" t="inlineStr"><is><t>赵
一</t></is></c></row><row r="5"><c r="A5"><v>1</v></c><c r="B5"><v>2</v></c></row>)"}})), "x.xlsx");
    Rejects rejects;
    const Table table(file, {.separator = ";"}, {"roster"}, {}, rejects);
    REQUIRE(table.rows() == 2);
    CHECK(table.line(0) == 2);
    CHECK(table.line(1) == 5);
    CHECK(table.place(1, 1).file == file + " [一班]");
    CHECK(table.cell(0, 0) == "赵\n一");
}

TEST_CASE("the sheet is the first with a known heading, or the one that is named; what is left out is told")
{
    const std::string note = R"(<row><c t="str"><v>请先阅读</v></c></row>)", row = R"(<row><c t="str"><v>赵一</v></c><c><v>3</v></c></row>)";
    const auto bytes = archive(book({{"1说明", note}, {"2甲", head + row}, {"3乙", head + row + row}}));
    std::vector<std::string> told;
    const ReadOptions reading{.tell = [&](const std::string& line) { told.push_back(line); }};
    CHECK(text_of(bytes, reading) == "姓名,年级\n赵一,3\n");
    REQUIRE(told.size() == 1);
    CHECK(holds(told[0], "of 3 sheets 2甲 is read. NOT read, though they hold lists too: 3乙"));
    for (const auto* sheet : {"3乙", "3"}) CHECK(text_of(bytes, {.sheet = sheet}) == "姓名,年级\n赵一,3\n赵一,3\n");
    CHECK(holds(refusal(bytes, {.sheet = "丙"}), "there is no sheet 丙; there are: 1说明, 2甲, 3乙"));
}

TEST_CASE("a workbook that cannot be read whole is refused")
{
    const auto refused = [](const std::string& data) { return refusal(archive(book({{"一", head + data}}))); };
    CHECK(holds(refused(R"(<row r="2"><c r="A2"><f>B9</f></c></row>)"), "[一]:2: a formula was saved without its value"));
    for (const auto* data : {"<row", R"(<row r="1"/>)", R"(<row r="1048577"/>)", R"(<row r="2"><c r="XFE2"/></row>)",
                             R"(<row r="2"><c r="B2"/><c r="A2"/></row>)", R"(<row r="2"><c r="A2" t="s"><v>7</v></c></row>)"})
        CHECK(holds(refused(data), "damaged"));
    auto parts = book({{"一", head}});
    parts["xl/strings.xml"] = R"(<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]><sst><si><t>&a;</t></si></sst>)";
    CHECK(holds(refusal(archive(parts)), "damaged"));
    const auto whole = archive(book({{"一", head}}));
    CHECK(holds(refusal(whole.substr(0, whole.size() / 2)), "damaged"));
    CHECK(holds(refusal(archive(book({{"一", ""}}))), "empty"));
    CHECK(holds(refusal(archive({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}})), "zip archive"));
    CHECK(holds(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(4096, '\0') + test::encoded("EncryptedPackage", "UTF-16LE")), "password"));
}

TEST_CASE("what was written as a workbook reads back unchanged, and the same rows are the same file")
{
    const std::vector<std::string> texts = {"", "990521201503010243", "00012", "2026-09-01", "13800000001", "=1+1", "'x", " 赵 一 ", "a\nb",
                                            "a\r\nb", "_x0041_", "&<>\"", "𬱖,龜", "1e5", "TRUE", "-", std::string(2000, 'x')};
    test::Random random(7);
    for (unsigned round = 0; round < test::rounds(40); ++round) {
        const std::size_t width = 1 + random.below(5), height = random.below(30);
        std::vector<std::vector<std::string>> rows(height);
        for (auto& row : rows) {
            for (std::size_t i = 0; i < width; ++i) row.push_back(random.pick(texts));
            if (row[0].empty()) row[0] = "x";
        }
        const std::vector<std::string> columns{"name", "decision", "c", "d", "e"};
        const auto write = [&] {
            const auto file = given("", "out.xlsx");
            Writer out({.file = file}, {columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(width)}, {});
            for (const auto& row : rows) {
                for (const auto& cell : row) out.cell(cell);
                out.end_row();
            }
            out.finish();
            return file;
        };
        const auto file = write();
        Rejects none;
        const Table table(file, {}, {}, {}, none);
        REQUIRE(table.rows() == height);
        for (std::size_t row = 0; row < height; ++row)
            for (std::size_t i = 0; i < width; ++i) CHECK(table.raw(row, i) == rows[row][i]);
        CHECK(contents(file) == contents(write()));
        CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::others_all) == std::filesystem::perms::none);
    }
}

TEST_CASE("rows made beside a writer stand in the workbook too")
{
    const auto file = given("", "out.xlsx");
    Writer out({.file = file}, {"a", "b"}, {});
    auto beside = out.beside(), none = out.beside();
    out.cell("1").end_row();
    beside.cell("2").cell("3").end_row();
    out.append(std::move(none));
    out.append(std::move(beside));
    out.cell("4").end_row();
    CHECK(out.rows() == 3);
    out.finish();
    CHECK(text_of(contents(file)) == "a,b\n1,\n2,3\n4,\n");
}
