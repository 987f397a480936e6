#include "forms.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/list.hpp>

namespace baoxue::tools {
namespace {

using Form = std::pair<std::string_view, std::string_view>;
constexpr Form forms[] = {
    {"date", "a date such as 2026-09-14"},
    {"month", "a month such as 2012-03"},
    {"time", "a time such as 2026-09-14 08:30"},
    {"number", "a number"},
    {"grade", "a grade such as 7 or 七年级"},
    {"class", "a class such as 3 or 七(3)班"},
    {"phone", "a telephone number, as text"},
    {"student_id", "the number of the register, as text"},
    {"national_id", "the number of the identity card, as text"},
};

}  // namespace

std::string form_in_words(std::string_view form, Language language)
{
    if (!form.starts_with("code:")) {
        const auto* const known = std::ranges::find(forms, form, &Form::first);
        return std::string(say(known == std::end(forms) ? "text" : known->second));
    }
    const auto vocabulary = form.substr(5);
    std::string words;
    for (const auto code : codes_of(vocabulary)) add_word(words, label(vocabulary, code, language), ", ");
    return words;
}

}  // namespace baoxue::tools
