// The signs that begin a line of a filled template (see form.hpp) -> a sheet.
#pragma once

#include <string>
#include <string_view>

#include "baoxue/paper/sheet.hpp"

namespace baoxue::paper {

// Stand before and after each value, so that the text between them holds no sign.
constexpr char value_begin = '\1';
constexpr char value_end = '\2';

Sheet read_markup(std::string_view text, const std::string& name);

}  // namespace baoxue::paper
