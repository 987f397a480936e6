// Numbers that stand with more than one name, or at more than one school.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace baoxue::store::attendance {

/// By student, as the store numbers them, where the files have names; empty where they have not.
struct Variants {
    struct Row {
        std::uint32_t file = 0, line = 0;  // 0: not known
    };

    std::vector<std::uint32_t> hashes;   // of the name as it first stood, 0: none
    std::vector<std::string> names;      // as it stands
    std::vector<Row> rows;               // the first one
    std::vector<std::uint32_t> made;     // students that are variants, in the order in which they were met
    std::unordered_map<std::uint32_t, std::uint32_t> of;              // a variant's first form
    std::unordered_map<std::uint64_t, std::uint32_t> by_name;         // student and hash of a name, the variant

    void make_room(std::size_t students)
    {
        hashes.resize(students), names.resize(students), rows.resize(students);
    }
    std::uint32_t first_form(std::uint32_t student) const
    {
        const auto found = of.find(student);
        return found == of.end() ? student : found->second;
    }
};

}  // namespace baoxue::store::attendance
