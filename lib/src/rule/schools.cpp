#include "baoxue/rule/schools.hpp"

#include <algorithm>

#include "baoxue/base/text.hpp"

namespace baoxue {

void Schools::learn(std::string_view school_id, std::string_view school_name)
{
    if (school_id.empty() || school_name.empty()) return;
    std::string id = fold(school_id);
    if (const auto [known, added] = ids_.emplace(fold(school_name), id); !added)
        known->second = std::min(known->second, id);
    if (const auto [known, added] = names_.emplace(std::move(id), school_name); !added)
        known->second = std::min(known->second, std::string(school_name));
}

std::string Schools::key(std::string_view school_id, std::string_view school_name) const
{
    if (!school_id.empty()) return fold(school_id);
    std::string name = fold(school_name);
    const auto id = ids_.find(name);
    return id == ids_.end() ? name : id->second;
}

std::string Schools::name(std::string_view school_id) const
{
    const auto found = names_.find(fold(school_id));
    return found == names_.end() ? std::string() : found->second;
}

}  // namespace baoxue
