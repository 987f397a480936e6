// Vocabularies: the words that stand in status, reason, proof and such columns, and the codes they mean. The
// table is lib/data/codes.csv; the first word of a code is the one to print.
#pragma once

#include <optional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue {

/// The words of one vocabulary ("status", "attendance", "reason", "outflow", "proof", …), simplified and
/// traditional, and the codes themselves. A profile adds the codes of another system (seewo, dingtalk, xsyx,
/// xsyx-board, frappe, gibbon, rosariosis, opensis, moodle, paper, register): its numbers and letters mean
/// something else in the next system, so without the profile they are unknown. Safe to share between threads
/// once made.
class BAOXUE_API Vocabulary {
  public:
    /// Throws Error `usage` for a profile that no vocabulary has, std::out_of_range for an unknown field.
    explicit Vocabulary(std::string_view field, std::string_view profile = {});

    /// A user's own word; goes before all others. Throws Error `usage` when `code` is none of this
    /// vocabulary.
    void add(std::string_view word, std::string_view code);

    /// The code that the cell means: by word after fold(), or written as code and word ("1-居民身份证", where
    /// both must agree). Empty when it is unknown: never a guess. The view lives as long as the program.
    /// O(log n).
    std::string_view canonical(std::string_view cell) const;

  private:
    std::string_view find(std::string_view folded) const;

    std::string field_;
    std::vector<std::pair<std::string, std::string_view>> words_;  // folded word, code; sorted
};

/// Vocabulary::canonical() of a vocabulary that is made at the first call of a thread and kept. For cells by
/// the million hold a Vocabulary instead.
BAOXUE_API std::string_view canonical(std::string_view field, std::string_view cell, std::string_view profile = {});

/// The word to print for a code: 转出, 轉出; in English, and for an unknown code, the code itself.
BAOXUE_API std::string_view label(std::string_view field, std::string_view code, Language language);

/// The cell with each word of a list `a;b` as its code; what is no word of the vocabulary stays, and so does all where
/// `field` is empty.
BAOXUE_API std::string in_codes(std::string_view field, std::string_view cell);
/// The same with each code as its word; words stay.
BAOXUE_API std::string in_words(std::string_view field, std::string_view cell, Language language);

/// The codes of a vocabulary in the order of the table.
BAOXUE_API std::vector<std::string_view> codes_of(std::string_view field);

/// What to tell of a cell that no code of the vocabulary is meant by: the words or, in English, the codes that there
/// are.
BAOXUE_API std::string unknown_word(std::string_view field);

/// The same, and names the word; not when it is long, holds a number or what may be a person's name, such as one of the
/// row's `names` or the given name of one.
BAOXUE_API std::string unknown_word(std::string_view field, std::string_view cell,
                                    std::initializer_list<std::string_view> names = {});

/// The same of words that are no vocabulary.
BAOXUE_API std::string unknown_word(const std::vector<std::string_view>& words);

/// The profiles, sorted.
BAOXUE_API std::vector<std::string_view> profiles();

/// Whether a child's `case` is closed in this state: returned, placed, transferred, excluded.
BAOXUE_API bool is_closed(std::string_view state);

/// What an `attendance` code is worth when absences are counted.
enum class Presence {
    present,       ///< present, late, early, official
    unclassified,  ///< absent, and nobody has said why: unexcused unless a leave covers it
    unexcused,     ///< absent without leave (旷课)
    excused,       ///< sick, personal, suspended, excused
    not_counted    ///< closed, pending, not_enrolled: no lesson to be absent from
};

/// Nothing for what is no `attendance` code.
BAOXUE_API std::optional<Presence> presence_of(std::string_view attendance);

}  // namespace baoxue
