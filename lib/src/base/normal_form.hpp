// One character as fold() writes it.
#pragma once

namespace baoxue {

/// Half width, ASCII lower case, traditional and variant forms folded; 0 for a blank or an invisible
/// character.
char32_t normal_form(char32_t character);

/// The letter with the mark on it in one character, é for e and U+0301; 0 where there is none. Both in normal form.
char32_t composed(char32_t letter, char32_t mark);

}  // namespace baoxue
