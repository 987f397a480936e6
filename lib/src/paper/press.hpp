// The press: what prints by the libraries of fonts. Forty others come with them, which take four
// times as long to load as all the rest, so the press is a library of its own, loaded when the first sheet needs it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/paper/printer.hpp"
#include "paper/families.hpp"

namespace baoxue::paper {

struct Fonts::State {
    virtual ~State() = default;
    virtual std::u32string missing(std::string_view text) = 0;
};

// What stands in lib/src/paper/press, under the one name by which it is looked up.
struct Press {
    std::unique_ptr<Fonts::State> (*open_fonts)(Language script, const std::string& first,
                                                const FamiliesByRole& families);
    std::unique_ptr<Printer> (*print_pdf)(Fonts::State& fonts, const std::string& title, Date date, Printer::Out out);
};

// Throws Error `system` when the library is not beside ours.
const Press& press();

}  // namespace baoxue::paper

extern "C" BAOXUE_API const baoxue::paper::Press baoxue_press;
