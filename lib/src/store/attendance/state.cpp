#include "store/attendance/state.hpp"

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue {
namespace {

constexpr std::size_t most_days = 1U << 16;

/// The number of a value, a new one at the end.
template <typename Value>
std::uint32_t number(const Value& value, std::vector<Value>& values, std::map<Value, std::uint32_t>& numbers)
{
    const auto [found, added] = numbers.try_emplace(value, static_cast<std::uint32_t>(values.size()));
    if (added) values.push_back(value);
    return found->second;
}

}  // namespace

std::uint32_t Attendance::State::day_number(Date date)
{
    const auto [found, added] = day_numbers.try_emplace(date, static_cast<std::uint32_t>(seen.size()));
    if (added && seen.size() == most_days)
        throw Error(Status::data, say("more than {} different days; check the dates", {most_days}));
    if (added) seen.emplace_back();
    return found->second;
}

// What the part has met since the last time gets our numbers.
void Attendance::State::translate(RollCalls& part)
{
    const auto each = [](auto& known, auto number_of) {
        while (known.theirs.size() < known.values().size())
            known.theirs.push_back(number_of(known.values()[known.theirs.size()]));
    };
    each(part.dates, [&](Date date) { return day_number(date); });
    each(part.lessons, [&](Lesson lesson) { return number(lesson, lessons, slot_numbers); });
    each(part.places, [&](const SchoolClass& place) { return number(place, places, place_numbers); });
}

void Attendance::State::merge(RollCalls& part)
{
    constexpr std::size_t ahead = 16;
    translate(part);
    numbers.resize(part.marks.size());
    students.number_all(
        part.marks.size(), [&](std::size_t i) { return part.id(part.marks[i]); }, numbers.data());
    whereabouts.make_room(students.size() + 1);
    notes.make_room(students.size() + 1);
    const auto& calls = part.calls;
    const bool scattered = calls.size() > part.marks.size() / 4;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        if (scattered && i + ahead < calls.size()) {
            const auto& later = calls[i + ahead];
            const auto student = numbers[later.marks];
            whereabouts.fetch(student);
            __builtin_prefetch(seen[part.dates.theirs[later.date]].data() + student);
        }
        merge(part, calls[i], i + 1 < calls.size() ? calls[i + 1].marks : part.marks.size());
    }
    notes.settle();
}

void Attendance::State::merge(const RollCalls& part, const RollCall& call, std::size_t end)
{
    const auto day = part.dates.theirs[call.date], slot = part.lessons.theirs[call.lesson];
    const auto place = part.places.theirs[call.place];
    auto& today = seen[day];
    if (today.size() <= students.size()) today.resize(students.size() + 1);
    const unsigned bit = slot < day_slots ? 1U << slot : 0U;
    std::uint16_t* const slots = today.data();
    for (std::size_t at = call.marks; at < end; ++at) {
        const std::uint32_t student = numbers[at];
        const auto status = part.marks[at].status;
        whereabouts.meet(student, day, place);
        const unsigned before = slots[student];
        if (status == AttendanceStatus::present && bit != 0 && (before & bit) == 0) [[likely]]
            slots[student] = static_cast<std::uint16_t>(before | bit);
        else note(student, day, slot, status);
    }
}

void Attendance::State::note(std::uint32_t student, std::uint32_t day, std::uint32_t slot, AttendanceStatus status)
{
    auto& today = seen[day][student];
    const bool takes_nothing_back = slot < day_slots && (today & has_notes) == 0;
    if (slot < day_slots) today = static_cast<std::uint16_t>(today | 1U << slot);
    if (status == AttendanceStatus::present && takes_nothing_back) return;
    today = static_cast<std::uint16_t>(today | has_notes);
    notes.add(student, day, slot, status);
}

}  // namespace baoxue
