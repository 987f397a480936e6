// --school and --class, which mean the same in every command that has them.
#pragma once

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

#include <baoxue/base/words.hpp>
#include <baoxue/rule/class_choice.hpp>

#include "command.hpp"

namespace baoxue::tools {

/// Declares both options.
void add_places(CLI::App& app, ClassChoice& choice);

/// Declares --group: words of the vocabulary special_group in any language, kept as codes.
void takes_groups(CLI::App& app, std::vector<std::string>& groups);

/// Throws Error `usage` for words that name none of the places that the files hold.
void hold_against(const ClassChoice& choice, std::span<const SchoolClass> places, const Schools& known = {});

/// How many rows are of other places.
void tell_left_out(std::size_t rows);

/// The places of rows, as place_of(row) tells them.
template <class Row, class PlaceOf>
std::vector<SchoolClass> places_of(const std::vector<Row>& rows, PlaceOf place_of)
{
    std::vector<SchoolClass> places;
    for (const auto& row : rows) places.push_back(place_of(row));
    return places;
}

/// Keeps the rows of the places that are chosen, and tells how many are left out. `places`: what else there is, so that
/// a school of which nothing is found is no typo.
template <class Row, class PlaceOf>
void keep_chosen(const ClassChoice& choice, std::vector<Row>& rows, PlaceOf place_of, const Schools& known = {},
                 std::vector<SchoolClass> places = {})
{
    if (choice.all()) return;
    std::ranges::move(places_of(rows, place_of), std::back_inserter(places));
    if (!places.empty()) hold_against(choice, places, known);
    tell_left_out(std::erase_if(rows, [&](const Row& row) { return !choice.wants(place_of(row), known); }));
}

}  // namespace baoxue::tools
