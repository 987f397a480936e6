// Text -> lines of glyphs, by Pango. Measures are points.
#pragma once

#include <pango/pango.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "paper/press.hpp"

namespace baoxue::paper {

template <class T>
using Shared = std::shared_ptr<T>;

// Takes over a reference.
template <class T>
Shared<T> shared(T* object)
{
    return {object, [](T* o) { g_object_unref(o); }};
}

struct Setting {
    Role role = Role::text;
    double size = 12;
    double width = 0;        // 0: does not wrap
    bool paragraph = false;  // an indent of two characters, and both edges even
};

struct OpenFonts final : Fonts::State {
    Shared<PangoFontMap> map;
    Shared<PangoContext> context;
    PangoFontDescription* faces[3] = {};
    std::unordered_map<char32_t, bool> known;                      // character -> a font has it
    std::unordered_map<std::string, Shared<PangoLayout>> layouts;  // the form's own words come again on each sheet

    OpenFonts(Language script, const std::string& first, const FamiliesByRole& families);
    OpenFonts(const OpenFonts&) = delete;
    OpenFonts& operator=(const OpenFonts&) = delete;
    ~OpenFonts() override
    {
        for (auto* face : faces) pango_font_description_free(face);
    }

    Shared<PangoLayout> lay_out(std::string_view text, const Setting& setting);
    std::u32string missing(std::string_view text) override;
};

}  // namespace baoxue::paper
