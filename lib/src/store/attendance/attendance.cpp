#include "baoxue/store/attendance.hpp"

#include <algorithm>
#include <bit>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "csv/fold.hpp"
#include "store/attendance/state.hpp"

namespace baoxue {
namespace {

/// Whether a lesson belongs to the morning and to the afternoon.
std::pair<bool, bool> halves(Lesson lesson, int morning_periods)
{
    const bool by_period = lesson.period != 0 && lesson.session <= Session::day;
    if (by_period) return {lesson.period <= morning_periods, lesson.period > morning_periods};
    return {lesson.session <= Session::morning, lesson.session <= Session::day || lesson.session == Session::afternoon};
}

}  // namespace

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
    for (const auto& [date, number] : state_->day_numbers) {
        const auto& today = state_->seen[number];
        for (std::uint32_t student = 1; student < today.size(); ++student) {
            if (today[student] == 0) continue;
            auto& days = reported[state_->whereabouts.of(student, number)];
            if (days.empty() || days.back() != date) days.push_back(date);
        }
    }
    return reported;
}

bool Attendance::misses_lessons(std::uint32_t student) const
{
    if (state_->notes.miss(++student)) return true;
    return std::ranges::none_of(state_->seen, [&](const auto& today) {
        return student < today.size() && today[student] != 0 && (today[student] & State::has_notes) == 0;
    });
}

void Attendance::days(std::uint32_t student, int morning_periods, std::vector<StudentDay>& found) const
{
    unsigned morning = 0, afternoon = 0;  // their slots
    for (std::uint32_t slot = 0; slot < std::min<std::size_t>(state_->lessons.size(), State::day_slots); ++slot) {
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
            add(State::slot_bits, found.back().whole.here);
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
