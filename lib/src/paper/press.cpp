#include "paper/press.hpp"

#include "base/loaded.hpp"

#pragma weak baoxue_press

namespace baoxue::paper {

const Press& press()
{
    static const Press& found =
        &baoxue_press ? baoxue_press  // there already where it is linked in
                      : *static_cast<const Press*>(loaded(BAOXUE_PRESS, "baoxue_press"));
    return found;
}

}  // namespace baoxue::paper
