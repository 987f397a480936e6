#include "places.hpp"

#include <baoxue/base/codes.hpp>
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

void takes_groups(CLI::App& app, std::vector<std::string>& groups)
{
    app.add_option_function<std::vector<std::string>>(
           "--group",
           [&groups](const std::vector<std::string>& words) {
               for (const auto& word : words) {
                   const auto code = canonical("special_group", word);
                   if (code.empty()) throw Error(Status::usage, say("--group {}: {}", {word, unknown_word("special_group")}));
                   groups.emplace_back(code);
               }
           },
           "Only children of these special groups, such as poor or 脱贫户")
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
