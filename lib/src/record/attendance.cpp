#include "baoxue/record/attendance.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <unordered_map>

#include "baoxue/words.hpp"
#include "csv/fold.hpp"
#include "record/attendance/numbered_texts.hpp"
#include "record/attendance/roll_calls.hpp"

namespace baoxue {
namespace {

constexpr unsigned slots = 15;  // lessons of a day that have a bit
constexpr std::uint16_t has_notes = 1U << slots;
constexpr std::uint32_t none = ~0U;

/// A lesson not plainly present, in a chain from the student's latest to the earliest read.
struct Note {
    std::uint32_t before;
    std::uint16_t day;
    std::uint8_t slot;
    AttendanceStatus status;
};

void count(LessonCount& lessons, AttendanceStatus status)
{
    using enum AttendanceStatus;
    switch (status) {
        case present:
        case late:
        case early:
        case official:
            ++lessons.here;
            break;
        case absent:
            ++lessons.absent;
            break;
        case unexcused:
            ++lessons.unexcused;
            break;
        case sick:
        case personal:
        case suspended:
        case excused:
            ++lessons.excused;
            break;
        case closed:
        case pending:
        case not_enrolled:
            break;
    }
}

bool all_day(Lesson lesson)
{
    return lesson.period == 0 && (lesson.session == Session::day || lesson.session == Session::none);
}

bool in_morning(Lesson lesson, int morning_periods)
{
    const bool by_period = lesson.session == Session::none || lesson.session == Session::day;
    return lesson.session == Session::morning || all_day(lesson) ||
           (by_period && lesson.period <= morning_periods);
}

bool in_afternoon(Lesson lesson, int morning_periods)
{
    const bool by_period = lesson.session == Session::none || lesson.session == Session::day;
    return lesson.session == Session::afternoon || all_day(lesson) ||
           (by_period && lesson.period > morning_periods);
}

}  // namespace

/// Of each student and day 16 bits: which lessons were recorded, and whether notes tell more about them. The
/// lessons of a run get their bits, "slots", in the order in which they are met; those beyond the bits are
/// all notes.
struct Attendance::State {
    struct Day {
        Date date;
        std::vector<std::uint16_t> seen;  // by student
        std::vector<std::uint32_t> rows;  // by place
    };

    NumberedTexts students;                // by ID in normal form; number 0 is nobody
    std::vector<std::uint32_t> home;       // by student: the place of the latest row
    std::vector<std::uint32_t> last_note;  // by student
    std::vector<Note> notes;
    std::vector<Day> days;
    std::array<std::uint8_t, 128> slot_of_lesson;
    std::vector<Lesson> lessons;  // by slot
    std::map<Date, std::uint32_t> day_numbers;
    std::vector<SchoolClass> places;
    std::map<SchoolClass, std::uint32_t> place_numbers;
    bool by_national_id = false;

    State() { slot_of_lesson.fill(0xFF); }

    void merge(RollCalls& part);
    std::uint32_t day_number(Date date);
    std::uint32_t place_number(const SchoolClass& place);
    std::uint32_t student_number(const std::string& id);
    template <typename Known, typename Number>
    static void translate(Known& known, Number number);
    std::uint8_t slot_number(Lesson lesson);
    void note(std::uint32_t student, std::uint16_t day, std::uint8_t slot, AttendanceStatus status);
    std::map<std::pair<std::uint16_t, std::uint8_t>, AttendanceStatus> latest_notes(
        std::uint32_t student) const;
};

std::uint32_t Attendance::State::day_number(Date date)
{
    const auto [found, added] = day_numbers.try_emplace(date, static_cast<std::uint32_t>(days.size()));
    if (added) days.push_back({date, {}, {}});
    return found->second;
}

std::uint8_t Attendance::State::slot_number(Lesson lesson)
{
    auto& number = slot_of_lesson[static_cast<std::size_t>(lesson.session) * 16 + lesson.period];
    if (number == 0xFF) {
        number = static_cast<std::uint8_t>(lessons.size());
        lessons.push_back(lesson);
    }
    return number;
}

void Attendance::State::note(std::uint32_t student, std::uint16_t day, std::uint8_t slot,
                             AttendanceStatus status)
{
    auto& seen = days[day].seen[student];
    const auto bit = slot < slots ? static_cast<std::uint16_t>(1U << slot) : std::uint16_t{0};
    if (status == AttendanceStatus::present && bit != 0 && (seen & bit & (seen >> slots)) == 0 &&
        (seen & has_notes) == 0) {
        seen = seen | bit;
        return;
    }
    seen = seen | bit | has_notes;
    notes.push_back({last_note[student], day, slot, status});
    last_note[student] = static_cast<std::uint32_t>(notes.size() - 1);
}

std::uint32_t Attendance::State::place_number(const SchoolClass& place)
{
    const auto [found, added] = place_numbers.try_emplace(place, static_cast<std::uint32_t>(places.size()));
    if (added) places.push_back(place);
    return found->second;
}

template <typename Known, typename Number>
void Attendance::State::translate(Known& known, Number number)
{
    while (known.theirs.size() < known.values().size())
        known.theirs.push_back(number(known.values()[known.theirs.size()]));
}

void Attendance::State::merge(RollCalls& part)
{
    translate(part.dates, [&](Date date) { return day_number(date); });
    translate(part.lessons, [&](Lesson lesson) { return slot_number(lesson); });
    translate(part.places, [&](const SchoolClass& place) { return place_number(place); });
    while (part.their_students.size() < part.students.size()) {
        const auto& id = part.students[part.their_students.size()];
        const auto known = students.find(id);
        part.their_students.push_back(known != 0 ? known : students.add(id));
    }
    home.resize(students.size() + 1, none);
    last_note.resize(students.size() + 1, none);
    auto status = part.notes.begin();
    for (std::size_t i = 0; i < part.calls.size(); ++i) {
        const auto& call = part.calls[i];
        const std::size_t end = i + 1 < part.calls.size() ? part.calls[i + 1].marks : part.marks.size();
        if (call.marks == end) continue;
        const auto day = static_cast<std::uint16_t>(part.dates.theirs[call.date]);
        const auto slot = static_cast<std::uint8_t>(part.lessons.theirs[call.lesson]);
        const auto place = part.places.theirs[call.place];
        auto& today = days[day];
        if (today.seen.size() < home.size()) today.seen.resize(home.size());
        if (today.rows.size() <= place) today.rows.resize(place + 1);
        today.rows[place] += static_cast<std::uint32_t>(end - call.marks);
        const unsigned bit = slot < slots ? 1U << slot : 0U;
        for (std::size_t at = call.marks; at < end; ++at) {
            const bool noted = part.marks[at] & RollCalls::noted;
            const std::uint32_t student = part.their_students[part.marks[at] & ~RollCalls::noted];
            auto& seen = today.seen[student];
            if (home[student] != place) [[unlikely]] {
                home[student] = place;
            }
            if (!noted && bit && !(seen & bit)) [[likely]]
                seen = static_cast<std::uint16_t>(seen | bit);
            else
                note(student, day, slot, noted ? *status++ : AttendanceStatus::present);
        }
    }
}

Attendance::Attendance() : state_(std::make_unique<State>()) {}
Attendance::~Attendance() = default;
Attendance::Attendance(Attendance&&) noexcept = default;

std::size_t Attendance::read(const std::string& file, const csv::Reading& reading, const std::string& profile,
                             csv::Rejects& rejects)
{
    csv::Blocks blocks(file, reading, {"attendance"});
    csv::require(blocks, {"student_id|national_id", "date", "status"});
    const AttendanceColumns columns(blocks.heading());
    if (students() != 0 && columns.by_national_id != state_->by_national_id)
        throw Error(Status::data, Place{file},
                    say("one file names the students by student_id, another by national_id"));
    state_->by_national_id = columns.by_national_id;
    const Vocabulary vocabulary("attendance", profile);
    return csv::fold<RollCalls>(
        blocks, reading, rejects,
        [&](csv::Rows& rows, RollCalls& part) { part.read(rows, columns, vocabulary); },
        [&](RollCalls& part, const csv::Position&) { state_->merge(part); });
}

// What stands of the lessons that notes tell about, by day and slot.
std::map<std::pair<std::uint16_t, std::uint8_t>, AttendanceStatus> Attendance::State::latest_notes(
    std::uint32_t student) const
{
    std::map<std::pair<std::uint16_t, std::uint8_t>, AttendanceStatus> latest;
    for (std::uint32_t at = last_note[student]; at != none; at = notes[at].before)
        latest.emplace(std::pair{notes[at].day, notes[at].slot}, notes[at].status);
    return latest;
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
    return state_->by_national_id;
}
std::uint32_t Attendance::place(std::uint32_t student) const
{
    return state_->home[student + 1];
}
const std::vector<SchoolClass>& Attendance::places() const
{
    return state_->places;
}

std::vector<Date> Attendance::dates() const
{
    std::vector<Date> dates;
    for (const auto& [date, number] : state_->day_numbers)
        if (!state_->days[number].rows.empty()) dates.push_back(date);
    return dates;
}

std::size_t Attendance::rows(std::uint32_t place, Date date) const
{
    const auto found = state_->day_numbers.find(date);
    if (found == state_->day_numbers.end()) return 0;
    const auto& rows = state_->days[found->second].rows;
    return place < rows.size() ? rows[place] : 0;
}

bool Attendance::misses_lessons(std::uint32_t student) const
{
    for (std::uint32_t at = state_->last_note[student + 1]; at != none; at = state_->notes[at].before) {
        const auto status = state_->notes[at].status;
        if (status == AttendanceStatus::absent || status == AttendanceStatus::unexcused) return true;
    }
    return false;
}

void Attendance::days(std::uint32_t student, int morning_periods, std::vector<StudentDay>& days) const
{
    const auto notes = state_->latest_notes(student + 1);
    days.clear();
    for (const auto& [date, number] : state_->day_numbers) {
        const auto& all_seen = state_->days[number].seen;
        const unsigned seen = student + 1 < all_seen.size() ? all_seen[student + 1] : 0U;
        if (seen == 0) continue;
        StudentDay day{date, {}, {}, {}};
        const auto day_number = static_cast<std::uint16_t>(number);
        const auto add = [&](std::uint8_t slot, AttendanceStatus status) {
            const Lesson lesson = state_->lessons[slot];
            count(day.whole, status);
            if (in_morning(lesson, morning_periods)) count(day.morning, status);
            if (in_afternoon(lesson, morning_periods)) count(day.afternoon, status);
        };
        for (std::uint8_t slot = 0; slot < slots && slot < state_->lessons.size(); ++slot)
            if ((seen >> slot & 1U) && !((seen & has_notes) && notes.contains({day_number, slot})))
                add(slot, AttendanceStatus::present);
        if (seen & has_notes)
            for (auto note = notes.lower_bound({day_number, 0});
                 note != notes.end() && note->first.first == day_number; ++note)
                add(note->first.second, note->second);
        days.push_back(day);
    }
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
