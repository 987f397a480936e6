#include "wrap.hpp"

#include <algorithm>

#include <baoxue/base/text.hpp>

namespace baoxue::tools {
namespace {

// How much of the text stands in the next columns: a character of several bytes whole, words whole unless one is too long.
std::size_t line_end(std::string_view text, std::size_t width)
{
    std::size_t at = 0, used = 0, last_break = 0;
    while (at < text.size()) {
        std::size_t size = 1;
        while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0U) == 0x80U) ++size;
        used += display_width(text.substr(at, size));
        if (used > width) return last_break != 0 ? last_break : std::max<std::size_t>(at, 1);
        at += size;
        const bool wide = size > 1 && !text.substr(0, at).ends_with("（") && !text.substr(0, at).ends_with("“"), next_closes = text.substr(at).starts_with("，") || text.substr(at).starts_with("。") ||
                                                  text.substr(at).starts_with("；") || text.substr(at).starts_with("）");
        if ((wide && !next_closes) || (at < text.size() && text[at] == ' ')) last_break = at;
    }
    return at;
}

}  // namespace

std::string wrap(std::string_view text, std::size_t indent, std::size_t width)
{
    if (width < indent + 20) return std::string(text);
    std::string out;
    while (true) {
        const auto end = line_end(text, width - indent);
        out += text.substr(0, end);
        text.remove_prefix(end);
        while (text.starts_with(' ')) text.remove_prefix(1);
        if (text.empty()) return out;
        out += "\n" + std::string(indent, ' ');
    }
}

}  // namespace baoxue::tools
