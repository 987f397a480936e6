#include "baoxue/rule/schools.hpp"

#include <algorithm>

#include "baoxue/base/text.hpp"

namespace baoxue {
namespace {

void take_first(std::string& known, std::string_view told)
{
    if (!told.empty() && (known.empty() || told < known)) known = told;
}

// 甲小(东校区), 甲小-东校区 and 甲小-东 are one place: see with_campus().
std::string form_of(std::string_view name)
{
    std::string form = fold(name);
    const auto cut = [&](std::string_view end) {
        if (form.ends_with(end)) form.resize(form.size() - end.size());
    };
    const auto open = form.rfind('(');
    const std::string_view campus = "校区";
    if (form.ends_with(')') && open != form.npos && open != 0 && form.find(campus, open) != form.npos) {
        form.pop_back();
        form[open] = '-';
    }
    if (const auto dash = form.rfind('-'); dash != form.npos && dash + 1 + campus.size() < form.size()) cut(campus);
    return form;
}

}  // namespace

void Schools::learn(std::string_view school_id, std::string_view school_name)
{
    if (school_id.empty() && school_name.empty()) return;
    std::string id = form_of(school_id), name = form_of(school_name);
    auto& school = schools_[id.empty() ? name : id];
    take_first(school.id, school_id);
    take_first(school.name, school_name);
    if (id.empty() || name.empty()) return;
    if (const auto [known, added] = ids_.emplace(std::move(name), id); !added) known->second = std::min(known->second, id);
}

std::string Schools::key(std::string_view school_id, std::string_view school_name) const
{
    if (!school_id.empty()) return form_of(school_id);
    std::string name = form_of(school_name);
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
