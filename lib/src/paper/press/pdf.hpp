// Sheets -> PDF, by Cairo.
#pragma once

#include "paper/press.hpp"

namespace baoxue::paper {

std::unique_ptr<Printer> draw_pdf(Fonts::State& fonts, const std::string& title, Date date, Printer::Out out);

}  // namespace baoxue::paper
