// The names of the files that hold documents.
#include <algorithm>
#include <charconv>
#include <cstdint>

#include "baoxue/base/text.hpp"
#include "baoxue/notice.hpp"
#include "base/digit.hpp"

namespace baoxue {
namespace {

// A number around its counter, the last run of digits in it.
struct Parts {
    std::string_view before, counter, after;
};

Parts split(std::string_view number)
{
    auto end = number.size();
    while (end > 0 && !is_digit(number[end - 1])) --end;
    auto begin = end;
    while (begin > 0 && is_digit(number[begin - 1])) --begin;
    return {number.substr(0, begin), number.substr(begin, end - begin), number.substr(end)};
}

std::uint64_t value(std::string_view digits)
{
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

constexpr std::size_t longest_number = 190, longest_class = 40;

// What stands before and after the counter in a name.
std::pair<std::string, std::string> frame(const Notice& notice)
{
    const auto parts = split(notice.notice_no);
    const auto whole = file_name(std::string(parts.before) + '0' + std::string(parts.after), longest_number);
    const auto zero = file_name(std::string(parts.before) + '0', longest_number).size() - 1;
    return {whole.substr(0, zero), whole.substr(zero + 1)};
}

}  // namespace

std::string file_stem(const Notice& first, const Notice& last)
{
    const auto [before, after] = frame(first);
    const auto name = before + std::string(split(first.notice_no).counter) + after;
    if (first.notice_no != last.notice_no) return name + '_' + std::string(split(last.notice_no).counter);
    const auto place = file_name(first.grade + '-' + first.class_name, longest_class);
    return place.empty() ? name : name + '-' + place;
}

bool holds(std::string_view stem, const Notice& notice)
{
    const auto [before, after] = frame(notice);
    if (!stem.starts_with(before)) return false;
    stem.remove_prefix(before.size());
    const auto digits = std::min(stem.find_first_not_of("0123456789"), stem.size());
    const auto from = value(stem.substr(0, digits)), wanted = value(split(notice.notice_no).counter);
    stem.remove_prefix(digits);
    if (digits == 0 || !stem.starts_with(after)) return false;
    stem.remove_prefix(after.size());
    if (!stem.starts_with('_')) return from == wanted && (stem.empty() || stem.starts_with('-'));
    return from <= wanted && wanted <= value(stem.substr(1));
}

bool follows(const Notice& first, const Notice& second)
{
    const auto a = split(first.notice_no), b = split(second.notice_no);
    return a.before == b.before && a.after == b.after && value(a.counter) + 1 == value(b.counter);
}

}  // namespace baoxue
