#include "baoxue/rule/dropout.hpp"

#include "baoxue/rule/enrolment.hpp"

namespace baoxue {

DropoutCount dropout_count_of_paper(std::string_view reason, bool normal)
{
    if (reason == "suspended") return DropoutCount::suspended;
    if (reason == "dropout" || reason == "missing") return DropoutCount::dropped_out;
    return normal ? DropoutCount::none : DropoutCount::unproved_out;
}

DropoutCount dropout_count_of_status(std::string_view status)
{
    if (status == "suspended") return DropoutCount::suspended;
    if (status == "left_school") return DropoutCount::withdrawn;
    if (status == "dropout" || status == "missing") return DropoutCount::dropped_out;
    return enrolment_of(status) == Enrolment::astray ? DropoutCount::unproved_out : DropoutCount::none;
}

std::string_view to_string(DropoutCount count)
{
    constexpr std::string_view words[] = {"", "suspended", "withdrawn", "dropped_out", "unproved_out"};
    return words[static_cast<std::size_t>(count)];
}

}  // namespace baoxue
