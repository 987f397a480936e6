// Why a document is not issued, in words.
#include "baoxue/base/words.hpp"
#include "baoxue/notice.hpp"

namespace baoxue {

std::string_view describe(Refusal refusal)
{
    switch (refusal) {
        case Refusal::no_key:
            return say("neither a number nor a name of the student");
        case Refusal::twice:
            return say("the student stands in the list twice");
        case Refusal::no_name:
            return say("the row does not say who the student is, or of which school");
        case Refusal::no_guardian:
            return say("no guardian");
        case Refusal::no_address:
            return say("no address");
        case Refusal::not_in_school:
            return say("the roster says that the child is not in class at this school");
        case Refusal::said_back:
            return say("a visit says that the child is back");
        case Refusal::present:
            return say("the child was in a lesson on the last day of the absence, or after it");
        case Refusal::unknown_status:
            return say("nobody knows the word of the status");
        case Refusal::several_rows:
            return say("the rosters have this number in class twice, and not as one child of one class");
        case Refusal::not_waited_for:
            return say("the roster says that the school does not wait for the child");
        case Refusal::wrong_absence:
            return say("the absence begins after the day of issue or after its end, or its days are no number above 0, or more than there were");
        case Refusal::no_absence:
            return say("no absence stands in the row");
        case Refusal::other_document:
            return say("the rule asks for another document");
        case Refusal::open_notice:
            return say("a notice of this kind is still open");
        case Refusal::covered:
            return say("a leave or a proved transfer covers the days");
        case Refusal::stale:
            return say("nobody has told that the child was still away on the last school day");
        case Refusal::visits_missing:
            return say("too few visits are recorded since the absence began (--visits FILE)");
        case Refusal::step_missing:
            return say("the earlier document is not recorded as served, or its deadline has not passed");
        case Refusal::glyph_missing:
            return say("a character that no font has");
    }
    return {};
}

}  // namespace baoxue
