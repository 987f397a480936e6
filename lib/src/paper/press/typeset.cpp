#include "paper/press/typeset.hpp"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <set>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue::paper {
namespace {

std::set<std::string> installed(PangoFontMap* map)
{
    PangoFontFamily** list = nullptr;
    int count = 0;
    pango_font_map_list_families(map, &list, &count);
    std::set<std::string> names;
    for (int i = 0; i < count; ++i) names.insert(pango_font_family_get_name(list[i]));
    g_free(list);
    return names;
}

std::vector<std::string> split(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t from = 0; from < text.size();) {
        const auto comma = std::min(text.find(',', from), text.size());
        const auto first = text.find_first_not_of(' ', from);
        if (first < comma) out.push_back(text.substr(first, text.find_last_not_of(' ', comma - 1) + 1 - first));
        from = comma + 1;
    }
    return out;
}

// The face of a role: its first installed family, and the rest of the list for what that one lacks.
PangoFontDescription* face(const std::vector<std::string>& preferred, const std::vector<Family>& list,
                           const std::set<std::string>& have)
{
    std::string names;
    bool bold = false;
    const auto take = [&](const std::string& name, bool is_bold) {
        if (!have.contains(name)) return;
        if (names.empty()) bold = is_bold;
        (names += names.empty() ? "" : ",") += name;
    };
    for (const auto& name : preferred) take(name, false);
    for (const auto& family : list) take(std::string(family.name), family.bold);
    if (names.empty())
        throw Error(Status::system,
                    std::string(say("no Chinese font is installed: install the package fonts-noto-cjk")));
    auto* description = pango_font_description_new();
    pango_font_description_set_family(description, names.c_str());
    if (bold) pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
    return description;
}

bool private_use(char32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

}  // namespace

OpenFonts::OpenFonts(Language script, const std::string& first, const FamiliesByRole& families)
    : map(shared(pango_cairo_font_map_new())), context(shared(pango_font_map_create_context(map.get())))
{
    pango_cairo_context_set_resolution(context.get(), 72);  // a unit is a point
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    pango_context_set_language(context.get(),
                               pango_language_from_string(script == Language::simplified ? "zh-cn" : "zh-tw"));
    const auto have = installed(map.get());
    const auto preferred = split(first);
    if (!preferred.empty() && std::ranges::none_of(preferred, [&](const auto& name) { return have.contains(name); }))
        throw Error(Status::usage, say("none of these fonts is installed: {} (see fc-list)", {first}));
    for (std::size_t role = 0; role < families.size(); ++role)
        faces[role] = face(role == 0 ? preferred : std::vector<std::string>{}, families[role], have);
}

std::u32string OpenFonts::missing(std::string_view text)
{
    std::u32string out;
    const auto* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end; at = g_utf8_next_char(at)) {
        const char32_t c = g_utf8_get_char(at);
        const auto [entry, is_new] = known.emplace(c, false);
        if (is_new && !private_use(c)) {
            const auto layout = shared(pango_layout_new(context.get()));
            pango_layout_set_font_description(layout.get(), faces[0]);
            pango_layout_set_text(layout.get(), at, static_cast<int>(g_utf8_next_char(at) - at));
            entry->second = pango_layout_get_unknown_glyphs_count(layout.get()) == 0;
        }
        if (!entry->second) out += c;
    }
    return out;
}

Shared<PangoLayout> OpenFonts::lay_out(std::string_view text, const Setting& setting)
{
    auto key = fmt::format("{}{:a} {:a} ", static_cast<int>(setting.role) * 2 + setting.paragraph, setting.size,
                           setting.width);
    key += text;
    if (layouts.size() > 4096) layouts.clear();
    auto& layout = layouts[key];
    if (layout) return layout;
    layout = shared(pango_layout_new(context.get()));
    auto* const face = pango_font_description_copy(faces[static_cast<int>(setting.role)]);
    pango_font_description_set_absolute_size(face, setting.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), face);
    pango_font_description_free(face);
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    if (setting.width > 0) pango_layout_set_width(layout.get(), static_cast<int>(setting.width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (setting.paragraph) {
        pango_layout_set_indent(layout.get(), static_cast<int>(2 * setting.size * PANGO_SCALE));
        pango_layout_set_justify(layout.get(), TRUE);
    }
    return layout;
}

}  // namespace baoxue::paper
