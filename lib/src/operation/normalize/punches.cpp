#include "operation/normalize/punches.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "baoxue/base/text.hpp"
#include "baoxue/store/attendance.hpp"
#include "base/digit.hpp"

namespace baoxue::operation::normalize {
namespace {

constexpr std::string_view pending = "pending";

// 3分钟, 09-02 08:00到09-02 16:00 1天: when and for how long.
bool tells_a_time(std::string_view text)
{
    for (const std::string_view word : {"分钟", "小时", "天", "到", "至"}) {
        std::string rest;
        for (auto from = text;;) {
            const auto at = from.find(word);
            rest += from.substr(0, at);
            if (at == from.npos) break;
            from.remove_prefix(at + word.size());
        }
        if (rest.find_first_not_of("0123456789.:-/ ") == rest.npos) return true;
        if (rest.size() != text.size()) return tells_a_time(rest);
    }
    return false;
}

// 0.5天, 4小时: less than the day.
bool of_a_part(std::string_view text)
{
    if (text.ends_with("小时") || text.ends_with("分钟")) return true;
    const auto end = text.rfind("天");
    return end != text.npos && text.substr(0, end).find_last_of('.') != text.npos;
}

// The code of one part of the cell, `one_end` where it is about the coming or the going only.
std::optional<std::string_view> code_of(std::string_view part, const Vocabulary& vocabulary, bool& one_end)
{
    part = trim(part);
    if (const auto code = vocabulary.canonical(part); !code.empty()) return code;
    for (const std::string_view end : {"上班", "下班"})
        if (part.starts_with(end)) {
            part.remove_prefix(end.size());
            while (!part.empty() && is_digit(part.front())) part.remove_prefix(1);
            one_end = true;
        }
    const auto digit = std::ranges::find_if(part, is_digit<char>);
    const auto word = trim(part.substr(0, static_cast<std::size_t>(digit - part.begin())));
    const auto behind = part.substr(static_cast<std::size_t>(digit - part.begin()));
    if (!behind.empty() && !tells_a_time(behind)) return {};
    const auto code = vocabulary.canonical(word.ends_with("并打卡") ? word.substr(0, word.size() - std::string_view("并打卡").size()) : word);
    if (code.empty()) return {};
    const bool leave = presence_of(code) == Presence::excused;
    return leave && of_a_part(behind) ? pending : code;
}

}  // namespace

bool tells_presence(std::string_view code)
{
    const auto status = attendance_status(code);
    return status && is_here(*status);
}

std::string day_of_punches(std::string_view cell, const Vocabulary& vocabulary)
{
    std::vector<std::string_view> codes;
    bool one_end = false;
    const std::string text = half_width(cell);
    for (std::size_t from = 0, to = 0; from <= text.size(); from = to + 1) {
        to = std::min(text.find_first_of(",;\n", from), text.size());
        const auto part = std::string_view(text).substr(from, to - from);
        if (part.find_first_not_of("0123456789:. ") == part.npos) continue;  // 迟到 and below it 09:02
        const auto code = code_of(part, vocabulary, one_end);
        if (!code) return {};
        codes.push_back(*code);
    }
    if (codes.empty()) return {};
    if (const auto here = std::ranges::find_if(codes, tells_presence); here != codes.end()) return std::string(*here);
    const bool alike = std::ranges::all_of(codes, [&](auto code) { return code == codes.front(); });
    const bool lone_end = one_end && codes.size() == 1 && presence_of(codes.front()) != Presence::not_counted;
    return std::string(alike && !lone_end ? codes.front() : pending);
}

}  // namespace baoxue::operation::normalize
