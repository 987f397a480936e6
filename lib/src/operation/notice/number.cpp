// The numbers of documents.
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>

#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/notice.hpp"

namespace baoxue {

NumberSeries::NumberSeries(std::string_view format, std::string_view code, std::string_view word, int year,
                           const std::vector<Notice>& known)
{
    std::string text(format);
    for (const auto& [name, value] : {std::pair<std::string_view, std::string>{"{code}", code},
                                      {"{word}", std::string(word)},
                                      {"{year}", std::to_string(year)}})
        for (auto at = text.find(name); at != text.npos; at = text.find(name, at + value.size()))
            text.replace(at, name.size(), value);
    const auto place = text.find("{n}");
    if (place == text.npos || text.find('{', place + 1) != text.npos || text.find('{') < place)
        throw Error(Status::usage, say("a number's format has {n} once, and may have {code}, {word} and {year}"));
    before_ = paper::plain(text.substr(0, place));
    after_ = paper::plain(text.substr(place + 3));
    if (display_width(before_ + after_) > 120) throw Error(Status::usage, say("the number of a document is too long"));
    const auto head = fold(before_), tail = fold(after_);
    for (const auto& notice : known) {
        const auto number = fold(notice.notice_no);
        if (number.size() <= head.size() + tail.size() || !number.starts_with(head) || !number.ends_with(tail))
            continue;
        const auto digits = std::string_view(number).substr(head.size(), number.size() - head.size() - tail.size());
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error == std::errc{} && end == digits.data() + digits.size()) last_ = std::max(last_, value);
    }
}

std::string NumberSeries::next()
{
    auto digits = std::to_string(++last_);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    return before_ + digits + after_;
}

std::string number_with_check(const std::string& notice_no)
{
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(notice_no.data()), static_cast<uInt>(notice_no.size()));
    return fmt::format("{} {:08X}", notice_no, sum);
}

}  // namespace baoxue
