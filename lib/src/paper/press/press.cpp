#include "paper/press.hpp"

#include "paper/press/pdf.hpp"
#include "paper/press/typeset.hpp"

namespace baoxue::paper {
namespace {

std::unique_ptr<Fonts::State> open_fonts(Language script, const std::string& first, const FamiliesByRole& families)
{
    return std::make_unique<OpenFonts>(script, first, families);
}

}  // namespace
}  // namespace baoxue::paper

constinit const baoxue::paper::Press baoxue_press{baoxue::paper::open_fonts, baoxue::paper::draw_pdf};
