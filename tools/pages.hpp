// The manual that is compiled in, lib/data/manual: a page for each command and topic, in a plain kind of Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baoxue::tools {

/// A topic that is no command, a line of topics.inc: `baoxue help NAME`, and a manual page baoxue-NAME in its section.
struct Topic {
    std::string_view name, summary;
    int section;
};
const std::vector<Topic>& topics();
const Topic* find_topic(std::string_view name);  ///< nullptr when there is none

/// A part of a page: what stands below a heading; the first part has none.
struct Part {
    std::string heading, text;
};
std::vector<Part> parts_of(std::string_view page);

std::string plain(std::string_view page);     ///< for a terminal
std::string roff_text(std::string_view text);  ///< one part for man(1)
std::string roff(std::string_view text);       ///< words as they are: hyphens stay hyphens, no line is a request

}  // namespace baoxue::tools
