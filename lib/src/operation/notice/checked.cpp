// What was looked at before a child was said to be away, for whoever signs the letter.
#include "baoxue/base/words.hpp"
#include "baoxue/notice.hpp"
#include "baoxue/record/absence_flag.hpp"
#include "operation/notice/row.hpp"

#include <algorithm>

namespace baoxue {

using namespace operation::notice;

namespace {

struct List {
    std::string_view name, words;
};
constexpr List lists[] = {{"leave", "leave slips"},
                          {"transfers", "transfers"},
                          {"notices", "letters"},
                          {"ledger", "entries of the ledger"},
                          {"visits", "visits"}};

void add(std::string& words, const std::string& more)
{
    if (!words.empty()) words += say("; ");
    words += more;
}

}  // namespace

std::string checked_in_words(const NoticeRequest& request)
{
    const auto checked = checked_in(field(request.fields, {"checked"}));
    if (checked.attendance == 0) return {};
    std::string words = checked.last_present
                            ? say("last in a lesson on {} at {}", {to_string(*checked.last_present), checked.at})
                            : std::string(say("in no lesson of these lists"));
    add(words, say("attendance of {} schools searched", {checked.attendance}));
    if (checked.rosters != 0) add(words, say("rosters of {} schools searched", {checked.rosters}));
    std::string not_given;
    for (const auto& [name, text] : lists) {
        const auto found =
            std::ranges::find(checked.found, name, [](const auto& list) { return std::string_view(list.first); });
        if (found != checked.found.end()) add(words, say("{} found: {}", {say(text), found->second}));
        else not_given.append(not_given.empty() ? std::string_view() : say(", ")).append(say(text));
    }
    if (checked.last_visit) add(words, say("the last visit on {}", {to_string(*checked.last_visit)}));
    if (!not_given.empty()) add(words, say("not searched: {}", {not_given}));
    return words;
}

}  // namespace baoxue
