#include "baoxue/store/attendance.hpp"

#include <algorithm>
#include <bit>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "csv/fold_blocks.hpp"
#include "store/attendance/state.hpp"

namespace baoxue {

using namespace store::attendance;

namespace {

// What holds days or lessons in a form that rows must be folded into first, all of them at once.
void refuse_unfolded(const csv::Blocks& blocks)
{
    const auto& heading = blocks.heading();
    const Place place{blocks.source().name(), heading.line, {}};
    if (!heading.find("date") || heading.find("days"))
        throw Error(Status::data, place, say("absences from a day to a day: baoxue normalize writes one row for each day"));
    if (heading.find("start_time") && !heading.find("period"))
        throw Error(Status::data, place, say("lessons by the clock: baoxue normalize gives each its number"));
}

}  // namespace

Attendance::Attendance() : state_(std::make_unique<State>()) {}
Attendance::~Attendance() = default;
Attendance::Attendance(Attendance&&) noexcept = default;

std::size_t Attendance::read(const std::string& file, const csv::ReadOptions& reading, const std::string& profile,
                             csv::Rejects& rejects)
{
    csv::Blocks blocks(file, reading, child_kinds({"attendance"}));
    csv::require(blocks, {std::string(child_columns), "date|begin_date|span", "status|lessons_by_status"});
    refuse_unfolded(blocks);
    const AttendanceColumns columns(blocks.heading());
    state_->by_national_id = state_->by_national_id.value_or(true) && columns.by_national_id;
    state_->files.push_back(file);
    state_->timed = blocks.heading().find("recorded_at").has_value();
    const Vocabulary vocabulary("attendance", profile);
    const std::size_t rows_read = csv::fold_blocks<RollCalls>(
        blocks, reading, rejects, [&](csv::Rows& rows, RollCalls& part) { part.read(rows, columns, vocabulary); },
        [&](RollCalls& part, const csv::Position& before) { state_->merge(part, before.lines); });
    state_->join_variants();
    return rows_read;
}

std::uint32_t Attendance::students() const
{
    return !state_->is_joined ? state_->students.size() : static_cast<std::uint32_t>(state_->joined.size());
}
std::string Attendance::id(std::uint32_t student) const
{
    return !state_->is_joined ? state_->students.text(student + 1) : state_->joined[student].id;
}
bool Attendance::by_national_id() const
{
    return state_->by_national_id.value_or(false);
}
const std::vector<SchoolClass>& Attendance::places() const
{
    return state_->places;
}

std::vector<Date> Attendance::dates() const
{
    std::vector<Date> dates;
    for (const auto& [date, day] : state_->day_numbers) dates.push_back(date);
    return dates;
}

namespace {

// What the rows of one student and day come to, in the order of their worth to the class.
enum class DayRows : char { none, closed, lessons, present };

DayRows worth(AttendanceStatus status)
{
    LessonCount count;
    count += status;
    if (count.here != 0) return DayRows::present;
    if (count.lessons() != 0) return DayRows::lessons;
    return status == AttendanceStatus::closed ? DayRows::closed : DayRows::none;
}

}  // namespace

std::vector<Attendance::Reported> Attendance::reported() const
{
    std::vector<Reported> reported(state_->places.size());
    std::vector<DayRows> best(reported.size());
    std::vector<Note> noted;
    for (const auto& [date, number] : state_->day_numbers) {
        std::ranges::fill(best, DayRows::none);
        const auto& today = state_->seen[number];
        for (std::uint32_t student = 1; student < today.size(); ++student) {
            if (today[student] == 0) continue;
            const auto place = state_->place_of(student, number);
            reported[place].met = true;
            auto& of_place = best[place];
            if (of_place == DayRows::present) continue;
            if ((today[student] & State::has_notes) == 0) {
                of_place = DayRows::present;
                continue;
            }
            unsigned plain = today[student] & State::slot_bits;
            state_->notes.of(student, noted);
            for (const auto& note : std::ranges::equal_range(noted, number, {}, &Note::day)) {
                if (note.slot < State::day_slots) plain &= ~(1U << note.slot);
                of_place = std::max(of_place, worth(note.status));
            }
            if (plain != 0) of_place = DayRows::present;
        }
        for (std::size_t place = 0; place < best.size(); ++place) {
            if (best[place] >= DayRows::lessons) reported[place].days.push_back(date);
            if (best[place] == DayRows::closed) reported[place].closed.push_back(date);
            reported[place].present = reported[place].present || best[place] == DayRows::present;
        }
    }
    return reported;
}

bool Attendance::misses_lessons(std::uint32_t student) const
{
    const auto misses = [&](std::uint32_t number) {
        if (state_->notes.miss(number)) return true;
        return std::ranges::none_of(state_->seen, [&](const auto& today) {
            return number < today.size() && today[number] != 0 && (today[number] & State::has_notes) == 0;
        });
    };
    if (!state_->is_joined) return misses(student + 1);
    return std::ranges::any_of(state_->joined[student].claims, [&](std::uint32_t claim) { return misses(claim + 1); });
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
    if (const auto* joined = state_->several(student)) return state_->days_of(*joined, morning_periods, found);
    state_->each(
        state_->number(student),
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
    if (const auto* joined = state_->several(student)) return state_->marks_of(*joined, found);
    state_->marks_of(state_->number(student), found);
}

}  // namespace baoxue
