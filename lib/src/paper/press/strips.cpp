#include "paper/press/strips.hpp"

#include <pango/pangocairo.h>
#include <qrencode.h>

#include <numeric>

#include "baoxue/base/words.hpp"
#include "paper/measures.hpp"

namespace baoxue::paper {
namespace {

enum class Align { left, centre, right };

double width_of(PangoLayoutLine* line)
{
    PangoRectangle box;
    pango_layout_line_get_extents(line, nullptr, &box);
    return box.width / static_cast<double>(PANGO_SCALE);
}

// A line whose em box stands in the middle of `pitch`.
void draw_line(cairo_t* cr, PangoLayout* layout, int index, double x, double y, double width, double size, double pitch,
               Align align)
{
    auto* const line = pango_layout_get_line_readonly(layout, index);
    if (align != Align::left) x += (width - width_of(line)) / (align == Align::centre ? 2 : 1);
    if (index == 0) x += pango_layout_get_indent(layout) / static_cast<double>(PANGO_SCALE);
    cairo_move_to(cr, x, y + (pitch - size) / 2 + 0.88 * size);
    pango_cairo_show_layout_line(cr, line);
}

// Each run of dark modules is one stroke: a path of squares would cost a page's time three times over.
void draw_code(cairo_t* cr, const QRcode& code, double x, double y)
{
    const double module = code_size * points_per_mm / code.width;
    const auto dark = [&](int row, int column) {
        return column < code.width && (code.data[row * code.width + column] & 1) != 0;
    };
    cairo_save(cr);
    cairo_set_line_width(cr, module);
    for (int row = 0; row < code.width; ++row)
        for (int column = 0; column < code.width; ++column) {
            if (!dark(row, column)) continue;
            const double middle = y + (row + 0.5) * module;
            cairo_move_to(cr, x + column * module, middle);
            while (dark(row, column)) ++column;
            cairo_line_to(cr, x + column * module, middle);
        }
    cairo_stroke(cr);
    cairo_restore(cr);
}

class Cutter {
  public:
    Cutter(const Sheet& sheet, double scale, OpenFonts& fonts, const Place& place)
        : scale_(scale),
          fonts_(fonts),
          place_(place),
          left_(sheet.margin.left * points_per_mm),
          width_(sheet.width() * points_per_mm - left_ - sheet.margin.right * points_per_mm)
    {
        for (const auto& block : sheet.blocks) cut(block);
    }

    std::vector<Strip> strips;

  private:
    Shared<PangoLayout> lay_out(std::string_view text, const Setting& setting)
    {
        auto layout = fonts_.lay_out(text, setting);
        if (pango_layout_get_unknown_glyphs_count(layout.get()) != 0)
            throw Error(Status::data, place_,
                        say("no font that is installed has the character {}", {code_points(fonts_.missing(text))}));
        return layout;
    }

    void cut(const Block& block)
    {
        const double size = block.size * scale_;
        switch (block.kind) {
            case Block::Kind::title:
                text(block.text, {Role::title, size * title_size, width_}, Align::centre, true);
                strips.back().height += size * title_room;
                return;
            case Block::Kind::heading:
                return text(block.text, {Role::label, size, width_, true}, Align::left, true);
            case Block::Kind::centre:
                return text(block.text, {Role::text, size, width_}, Align::centre);
            case Block::Kind::right:
                return text(block.text, {Role::text, size, width_}, Align::right);
            case Block::Kind::flush:
                return text(block.text, {Role::text, size, width_}, Align::left);
            case Block::Kind::paragraph:
                return text(block.text, {Role::text, size, width_, true}, Align::left);
            case Block::Kind::sign:
                return sign(block.text, size);
            case Block::Kind::table:
                return table(block, size);
            case Block::Kind::gap:
                strips.emplace_back().height = block.lines * size * text_pitch;
                return;
            case Block::Kind::cut:
                return dashes(block.text, size);
            case Block::Kind::qr:
                return code(block.text);
            case Block::Kind::page:
                strips.emplace_back().kind = Strip::Kind::page;
                return;
        }
    }

    void text(std::string_view words, const Setting& setting, Align align, bool with_next = false)
    {
        const auto layout = lay_out(words, setting);
        const double pitch = setting.size * text_pitch;
        for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
            auto& strip = strips.emplace_back();
            strip.height = pitch;
            strip.with_next = with_next;
            strip.draw = [=, this_left = left_, width = width_](cairo_t* cr, double y) {
                draw_line(cr, layout.get(), i, this_left, y, width, setting.size, pitch, align);
            };
        }
    }

    // Signature over date, centred on each other, four characters from the edge (GB/T 9704 7.3.5), room for a
    // seal.
    void sign(std::string_view words, double size)
    {
        const auto layout = lay_out(words, {Role::text, size});
        const int count = pango_layout_get_line_count(layout.get());
        const double pitch = size * text_pitch, above = size * seal_room;
        double widest = 0;
        for (int i = 0; i < count; ++i)
            widest = std::max(widest, width_of(pango_layout_get_line_readonly(layout.get(), i)));
        const double x = std::max(left_, left_ + width_ - 4 * size - widest);
        auto& strip = strips.emplace_back();
        strip.height = above + count * pitch;
        strip.draw = [=](cairo_t* cr, double y) {
            for (int i = 0; i < count; ++i)
                draw_line(cr, layout.get(), i, x, y + above + i * pitch, widest, size, pitch, Align::centre);
        };
    }

    void dashes(std::string_view words, double size)
    {
        const double small = size * cut_label;
        const auto label = lay_out(words, {Role::text, small});
        auto& strip = strips.emplace_back();
        strip.kind = Strip::Kind::cut;
        strip.height = size * cut_height;
        strip.draw = [=, height = strip.height](cairo_t* cr, double y) {
            const double middle = y + height / 2, dash[] = {4, 3};
            const double half =
                words.empty() ? 0 : width_of(pango_layout_get_line_readonly(label.get(), 0)) / 2 + small;
            cairo_save(cr);
            cairo_set_line_width(cr, 0.6);
            cairo_set_dash(cr, dash, 2, 0);
            cairo_move_to(cr, 10 * points_per_mm, middle);
            cairo_line_to(cr, page_width / 2 - half, middle);
            cairo_move_to(cr, page_width / 2 + half, middle);
            cairo_line_to(cr, page_width - 10 * points_per_mm, middle);
            cairo_stroke(cr);
            cairo_restore(cr);
            draw_line(cr, label.get(), 0, 0, middle - small, page_width, small, 2 * small, Align::centre);
        };
    }

    void code(const std::string& words)
    {
        const std::shared_ptr<QRcode> made(QRcode_encodeString(words.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1),
                                           QRcode_free);
        if (!made) throw Error(Status::data, place_, std::string(say("the text is too long for a QR code")));
        strips.emplace_back().draw = [made, x = left_](cairo_t* cr, double y) { draw_code(cr, *made, x, y); };
    }

    void table(const Block& block, double size)
    {
        const int total = std::accumulate(block.widths.begin(), block.widths.end(), 0);
        const auto first = strips.size();
        auto body = first;
        for (const auto& row : block.rows) {
            if (row.heading) ++body;
            table_row(block, row, size, total);
            auto& strip = strips.back();
            strip.with_next = row.heading;
            if (!row.heading) strip.head = first, strip.head_end = body;
        }
        strips.emplace_back().height = size * 0.3;
    }

    struct Placed {
        Shared<PangoLayout> layout;
        double x, width;
        int lines;
        Align align;
    };

    void table_row(const Block& block, const TableRow& row, double size, int total)
    {
        const double pitch = size * cell_pitch, pad = size * cell_padding;
        std::vector<Placed> cells;
        double lines = row.lines;
        double x = left_;
        std::size_t column = 0;
        for (const auto& cell : row.cells) {
            double width = 0;
            const bool flush = block.flush_left[column] && !row.heading;
            for (int i = 0; i < cell.span; ++i) width += width_ * block.widths[column++] / total;
            auto layout = lay_out(cell.text, {row.heading ? Role::label : Role::text, size, width - 2 * pad});
            const int count = pango_layout_get_line_count(layout.get());
            lines = std::max(lines, static_cast<double>(count));
            const bool wraps = count > 1 && cell.text.find('\n') == cell.text.npos;
            cells.push_back({std::move(layout), x, width, count, flush || wraps ? Align::left : Align::centre});
            x += width;
        }
        auto& strip = strips.emplace_back();
        strip.height = lines * pitch + 2 * pad;
        strip.draw = [=, cells = std::move(cells), height = strip.height](cairo_t* cr, double y) {
            cairo_set_line_width(cr, 0.6);
            for (const auto& cell : cells) cairo_rectangle(cr, cell.x, y, cell.width, height);
            cairo_stroke(cr);  // one stroke, then one run of text: each change between them costs
            for (const auto& cell : cells) {
                const double top = y + (height - cell.lines * pitch) / 2;
                for (int i = 0; i < cell.lines; ++i)
                    draw_line(cr, cell.layout.get(), i, cell.x + pad, top + i * pitch, cell.width - 2 * pad, size,
                              pitch, cell.align);
            }
        };
    }

    double scale_;
    OpenFonts& fonts_;
    const Place& place_;
    double left_, width_;
};

}  // namespace

std::vector<Strip> cut_into_strips(const Sheet& sheet, double scale, OpenFonts& fonts, const Place& place)
{
    return std::move(Cutter(sheet, scale, fonts, place).strips);
}

}  // namespace baoxue::paper
