#include "store/attendance/tally.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include "baoxue/base/grade.hpp"

namespace baoxue::store::attendance {
namespace {

std::string name_of(Lesson lesson)
{
    std::string name(session_codes[static_cast<std::size_t>(lesson.session)]);
    if (lesson.period != 0) name += std::to_string(lesson.period);
    return name;
}

/// The part before the first `separator`, which is taken off with it.
std::string_view take(std::string_view& text, char separator)
{
    const auto end = std::min(text.find(separator), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

std::optional<std::uint8_t> period_in(std::string_view digits)
{
    std::uint8_t period = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), period);
    if (fault != std::errc{} || end != digits.data() + digits.size() || period < 1 || period > 15) return {};
    return period;
}

/// `am2` or `3` or `1-5`: the session and its first and last period.
bool parse_lessons(std::string_view name, AttendanceStatus status, std::vector<LessonStatus>& lessons)
{
    const auto digits = std::min(name.find_first_of("0123456789"), name.size());
    const auto* const session = std::ranges::find(session_codes, name.substr(0, digits));
    if (name.empty() || session == session_codes.end()) return false;
    Lesson lesson{static_cast<Session>(session - session_codes.begin()), 0};
    const auto periods = name.substr(digits);
    if (periods.empty()) return lessons.emplace_back(lesson, status), true;
    const auto dash = periods.find('-');
    const auto from = period_in(periods.substr(0, dash));
    const auto to = dash == periods.npos ? from : period_in(periods.substr(dash + 1));
    if (!from || !to || *to < *from) return false;
    for (lesson.period = *from; lesson.period <= *to; ++lesson.period) lessons.emplace_back(lesson, status);
    return true;
}

}  // namespace

std::optional<std::vector<LessonStatus>> parse_tally(std::string_view cell)
{
    std::vector<LessonStatus> lessons;
    while (!cell.empty()) {
        auto names = take(cell, ';');
        const auto status = attendance_status(take(names, ':'));
        if (!status || names.empty()) return {};
        while (!names.empty())
            if (!parse_lessons(take(names, ' '), *status, lessons)) return {};
    }
    if (lessons.empty()) return {};
    return lessons;
}

std::string to_tally(std::span<const LessonMark> day)
{
    const auto* const begin = day.data();
    const auto* const end = begin + day.size();
    std::string cell;
    for (std::uint8_t status = 0; status < attendance_statuses; ++status) {
        std::string names;
        for (const auto* mark = begin; mark != end; ++mark) {
            if (mark->status != AttendanceStatus{status}) continue;
            const auto* last = mark;  // of a row of periods that follow each other
            while (last + 1 != end && last[1].status == mark->status && last->lesson.period != 0 &&
                   last[1].lesson.session == mark->lesson.session && last[1].lesson.period == last->lesson.period + 1)
                ++last;
            names += (names.empty() ? "" : " ") + name_of(mark->lesson);
            if (last != mark) names += '-' + std::to_string(last->lesson.period);
            mark = last;
        }
        if (!names.empty()) ((cell += cell.empty() ? "" : ";") += code(AttendanceStatus{status})) += ':' + names;
    }
    return cell;
}

}  // namespace baoxue::store::attendance

namespace baoxue {

using namespace store::attendance;

namespace {

struct Sums {
    long long here = 0, absent = 0, unexcused = 0, excused = 0;

    Sums& operator+=(const LessonCount& count)
    {
        here += count.here, absent += count.absent, unexcused += count.unexcused, excused += count.excused;
        return *this;
    }
};

void write(csv::Writer& out, const SchoolClass& place)
{
    out.cell(place.school_id).cell(place.school_name);
    out.cell(grade_text(place.grade)).cell(place.name);
}

void write(csv::Writer& out, const Sums& sums)
{
    out.cell(sums.here + sums.absent + sums.unexcused + sums.excused);
    out.cell(sums.here).cell(sums.absent).cell(sums.unexcused).cell(sums.excused);
}

LessonCount count(std::span<const LessonMark> day)
{
    LessonCount count;
    for (const auto& mark : day) count += mark.status;
    return count;
}

/// By number of the place.
std::vector<bool> wanted_places(const Attendance& attendance, const PlaceTest& wanted)
{
    std::vector<bool> places;
    for (const auto& place : attendance.places()) places.push_back(!wanted || wanted(place));
    return places;
}

/// `take(day)` for the marks of each of the student's days at those places.
template <typename Take>
void each_day(const Attendance& attendance, std::uint32_t student, const std::vector<bool>& places,
              std::vector<LessonMark>& marks, Take take)
{
    attendance.marks(student, marks);
    for (auto day = marks.begin(); day != marks.end();) {
        const auto next = std::find_if(day, marks.end(), [&](const auto& mark) { return mark.date != day->date; });
        if (places[day->place]) take(std::span<const LessonMark>(day, next));
        day = next;
    }
}

}  // namespace

std::vector<std::string> tally_columns(const Attendance& attendance)
{
    return {attendance.by_national_id() ? "national_id" : "student_id",
            "name",
            "date",
            "school_id",
            "school_name",
            "grade",
            "class",
            "lessons",
            "lessons_present",
            "lessons_absent",
            "lessons_unexcused",
            "lessons_excused",
            "lessons_by_status"};
}

void write_tallies(csv::Writer& out, const Attendance& attendance, const PlaceTest& wanted)
{
    const auto places = wanted_places(attendance, wanted);
    std::vector<std::pair<std::string, std::uint32_t>> students;
    for (std::uint32_t i = 0; i < attendance.students(); ++i) students.emplace_back(attendance.id(i), i);
    std::ranges::sort(students);
    std::vector<LessonMark> marks;
    for (const auto& [id, student] : students)
        each_day(attendance, student, places, marks, [&, &id = id, student = student](std::span<const LessonMark> day) {
            out.cell(id).cell(attendance.name(student)).cell(to_string(day.front().date));
            write(out, attendance.places()[day.front().place]);
            write(out, Sums() += count(day));
            out.cell(to_tally(day)).end_row();
        });
}

const std::vector<std::string>& class_tally_columns()
{
    static const std::vector<std::string> columns{"date",
                                                  "school_id",
                                                  "school_name",
                                                  "grade",
                                                  "class",
                                                  "students",
                                                  "students_present",
                                                  "lessons",
                                                  "lessons_present",
                                                  "lessons_absent",
                                                  "lessons_unexcused",
                                                  "lessons_excused"};
    return columns;
}

void write_class_tallies(csv::Writer& out, const Attendance& attendance, const PlaceTest& wanted)
{
    const auto places = wanted_places(attendance, wanted);
    struct Day {
        long long students = 0, present = 0;
        Sums lessons;
    };
    std::map<std::pair<Date, SchoolClass>, Day> days;
    std::vector<LessonMark> marks;
    for (std::uint32_t student = 0; student < attendance.students(); ++student)
        each_day(attendance, student, places, marks, [&](std::span<const LessonMark> of_day) {
            const LessonCount lessons = count(of_day);
            Day& day = days[{of_day.front().date, attendance.places()[of_day.front().place]}];
            day.lessons += lessons;
            day.students += lessons.lessons() > 0;
            day.present += lessons.here > 0;
        });
    for (const auto& [key, day] : days) {
        out.cell(to_string(key.first));
        write(out, key.second);
        out.cell(day.students).cell(day.present);
        write(out, day.lessons);
        out.end_row();
    }
}

}  // namespace baoxue
