// What a run tells on standard error: lines, or one JSON object.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

#include <baoxue/base/words.hpp>

namespace baoxue::tools {

/// A value of a line: what --json calls it.
struct Told {
    std::string name;
    Word value;
    bool number;
    Told(std::string_view called, std::integral auto of) : name(called), value(of), number(true) {}
    Told(std::string_view called, std::string_view of) : name(called), value(of), number(false) {}
};

enum class SummaryForm { lines, none, json };
void tell_as(SummaryForm form);  ///< all that is told from now on
SummaryForm told_as();
void tell_of(std::string_view command);  ///< whose summary it is

/// A line, printable(); of --json one of `messages`.
void tell(const std::string& line);

/// say(english, values) as a line; of --json each value under its name, those that are told several times as a list.
void tell(std::string_view english, std::initializer_list<Told> figures);

/// The text as JSON has it.
std::string json_text(std::string_view text);

/// An error, whatever the form.
void tell_error(const std::string& message);

/// Ends the summary: of --json writes the object.
void end_summary(int status);

}  // namespace baoxue::tools
