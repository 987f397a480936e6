// Who issues a letter, where the law asks it: 未成年人保护法, article 83(2), binds the education authority (教育行政部门)
// to order the guardians; a township orders by 义务教育法, article 58, alone.
#pragma once

#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// Whether the name is that of an education authority: 七星关区教育局, 教育体育局, 教育科技局, 教育厅, 教育委员会. A
/// township's 教育管理中心 is none.
BAOXUE_API bool is_education_authority(std::string_view issuer);

}  // namespace baoxue
