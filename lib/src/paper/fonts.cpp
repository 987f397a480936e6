#include <fmt/format.h>

#include "paper/press.hpp"

namespace baoxue::paper {

Fonts::Fonts(Language script, const std::string& first)
    : state_(press().open_fonts(
          script, first, {families(Role::text, script), families(Role::title, script), families(Role::label, script)}))
{
}

Fonts::~Fonts() = default;
Fonts::Fonts(Fonts&&) noexcept = default;

std::u32string Fonts::missing(std::string_view text) const
{
    return state_->missing(text);
}

std::unique_ptr<Printer> print_pdf(const Fonts& fonts, const std::string& title, Date date, Printer::Out out)
{
    return press().print_pdf(fonts.state(), title, date, std::move(out));
}

std::string code_points(std::u32string_view characters)
{
    std::string out;
    for (const auto c : characters) out += fmt::format("{}U+{:04X}", out.empty() ? "" : " ", static_cast<unsigned>(c));
    return out;
}

}  // namespace baoxue::paper
