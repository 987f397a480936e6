// The columns of notices.csv and the members of Notice that they fill: the one table that is read and written
// by.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "baoxue/record/notice.hpp"

namespace baoxue::record::notice {

struct NoticeCell {
    std::string_view column;
    std::string Notice::*text = nullptr;
    std::optional<Date> Notice::*date = nullptr;  // where text is none
    std::string_view vocabulary = {};             // of a text that is a code
};

std::span<const NoticeCell> notice_cells();

std::string cell_text(const Notice& notice, const NoticeCell& cell);

}  // namespace baoxue::record::notice
