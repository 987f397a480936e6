// What an Attendance holds: all students' days, and how the roll calls of one part after the other are entered.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "baoxue/store/attendance.hpp"
#include "store/attendance/notes.hpp"
#include "store/attendance/numbered_texts.hpp"
#include "store/attendance/roll_calls.hpp"
#include "store/attendance/whereabouts.hpp"

namespace baoxue {

/// Of each student and day 16 bits: which lessons were recorded, and whether notes tell more of them. Lessons
/// get their bits, "slots", in the order in which they are met; those beyond the bits are always notes.
/// Students are numbered from 1 here.
struct Attendance::State {
    static constexpr unsigned day_slots = 15;  // lessons that have a bit in a student's day
    static constexpr std::uint16_t slot_bits = (1U << day_slots) - 1, has_notes = 1U << day_slots;

    NumberedTexts students;
    Whereabouts whereabouts;
    Notes notes{day_slots};
    std::vector<std::vector<std::uint16_t>> seen;  // by day, then student
    std::map<Date, std::uint32_t> day_numbers;     // in the order in which they are met
    std::vector<Lesson> lessons;                   // by slot
    std::map<Lesson, std::uint32_t> slot_numbers;
    std::vector<SchoolClass> places;
    std::map<SchoolClass, std::uint32_t> place_numbers;
    std::optional<bool> by_national_id;
    std::vector<std::uint32_t> numbers;  // of the students of a part's marks

    void merge(RollCalls& part);
    void translate(RollCalls& part);
    void merge(const RollCalls& part, const RollCall& call, std::size_t end);
    void note(std::uint32_t student, std::uint32_t day, std::uint32_t slot, AttendanceStatus status);
    std::uint32_t day_number(Date date);

    std::uint16_t seen_on(std::uint32_t day, std::uint32_t student) const
    {
        return student < seen[day].size() ? seen[day][student] : std::uint16_t{0};
    }

    /// Of each of the student's days in turn: day(date, number), then lesson(lesson, status) for what is
    /// noted, then plain(slots) for the lessons that were just attended, a bit each.
    template <typename Day, typename Noted, typename Plain>
    void each(std::uint32_t student, Day day, Noted lesson, Plain plain) const;
};

template <typename Day, typename Noted, typename Plain>
void Attendance::State::each(std::uint32_t student, Day day, Noted lesson, Plain plain) const
{
    std::vector<Note> noted;
    notes.of(student, noted);
    for (const auto& [date, number] : day_numbers) {
        const unsigned today = seen_on(number, student);
        if (today == 0) continue;
        day(date, number);
        unsigned slots = today & slot_bits;
        if ((today & has_notes) != 0)
            for (const auto& note : std::ranges::equal_range(noted, number, {}, &Note::day)) {
                if (note.slot < day_slots) slots &= ~(1U << note.slot);
                lesson(lessons[note.slot], note.status);
            }
        plain(slots);
    }
}

}  // namespace baoxue
