// What a school or a teacher undertakes, in the words of a 责任书.
#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/notice.hpp"

namespace baoxue {
namespace {

struct TargetWords {
    std::string_view enrolled, students, none_lost, at_most, at_least, end;
};
constexpr TargetWords in_simplified{"本学年在校学生", "名", "，无一人失学辍学", "，失学辍学不超过", "，巩固不少于", "。"};
constexpr TargetWords in_traditional{"本學年在校學生", "名", "，無一人失學輟學", "，失學輟學不超過", "，鞏固不少於", "。"};

std::string_view field_of(const NoticeRequest& request, const char* column)
{
    const auto found = request.fields.find(column);
    return found == request.fields.end() ? std::string_view() : std::string_view(found->second);
}

bool share_is_about(const TargetShare& share, const NoticeRequest& request)
{
    const bool of_teacher = share.level == "teacher";
    if (!of_teacher && share.level != "school") return false;
    const auto id = half_width(field_of(request, "school_id"));
    const bool at_school = id.empty() ? fold(share.place.school_name) == fold(field_of(request, "school_name"))
                                      : half_width(share.place.school_id) == id;
    const bool teaches = canonical("role", field_of(request, "role")) == "teacher";
    return at_school && of_teacher == teaches && (!of_teacher || fold(share.teacher) == fold(field_of(request, "person")));
}

void add_share(std::string& text, const TargetShare& share, const TargetWords& words)
{
    const auto number = [&](long long count) { return std::to_string(count) + std::string(words.students); };
    if (text.empty()) text = std::string(words.enrolled) + number(share.enrolled);
    if (share.op == ">=") text += std::string(words.at_least) + number(share.children);
    else if (share.children == 0) text += words.none_lost;
    else text += std::string(words.at_most) + number(share.children);
}

}  // namespace

std::size_t put_targets(std::vector<NoticeRequest>& commitments, std::span<const TargetShare> shares, Language script)
{
    const TargetWords& words = script == Language::traditional ? in_traditional : in_simplified;
    std::size_t given = 0;
    for (auto& request : commitments) {
        std::string text;
        for (const auto& share : shares)
            if (share_is_about(share, request)) add_share(text, share, words);
        if (text.empty()) continue;
        request.fields["target"] = text + std::string(words.end);
        ++given;
    }
    return given;
}

}  // namespace baoxue
