// Which children a rate of dropouts counts, of those who are in no class any more: 休学, 退学, 辍学 and 转出 without a proof
// that another school has the child (教育学名词: 辍学率 leaves out 毕业, 升级, 留级, 转学 and 死亡, and counts 休学, 退学 with or
// without papers, and whoever left and is in no other school). The ledgers (三本台账: 教育部办公厅, April 2024) hold the same
// children, save those on 休学, who are where they may be: whoever left without proof is suspected, and a dropout is who the
// register (status 辍学) or an order says is one.
#pragma once

#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

enum class DropoutCount {
    none,  ///< not counted: in class, or its leaving is proved
    suspended,
    withdrawn,
    dropped_out,
    unproved_out
};

/// By a row of list-outflow: its reason (code `outflow`) and whether the leaving is normal and proved.
BAOXUE_API DropoutCount dropout_count_of_paper(std::string_view reason, bool normal);

/// By the status that a roster gives a child.
BAOXUE_API DropoutCount dropout_count_of_status(std::string_view status);

/// suspended, withdrawn, dropped_out, unproved_out; empty for none.
BAOXUE_API std::string_view to_string(DropoutCount count);

}  // namespace baoxue
