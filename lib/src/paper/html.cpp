#include <fmt/format.h>
#include <qrencode.h>

#include <numeric>

#include "baoxue/base/words.hpp"
#include "baoxue/base/html.hpp"
#include "baoxue/paper/printer.hpp"
#include "paper/estimate.hpp"
#include "paper/families.hpp"
#include "paper/measures.hpp"

namespace baoxue::paper {
namespace {

// A policy that lets nothing in from outside, whatever stands in the sheets.
constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="{}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{}</title>
<style>
@page {{ size: A4{}; margin: {}mm {}mm {}mm {}mm }}
body {{ margin: 0; font-family: {}; overflow-wrap: anywhere }}
.sheet {{ position: relative; break-after: page; line-height: 1.6 }}
.parts {{ display: flex; flex-direction: column; justify-content: space-between; min-height: {:.1f}mm }}
.part {{ position: relative }}
h1 {{ margin: 0 0 .36em; font: 700 1.4em/1.6 {}; text-align: center; break-after: avoid }}
h2 {{ margin: 0; font: 400 1em/1.6 {}; text-indent: 2em; break-after: avoid }}
p {{ margin: 0; text-align: justify }}
.indent {{ text-indent: 2em }} .centre {{ text-align: center }} .right {{ text-align: right }}
.sign {{ margin: 1.5em 4em 0 0; text-align: right; break-inside: avoid }}
.sign span {{ display: inline-block; text-align: center }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed; line-height: 1.35; margin-bottom: .3em }}
td, th {{ border: .6pt solid #000; padding: .35em; text-align: center; overflow-wrap: anywhere }}
th {{ font: 400 1em/1.35 {} }}
tr {{ break-inside: avoid }}
td > div {{ display: inline-block; text-align: left }}
td.left {{ text-align: left }}
td.lines > div {{ text-align: center }}
.cut {{ display: flex; align-items: center; gap: 1em; font-size: 8.4pt; line-height: 2 }}
.cut::before, .cut::after {{ content: ""; flex: 1; border-top: .6pt dashed #000 }}
.code {{ position: absolute; left: 0; width: 14.5mm; height: 14.5mm }}
@media screen {{
  body {{ background: #ddd }}
  .sheet {{ box-sizing: border-box; width: {}mm; min-height: {}mm; margin: 8mm auto; padding: {}mm {}mm {}mm {}mm; background: #fff }}
}}
</style>
</head>
<body>
)";

std::string stack(Role role, Language script)
{
    std::string out;
    for (const auto& family : families(role, script)) out += fmt::format("\"{}\", ", family.name);
    return out + (role == Role::label ? "sans-serif" : "serif");
}

class Html final : public Printer {
  public:
    Html(Language script, std::string title, Out out) : script_(script), title_(std::move(title)), out_(std::move(out)) {}

    void print(const Sheet& sheet, const Place& place) override
    {
        if (!begun_) begin(sheet);
        scale_ = sheet.has_cut() ? scale_of(sheet) : 1;
        text_ =
            sheet.has_cut() ? "<section class=\"sheet parts\"><div class=\"part\">\n" : "<section class=\"sheet\">\n";
        for (const auto& block : sheet.blocks) add(block, place);
        text_ += sheet.has_cut() ? "</div></section>\n" : "</section>\n";
        out_(text_);
    }

    void finish() override
    {
        if (!begun_) begin({});
        out_("</body>\n</html>\n");
    }

  private:
    void begin(const Sheet& sheet)
    {
        const auto& m = sheet.margin;
        const auto label = stack(Role::label, script_);
        out_(fmt::format(head, script_ == Language::simplified ? "zh-Hans" : "zh-Hant", html_escaped(title_), sheet.landscape ? " landscape" : "", m.top, m.right,
                         m.bottom, m.left, stack(Role::text, script_), 297 - m.top - m.bottom - 0.5,
                         stack(Role::title, script_), label, label, sheet.width(), sheet.height(), m.top, m.right, m.bottom, m.left));
        begun_ = true;
    }

    double size_of(const Block& block) const { return block.size * scale_; }

    void element(const char* tag, const char* kind, const Block& block)
    {
        text_ +=
            fmt::format("<{}{} style=\"font-size:{:.3g}pt\">{}</{}>\n", tag, kind,
                        size_of(block) * (block.kind == Block::Kind::title ? title_size : 1), html_escaped(block.text), tag);
    }

    void add(const Block& block, const Place& place)
    {
        switch (block.kind) {
            case Block::Kind::title:
                return element("h1", "", block);
            case Block::Kind::heading:
                return element("h2", "", block);
            case Block::Kind::paragraph:
                return element("p", " class=\"indent\"", block);
            case Block::Kind::flush:
                return element("p", "", block);
            case Block::Kind::centre:
                return element("p", " class=\"centre\"", block);
            case Block::Kind::right:
                return element("p", " class=\"right\"", block);
            case Block::Kind::sign:
                text_ += fmt::format("<p class=\"sign\" style=\"font-size:{:.3g}pt\"><span>{}</span></p>\n",
                                     size_of(block), html_escaped(block.text));
                return;
            case Block::Kind::table:
                return table(block);
            case Block::Kind::gap:
                text_ +=
                    fmt::format("<div style=\"height:{:.4g}pt\"></div>\n", block.lines * size_of(block) * text_pitch);
                return;
            case Block::Kind::cut:
                text_ += "</div><div class=\"cut\">" + html_escaped(block.text) + "</div><div class=\"part\">\n";
                return;
            case Block::Kind::qr:
                return code(block.text, place);
            case Block::Kind::page:
                text_ += "</section>\n<section class=\"sheet\">\n";
                return;
        }
    }

    void table(const Block& block)
    {
        const double total = std::accumulate(block.widths.begin(), block.widths.end(), 0);
        text_ += fmt::format("<table style=\"font-size:{:.3g}pt\"><colgroup>", size_of(block));
        for (const int width : block.widths) text_ += fmt::format("<col style=\"width:{:.2f}%\">", 100 * width / total);
        text_ += "</colgroup>\n";
        bool body = false;
        if (!block.rows.empty() && block.rows.front().heading) text_ += "<thead>\n";
        for (const auto& row : block.rows) {
            if (!row.heading && !body)
                text_ += block.rows.front().heading ? "</thead>\n<tbody>\n" : "<tbody>\n", body = true;
            table_row(block, row);
        }
        text_ += body ? "</tbody></table>\n" : "</thead></table>\n";
    }

    void table_row(const Block& block, const TableRow& row)
    {
        text_ += fmt::format("<tr style=\"height:{:.3g}em\">", row.lines * cell_pitch + 2 * cell_padding);
        std::size_t column = 0;
        for (const auto& cell : row.cells) {
            const auto span = cell.span > 1 ? fmt::format(" colspan=\"{}\"", cell.span) : "";
            const bool lines = cell.text.find('\n') != cell.text.npos;
            const char* const kind = block.flush_left[column] ? " class=\"left\"" : lines ? " class=\"lines\"" : "";
            text_ += row.heading ? fmt::format("<th{}>{}</th>", span, html_escaped(cell.text))
                                 : fmt::format("<td{}{}><div>{}</div></td>", span, kind, html_escaped(cell.text));
            column += static_cast<std::size_t>(cell.span);
        }
        text_ += "</tr>\n";
    }

    void code(const std::string& words, const Place& place)
    {
        const std::unique_ptr<QRcode, void (*)(QRcode*)> made(
            QRcode_encodeString(words.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
        if (!made) throw Error(Status::data, place, std::string(say("the text is too long for a QR code")));
        std::string path;
        for (int y = 0; y < made->width; ++y)
            for (int x = 0; x < made->width; ++x)
                if (made->data[y * made->width + x] & 1) path += fmt::format("M{} {}h1v1h-1z", x, y);
        text_ += fmt::format(
            "<svg class=\"code\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\"><path "
            "d=\"{1}\"/></svg>\n",
            made->width, path);
    }

    Language script_;
    std::string title_;
    Out out_;
    std::string text_;  // of the sheet being made
    double scale_ = 1;
    bool begun_ = false;
};

}  // namespace

std::unique_ptr<Printer> print_html(Language script, const std::string& title, Printer::Out out)
{
    return std::make_unique<Html>(script, title, std::move(out));
}

}  // namespace baoxue::paper
