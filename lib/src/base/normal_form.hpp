// One character as fold() writes it.
#pragma once

namespace baoxue {

/// Half width, ASCII lower case, traditional and variant forms folded; 0 for a blank or an invisible
/// character.
char32_t normal_form(char32_t character);

}  // namespace baoxue
