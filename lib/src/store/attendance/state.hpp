// What an Attendance holds: all students' days, and how the roll calls of one part after the other are entered.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "baoxue/store/attendance.hpp"
#include "store/attendance/notes.hpp"
#include "store/attendance/string_interner.hpp"
#include "store/attendance/roll_calls.hpp"
#include "store/attendance/variants.hpp"
#include "store/attendance/whereabouts.hpp"

namespace baoxue {

using namespace store::attendance;

/// A "student" is a number here, or a claim; where one stands with several names or at several schools, each of these is
/// a student of its own, a variant, until join() tells who is who. Of each student and day 16 bits: which lessons were recorded, and whether notes tell more of them. Lessons
/// get their bits, "slots", in the order in which they are met; those beyond the bits are always notes.
/// Students are numbered from 1 here.
struct Attendance::State {
    static constexpr unsigned day_slots = 15;  // lessons that have a bit in a student's day
    static constexpr std::uint16_t slot_bits = (1U << day_slots) - 1, has_notes = 1U << day_slots;

    StringInterner students;
    Whereabouts whereabouts;
    Notes notes{day_slots};
    std::vector<std::vector<std::uint16_t>> seen;  // by day, then student
    std::map<Date, std::uint32_t> day_numbers;     // in the order in which they are met
    std::vector<Lesson> lessons;                   // by slot
    std::map<Lesson, std::uint32_t> slot_numbers;
    std::vector<SchoolClass> places;
    std::map<SchoolClass, std::uint32_t> place_numbers;
    std::optional<bool> by_national_id;
    std::vector<std::string> files;
    std::vector<std::uint32_t> numbers;  // of the students of a part's marks
    std::size_t lines_passed = 0;        // of the file, before the part that is merged
    Variants variants;
    std::unordered_map<std::uint64_t, std::uint32_t> put;  // student and place: the place that a roster has for it
    std::size_t contradictions = 0;
    bool timed = false;                // the file that is read tells when its rows were entered
    bool is_joined = false;            // else every number is a student of its own
    std::vector<Joined> joined;
    std::vector<std::string> schools;  // of the places, as join() was told

    void merge(RollCalls& part, std::size_t lines_before);
    void translate(RollCalls& part);
    void make_room();
    void merge(const RollCalls& part, const RollCall& call, std::size_t end);
    std::uint32_t named_so(std::uint32_t student, const RollCalls& part, std::size_t mark);
    bool apart(std::uint32_t one, std::uint32_t other) const;
    std::uint32_t at_place(std::uint32_t student, std::uint32_t day, std::uint32_t place);
    std::uint32_t variant(std::uint32_t student, std::string_view what);
    void join_variants();
    void note(std::uint32_t student, std::uint32_t day, std::uint32_t slot, AttendanceStatus status);
    std::uint32_t day_number(Date date);
    std::uint32_t place_number(const SchoolClass& place);

    void compare(std::uint32_t student, std::uint32_t day, std::uint32_t slot, AttendanceStatus status);

    /// Where the student was on a day on which it was met.
    std::uint32_t place_of(std::uint32_t student, std::uint32_t day) const
    {
        const auto place = whereabouts.of(student, day);
        if (put.empty()) [[likely]]
            return place;
        const auto found = put.find(std::uint64_t{student} << 32 | place);
        return found == put.end() ? place : found->second;
    }

    std::uint16_t seen_on(std::uint32_t day, std::uint32_t student) const
    {
        return student < seen[day].size() ? seen[day][student] : std::uint16_t{0};
    }

    /// As join() was told, else as the rows have it: the number, or the name.
    std::string_view school(std::uint32_t place) const
    {
        if (!schools.empty()) return schools[place];
        return places[place].school_id.empty() ? places[place].school_name : places[place].school_id;
    }
    /// The store's number of a student that has one; nothing else has to be looked at.
    std::uint32_t number(std::uint32_t student) const
    {
        return !is_joined ? student + 1 : joined[student].claims.empty() ? 0 : joined[student].claims.front() + 1;
    }
    /// The student's claims, where it has several or is bound to some schools; else null.
    const Joined* several(std::uint32_t student) const
    {
        if (!is_joined) return nullptr;
        const auto& of = joined[student];
        return of.claims.size() > 1 || !of.schools.empty() || !of.moves.empty() ? &of : nullptr;
    }
    /// The marks of all claims as those of one student: see Attendance::join().
    void marks_of(const Joined& student, std::vector<LessonMark>& marks) const;
    void days_of(const Joined& student, int morning_periods, std::vector<StudentDay>& days) const;
    void marks_of(std::uint32_t number, std::vector<LessonMark>& marks) const;

    /// Of each of the student's days in turn: day(date, number), then lesson(lesson, status) for what is
    /// noted, then plain(slots) for the lessons that were just attended, a bit each.
    template <typename Day, typename Noted, typename Plain>
    void each(std::uint32_t student, Day day, Noted lesson, Plain plain) const;
};

/// Whether a lesson belongs to the morning and to the afternoon.
std::pair<bool, bool> halves(Lesson lesson, int morning_periods);

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
