#include "record/attendance/roll_calls.hpp"

#include <algorithm>
#include <charconv>

#include "baoxue/identity.hpp"
#include "baoxue/text.hpp"
#include "baoxue/words.hpp"
#include "plain_number.hpp"

namespace baoxue {
namespace {

__extension__ using Wide = unsigned __int128;

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
    if (one.size() - 16 <= 16) return same_ends<Wide>(one, other);
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

std::optional<Date> read_date(csv::Rows& rows, const AttendanceColumns& columns)
{
    const auto date = parse_date(rows.cell(columns.date.columns().front()));
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

std::size_t find(const csv::Heading& heading, std::string_view column)
{
    return heading.find(column).value_or(std::string::npos);
}

}  // namespace

CellGroup::CellGroup(std::vector<std::size_t> columns) : columns_(std::move(columns))
{
    std::erase(columns_, std::string::npos);
    const bool neighbours =
        std::ranges::adjacent_find(columns_, [](auto one, auto next) { return next != one + 1; }) == columns_.end();
    if (neighbours && !columns_.empty()) first_ = columns_.front(), last_ = columns_.back();
}

std::string_view CellGroup::join(const csv::Rows& rows, std::string& joined) const
{
    joined.clear();
    for (const auto column : columns_) (joined += rows.cell(column)) += '\0';
    return joined;
}

AttendanceColumns::AttendanceColumns(const csv::Heading& heading)
    : by_national_id(!heading.find("student_id")),
      tally(!heading.find("status")),
      student(find(heading, by_national_id ? "national_id" : "student_id")),
      session(find(heading, "session")),
      period(find(heading, "period")),
      school_id(find(heading, "school_id")),
      school_name(find(heading, "school_name")),
      grade(find(heading, "grade")),
      name(find(heading, "class")),
      status(find(heading, tally ? "lessons_by_status" : "status")),
      date({find(heading, "date")}),
      lesson({session, period}),
      place({school_id, school_name, grade, name}),
      id({student}),
      word({status})
{
    std::size_t last = 0, all = 0;
    for (const auto* const group : {&date, &lesson, &place})
        for (const auto column : group->columns()) last = std::max(last, column), ++all;
    alike = last + 1 == all ? all : 0;
}

template <typename Value>
bool Known<Value>::Entry::is(std::string_view other) const
{
    return same({text, size}, other) && number != 0;
}

template <typename Value>
template <typename Read>
std::uint32_t Known<Value>::number_of(const csv::Rows& rows, const CellGroup& group, Read read)
{
    const std::string_view text = group.of(rows, joined_);
    if (quick_[last_].is(text)) return quick_[last_].number;
    last_ = hash(text) & (quick_.size() - 1);
    if (quick_[last_].is(text)) return quick_[last_].number;
    return look_up(text, read);
}

template <typename Value>
template <typename Read>
[[gnu::noinline]] std::uint32_t Known<Value>::look_up(std::string_view text, Read read)
{
    const std::uint32_t known = texts_.number(text);
    numbers_.resize(texts_.size() + 1);
    if (numbers_[known] == 0)
        if (auto value = read()) numbers_[known] = add(*std::move(value));
    if (texts_.size() > quick_.size() / 4 && quick_.size() < most_quick) quick_.assign(quick_.size() * 4, {});
    auto& quick = quick_[last_ = hash(text) & (quick_.size() - 1)];
    if (text.size() > sizeof quick.text) return numbers_[known];
    quick.number = numbers_[known];
    quick.size = static_cast<std::uint8_t>(text.size());
    std::ranges::copy(text, quick.text);
    return quick.number;
}

[[gnu::always_inline]] inline Mark RollCalls::mark_of(csv::Rows& rows, std::string_view cell,
                                                      const AttendanceColumns& columns)
{
    const auto at = static_cast<std::size_t>(cell.data() - block_);
    if (at < block_size_ && plain_number(cell)) [[likely]]
        return {static_cast<std::uint32_t>(at), static_cast<std::uint8_t>(cell.size())};
    return {other_id(rows, columns), 0};
}

void RollCalls::read(csv::Rows& rows, const AttendanceColumns& columns, const Vocabulary& vocabulary)
{
    calls.clear(), marks.clear();
    block_ = rows.block().data(), block_size_ = rows.block().size();
    if (columns.tally) return read_tally(rows, columns);
    const auto take = [&](const auto& row) {
        auto mark = mark_of(rows, row.cell(columns.student), columns);
        if (!mark) return;
        if (!same(row.cell(columns.status), present_)) [[unlikely]] {
            const auto status = status_of(rows, columns, vocabulary);
            if (!status) return;
            mark.status = *status;
        }
        marks.push_back(mark);
    };
    unsigned in_vain = 0;  // how often no row was found alike, in a row
    while (rows.next()) {
        if (!begin_call(rows, columns)) continue;
        take(rows);
        if (columns.alike == 0) continue;
        if (in_vain >= 4 && ++in_vain % 32 != 0) continue;  // rows by student: each begins a call of its own
        const std::size_t before = marks.size();
        rows.each_alike(columns.alike, take);
        in_vain = marks.size() == before ? in_vain + 1 : 0;
    }
}

// A row is a student's day: a call of one mark for each lesson.
void RollCalls::read_tally(csv::Rows& rows, const AttendanceColumns& columns)
{
    while (rows.next()) {
        const auto date = dates.number_of(rows, columns.date, [&] { return read_date(rows, columns); });
        if (date == 0) continue;
        const auto tally = tallies_.number_of(rows, columns.word, [&] {
            auto lessons_of_day = parse_tally(clean(rows.cell(columns.status)));
            if (!lessons_of_day)
                rows.reject("lessons_by_status", say("not what tally-attendance writes; make the tally again"));
            return lessons_of_day;
        });
        if (tally == 0) continue;
        auto mark = mark_of(rows, rows.cell(columns.student), columns);
        if (!mark) continue;
        const auto place =
            places.number_of(rows, columns.place, [&] { return std::optional(read_place(rows, columns)); });
        for (const auto& [lesson, status] : tallies_.values()[tally]) {
            const auto [number, added] = tally_lessons_.try_emplace(lesson, 0);
            if (added) number->second = lessons.add(lesson);
            calls.push_back({date, number->second, place, static_cast<std::uint32_t>(marks.size())});
            mark.status = status;
            marks.push_back(mark);
        }
    }
}

bool RollCalls::begin_call(csv::Rows& rows, const AttendanceColumns& columns)
{
    const auto date = dates.number_of(rows, columns.date, [&] { return read_date(rows, columns); });
    if (date == 0) return false;
    const auto lesson = lessons.number_of(rows, columns.lesson, [&] { return read_lesson(rows, columns); });
    if (lesson == 0) return false;
    const auto place = places.number_of(rows, columns.place, [&] { return std::optional(read_place(rows, columns)); });
    if (calls.empty() || date != calls.back().date || lesson != calls.back().lesson || place != calls.back().place)
        calls.push_back({date, lesson, place, static_cast<std::uint32_t>(marks.size())});
    return true;
}

[[gnu::noinline]] std::uint32_t RollCalls::other_id(csv::Rows& rows, const AttendanceColumns& columns)
{
    return other_ids_.number_of(rows, columns.id, [&]() -> std::optional<std::string> {
        const auto cell = rows.cell(columns.student);
        auto id = columns.by_national_id ? parse_national_id(cell) : parse_student_id(cell);
        if (id.usable()) return std::move(id.key);
        rows.reject(columns.by_national_id ? "national_id" : "student_id",
                    id.state == IdState::none ? say("the row does not say which student it is about")
                                              : say("the number was damaged by a spreadsheet; export it as text"));
        return {};
    });
}

std::optional<AttendanceStatus> RollCalls::status_of(csv::Rows& rows, const AttendanceColumns& columns,
                                                     const Vocabulary& vocabulary)
{
    const auto number = statuses_.number_of(rows, columns.word, [&] {
        const auto cell = rows.cell(columns.status);
        const auto status = attendance_status(vocabulary.canonical(clean(cell)));
        if (!status) rows.reject("status", say("unknown word for a status; see --profile"));
        if (status == AttendanceStatus::present) present_ = cell;
        return status;
    });
    if (number == 0) return {};
    return statuses_.values()[number];
}

}  // namespace baoxue
