#include "store/attendance/whereabouts.hpp"

namespace baoxue::store::attendance {

void Whereabouts::meet_elsewhere(std::uint32_t student, std::uint32_t day, std::uint32_t place)
{
    auto& home = homes_[student];
    if (home == nowhere) {
        home = place;
        return;
    }
    if ((home & moved) == 0) {
        movers_.push_back({home, {}});
        home = static_cast<std::uint32_t>(movers_.size() - 1) | moved;
    }
    auto& by_day = movers_[home & ~moved].by_day;
    if (by_day.size() <= day) by_day.resize(day + 1, nowhere);
    by_day[day] = place;
}

std::uint32_t Whereabouts::of_mover(std::uint32_t number, std::uint32_t day) const
{
    const auto& mover = movers_[number];
    return day < mover.by_day.size() && mover.by_day[day] != nowhere ? mover.by_day[day] : mover.home;
}

}  // namespace baoxue::store::attendance
