#include "store/attendance/roll_calls.hpp"

#include <algorithm>
#include <charconv>

#include "baoxue/base/grade.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "base/hash.hpp"
#include "base/plain_number.hpp"
#include "csv/series.hpp"
#include "store/attendance/claim.hpp"

namespace baoxue::store::attendance {
namespace {

/// 3, 第3节, 第三节: 1 to 15; nothing when it is none of these.
std::optional<std::uint8_t> parse_period(std::string_view cell)
{
    constexpr std::string_view numerals[]{"一", "二", "三",   "四",   "五",   "六",   "七",  "八",
                                          "九", "十", "十一", "十二", "十三", "十四", "十五"};
    const std::string folded = fold(cell);
    std::string_view text = folded;
    if (const std::string_view before = "第"; text.starts_with(before)) text.remove_prefix(before.size());
    for (const std::string_view behind : {"课", "节"})
        if (text.ends_with(behind)) text.remove_suffix(behind.size());
    int period = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), period);
    if (fault != std::errc{}) period = static_cast<int>(std::ranges::find(numerals, text) - numerals) + 1;
    else if (end != text.data() + text.size()) return {};
    if (period < 1 || period > 15) return {};
    return static_cast<std::uint8_t>(period);
}

std::optional<Date> read_date(csv::Rows& rows, const AttendanceColumns& columns)
{
    const auto cell = rows.cell(columns.date.columns().front());
    const auto date = parse_date(cell);
    if (!date) rows.reject("date", not_a_date(cell));
    return date;
}

std::optional<Lesson> read_lesson(csv::Rows& rows, const AttendanceColumns& columns)
{
    Lesson lesson;
    if (const auto cell = clean(rows.cell(columns.session)); !cell.empty()) {
        const auto* const found = std::find(session_codes.begin() + 1, session_codes.end(), canonical("session", cell));
        if (found == session_codes.end())
            return rows.reject("session", unknown_word("session", cell, {rows.cell(columns.child)})), std::nullopt;
        lesson.session = static_cast<Session>(found - session_codes.begin());
    }
    if (const auto cell = clean(rows.cell(columns.period)); !cell.empty()) {
        const auto period = parse_period(cell);
        if (!period) return rows.reject("period", say("a period is a number from 1 to 15")), std::nullopt;
        lesson.period = *period;
    }
    if (lesson == Lesson{}) lesson.session = Session::day;
    return lesson;
}

// The school year of the day, as rule/school_year.hpp has it without a calendar: it tells the grade of those who came in
// 2022, as a sheet may name a class.
int school_year_of(Date day)
{
    const std::chrono::year_month_day date(day);
    return static_cast<int>(date.year()) - (date.month() < std::chrono::August ? 1 : 0);
}

SchoolClass read_place(const csv::Rows& rows, const AttendanceColumns& columns, int school_year)
{
    auto [grade, name] =
        parse_grade_and_class(clean(rows.cell(columns.grade)), clean(rows.cell(columns.name)), school_year);
    const auto campus = clean(rows.cell(columns.campus));
    return {with_campus(half_width(clean(rows.cell(columns.school_id))), campus),
            with_campus(clean(rows.cell(columns.school_name)), campus), grade, std::move(name)};
}

// All that the row tells of its student, as a claim; empty when that is nothing.
std::string read_claim(const csv::Rows& rows, const AttendanceColumns& columns, int school_year)
{
    if (!columns.by_national_id)
        if (Id id = parse_national_id(clean(rows.cell(columns.national))); id.usable()) return std::move(id.key);
    Who who;
    who.name_text = clean(rows.cell(columns.child));
    if (who.name_text.empty()) return {};
    const SchoolClass place = read_place(rows, columns, school_year);
    who.school_id = place.school_id, who.school_name = place.school_name;
    who.grade = place.grade, who.class_name = place.name;
    const auto gender = canonical("gender", clean(rows.cell(columns.gender)));
    if (gender == "M" || gender == "F") who.gender = gender.front();
    who.seat = parse_seat(clean(rows.cell(columns.seat)));
    who.class_number = parse_seat(clean(rows.cell(columns.class_number)));
    return claim_of(who);
}

}  // namespace

[[gnu::always_inline]] inline Mark RollCalls::mark_of(csv::Rows& rows, const AttendanceColumns& columns)
{
    const auto cell = rows.cell(columns.student);
    const auto at = static_cast<std::size_t>(cell.data() - block_);
    if (at < block_size_ && plain_number(cell)) [[likely]]
        return {static_cast<std::uint32_t>(at), static_cast<std::uint8_t>(cell.size())};
    return other_mark(rows, columns);
}

inline void RollCalls::push(const Mark& mark, const csv::Rows& rows, const AttendanceColumns& columns)
{
    marks.push_back(mark);
    if (columns.child == std::string::npos) return;
    lines.push_back(static_cast<std::uint32_t>(rows.line()));
    const auto cell = rows.cell(columns.child);
    auto& name = names.emplace_back();
    if (cell.empty() || (mark.size == Mark::claimed && is_claim(id(mark)))) return;  // a claim has the name in it
    const auto at = static_cast<std::size_t>(cell.data() - block_);
    name = {static_cast<std::uint32_t>(hash(cell)) | 1U, static_cast<std::uint32_t>(at),
            static_cast<std::uint32_t>(cell.size()), at < block_size_};
    if (name.in_block) return;
    name.at = static_cast<std::uint32_t>(quoted_names_.size());
    quoted_names_.emplace_back(cell);
}

void RollCalls::read(csv::Rows& rows, const AttendanceColumns& columns, const Vocabulary& vocabulary)
{
    calls.clear(), marks.clear(), names.clear(), lines.clear(), quoted_names_.clear();
    block_ = rows.block().data(), block_size_ = rows.block().size();
    if (columns.tally) return read_tally(rows, columns);
    const auto is_present = [&](std::string_view cell) {
        return cell.size() <= present_.longest && ShortText<1>(cell) == present_;
    };
    const auto take = [&] {
        auto mark = mark_of(rows, columns);
        if (!mark) return;
        if (!is_present(rows.cell(columns.status))) [[unlikely]] {
            const auto status = status_of(rows, columns, vocabulary);
            if (!status) return;
            mark.status = *status;
        }
        push(mark, rows, columns);
    };
    // Rows of a series differ in the digits and capitals of the student alone, or are taken one by one.
    csv::Series series(rows);
    const auto take_series = [&] {
        const std::size_t before = marks.size();
        take();
        if (marks.size() != before && marks.back().plain_shape() && series.same(columns.status)) {
            Mark mark = marks.back();
            for (std::size_t row = 1; row < series.size(); ++row) {
                mark.student += static_cast<std::uint32_t>(series.row_size());
                marks.push_back(mark);
            }
        } else {
            for (std::size_t row = 1; row < series.size(); ++row) series.stand_at(row), take();
        }
    };
    unsigned in_vain = 0;  // how often no row was found alike, in a row
    while (rows.next()) {
        if (!begin_call(rows, columns)) continue;
        take();
        if (in_vain >= 4) {  // each row begins a call of its own
            if (in_vain % places.most_expected == 1) places.expect(rows, columns.place);
            if (++in_vain % places.most_expected != 0) continue;
        }
        const std::size_t before = marks.size();
        if (columns.alike != 0) series.each(columns.alike, take_series);
        in_vain = marks.size() == before ? in_vain + 1 : 0;
    }
    while (!calls.empty() && calls.back().marks == marks.size()) calls.pop_back();  // all its rows were rejected
}

// A row is a student's day: a call of one mark for each lesson.
void RollCalls::read_tally(csv::Rows& rows, const AttendanceColumns& columns)
{
    while (rows.next()) {
        const auto date = dates.number_of(rows, columns.date, [&] { return read_date(rows, columns); });
        if (date == 0) continue;
        date_ = date;
        const auto tally = tallies_.number_of(rows, columns.word, [&] {
            auto lessons_of_day = parse_tally(clean(rows.cell(columns.status)));
            if (!lessons_of_day)
                rows.reject("lessons_by_status", say("not what tally-attendance writes; make the tally again"));
            return lessons_of_day;
        });
        if (tally == 0) continue;
        auto mark = mark_of(rows, columns);
        if (!mark) continue;
        const auto place =
            places.number_of(rows, columns.place, [&] {
                return std::optional(read_place(rows, columns, school_year_of(dates.values()[date_])));
            });
        for (const auto& [lesson, status] : tallies_.values()[tally]) {
            const auto [number, added] = tally_lessons_.try_emplace(lesson, 0);
            if (added) number->second = lessons.add(lesson);
            calls.push_back({date, number->second, place, static_cast<std::uint32_t>(marks.size())});
            mark.status = status;
            push(mark, rows, columns);
        }
    }
}

bool RollCalls::begin_call(csv::Rows& rows, const AttendanceColumns& columns)
{
    const auto moment = moments_.number_of(rows, columns.moment, [&]() -> std::optional<Moment> {
        const auto date = dates.number_of(rows, columns.date, [&] { return read_date(rows, columns); });
        if (date == 0) return {};
        const auto lesson = lessons.number_of(rows, columns.lesson, [&] { return read_lesson(rows, columns); });
        if (lesson == 0) return {};
        return Moment{date, lesson};
    });
    if (moment == 0) return false;
    const auto [date, lesson] = moments_.values()[moment];
    date_ = date;
    const auto place = places.number_of(rows, columns.place, [&] {
        return std::optional(read_place(rows, columns, school_year_of(dates.values()[date_])));
    });
    if (calls.empty() || date != calls.back().date || lesson != calls.back().lesson || place != calls.back().place)
        calls.push_back({date, lesson, place, static_cast<std::uint32_t>(marks.size())});
    return true;
}

[[gnu::noinline]] Mark RollCalls::other_mark(csv::Rows& rows, const AttendanceColumns& columns)
{
    const auto cell = rows.cell(columns.student);
    bool damaged = false;
    if (!cell.empty()) {
        const auto number = other_ids_.number_of(rows, columns.id, [&]() -> std::optional<std::string> {
            const auto text = clean(cell);
            auto id = columns.by_national_id ? parse_national_id(text) : parse_student_id(text);
            return id.usable() ? std::move(id.key) : std::string();
        });
        if (!other_ids_.values()[number].empty()) return {number, 0};
        damaged = parse_student_id(clean(cell)).state == IdState::damaged;
    }
    const auto number = claims_.number_of(rows, columns.who, [&]() -> std::optional<std::string> {
        auto claim = read_claim(rows, columns, school_year_of(dates.values()[date_]));
        return claim.empty() ? std::nullopt : std::optional(std::move(claim));
    });
    if (number == 0)
        rows.reject(columns.by_national_id ? "national_id" : "student_id",
                    damaged ? say("the number was damaged by a spreadsheet; export it as text")
                            : say("the row does not say which student it is about"));
    return {number, number == 0 ? std::uint8_t{0} : Mark::claimed};
}

// 缺勤 with 病假 beside it: somebody has said why. Any other text says nothing.
AttendanceStatus RollCalls::by_reason(std::string_view reason)
{
    const auto word = canonical("attendance", reason);
    if (const auto status = attendance_status(word); status && presence_of(word) == Presence::excused) return *status;
    const auto leave = canonical("leave", reason);
    if (leave == "sick") return AttendanceStatus::sick;
    return leave == "personal" ? AttendanceStatus::personal : AttendanceStatus::absent;
}

std::optional<AttendanceStatus> RollCalls::status_of(csv::Rows& rows, const AttendanceColumns& columns,
                                                     const Vocabulary& vocabulary)
{
    const auto number = statuses_.number_of(rows, columns.word, [&] {
        const auto cell = rows.cell(columns.status);
        auto status = attendance_status(vocabulary.canonical(clean(cell)));
        if (status == AttendanceStatus::absent) status = by_reason(clean(rows.cell(columns.reason)));
        if (!status && !clean(cell).empty())
            rows.reject("status", unknown_word("attendance", clean(cell), {rows.cell(columns.child)}));
        if (status == AttendanceStatus::present && cell.size() <= present_.longest) present_ = ShortText<1>(cell);
        return status;
    });
    if (number == 0 && clean(rows.cell(columns.status)).empty()) rows.count_unrecorded();
    if (number == 0) return {};
    return statuses_.values()[number];
}

}  // namespace baoxue::store::attendance
