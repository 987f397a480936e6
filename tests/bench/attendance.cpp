#include "attendance.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "file.hpp"
#include "people.hpp"

namespace baoxue::bench {
namespace {

constexpr std::size_t class_size = 45;
constexpr std::size_t classes_in_school = 24;

/// Where the i-th student sits, and its number.
struct Seat {
    std::size_t school, room;
    int grade;
    std::string student_id;
};

Seat seat(std::size_t i)
{
    using namespace std::chrono;
    const auto in_school = i / class_size % classes_in_school;
    const auto school = i / class_size / classes_in_school;
    const auto grade = static_cast<int>(in_school / 4) + 1;
    const Date youngest = 2019y / September / 1;
    const auto birth = youngest - years(grade) + days(i * 7919 % 365);
    const auto id = national_id(static_cast<int>(i / 450 % 10000), floor<days>(birth),
                                serial(i % 2 == 0 ? Sex::male : Sex::female, static_cast<int>(i % 450)));
    return {school, in_school % 4 + 1, grade, formal_id(id)};
}

/// `school_id,class_id,student_id`, the cells by which rows tell each student; with a roster, which is written, grade
/// and class are two cells.
std::vector<std::string> cells_of_students(const Attendance& size)
{
    std::vector<std::string> cells;
    std::set<std::string> in_class;
    std::optional<File> roster;
    if (!size.roster.empty()) roster.emplace(size.roster).write("student_id,name,school_id,grade,class\n");
    for (std::size_t i = 0; i < size.students; ++i) {
        const auto at = seat(i);
        if (!roster) {
            cells.push_back(
                fmt::format("2199{0:06},S{0:05}-G{1}-C{2:02},{3}", at.school, at.grade, at.room, at.student_id));
            continue;
        }
        if (i % class_size == 0) in_class.clear();
        Dice dice(size.seed + 1, i);
        std::string name;
        do name = std::string(surname(dice)) + child_given_name(dice, dice.sex());
        while (!in_class.insert(name).second);
        const auto place = fmt::format("2199{:06},{},{}", at.school, at.grade, at.room);
        cells.push_back(place + "," + (size.by_name ? name : at.student_id));
        roster->write(fmt::format("{},{},{}\n", at.student_id, name, place));
    }
    if (roster) roster->finish();
    return cells;
}

std::vector<std::string> school_days(std::size_t n)
{
    using namespace std::chrono;
    std::vector<std::string> dates;
    for (Date day = 2026y / September / 1; dates.size() < n; day += days(1)) {
        const weekday at(day);
        if (at != Saturday && at != Sunday) dates.push_back(text(day));
    }
    return dates;
}

/// The status of a student in a lesson.
class Statuses {
  public:
    explicit Statuses(const Attendance& size) : seed_(size.seed), days_(size.days)
    {
        for (std::size_t i = 0; i < size.students; ++i) spells_.push_back(spell(i));
    }

    std::string_view operator()(std::size_t student, std::size_t day, std::size_t period) const
    {
        const auto& away = spells_[student];
        if (day - away.first < away.length) return away.status;  // unsigned: an earlier day is far beyond the end
        Dice of_day(seed_ + student, day + 1);
        const auto whole = of_day.below(1000);
        if (whole < 32) return whole < 14 ? "sick" : whole < 23 ? "personal" : "unexcused";
        const auto lesson = Dice(of_day.roll(), period).below(1000);
        return lesson >= 5 ? "present" : lesson < 3 ? "late" : lesson < 4 ? "early" : "unexcused";
    }

  private:
    struct Spell {
        std::size_t first = 0, length = 0;
        std::string_view status;
    };

    Spell spell(std::size_t student) const
    {
        Dice dice(seed_, student);
        if (dice.below(80) != 0) return {};
        return {dice.below(days_), 3 + dice.below(18), dice.in_thousand(600) ? "unexcused" : "sick"};
    }

    std::uint64_t seed_;
    std::size_t days_;
    std::vector<Spell> spells_;
};

/// A permutation of 0..n-1 without a table: four Feistel rounds on the next even power of two, walked until
/// inside.
class Shuffle {
  public:
    Shuffle(std::size_t n, std::uint64_t seed) : n_(n), half_((std::bit_width(n) + 1U) / 2)
    {
        for (auto& key : keys_) key = Dice(seed, key_number_++).roll();
    }

    std::size_t operator()(std::size_t i) const
    {
        do i = step(i);
        while (i >= n_);
        return i;
    }

  private:
    std::size_t step(std::size_t i) const
    {
        const auto mask = (std::size_t{1} << half_) - 1;
        auto left = i >> half_, right = i & mask;
        for (const auto key : keys_) {
            const auto mixed = ((right ^ key) * 0x9E3779B97F4A7C15U >> 32) & mask;
            left = std::exchange(right, left ^ mixed);
        }
        return left << half_ | right;
    }

    std::size_t n_;
    std::size_t half_;
    std::uint64_t key_number_ = 0;
    std::array<std::uint64_t, 4> keys_{};
};

}  // namespace

void write_attendance(const std::string& file, const Attendance& size)
{
    const auto dates = school_days(size.days);
    const auto lessons = size.days * size.periods;
    const auto rows = lessons * size.students;
    const Statuses status(size);
    const Shuffle shuffle(rows, size.seed);
    const auto seats = cells_of_students(size);

    File out(file);
    out.write(fmt::format("date,period,school_id,{},{},status\n", size.roster.empty() ? "class_id" : "grade,class",
                          size.by_name ? "name" : "student_id"));
    fmt::memory_buffer row;
    for (std::size_t n = 0; n < rows; ++n) {
        const auto at = size.order == Order::shuffled ? shuffle(n) : n;
        const auto by_student = size.order == Order::student;
        const auto student = by_student ? at / lessons : at % size.students;
        const auto lesson = by_student ? at % lessons : at / size.students;
        const auto day = lesson / size.periods, period = lesson % size.periods;
        row.clear();
        fmt::format_to(std::back_inserter(row), "{},{},{},{}\n", dates[day], period + 1, seats[student],
                       status(student, day, period));
        out.write({row.data(), row.size()});
    }
    out.finish();
}

}  // namespace baoxue::bench
