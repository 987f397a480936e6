#include "operation/child_page/person.hpp"

#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue::operation::child_page {

std::string heading(std::string_view column)
{
    std::string text(heading_of({"roster"}, column, spoken()));
    if (spoken() == Language::english) std::ranges::replace(text, '_', ' ');
    return text;
}

std::string cell_text(std::string_view column, const std::string& cell)
{
    const auto form = form_of({"roster"}, column);
    if (form == "date")
        if (const auto date = parse_date(cell)) return to_string(*date);
    const auto vocabulary = vocabulary_of({"roster"}, column);
    if (vocabulary.empty() || spoken() == Language::english) return cell;
    const auto code = canonical(vocabulary, cell);
    return code.empty() || vocabulary == "relation" ? cell : std::string(label(vocabulary, code, spoken()));
}

}  // namespace baoxue::operation::child_page
