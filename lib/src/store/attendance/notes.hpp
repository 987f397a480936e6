// What there is to tell about lessons beyond "was there", kept small while files are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "baoxue/store/attendance.hpp"

namespace baoxue::store::attendance {

/// A lesson not plainly `present`, or a present one that takes back an earlier note.
struct Note {
    std::uint32_t before;  ///< of the same student
    std::uint16_t day;
    std::uint8_t slot;
    AttendanceStatus status;
};

/// Notes in chains by student, the latest first. Students, days and slots are numbers of the caller's.
class Notes {
  public:
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    /// `plain_slots`: of these lessons the caller remembers which were recorded, so that a present one needs
    /// no note of its own.
    explicit Notes(unsigned plain_slots) : plain_slots_(plain_slots) {}

    void make_room(std::size_t students) { last_.resize(students, none); }

    void add(std::uint32_t student, std::uint32_t day, std::uint32_t slot, AttendanceStatus status)
    {
        notes_.push_back({last_[student], static_cast<std::uint16_t>(day), static_cast<std::uint8_t>(slot), status});
        last_[student] = static_cast<std::uint32_t>(notes_.size() - 1);
    }

    /// Drops the notes that later ones replaced, when there are twice as many as the last time, so that a
    /// file given again and again takes no more memory.
    void settle();

    /// The notes that stand, ascending by day and slot.
    void of(std::uint32_t student, std::vector<Note>& found) const;

    /// Whether any note, a replaced one too, says that the student was missed.
    bool miss(std::uint32_t student) const;

  private:
    unsigned plain_slots_;
    std::vector<Note> notes_;
    std::vector<std::uint32_t> last_;  // by student
    std::size_t limit_ = std::size_t{1} << 20;
};

}  // namespace baoxue::store::attendance
