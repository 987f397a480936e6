// Which student a row is about, and what belongs to each.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/identity.hpp"
#include "baoxue/record/notice.hpp"

namespace baoxue::record::notice {

// What tells a student from all others: the numbers, else name, school, grade and class. Empty when there is
// neither.
using Keys = std::vector<std::string>;

Keys keys_of(const Id& student_id, const Id& national_id);
Keys keys_of(std::string_view student_id, std::string_view national_id, std::string_view name, std::string_view school,
             std::string_view grade, std::string_view class_name);
Keys keys_of(const Notice& notice);

// Things by the students they belong to.
template <class Thing>
class ByStudent {
  public:
    void add(const Keys& keys, const Thing& thing)
    {
        for (const auto& key : keys) places_.emplace(key, things_.size());
        things_.push_back(thing);
    }

    // Each once, in the order in which they were added.
    std::vector<Thing> of(const Keys& keys) const
    {
        std::set<std::size_t> places;
        for (const auto& key : keys)
            for (auto [at, end] = places_.equal_range(key); at != end; ++at) places.insert(at->second);
        std::vector<Thing> found;
        found.reserve(places.size());
        for (const auto place : places) found.push_back(things_[place]);
        return found;
    }

  private:
    std::multimap<std::string, std::size_t> places_;
    std::vector<Thing> things_;
};

}  // namespace baoxue::record::notice
