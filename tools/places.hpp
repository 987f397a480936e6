// --school and --class, which mean the same in every command that has them.
#pragma once

#include <span>
#include <vector>

#include <baoxue/base/words.hpp>
#include <baoxue/rule/class_choice.hpp>

#include "command.hpp"

namespace baoxue::tools {

/// Declares both options.
void add_places(CLI::App& app, ClassChoice& choice);

/// Throws Error `usage` for words that name none of the places that the files hold.
void hold_against(const ClassChoice& choice, std::span<const SchoolClass> places, const Schools& known = {});

/// The places of rows, as place_of(row) tells them.
template <class Row, class PlaceOf>
std::vector<SchoolClass> places_of(const std::vector<Row>& rows, PlaceOf place_of)
{
    std::vector<SchoolClass> places;
    for (const auto& row : rows) places.push_back(place_of(row));
    return places;
}

}  // namespace baoxue::tools
