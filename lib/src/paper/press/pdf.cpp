#include "paper/press/pdf.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <exception>

#include "baoxue/base/words.hpp"
#include "paper/press/strips.hpp"

namespace baoxue::paper {
namespace {

struct Frame {
    double top, bottom;
    double room() const { return bottom - top; }
};

double height_of(const std::vector<Strip>& strips)
{
    double sum = 0;
    for (const auto& strip : strips) sum += strip.height;
    return sum;
}

// Where a page begins: the index of its first strip. Throws for a strip that is higher than a page.
std::vector<std::size_t> break_pages(const std::vector<Strip>& strips, const Frame& frame, const Place& place)
{
    std::vector<std::size_t> starts{0};
    double y = 0;
    for (std::size_t i = 0; i < strips.size(); ++i) {
        double needed = strips[i].height;
        for (auto j = i; strips[j].with_next && j + 1 < strips.size(); ++j) needed += strips[j + 1].height;
        const bool forced = strips[i].kind == Strip::Kind::page;
        if (forced || (y + needed > frame.room() && i > starts.back())) {
            starts.push_back(forced ? i + 1 : i);
            y = 0;
            for (auto j = strips[i].head; j < strips[i].head_end; ++j) y += strips[j].height;
        }
        y += strips[i].height;
        if (y > frame.room() + 0.01)
            throw Error(Status::data, place, std::string(say("the text does not fit on the page")));
    }
    return starts;
}

class Pdf final : public Printer {
  public:
    Pdf(OpenFonts& fonts, const std::string& title, Date date, Out out) : fonts_(fonts), out_(std::move(out))
    {
        surface_ = cairo_pdf_surface_create_for_stream(write, this, page_width, page_height);
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "baoxue");
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE,
                                       (to_string(date) + "T00:00:00Z").c_str());
        cr_ = cairo_create(surface_);
    }

    ~Pdf() override
    {
        out_ = nullptr;  // what is not finished is not written
        cairo_destroy(cr_);
        cairo_surface_destroy(surface_);
    }

    void print(const Sheet& sheet, const Place& place) override
    {
        cairo_pdf_surface_set_size(surface_, sheet.width() * points_per_mm, sheet.height() * points_per_mm);
        const Frame frame{sheet.margin.top * points_per_mm, (sheet.height() - sheet.margin.bottom) * points_per_mm};
        if (sheet.has_cut()) print_parts(sheet, frame, place);
        else print_flow(sheet, frame, place);
        hold();
    }

    void finish() override
    {
        cairo_surface_finish(surface_);
        hold();
    }

  private:
    // A sheet to be cut: as large as it fits, what is left shared between its parts.
    void print_parts(const Sheet& sheet, const Frame& frame, const Place& place)
    {
        for (const double scale : scales) {
            const auto strips = cut_into_strips(sheet, scale, fonts_, place);
            const double left = frame.room() - height_of(strips);
            if (left < 0) continue;
            const auto cuts = std::ranges::count(strips, Strip::Kind::cut, &Strip::kind);
            double y = frame.top;
            for (const auto& strip : strips) {
                if (strip.kind == Strip::Kind::cut) y += left / static_cast<double>(cuts + 1);
                strip.draw(cr_, y);
                y += strip.height;
            }
            return cairo_show_page(cr_);
        }
        throw Error(Status::data, place, std::string(say("the text does not fit on the page")));
    }

    void print_flow(const Sheet& sheet, const Frame& frame, const Place& place)
    {
        const auto strips = cut_into_strips(sheet, 1, fonts_, place);
        const auto starts = break_pages(strips, frame, place);
        for (std::size_t page = 0; page < starts.size(); ++page) {
            const auto end = page + 1 < starts.size() ? starts[page + 1] : strips.size();
            double y = frame.top;
            const auto draw = [&](const Strip& strip) {
                strip.draw(cr_, y);
                y += strip.height;
            };
            if (page > 0 && starts[page] < strips.size())
                for (auto i = strips[starts[page]].head; i < strips[starts[page]].head_end; ++i) draw(strips[i]);
            for (auto i = starts[page]; i < end; ++i) draw(strips[i]);
            if (starts.size() > 1) print_number(page + 1, frame.bottom, sheet.landscape);
            cairo_show_page(cr_);
        }
    }

    void print_number(std::size_t number, double bottom, bool landscape)
    {
        Sheet foot;
        foot.landscape = landscape;
        foot.blocks.push_back({.kind = Block::Kind::centre, .text = fmt::format("— {} —", number), .size = 10.5});
        for (const auto& strip : cut_into_strips(foot, 1, fonts_, {})) strip.draw(cr_, bottom + 8);
    }

    static cairo_status_t write(void* self, const unsigned char* bytes, unsigned length)
    {
        auto& pdf = *static_cast<Pdf*>(self);
        if (!pdf.out_ || pdf.error_) return CAIRO_STATUS_WRITE_ERROR;
        try {
            pdf.out_({reinterpret_cast<const char*>(bytes), length});
            return CAIRO_STATUS_SUCCESS;
        } catch (...) {
            pdf.error_ = std::current_exception();  // cairo is C: thrown again by hold()
            return CAIRO_STATUS_WRITE_ERROR;
        }
    }

    void hold() const
    {
        if (error_) std::rethrow_exception(error_);
        if (const auto status = cairo_status(cr_); status != CAIRO_STATUS_SUCCESS)
            throw Error(Status::system, say("the PDF could not be made: {}", {cairo_status_to_string(status)}));
    }

    OpenFonts& fonts_;
    Out out_;
    cairo_surface_t* surface_ = nullptr;
    cairo_t* cr_ = nullptr;
    std::exception_ptr error_;
};

}  // namespace

std::unique_ptr<Printer> draw_pdf(Fonts::State& fonts, const std::string& title, Date date, Printer::Out out)
{
    return std::make_unique<Pdf>(static_cast<OpenFonts&>(fonts), title, date, std::move(out));
}

}  // namespace baoxue::paper
