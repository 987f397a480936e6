// The ten digits of ASCII, whatever the locale.
#pragma once

namespace baoxue {

template <class Character>
constexpr bool is_digit(Character c)
{
    return c >= Character{'0'} && c <= Character{'9'};
}

}  // namespace baoxue
