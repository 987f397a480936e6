// Students that the rows name in several ways.
#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <tuple>

#include "baoxue/base/text.hpp"
#include "store/attendance/claim.hpp"
#include "store/attendance/state.hpp"

namespace baoxue {

using namespace store::attendance;

namespace {

// Of two rows about one lesson the one that stands: here, then excused, then absent, then no lesson.
int standing(AttendanceStatus status)
{
    LessonCount count;
    count += status;
    const int kind = count.here != 0 ? 0 : count.excused != 0 ? 1 : count.unexcused != 0 ? 2 : count.absent != 0 ? 3 : 4;
    return kind * static_cast<int>(attendance_statuses) + static_cast<int>(status);
}

bool holds(const Attendance::Move& move, Date date)
{
    return move.from <= date && date <= move.until;
}

bool left(const Attendance::Move& move, std::string_view school)
{
    return move.from_school.empty() ? !move.to_school.empty() && school != move.to_school : school == move.from_school;
}

// Whether the school waits for the student on that day: by the move that holds, else by the rosters.
bool waited_for(const Attendance::Joined& student, std::string_view school, Date date)
{
    if (school.empty()) return true;
    const Attendance::Move* latest = nullptr;
    for (const auto& move : student.moves)
        if (holds(move, date) && (latest == nullptr || latest->from < move.from)) latest = &move;
    if (latest != nullptr) return !left(*latest, school);
    return student.schools.empty() || std::ranges::binary_search(student.schools, school);
}

}  // namespace

std::pair<bool, bool> halves(Lesson lesson, int morning_periods)
{
    const bool by_period = lesson.period != 0 && lesson.session <= Session::day;
    if (by_period) return {lesson.period <= morning_periods, lesson.period > morning_periods};
    return {lesson.session <= Session::morning, lesson.session <= Session::day || lesson.session == Session::afternoon};
}

void Attendance::State::marks_of(std::uint32_t number, std::vector<LessonMark>& found) const
{
    found.clear();
    LessonMark mark{};
    const auto add = [&](Lesson lesson, AttendanceStatus status) {
        mark.lesson = lesson;
        mark.status = status;
        found.push_back(mark);
    };
    each(
        number,
        [&](Date date, std::uint32_t day) {
            mark.date = date;
            mark.place = place_of(number, day);
        },
        add,
        [&](unsigned slots) {
            for (; slots != 0; slots &= slots - 1)
                add(lessons[static_cast<std::size_t>(std::countr_zero(slots))], AttendanceStatus::present);
        });
    std::ranges::sort(found, {}, [](const LessonMark& one) { return std::pair(one.date, one.lesson); });
}

void Attendance::State::marks_of(const Joined& student, std::vector<LessonMark>& found) const
{
    found.clear();
    std::vector<LessonMark> of_claim;
    for (const auto claim : student.claims) {
        marks_of(claim + 1, of_claim);
        found.insert(found.end(), of_claim.begin(), of_claim.end());
    }
    const auto school = [&](const LessonMark& mark) { return this->school(mark.place); };
    std::set<std::pair<Date, std::string_view>> attended;
    for (const auto& mark : found)
        if (is_here(mark.status)) attended.emplace(mark.date, school(mark));
    const auto counts = [&](const LessonMark& mark) {
        if (is_here(mark.status)) return true;
        if (!waited_for(student, school(mark), mark.date)) return false;
        const auto first = attended.lower_bound({mark.date, {}});
        return first == attended.end() || first->first != mark.date || attended.contains({mark.date, school(mark)});
    };
    std::erase_if(found, [&](const LessonMark& mark) { return !counts(mark); });
    std::ranges::sort(found, {}, [&](const LessonMark& mark) {
        return std::tuple(mark.date, mark.lesson, standing(mark.status), std::cref(places[mark.place]));
    });
    const auto same_lesson = [](const LessonMark& mark) { return std::pair(mark.date, mark.lesson); };
    found.erase(std::ranges::unique(found, {}, same_lesson).begin(), found.end());
}

void Attendance::State::days_of(const Joined& student, int morning_periods, std::vector<StudentDay>& days) const
{
    std::vector<LessonMark> marks;
    marks_of(student, marks);
    days.clear();
    for (const auto& mark : marks) {
        if (days.empty() || days.back().date != mark.date) days.push_back({mark.date, {}, {}, {}});
        const auto [before, after] = halves(mark.lesson, morning_periods);
        days.back().whole += mark.status;
        if (before) days.back().morning += mark.status;
        if (after) days.back().afternoon += mark.status;
    }
}

std::size_t Attendance::claims() const
{
    return state_->students.size();
}

Attendance::Claim Attendance::claim(std::uint32_t claim) const
{
    const std::uint32_t number = claim + 1;
    const auto& variants = state_->variants;
    const std::string text = state_->students.text(variants.first_form(number));
    Claim found{.who = who_of(text, by_national_id())};
    if (!found.who.numbered()) {
        // A name: school and class are part of it.
    } else if (const auto home = state_->whereabouts.home(number)) {
        const auto& place = state_->places[*home];
        found.who.school_id = place.school_id, found.who.school_name = place.school_name;
        found.who.grade = place.grade, found.who.class_name = place.name;
    }
    if (!variants.names.empty()) {
        if (!variants.names[number].empty()) {
            found.who.name_text = variants.names[number];
            found.who.name = fold_name(found.who.name_text);
        }
        const auto& row = variants.rows[number];
        if (row.line != 0) found.place = {state_->files[row.file - 1], row.line, {}};
    }
    if (found.place.file.empty() && !state_->files.empty()) found.place.file = state_->files.front();
    found.bare = found.who.name.empty() && !variants.of.contains(number);
    for (const auto& day : state_->seen)
        if (number < day.size()) found.lessons += static_cast<std::size_t>(std::popcount(static_cast<unsigned>(day[number] & State::slot_bits)));
    return found;
}

std::vector<std::uint32_t> Attendance::places_of(std::uint32_t claim) const
{
    std::set<std::uint32_t> places;
    for (std::uint32_t day = 0; day < state_->seen.size(); ++day)
        if (state_->seen_on(day, claim + 1) != 0) places.insert(state_->place_of(claim + 1, day));
    return {places.begin(), places.end()};
}

void Attendance::put(std::uint32_t claim, std::uint32_t place, const SchoolClass& school_class)
{
    state_->put[std::uint64_t{claim + 1} << 32 | place] = state_->place_number(school_class);
}

std::size_t Attendance::contradictions() const
{
    return state_->contradictions;
}

void Attendance::join(std::vector<Joined> students, std::vector<std::string> school_of_place)
{
    state_->joined = std::move(students);
    state_->is_joined = true;
    state_->schools = std::move(school_of_place);
}

std::optional<Date> Attendance::follow(std::uint32_t student, Move move)
{
    auto& joined = state_->joined[student];
    const bool told = !move.from_school.empty() || !move.to_school.empty();
    const auto school = [&](const LessonMark& mark) { return state_->school(mark.place); };
    const auto at_old = [&](const LessonMark& mark) { return !told || school(mark).empty() || left(move, school(mark)); };
    std::vector<LessonMark> marks;
    state_->marks_of(joined, marks);
    std::map<Date, bool> days;  // while it holds: whether the student was here at the old school
    for (const auto& mark : marks)
        if (holds(move, mark.date)) days[mark.date] |= is_here(mark.status) && at_old(mark);
    const auto gone = std::ranges::find(days, false, &std::pair<const Date, bool>::second);
    const auto back = std::ranges::find(gone, days.end(), true, &std::pair<const Date, bool>::second);
    if (back != days.end()) move.until = back->first - std::chrono::days(1);
    if (!told) return move.until;
    joined.moves.push_back(move);
    state_->marks_of(joined, marks);
    const bool missed = std::ranges::any_of(marks, [&](const LessonMark& mark) {
        return holds(move, mark.date) && !is_here(mark.status) && !at_old(mark);
    });
    return missed ? std::nullopt : std::optional(move.until);
}

std::string Attendance::name(std::uint32_t student) const
{
    if (state_->is_joined && !state_->joined[student].name.empty()) return state_->joined[student].name;
    const auto number = state_->number(student);
    return number < state_->variants.names.size() ? state_->variants.names[number] : std::string();
}

std::uint32_t Attendance::place(std::uint32_t student) const
{
    std::vector<LessonMark> marks;  // that count
    if (const auto* const joined = state_->several(student); joined && (joined->claims.size() > 1 || !joined->moves.empty()))
        state_->marks_of(*joined, marks);
    if (!marks.empty()) {
        const auto rank = [&](const LessonMark& mark) {
            return std::tuple(mark.date != marks.back().date, !is_here(mark.status), std::cref(places()[mark.place]));
        };
        return std::ranges::min_element(marks, {}, rank)->place;
    }
    const auto number = state_->number(student);
    const auto& days = state_->day_numbers;
    for (auto day = days.rbegin(); day != days.rend(); ++day)
        if (state_->seen_on(day->second, number) != 0) return state_->place_of(number, day->second);
    return 0;
}

std::vector<Date> Attendance::days_at_two_schools(std::uint32_t student) const
{
    std::vector<Date> found;
    const auto* const joined = state_->several(student);
    if (joined == nullptr || joined->claims.size() < 2) return found;
    for (const auto& [date, day] : state_->day_numbers) {
        std::set<std::string_view> schools;
        for (const auto claim : joined->claims)
            if (state_->seen_on(day, claim + 1) != 0) {
                const auto place = state_->place_of(claim + 1, day);
                schools.insert(state_->school(place));
            }
        if (schools.size() > 1) found.push_back(date);
    }
    return found;
}

}  // namespace baoxue
