// What two rows say of one child: for those who build the directory and those who ask it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/csv/who.hpp"

namespace baoxue::rule::child_directory {

// Numbers of different kinds never meet, but where both are or hold a 身份证号.
inline std::string key_of(const Id& id, char kind)
{
    const std::string_view number = person_number(id);
    return number.size() == 18 ? std::string(number) : kind + std::string(number);
}

inline std::vector<std::string> keys_of(const Who& who)
{
    std::vector<std::string> keys;
    if (who.student_id.usable()) keys.push_back(key_of(who.student_id, 's'));
    if (who.national_id.usable()) keys.push_back(key_of(who.national_id, 'n'));
    if (keys.size() == 2 && keys[0] == keys[1]) keys.pop_back();
    return keys;
}

// Into a sorted list.
template <class Value>
void add_once(std::vector<Value>& values, const Value& value)
{
    const auto at = std::ranges::lower_bound(values, value);
    if (at == values.end() || *at != value) values.insert(at, value);
}

// Whether what both rows tell besides the name agrees.
inline bool agree(const Who& row, const Who& child)
{
    return (row.gender == 0 || child.gender == 0 || row.gender == child.gender) &&
           (!row.birth_date || !child.birth_date || row.birth_date == child.birth_date) &&
           (row.seat.empty() || child.seat.empty() || row.seat == child.seat) &&
           (row.class_number.empty() || child.class_number.empty() || row.class_number == child.class_number);
}

}  // namespace baoxue::rule::child_directory
