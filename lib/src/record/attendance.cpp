#include "baoxue/record/attendance.hpp"

#include <algorithm>
#include <bit>
#include <map>

#include "baoxue/codes.hpp"
#include "baoxue/error.hpp"
#include "baoxue/words.hpp"
#include "csv/fold.hpp"
#include "record/attendance/notes.hpp"
#include "record/attendance/numbered_texts.hpp"
#include "record/attendance/roll_calls.hpp"
#include "record/attendance/whereabouts.hpp"

namespace baoxue {
namespace {

constexpr unsigned day_slots = 15;  // lessons that have a bit in a student's day
constexpr std::uint16_t slot_bits = (1U << day_slots) - 1, has_notes = 1U << day_slots;
constexpr std::size_t most_days = 1U << 16;

/// Whether a lesson belongs to the morning and to the afternoon.
std::pair<bool, bool> halves(Lesson lesson, int morning_periods)
{
    const bool by_period = lesson.period != 0 && lesson.session <= Session::day;
    if (by_period) return {lesson.period <= morning_periods, lesson.period > morning_periods};
    return {lesson.session <= Session::morning, lesson.session <= Session::day || lesson.session == Session::afternoon};
}

/// The number of a value, a new one at the end.
template <typename Value>
std::uint32_t number(const Value& value, std::vector<Value>& values, std::map<Value, std::uint32_t>& numbers)
{
    const auto [found, added] = numbers.try_emplace(value, static_cast<std::uint32_t>(values.size()));
    if (added) values.push_back(value);
    return found->second;
}

}  // namespace

/// Of each student and day 16 bits: which lessons were recorded, and whether notes tell more of them. Lessons
/// get their bits, "slots", in the order in which they are met; those beyond the bits are always notes.
/// Students are numbered from 1 here.
struct Attendance::State {
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

    void merge(RollCalls& part);
    void translate(RollCalls& part);
    void merge(const RollCalls& part, const RollCall& call, std::size_t end, const AttendanceStatus*& status);
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
    for (const auto& id : part.new_students) {
        const auto known = students.find(id);
        part.their_students.push_back(known != 0 ? known : students.add(id));
    }
    part.new_students.clear();
    whereabouts.make_room(students.size() + 1);
    notes.make_room(students.size() + 1);
}

void Attendance::State::merge(RollCalls& part)
{
    constexpr std::size_t ahead = 16;
    translate(part);
    const auto& calls = part.calls;
    const bool scattered = calls.size() > part.marks.size() / 4;
    const AttendanceStatus* status = part.notes.data();
    for (std::size_t i = 0; i < calls.size(); ++i) {
        if (scattered && i + ahead < calls.size()) {
            const auto& later = calls[i + ahead];
            const auto student = part.their_students[part.marks[later.marks] & ~RollCalls::noted];
            whereabouts.fetch(student);
            __builtin_prefetch(seen[part.dates.theirs[later.date]].data() + student);
        }
        merge(part, calls[i], i + 1 < calls.size() ? calls[i + 1].marks : part.marks.size(), status);
    }
    notes.settle();
}

void Attendance::State::merge(const RollCalls& part, const RollCall& call, std::size_t end,
                              const AttendanceStatus*& status)
{
    const auto day = part.dates.theirs[call.date], slot = part.lessons.theirs[call.lesson];
    const auto place = part.places.theirs[call.place];
    auto& today = seen[day];
    if (today.size() <= students.size()) today.resize(students.size() + 1);
    const unsigned bit = slot < day_slots ? 1U << slot : 0U;
    for (std::size_t at = call.marks; at < end; ++at) {
        const std::uint32_t mark = part.marks[at], student = part.their_students[mark & ~RollCalls::noted];
        whereabouts.meet(student, day, place);
        if ((mark & RollCalls::noted) == 0 && (today[student] & bit) == 0 && bit != 0) [[likely]]
            today[student] = static_cast<std::uint16_t>(today[student] | bit);
        else note(student, day, slot, (mark & RollCalls::noted) != 0 ? *status++ : AttendanceStatus::present);
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

Attendance::Attendance() : state_(std::make_unique<State>()) {}
Attendance::~Attendance() = default;
Attendance::Attendance(Attendance&&) noexcept = default;

std::size_t Attendance::read(const std::string& file, const csv::Reading& reading, const std::string& profile,
                             csv::Rejects& rejects)
{
    csv::Blocks blocks(file, reading, {"attendance"});
    csv::require(blocks, {"student_id|national_id", "date", "status|lessons_by_status"});
    const AttendanceColumns columns(blocks.heading());
    if (state_->by_national_id.value_or(columns.by_national_id) != columns.by_national_id)
        throw Error(Status::data, Place{file},
                    say("one file names the students by student_id, another by national_id"));
    state_->by_national_id = columns.by_national_id;
    const Vocabulary vocabulary("attendance", profile);
    return csv::fold<RollCalls>(
        blocks, reading, rejects, [&](csv::Rows& rows, RollCalls& part) { part.read(rows, columns, vocabulary); },
        [&](RollCalls& part, const csv::Position&) { state_->merge(part); });
}

std::uint32_t Attendance::students() const
{
    return state_->students.size();
}
std::string Attendance::id(std::uint32_t student) const
{
    return state_->students.text(student + 1);
}
bool Attendance::by_national_id() const
{
    return state_->by_national_id.value_or(false);
}
const std::vector<SchoolClass>& Attendance::places() const
{
    return state_->places;
}

std::uint32_t Attendance::place(std::uint32_t student) const
{
    const auto& days = state_->day_numbers;
    const auto last = std::ranges::find_if(
        days.rbegin(), days.rend(), [&](const auto& day) { return state_->seen_on(day.second, student + 1) != 0; });
    return state_->whereabouts.of(student + 1, last->second);
}

std::vector<Date> Attendance::dates() const
{
    std::vector<Date> dates;
    for (const auto& [date, day] : state_->day_numbers) dates.push_back(date);
    return dates;
}

std::vector<std::vector<Date>> Attendance::reported() const
{
    std::vector<std::vector<Date>> reported(state_->places.size());
    for (const auto& [date, number] : state_->day_numbers)
        for (std::uint32_t student = 1; student < state_->seen[number].size(); ++student) {
            if (state_->seen[number][student] == 0) continue;
            auto& days = reported[state_->whereabouts.of(student, number)];
            if (days.empty() || days.back() != date) days.push_back(date);
        }
    return reported;
}

bool Attendance::misses_lessons(std::uint32_t student) const
{
    if (state_->notes.miss(++student)) return true;
    return std::ranges::none_of(state_->seen, [&](const auto& today) {
        return student < today.size() && today[student] != 0 && (today[student] & has_notes) == 0;
    });
}

void Attendance::days(std::uint32_t student, int morning_periods, std::vector<StudentDay>& found) const
{
    unsigned morning = 0, afternoon = 0;  // their slots
    for (std::uint32_t slot = 0; slot < std::min<std::size_t>(state_->lessons.size(), day_slots); ++slot) {
        const auto [before, after] = halves(state_->lessons[slot], morning_periods);
        morning |= unsigned{before} << slot;
        afternoon |= unsigned{after} << slot;
    }
    found.clear();
    state_->each(
        student + 1,
        [&](Date date, std::uint32_t) {
            found.push_back({date, {}, {}, {}});
        },
        [&](Lesson lesson, AttendanceStatus status) {
            const auto [before, after] = halves(lesson, morning_periods);
            found.back().whole += status;
            if (before) found.back().morning += status;
            if (after) found.back().afternoon += status;
        },
        [&](unsigned slots) {
            const auto add = [slots](unsigned of, std::uint8_t& here) {
                here = static_cast<std::uint8_t>(here + std::popcount(slots & of));
            };
            add(slot_bits, found.back().whole.here);
            add(morning, found.back().morning.here);
            add(afternoon, found.back().afternoon.here);
        });
}

void Attendance::marks(std::uint32_t student, std::vector<LessonMark>& found) const
{
    found.clear();
    LessonMark mark{};
    const auto add = [&](Lesson lesson, AttendanceStatus status) {
        mark.lesson = lesson;
        mark.status = status;
        found.push_back(mark);
    };
    state_->each(
        student + 1,
        [&](Date date, std::uint32_t number) {
            mark.date = date;
            mark.place = state_->whereabouts.of(student + 1, number);
        },
        add,
        [&](unsigned slots) {
            for (; slots != 0; slots &= slots - 1)
                add(state_->lessons[static_cast<std::size_t>(std::countr_zero(slots))], AttendanceStatus::present);
        });
    std::ranges::sort(found, {}, [](const LessonMark& one) { return std::pair(one.date, one.lesson); });
}

}  // namespace baoxue
