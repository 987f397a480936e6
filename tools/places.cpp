#include "places.hpp"

#include <baoxue/base/error.hpp>

namespace baoxue::tools {

void add_places(CLI::App& app, ClassChoice& choice)
{
    app.add_option("--school", choice.schools, "Only these schools, by number or name")
        ->delimiter(',')
        ->type_name("NAME");
    app.add_option("--class", choice.classes, "Only these classes, as SCHOOL/7/1, 7/1 or 1")
        ->delimiter(',')
        ->type_name("NAME");
}

void hold_against(const ClassChoice& choice, std::span<const SchoolClass> places, const Schools& known)
{
    const auto none = choice.naming_none_of(places, known);
    if (!none.empty())
        throw Error(Status::usage,
                    say("--school, --class: no school or class of these files is called {}", {join_words(none)}));
}

void tell_left_out(std::size_t rows)
{
    if (rows != 0) tell("left out by --school and --class: {}", {{"left_out", rows}});
}

}  // namespace baoxue::tools
