// Which encoding bytes are in, told without asking where that is certain.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace baoxue::csv {

enum class Encoding { utf8, gb18030, big5, utf16le, utf16be };

std::string_view name_of(Encoding encoding);

/// By the names of --encoding: utf-8, gb18030 (gbk, gb2312), big5, utf-16le, utf-16be, in any case.
std::optional<Encoding> encoding_named(std::string_view name);

/// By the byte-order mark at the head of a file; nothing when it has none.
std::optional<Encoding> encoding_by_mark(std::string_view head);

/// UTF-16 without a mark, by where the NUL bytes stand; nothing for a file that is not UTF-16.
std::optional<Encoding> encoding_by_nuls(std::string_view head);

/// The encodings that this piece of a text, which has bytes above 0x7F, may be in: one when it is certain,
/// several when a person must say, none when it is damaged. The piece begins at a character but may end
/// inside one.
///
/// Strict UTF-8 is certain, unless it would be Greek, Cyrillic or Arabic by two-byte forms alone and good
/// Chinese in GB18030. Between GB18030 and Big5 the mean over all characters decides: 1 for the common half
/// of each standard (GB 2312 level 1, Big5 level 1), less for the rare half and for signs, 0 for what lies
/// outside.
std::vector<Encoding> plausible_encodings(std::string_view piece);

}  // namespace baoxue::csv
