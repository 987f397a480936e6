#include "baoxue/rule/class_choice.hpp"

#include <algorithm>
#include <string_view>

#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"

namespace baoxue {
namespace {

bool is_school(std::string_view word, const SchoolClass& place, const Schools& known)
{
    const auto same = fold(word);
    if (same == fold(place.school_id) || same == fold(place.school_name)) return true;
    const auto key = known.key(place.school_id, place.school_name);
    return !key.empty() && (known.key(word, {}) == key || known.key({}, word) == key);
}

// The part behind the last slash, all of it where there is none; `word` keeps what stands before.
std::string_view last_part(std::string_view& word)
{
    const auto slash = word.rfind('/');
    const auto part = trim(word.substr(slash == word.npos ? 0 : slash + 1));
    word = slash == word.npos ? std::string_view() : trim(word.substr(0, slash));
    return part;
}

bool is_class(std::string_view word, const SchoolClass& place, const Schools& known)
{
    const auto name = last_part(word);
    auto told = parse_grade_and_class({}, name);
    if (auto before = word; !word.empty())
        if (const auto grade = parse_grade(last_part(before))) {
            told = {*grade, parse_class(name, *grade)};
            word = before;
        }
    if (told.grade != 0 && told.grade != place.grade) return false;
    if (told.class_name != place.name && parse_class(name, place.grade) != place.name) return false;
    return word.empty() || is_school(word, place, known);
}

}  // namespace

bool ClassChoice::wants(const SchoolClass& place, const Schools& known) const
{
    const auto of_school = [&](const std::string& word) { return is_school(word, place, known); };
    const auto of_class = [&](const std::string& word) { return is_class(word, place, known); };
    return (schools.empty() || std::ranges::any_of(schools, of_school)) &&
           (classes.empty() || std::ranges::any_of(classes, of_class));
}

std::vector<std::string> ClassChoice::naming_none_of(std::span<const SchoolClass> places, const Schools& known) const
{
    std::vector<std::string> none;
    const auto look_for = [&](const std::vector<std::string>& words, auto is) {
        for (const auto& word : words)
            if (std::ranges::none_of(places, [&](const SchoolClass& place) { return is(word, place, known); }))
                none.push_back(word);
    };
    look_for(schools, is_school);
    look_for(classes, is_class);
    return none;
}

}  // namespace baoxue
