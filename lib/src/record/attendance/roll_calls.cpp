#include "record/attendance/roll_calls.hpp"

#include <algorithm>
#include <charconv>

#include "baoxue/identity.hpp"
#include "baoxue/text.hpp"
#include "baoxue/words.hpp"

namespace baoxue {
namespace {

template <typename Word>
[[gnu::always_inline]] inline bool same_ends(std::string_view one, std::string_view other)
{
    Word a, b, c, d;
    std::memcpy(&a, one.data(), sizeof a), std::memcpy(&b, other.data(), sizeof b);
    std::memcpy(&c, one.data() + one.size() - sizeof c, sizeof c);
    std::memcpy(&d, other.data() + one.size() - sizeof d, sizeof d);
    return ((a ^ b) | (c ^ d)) == 0;
}

/// Short cells compared without a call.
[[gnu::always_inline]] inline bool same(std::string_view one, std::string_view other)
{
    if (one.size() != other.size()) return false;
    if (one.size() - 4 <= 4) return same_ends<std::uint32_t>(one, other);
    if (one.size() - 8 <= 8) return same_ends<std::uint64_t>(one, other);
    return one == other;
}

/// 3, 第3节, 第三节: 1 to 15; nothing when it is none of these.
std::optional<std::uint8_t> parse_period(std::string_view cell)
{
    constexpr std::string_view numerals[]{"一", "二", "三",   "四",   "五",   "六",   "七",  "八",
                                          "九", "十", "十一", "十二", "十三", "十四", "十五"};
    std::string folded = fold(cell);
    std::string_view text = folded;
    if (const std::string_view before = "第"; text.starts_with(before)) text.remove_prefix(before.size());
    for (const std::string_view behind : {"课", "节"})
        if (text.ends_with(behind)) text.remove_suffix(behind.size());
    int period = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), period);
    if (fault != std::errc{})
        period = static_cast<int>(std::ranges::find(numerals, text) - numerals) + 1;
    else if (end != text.data() + text.size())
        return {};
    if (period < 1 || period > 15) return {};
    return static_cast<std::uint8_t>(period);
}

std::optional<Date> read_date(csv::Rows& rows, std::size_t column)
{
    const auto date = parse_date(rows.cell(column));
    if (!date) rows.reject("date", say("not a date"));
    return date;
}

std::optional<Lesson> read_lesson(csv::Rows& rows, const AttendanceColumns& columns)
{
    Lesson lesson;
    if (const auto cell = clean(rows.cell(columns.session)); !cell.empty()) {
        const auto code = canonical("session", cell);
        const auto found = std::ranges::find(session_codes, code);
        if (found == session_codes.end()) return rows.reject("session", say("unknown word")), std::nullopt;
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

SchoolClass read_place(const csv::Rows& rows, const AttendanceColumns& columns)
{
    const int grade = parse_grade(clean(rows.cell(columns.grade))).value_or(0);
    return {half_width(clean(rows.cell(columns.school_id))),
            std::string(clean(rows.cell(columns.school_name))), grade,
            parse_class(clean(rows.cell(columns.name)), grade)};
}

}  // namespace

AttendanceColumns::AttendanceColumns(const csv::Heading& heading)
{
    const auto find = [&](std::string_view column) {
        return heading.find(column).value_or(std::string::npos);
    };
    student = find("student_id");
    by_national_id = student == std::string::npos;
    if (by_national_id) student = find("national_id");
    session = find("session"), period = find("period");
    school_id = find("school_id"), school_name = find("school_name");
    grade = find("grade"), name = find("class");
    status = find("status");

    date = {find("date")}, lesson = {session, period}, place = {school_id, school_name, grade, name};
    std::size_t last = date.front(), all = 1;
    for (auto* const columns : {&lesson, &place}) {
        std::erase(*columns, std::string::npos);
        for (const auto column : *columns) last = std::max(last, column), ++all;
    }
    alike = last + 1 == all ? all : 0;
}

template <typename Value>
template <typename Read>
std::uint32_t Known<Value>::number_of(const csv::Rows& rows, const std::vector<std::size_t>& columns,
                                      Read read)
{
    std::size_t same_cells = 0;
    while (last_ != 0 && same_cells < columns.size() &&
           same(rows.cell(columns[same_cells]), last_cells_[same_cells]))
        ++same_cells;
    if (last_ != 0 && same_cells == columns.size()) return last_;
    key_.clear();
    last_cells_.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i >= same_cells) last_cells_[i] = rows.cell(columns[i]);
        (key_ += last_cells_[i]) += '\n';
    }
    last_ = texts_.find(key_);
    if (last_ == 0)
        if (auto value = read()) {
            values_.push_back(*std::move(value));
            last_ = texts_.add(key_);
        }
    return last_;
}

void RollCalls::read(csv::Rows& rows, const AttendanceColumns& columns, const Vocabulary& vocabulary)
{
    calls.clear(), marks.clear(), notes.clear();
    const auto take = [&](const auto& row) {
        const auto cell = row.cell(columns.student), word = row.cell(columns.status);
        std::uint32_t mark = ids_.find(cell);
        if (mark == 0) [[unlikely]]
            if ((mark = new_student(rows, cell, columns)) == 0) return;
        if (!same(word, present_)) [[unlikely]] {
            const auto status = status_of(rows, word, vocabulary);
            if (!status) return;
            if (*status != AttendanceStatus::present) {
                mark |= noted;
                notes.push_back(*status);
            }
        }
        marks.push_back(mark);
    };
    while (rows.next()) {
        if (!begin_call(rows, columns)) continue;
        take(rows);
        if (columns.alike != 0) rows.each_alike(columns.alike, take);
    }
}

bool RollCalls::begin_call(csv::Rows& rows, const AttendanceColumns& columns)
{
    const auto date =
        dates.number_of(rows, columns.date, [&] { return read_date(rows, columns.date.front()); });
    if (date == 0) return false;
    const auto lesson = lessons.number_of(rows, columns.lesson, [&] { return read_lesson(rows, columns); });
    if (lesson == 0) return false;
    const auto place =
        places.number_of(rows, columns.place, [&] { return std::optional(read_place(rows, columns)); });
    if (calls.empty() || date != calls.back().date || lesson != calls.back().lesson ||
        place != calls.back().place)
        calls.push_back({date, lesson, place, static_cast<std::uint32_t>(marks.size())});
    return true;
}

std::uint32_t RollCalls::new_student(csv::Rows& rows, std::string_view cell, const AttendanceColumns& columns)
{
    auto id = columns.by_national_id ? parse_national_id(cell) : parse_student_id(cell);
    if (!id.usable()) {
        rows.reject(columns.by_national_id ? "national_id" : "student_id",
                    id.state == IdState::none
                        ? say("the row does not say which student it is about")
                        : say("the number was damaged by a spreadsheet; export it as text"));
        return 0;
    }
    students.push_back(std::move(id.key));
    return ids_.add(cell);
}

std::optional<AttendanceStatus> RollCalls::status_of(csv::Rows& rows, std::string_view cell,
                                                     const Vocabulary& vocabulary)
{
    for (const auto& [word, status] : words_)
        if (same(cell, word)) return status;
    const auto status = attendance_status(vocabulary.canonical(clean(cell)));
    if (!status) {
        rows.reject("status", say("unknown word for a status; see --profile"));
        return {};
    }
    if (*status == AttendanceStatus::present) present_ = cell;
    words_.emplace_back(cell, *status);
    return status;
}

}  // namespace baoxue
