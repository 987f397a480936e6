#include "baoxue/paper/printer.hpp"

#include <doctest/doctest.h>

#include <cstdio>

#include "baoxue/paper/form.hpp"
#include "given.hpp"

using namespace baoxue;
using namespace baoxue::paper;

namespace {

Sheet sheet(const std::string& text, Fields fields = {})
{
    return Form(text, "form", Aliases({"letter", "notices", "roster"})).fill({std::move(fields), {}});
}

std::string print(const std::function<std::unique_ptr<Printer>(Printer::Out)>& make, const std::vector<Sheet>& sheets)
{
    std::string bytes;
    auto printer = make([&](std::string_view more) { bytes += more; });
    for (std::size_t i = 0; i < sheets.size(); ++i) printer->print(sheets[i], {"in.csv", i + 2, ""});
    printer->finish();
    return bytes;
}

std::string pdf(const std::vector<Sheet>& sheets)
{
    const Fonts fonts(Language::simplified);
    return print([&](auto out) { return print_pdf(fonts, "t", Date{}, out); }, sheets);
}

std::string html(const std::vector<Sheet>& sheets)
{
    return print([](auto out) { return print_html(Language::simplified, "t<", out); }, sheets);
}

std::size_t count(std::string_view text, std::string_view part)
{
    std::size_t n = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
    return n;
}

// What poppler reads in a PDF: lines "Pages: 3", "CreationDate: 1970-01-01T00:00:00Z". The bytes themselves are packed
// otherwise from one release of cairo to the next.
std::string pdfinfo(const std::string& bytes)
{
    FILE* pipe = popen(("TZ=UTC pdfinfo -isodates " + test::given(bytes, "sheet.pdf")).c_str(), "r");
    std::string told;
    for (int c; (c = std::getc(pipe)) != EOF;)
        if (c != ' ') told += static_cast<char>(c);
    REQUIRE(pclose(pipe) == 0);
    return told;
}

bool has_pages(const std::string& bytes, int n)
{
    return pdfinfo(bytes).find("\nPages:" + std::to_string(n) + "\n") != std::string::npos;
}

std::string refusal(const Sheet& bad)
{
    try {
        pdf({bad});
    } catch (const Error& error) {
        CHECK(error.status() == Status::data);
        return error.what();
    }
    return "";
}

std::string repeat(const std::string& text, int times)
{
    std::string out;
    while (times-- > 0) out += text;
    return out;
}

}  // namespace

TEST_CASE("the same sheets give the same PDF, without a clock")
{
    const auto one = sheet("# 通知书\n正文\n");
    CHECK(pdf({one, one}) == pdf({one, one}));
    CHECK(pdfinfo(pdf({one})).find("CreationDate:1970-01-01") != std::string::npos);
    CHECK(has_pages(pdf({one, one, one}), 3));
}

TEST_CASE("a character that no font has is told by row and code point, never by name")
{
    CHECK(refusal(sheet("李{{name}}", {{"name", "\xF4\x8F\xBF\xBD"}})) ==
          "in.csv:2: no font that is installed has the character U+10FFFD");
    const Fonts fonts(Language::simplified);
    CHECK(fonts.missing("李𬱖䶮 a").empty());
    CHECK(fonts.missing("\xF3\xB0\x80\x80\xF4\x8F\xBF\xBD") == U"\U000F0000\U0010FFFD");
    CHECK(code_points(U"\U0002CC56\u9FD1") == "U+2CC56 U+9FD1");
}

TEST_CASE("a sheet with a cut shrinks to its page and fails rather than cross the cut")
{
    const std::string text = "@margin 10 20 10 20\n# a\n{{name}}\n--- cut\n# b\n{{name}}\n";
    CHECK(has_pages(pdf({sheet(text, {{"name", repeat("王", 1200)}})}), 1));
    CHECK(refusal(sheet(text, {{"name", repeat("王", 4000)}})) == "in.csv:2: the text does not fit on the page");
}

TEST_CASE("a sheet without a cut flows over pages, and a row that no page holds fails")
{
    CHECK(has_pages(pdf({sheet("{{name}}", {{"name", repeat("王", 3900)}})}), 3));
    CHECK(refusal(sheet("|--|\n| {{name}} |", {{"name", repeat("王", 9000)}})) ==
          "in.csv:2: the text does not fit on the page");
}

TEST_CASE("an error while bytes are written comes out of the printer")
{
    const Fonts fonts(Language::simplified);
    auto printer = print_pdf(fonts, "t", Date{}, [](std::string_view) { throw Error(Status::system, "full"); });
    CHECK_THROWS_WITH_AS((printer->print(sheet("a"), {}), printer->finish()), "full", Error);
}

TEST_CASE("values in HTML are text, whatever they hold")
{
    const auto page = html({sheet("# {{name}}\n|--|\n| {{name}} |\n", {{"name", "<img src=x onerror=\"a\"> & 'b'"}})});
    CHECK(page.find("<img") == std::string::npos);
    CHECK(count(page, "&lt;img src=x onerror=&quot;a&quot;&gt; &amp; &#39;b&#39;") == 2);
    CHECK(page.find("<title>t&lt;</title>") != std::string::npos);
    CHECK(page.find("http") == page.find("http-equiv"));  // nothing is fetched
}

TEST_CASE("text is wrapped at 78 columns, and a closing sign does not begin a line")
{
    const auto text = print([](auto out) { return print_text(out); },
                            {sheet(": " + repeat("字", 39) + "，" + repeat("字", 3)), sheet("> 右")});
    CHECK(text == repeat("字", 39) + "，\n字字字\n\f\n" + std::string(76, ' ') + "右\n");
}
