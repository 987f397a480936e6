// A pair in words for a clerk.
#pragma once

#include <string>
#include <string_view>

#include "baoxue/base/words.hpp"
#include "baoxue/record/review.hpp"

namespace baoxue::record::review {

/// What the rows say differently, the characters that differ in 〔〕: 姓名: 张〔子〕涵 → 张〔梓〕涵. Empty where nothing does.
std::string what_differs(const Person& before, const Person& after, Language language);

/// Why a person must look and what speaks for and against the pair, from codes (ReviewNote): in English the codes
/// themselves, with blanks for their underscores.
std::string why(std::string_view reason, std::string_view evidence, Language language);

}  // namespace baoxue::record::review
