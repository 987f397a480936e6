// The words of attendance, and what they count as.
#include <array>

#include "baoxue/base/codes.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue {

LessonCount& LessonCount::operator+=(AttendanceStatus status)
{
    static const auto worths = [] {
        std::array<Presence, attendance_statuses> all;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = *presence_of(code(static_cast<AttendanceStatus>(i)));
        return all;
    }();
    switch (worths[static_cast<std::size_t>(status)]) {
        case Presence::present:
            ++here;
            break;
        case Presence::unclassified:
            ++absent;
            break;
        case Presence::unexcused:
            ++unexcused;
            break;
        case Presence::excused:
            ++excused;
            break;
        case Presence::not_counted:
            break;
    }
    return *this;
}

bool is_here(AttendanceStatus status)
{
    LessonCount count;
    count += status;
    return count.here != 0;
}

std::string_view code(AttendanceStatus status)
{
    static constexpr std::string_view codes[]{"present",   "late",    "early",       "official",  "absent",
                                              "unexcused", "sick",    "personal",    "suspended", "excused",
                                              "closed",    "pending", "not_enrolled"};
    return codes[static_cast<std::size_t>(status)];
}

std::optional<AttendanceStatus> attendance_status(std::string_view of_code)
{
    for (std::uint8_t status = 0; status < attendance_statuses; ++status)
        if (code(AttendanceStatus{status}) == of_code) return AttendanceStatus{status};
    return {};
}

}  // namespace baoxue
