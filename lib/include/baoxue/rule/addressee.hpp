// To whom a letter can be served: a person with a name, at a place (民事诉讼法, articles 88 to 95); names_something() of the place.
#pragma once

#include <string_view>

#include "baoxue/base/api.hpp"
#include "baoxue/base/text.hpp"

namespace baoxue {

/// Whether the cell names a child: 待补, 无名氏, 新生, 学生1 name none, and two rows that say so are not one child.
BAOXUE_API bool names_child(std::string_view cell);

/// Whether the digits of the cell may be somebody's number: no 0, 00000000000 or 12345678901.
BAOXUE_API bool names_phone(std::string_view cell);

/// Whether the cell names a guardian whom a letter can be addressed to: a person by name, and not the child itself (本人),
/// its school, a telephone, a mere relation (父亲, 家长), nor somebody who is dead or away (赵大（已故）, 父母外出). That there is
/// none (父母双亡, 孤儿) names nobody.
BAOXUE_API bool names_guardian(std::string_view cell, std::string_view child, std::string_view school = {});

}  // namespace baoxue
