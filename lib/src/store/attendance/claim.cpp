#include "store/attendance/claim.hpp"

#include <algorithm>

#include "baoxue/base/text.hpp"

namespace baoxue::store::attendance {
namespace {

constexpr char claim_mark = '\x02', separator = '\x1F';  // no cell holds them

std::string_view take(std::string_view& text)
{
    const auto end = std::min(text.find(separator), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

}  // namespace

std::string claim_of(const Who& who)
{
    std::string claim(1, claim_mark);
    for (const std::string& part : {who.name_text, who.school_id, who.school_name, std::to_string(who.grade), who.class_name,
                                    std::string(who.gender == 0 ? 0 : 1, who.gender), who.seat,
                                    who.class_number})
        claim.append(part).append(1, separator);
    return claim;
}

bool is_claim(std::string_view text)
{
    return text.starts_with(claim_mark);
}

Who who_of(std::string_view claim, bool by_national_id)
{
    Who who;
    if (!is_claim(claim)) {
        const bool national = by_national_id || (claim.size() == 18 && parse_national_id(claim).state == IdState::valid);
        if (national) who.national_id = parse_national_id(claim);
        else who.student_id = parse_student_id(claim);
        return who;
    }
    claim.remove_prefix(1);
    who.name_text = take(claim), who.school_id = take(claim), who.school_name = take(claim);
    who.grade = take(claim).front() - '0';
    who.class_name = take(claim);
    if (const auto gender = take(claim); !gender.empty()) who.gender = gender.front();
    who.seat = take(claim), who.class_number = take(claim);
    who.name = fold_name(who.name_text);
    return who;
}

}  // namespace baoxue::store::attendance
