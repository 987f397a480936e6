#include "baoxue/rule/schools.hpp"

#include <algorithm>

#include "baoxue/base/text.hpp"

namespace baoxue {
namespace {

void take_first(std::string& known, std::string_view told)
{
    if (!told.empty() && (known.empty() || told < known)) known = told;
}

}  // namespace

void Schools::learn(std::string_view school_id, std::string_view school_name)
{
    if (school_id.empty() && school_name.empty()) return;
    std::string id = fold(school_id), name = fold(school_name);
    auto& school = schools_[id.empty() ? name : id];
    take_first(school.id, school_id);
    take_first(school.name, school_name);
    if (id.empty() || name.empty()) return;
    if (const auto [known, added] = ids_.emplace(std::move(name), id); !added) known->second = std::min(known->second, id);
}

std::string Schools::key(std::string_view school_id, std::string_view school_name) const
{
    if (!school_id.empty()) return fold(school_id);
    std::string name = fold(school_name);
    const auto id = ids_.find(name);
    return id == ids_.end() ? name : id->second;
}

SchoolClass Schools::of(const std::string& key) const
{
    const auto found = schools_.find(key);
    return found == schools_.end() ? SchoolClass{{}, key, 0, {}} : SchoolClass{found->second.id, found->second.name, 0, {}};
}

bool Schools::holds(const std::string& school, const std::string& campus) const
{
    if (school == campus) return true;
    const auto plain = [](const std::string& text) {
        std::string letters = fold(text);
        std::erase_if(letters, [](char c) { return c == '-' || c == '(' || c == ')'; });
        return letters;
    };
    const auto part_of = [&](const std::string& whole, const std::string& part) {
        return !whole.empty() && part.find('-') != part.npos && plain(part).starts_with(plain(whole));
    };
    const auto one = of(school), other = of(campus);
    return part_of(one.school_id, other.school_id) || part_of(one.school_name, other.school_name);
}

SchoolClass Schools::whole(SchoolClass place) const
{
    const auto found = schools_.find(key(place.school_id, place.school_name));
    const bool named = !place.school_id.empty() || !place.school_name.empty();
    const School* const school = !named ? only() : found == schools_.end() ? nullptr : &found->second;
    if (school == nullptr) return place;
    if (!school->id.empty()) place.school_id = school->id;
    if (place.school_name.empty()) place.school_name = school->name;
    return place;
}

// A school that some rows name by its name alone stands under the name, too.
const Schools::School* Schools::only() const
{
    const School* only = nullptr;
    for (const auto& [key, school] : schools_) {
        const auto by_name = ids_.find(key);
        const School& one = by_name == ids_.end() ? school : schools_.find(by_name->second)->second;
        if (only != nullptr && only != &one) return nullptr;
        only = &one;
    }
    return only;
}

}  // namespace baoxue
