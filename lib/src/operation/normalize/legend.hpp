// The legend of a paper grid: √出勤 ×旷课, 病假打×.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baoxue::operation::normalize {

/// Each sign that the text explains by a word of the vocabulary "attendance" that stands right before it (病假×, 病假打“×”)
/// or, in a text that writes them so, right behind it (×病假); with the code of the word. Throws Error `data` for a sign
/// of two meanings.
std::vector<std::pair<std::string, std::string>> legend_in(std::string_view text);

}  // namespace baoxue::operation::normalize
