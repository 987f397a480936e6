// A day in one cell, as a monthly summary of clock-ins has it.
#pragma once

#include <string>
#include <string_view>

#include "baoxue/base/codes.hpp"

namespace baoxue::operation::normalize {

/// Whether an attendance code says that the child was there, if late or not to the end.
bool tells_presence(std::string_view code);

/// The attendance code of a day such as 迟到3分钟, 上班缺卡,下班缺卡, 事假09-02 08:00到09-02 16:00 1天, 休息并打卡: who was there in one part
/// of it was there; a lone 上班缺卡, a leave of less than a day and absence beside leave are `pending`, since they do not
/// tell of the whole day. Empty where a word of it is unknown. The words are those of DingTalk's 月度汇总.
std::string day_of_punches(std::string_view cell, const Vocabulary& vocabulary);

}  // namespace baoxue::operation::normalize
