// Values read from any place in a text.
#pragma once

#include <cstring>

namespace baoxue {

/// The value whose bytes stand there, aligned or not: one instruction.
template <class Word>
Word load(const char* from)
{
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

}  // namespace baoxue
