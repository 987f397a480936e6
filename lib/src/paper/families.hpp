// The font families of the paper by role, as lib/data/notices/fonts.csv lists them.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "baoxue/paper/printer.hpp"

namespace baoxue::paper {

enum class Role { text, title, label };

struct Family {
    std::string_view name;
    bool bold = false;
};

using FamiliesByRole = std::array<std::vector<Family>, 3>;

// In the order of preference.
std::vector<Family> families(Role role, Language script);

}  // namespace baoxue::paper
