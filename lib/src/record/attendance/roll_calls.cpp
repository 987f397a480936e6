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
    if (fault != std::errc{}) period = static_cast<int>(std::ranges::find(numerals, text) - numerals) + 1;
    else if (end != text.data() + text.size()) return {};
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
    return {half_width(clean(rows.cell(columns.school_id))), std::string(clean(rows.cell(columns.school_name))), grade,
            parse_class(clean(rows.cell(columns.name)), grade)};
}

}  // namespace

AttendanceColumns::AttendanceColumns(const csv::Heading& heading)
{
    const auto find = [&](std::string_view column) { return heading.find(column).value_or(std::string::npos); };
    student = find("student_id");
    by_national_id = student == std::string::npos;
    if (by_national_id) student = find("national_id");
    session = find("session"), period = find("period");
    school_id = find("school_id"), school_name = find("school_name");
    grade = find("grade"), name = find("class");
    status = find("status");
    tally = status == std::string::npos;
    if (tally) status = find("lessons_by_status");

    date = {find("date")}, lesson = {session, period}, place = {school_id, school_name, grade, name};
    std::size_t last = date.front(), all = 1;
    for (auto* const columns : {&lesson, &place}) {
        std::erase(*columns, std::string::npos);
        for (const auto column : *columns) last = std::max(last, column), ++all;
    }
    alike = last + 1 == all ? all : 0;
}

template <typename Value>
bool Known<Value>::is(std::uint32_t number, const csv::Rows& rows, const std::vector<std::size_t>& columns) const
{
    const auto* cell = cells_.data() + number * columns.size();
    for (const auto column : columns)
        if (!same(rows.cell(column), *cell++)) return false;
    return true;
}

template <typename Value>
template <typename Read>
std::uint32_t Known<Value>::number_of(const csv::Rows& rows, const std::vector<std::size_t>& columns, Read read)
{
    if (last_ != 0 && is(last_, rows, columns)) return last_;
    std::uint64_t hashes = 0;
    for (const auto column : columns) hashes = hashes * 31 + hash(rows.cell(column));
    auto& quick = quick_[hashes % quick_.size()];
    if (quick != 0 && is(quick, rows, columns)) return last_ = quick;
    key_.clear();
    for (const auto column : columns) (key_ += rows.cell(column)) += '\0';
    last_ = texts_.find(key_);
    if (last_ == 0) {
        auto value = read();
        if (!value) return 0;
        values_.push_back(*std::move(value));
        cells_.resize(values_.size() * columns.size());
        for (std::size_t i = 0; i < columns.size(); ++i)
            cells_[cells_.size() - columns.size() + i] = rows.cell(columns[i]);
        last_ = texts_.add(key_);
    }
    return quick = last_;
}

void RollCalls::read(csv::Rows& rows, const AttendanceColumns& columns, const Vocabulary& vocabulary)
{
    calls.clear(), marks.clear(), notes.clear();
    if (columns.tally) return read_tally(rows, columns);
    const auto take = [&](const auto& row) {
        const auto cell = row.cell(columns.student), word = row.cell(columns.status);
        auto status = AttendanceStatus::present;
        if (!same(word, present_)) [[unlikely]] {
            const auto known = status_of(rows, word, vocabulary);
            if (!known) return;
            status = *known;
        }
        std::uint32_t mark = scattered_ ? ids_.find_scattered(cell) : ids_.find(cell);
        if (mark == 0) [[unlikely]]
            if ((mark = new_student(rows, cell, columns)) == 0) return;
        if (status != AttendanceStatus::present) [[unlikely]] {
            mark |= noted;
            notes.push_back(status);
        }
        marks.push_back(mark);
    };
    const auto look_ups_before = ids_.look_ups();
    unsigned in_vain = 0;  // how often no row was found alike, in a row
    while (rows.next()) {
        if (scattered_) {
            __builtin_prefetch(ids_.slot_for(rows.cell_ahead(20, columns.student)));
            __builtin_prefetch(ids_.entry_for(rows.cell_ahead(10, columns.student)));
        }
        if (!begin_call(rows, columns)) continue;
        take(rows);
        if (columns.alike == 0 || scattered_) continue;
        if (in_vain >= 4 && ++in_vain % 32 != 0) continue;  // rows by student: each begins a call of its own
        const std::size_t before = marks.size();
        rows.each_alike(columns.alike, take);
        in_vain = marks.size() == before ? in_vain + 1 : 0;
    }
    if (!scattered_ || ++scattered_blocks_ % 8 == 0)  // and from time to time they are tried again
        scattered_ = !scattered_ && ids_.look_ups() - look_ups_before > marks.size() / 4;
}

// A row is a student's day: a call of one mark for each lesson.
void RollCalls::read_tally(csv::Rows& rows, const AttendanceColumns& columns)
{
    const std::vector<std::size_t> cell{columns.status};
    while (rows.next()) {
        const auto date = dates.number_of(rows, columns.date, [&] { return read_date(rows, columns.date.front()); });
        if (date == 0) continue;
        const auto tally = tallies_.number_of(rows, cell, [&] {
            auto lessons_of_day = parse_tally(clean(rows.cell(columns.status)));
            if (!lessons_of_day)
                rows.reject("lessons_by_status", say("not what tally-attendance writes; make the tally again"));
            return lessons_of_day;
        });
        if (tally == 0) continue;
        const auto student = student_of(rows, columns);
        if (student == 0) continue;
        const auto place =
            places.number_of(rows, columns.place, [&] { return std::optional(read_place(rows, columns)); });
        for (const auto& [lesson, status] : tallies_.values()[tally]) {
            const auto [number, added] = tally_lessons_.try_emplace(lesson, 0);
            if (added) number->second = lessons.add(lesson);
            calls.push_back({date, number->second, place, static_cast<std::uint32_t>(marks.size())});
            marks.push_back(status == AttendanceStatus::present ? student : student | noted);
            if (status != AttendanceStatus::present) notes.push_back(status);
        }
    }
}

bool RollCalls::begin_call(csv::Rows& rows, const AttendanceColumns& columns)
{
    const auto date = dates.number_of(rows, columns.date, [&] { return read_date(rows, columns.date.front()); });
    if (date == 0) return false;
    const auto lesson = lessons.number_of(rows, columns.lesson, [&] { return read_lesson(rows, columns); });
    if (lesson == 0) return false;
    const auto place = places.number_of(rows, columns.place, [&] { return std::optional(read_place(rows, columns)); });
    if (calls.empty() || date != calls.back().date || lesson != calls.back().lesson || place != calls.back().place)
        calls.push_back({date, lesson, place, static_cast<std::uint32_t>(marks.size())});
    return true;
}

std::uint32_t RollCalls::student_of(csv::Rows& rows, const AttendanceColumns& columns)
{
    const auto cell = rows.cell(columns.student);
    const auto known = ids_.find(cell);
    return known != 0 ? known : new_student(rows, cell, columns);
}

std::uint32_t RollCalls::new_student(csv::Rows& rows, std::string_view cell, const AttendanceColumns& columns)
{
    auto id = columns.by_national_id ? parse_national_id(cell) : parse_student_id(cell);
    if (!id.usable()) {
        rows.reject(columns.by_national_id ? "national_id" : "student_id",
                    id.state == IdState::none ? say("the row does not say which student it is about")
                                              : say("the number was damaged by a spreadsheet; export it as text"));
        return 0;
    }
    new_students.push_back(std::move(id.key));
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
