// In which class each student is, day by day: nearly always the same one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace baoxue::store::attendance {

/// Four bytes a student, and of those who were met in more than one place another four a day. All are numbers
/// of the caller's.
class Whereabouts {
  public:
    void make_room(std::size_t students) { homes_.resize(students, nowhere); }

    /// Of rows of the same student and day the last one decides.
    void meet(std::uint32_t student, std::uint32_t day, std::uint32_t place)
    {
        if (homes_[student] != place) [[unlikely]]
            meet_elsewhere(student, day, place);
    }

    /// Whether every row so far was met in this place, or none was.
    bool at_home(std::uint32_t student, std::uint32_t place) const { return homes_[student] == place; }
    /// The place of the first row; nothing before it.
    std::optional<std::uint32_t> home(std::uint32_t student) const
    {
        const auto home = homes_[student];
        if (home == nowhere) return {};
        return (home & moved) == 0 ? home : movers_[home & ~moved].home;
    }

    /// On a day on which the student was met.
    std::uint32_t of(std::uint32_t student, std::uint32_t day) const
    {
        const auto home = homes_[student];
        return (home & moved) == 0 ? home : of_mover(home & ~moved, day);
    }

    void fetch(std::uint32_t student) const { __builtin_prefetch(&homes_[student]); }

  private:
    static constexpr std::uint32_t nowhere = ~std::uint32_t{0};
    static constexpr std::uint32_t moved = std::uint32_t{1} << 31;

    struct Mover {
        std::uint32_t home;                 // the place of the first rows
        std::vector<std::uint32_t> by_day;  // where any other was met; else nowhere
    };

    std::uint32_t of_mover(std::uint32_t number, std::uint32_t day) const;
    void meet_elsewhere(std::uint32_t student, std::uint32_t day, std::uint32_t place);

    std::vector<std::uint32_t> homes_;  // by student: the place, or `moved` and a number of movers_
    std::vector<Mover> movers_;
};

}  // namespace baoxue::store::attendance
