// flag_absent() beside a slow second implementation that is plain to read, on many small invented townships; and what
// must not change the result: how files are cut, by which engine they are read, that tallies stand for rows.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <tuple>

#include "baoxue/absence.hpp"
#include "baoxue/base/codes.hpp"
#include "given.hpp"
#include "rounds.hpp"

using namespace baoxue;
using namespace std::chrono;

namespace {

const Date first_day = sys_days(2026y / October / 12);  // a Monday, and no public holiday in the weeks behind it
constexpr int span = 24;                                  // days: three weekends among them

std::string id_of(int child)
{
    return "2026000" + std::to_string(child);
}

struct Row {
    int child, day, school, period;  // period 0: the whole day; 101: am; 102: pm
    std::string status;
};

struct Span {
    int child, from, to, filed;
    bool suspension;
};

/// All that is invented, in plain numbers: what the files say, and what the reference looks at.
struct Township {
    std::vector<Row> rows;
    std::map<std::pair<int, int>, std::string> calendar;  // (day, school; 0: all) -> kind
    std::vector<Span> leaves;
    std::map<int, int> moved;  // child -> first day elsewhere
    AbsencePolicy policy;
    int as_of = 0, since = 0;
};

class Random {
  public:
    explicit Random(unsigned seed) : engine_(seed) {}
    int below(int end) { return static_cast<int>(engine_() % static_cast<unsigned>(end)); }
    bool one_in(int n) { return below(n) == 0; }
    const char* pick(std::initializer_list<const char*> words)
    {
        return words.begin()[below(static_cast<int>(words.size()))];
    }

  private:
    std::mt19937 engine_;
};

bool is_weekend(int day)
{
    return day % 7 >= 5;
}

/// A child's term: spells of absence, single lessons, days nobody wrote down, a change of school.
void invent_child(Random& random, int child, Township& town)
{
    int school = 1 + random.below(2), spell = 0;
    const int form = random.below(3), moves = random.one_in(6) ? random.below(span) : span;
    const char* away = "absent";
    for (int day = 0; day < span; ++day) {
        if (day == moves) school = 3 - school;
        if (is_weekend(day) && !random.one_in(5)) continue;
        if (random.one_in(8)) continue;
        if (spell == 0 && random.one_in(4))
            spell = 1 + random.below(9), away = random.pick({"absent", "unexcused", "sick"});
        const bool is_away = spell > 0;
        if (spell > 0) --spell;
        const auto status = [&]() -> std::string {
            if (is_away && !random.one_in(12)) return away;
            return random.pick({"present", "present", "present", "present", "present", "late", "early", "official",
                                "absent", "unexcused", "personal", "excused", "suspended", "closed", "pending",
                                "not_enrolled"});
        };
        if (form == 0) town.rows.push_back({child, day, school, 0, status()});
        if (form == 1)
            for (const int half : {101, 102}) town.rows.push_back({child, day, school, half, status()});
        if (form == 2)
            for (int period = 1; period <= 6; ++period)
                if (!random.one_in(15)) town.rows.push_back({child, day, school, period, status()});
    }
}

void invent_rules(Random& random, AbsencePolicy& policy)
{
    policy.lessons_for_a_day = random.one_in(3) ? 1 + random.below(3) : 0;
    policy.half_days = random.one_in(3);
    policy.excused_breaks = random.one_in(3);
    policy.gap_breaks = random.one_in(3);
    policy.late_leave = random.one_in(2);
    policy.all_rules = random.one_in(2);
    policy.morning_periods = 3 + random.below(2);
    for (int i = 0; i < 6; ++i) {
        Rule rule;
        rule.name = "R" + std::to_string(i);
        rule.metric = AbsencePolicy::metrics()[static_cast<std::size_t>(random.below(4))];
        rule.or_equal = random.one_in(2);
        rule.value = random.below(6);
        rule.due_days = random.below(4);
        policy.rules.push_back(rule);
    }
}

Township invent(unsigned seed)
{
    Random random(seed);
    Township town;
    const int children = 1 + random.below(5);
    for (int child = 0; child < children; ++child) {
        invent_child(random, child, town);
        while (random.one_in(2)) {
            const int from = random.below(span);
            const int to = from + random.below(6);
            town.leaves.push_back({child, from, to, from - 2 + random.below(8), random.one_in(4)});
        }
        if (random.one_in(6)) town.moved[child] = random.below(span);
    }
    for (std::size_t i = town.rows.size(); i > 0; --i)  // corrections, some of them twice
        if (random.one_in(12)) {
            Row row = town.rows[static_cast<std::size_t>(random.below(static_cast<int>(town.rows.size())))];
            row.status = random.pick({"present", "absent", "sick", "closed"});
            town.rows.push_back(row);
        }
    if (random.one_in(2)) {
        for (int day = 0; day < span; ++day)
            for (const int school : {0, 1})
                if (school == 0 ? random.one_in(3) : random.one_in(9))
                    town.calendar[{day, school}] = random.pick({"holiday", "makeup", "closed", "school"});
        if (!town.calendar.empty() && town.calendar.begin()->first.first > 0) town.calendar[{0, 0}] = "school";
    }
    town.as_of = span - 1 - random.below(6);
    town.since = random.below(4);
    invent_rules(random, town.policy);
    town.policy.as_of = first_day + days(town.as_of);
    town.policy.since = first_day + days(town.since);
    return town;
}

// ---- The files ----

std::string line(const Row& row)
{
    const auto half = row.period == 101 ? "am" : row.period == 102 ? "pm" : "";
    const auto period = row.period > 0 && row.period < 100 ? std::to_string(row.period) : std::string();
    return to_string(first_day + days(row.day)) + "," + half + "," + period + ",S" + std::to_string(row.school) + "," +
           id_of(row.child) + "," + row.status + "\n";
}

std::string attendance_file(const std::vector<Row>& rows)
{
    std::string text = "date,session,period,school_id,student_id,status\n";
    for (const Row& row : rows) text += line(row);
    return test::given(text);
}

Attendance read(const std::vector<std::string>& files, const csv::ReadOptions& reading = {})
{
    Attendance attendance;
    csv::Rejects strict;
    for (const auto& file : files) attendance.read(file, reading, {}, strict);
    return attendance;
}

AbsenceEvidence evidence_of(const Township& town)
{
    AbsenceEvidence evidence;
    csv::Rejects strict;
    std::string calendar = "date,kind,school_id\n";
    for (const auto& [key, kind] : town.calendar)
        calendar += to_string(first_day + days(key.first)) + "," + kind + "," +
                    (key.second == 0 ? "" : "S" + std::to_string(key.second)) + "\n";
    if (!town.calendar.empty())
        evidence.calendar = Calendar(csv::Table(test::given(calendar), {}, {"calendar"}, {"date"}, strict));
    for (const Span& leave : town.leaves) {
        Leave slip;
        slip.student_id = parse_student_id(id_of(leave.child));
        slip.kind = leave.suspension ? "suspension" : "sick";
        slip.begin = first_day + days(leave.from);
        slip.end = first_day + days(leave.to);
        slip.filed_on = first_day + days(leave.filed);
        evidence.leaves.push_back(slip);
    }
    for (const auto& [child, day] : town.moved)
        evidence.elsewhere.push_back({.student_id = parse_student_id(id_of(child)), .from = first_day + days(day)});
    return evidence;
}

// ---- The second implementation: every question is asked of the rows anew ----

enum class Day { none, present, absent, excused };

class Reference {
  public:
    explicit Reference(const Township& town) : town_(town)
    {
        for (const Row& row : town.rows) {
            lessons_[{row.child, row.day, row.period}] = row.status;
            school_[{row.child, row.day}] = row.school;
        }
        learn_told();
    }

    std::vector<std::string> flags() const
    {
        std::vector<std::string> flags;
        for (int child = 0; child < 5; ++child) {
            std::string highest;
            for (const Rule& rule : town_.policy.rules) {
                const double days = measure(child, rule.metric);
                if (days <= 0 || !(rule.or_equal ? days >= rule.value : days > rule.value)) continue;
                const auto flag = text(child, rule, days);
                if (town_.policy.all_rules) flags.push_back(flag);
                highest = flag;
            }
            if (!town_.policy.all_rules && !highest.empty()) flags.push_back(highest);
        }
        return flags;
    }

  private:
    int school_of(int child) const
    {
        int school = 0;
        for (const auto& [key, at] : school_)
            if (key.first == child) school = at;  // ascending by day
        return school;
    }

    // What the rows of a school say of a day: 0 nothing, 1 that it was closed, 2 that there were lessons, 3 that somebody
    // was there.
    int told(int day, int school) const
    {
        const auto found = told_.find({day, school});
        return found == told_.end() ? 0 : found->second;
    }

    void learn_told()
    {
        for (const auto& [lesson, word] : lessons_) {
            const auto& [child, day, period] = lesson;
            if (word == "pending" || word == "not_enrolled") continue;
            const bool here = word == "present" || word == "late" || word == "early" || word == "official";
            auto& most = told_[{day, school_.at({child, day})}];
            most = std::max(most, word == "closed" ? 1 : here ? 3 : 2);
        }
    }

    // The last school day on which a school that never names anybody who was there told an absence; nothing of another.
    std::optional<int> last_of_absences_only(int school) const
    {
        std::optional<int> last;
        for (int day = 0; day < span; ++day) {
            if (told(day, school) == 3) return {};
            const bool in_term = day >= town_.since && day <= town_.as_of;
            if (told(day, school) == 2 && in_term && (town_.calendar.empty() || named_school_day(day, school))) last = day;
        }
        return last;
    }

    bool is_school_day(int day, int school) const
    {
        const auto last = last_of_absences_only(school);
        if (day < town_.since || day > town_.as_of || (last && day > *last)) return false;
        if (town_.calendar.empty()) return told(day, school) >= 2 || (last && is_between(day, school));
        return told(day, school) != 1 && named_school_day(day, school);
    }

    // A day of nobody's absence, behind one of somebody's.
    bool is_between(int day, int school) const
    {
        bool begun = false;
        for (int before = town_.since; before < day; ++before) begun = begun || told(before, school) == 2;
        return begun && told(day, school) == 0 && !is_weekend(day);
    }

    bool named_school_day(int day, int school) const
    {
        for (const int whose : {school, 0}) {
            const auto named = town_.calendar.find({day, whose});
            if (named != town_.calendar.end()) return named->second == "school" || named->second == "makeup";
        }
        return !is_weekend(day);
    }

    std::string status(int child, int day, int period) const
    {
        const auto found = lessons_.find({child, day, period});
        if (found == lessons_.end()) return "";
        std::string status = found->second;
        const bool missing = status == "absent" || status == "unexcused";
        if (!missing) return status;
        if (elsewhere(child, day)) return "excused";
        return on_leave(child, day, false) ? "excused" : "unexcused";
    }

    bool on_leave(int child, int day, bool suspended) const
    {
        return std::ranges::any_of(town_.leaves, [&](const Span& leave) {
            return leave.child == child && leave.suspension == suspended && day >= leave.from && day <= leave.to &&
                   (leave.filed <= day || town_.policy.late_leave);
        });
    }

    bool elsewhere(int child, int day) const
    {
        const auto moved = town_.moved.find(child);
        return on_leave(child, day, true) || (moved != town_.moved.end() && moved->second <= day);
    }

    bool in_half(int period, int half) const
    {
        if (half == 0 || period == 0) return true;
        if (period > 100) return period == 100 + half;
        return (period <= town_.policy.morning_periods) == (half == 1);
    }

    struct Counts {
        int here = 0, unexcused = 0, all = 0;
    };

    Counts counts(int child, int day, int half) const
    {
        Counts counts;
        for (const int period : {0, 101, 102, 1, 2, 3, 4, 5, 6}) {
            const auto word = status(child, day, period);
            if (word.empty() || word == "closed" || word == "pending" || word == "not_enrolled") continue;
            if (!in_half(period, half)) continue;
            ++counts.all;
            counts.unexcused += word == "unexcused";
            counts.here += word == "present" || word == "late" || word == "early" || word == "official";
        }
        return counts;
    }

    Day judge(int child, int day, int half) const
    {
        const Counts of_day = counts(child, day, half);
        if (of_day.all == 0) return Day::none;
        const int enough = town_.policy.lessons_for_a_day == 0 ? of_day.all : town_.policy.lessons_for_a_day;
        if (of_day.unexcused >= enough) return Day::absent;
        return of_day.here > 0 ? Day::present : Day::excused;
    }

    struct Total {
        double row = 0, longest = 0, all = 0;
        int row_begin = -1, first = -1, last = -1, excused = 0, lessons = 0, lessons_absent = 0, today = 0;
    };

    Total total(int child, int last = span - 1) const
    {
        Total total;
        for (int day = 0; day <= last; ++day) {
            if (!is_school_day(day, school_of(child))) continue;
            const Counts whole = counts(child, day, 0);
            total.lessons += whole.all;
            total.lessons_absent += whole.unexcused;
            if (day == town_.as_of) total.today = whole.unexcused;
            total.excused += judge(child, day, 0) == Day::excused;
            if (whole.all == 0 && (town_.policy.gap_breaks || last_of_absences_only(school_of(child)))) total.row = 0;
            if (whole.all == 0) continue;
            for (const int half : town_.policy.half_days ? std::vector{1, 2} : std::vector{0}) {
                const Day kind = judge(child, day, half);
                if (kind == Day::present || (kind == Day::excused && town_.policy.excused_breaks)) total.row = 0;
                if (kind != Day::absent) continue;
                if (total.row == 0) total.row_begin = day;
                if (total.first < 0) total.first = day;
                total.last = day;
                const double worth = half == 0 ? 1 : 0.5;
                total.row += worth;
                total.all += worth;
                total.longest = std::max(total.longest, total.row);
            }
        }
        if (last == span - 1 && elsewhere(child, town_.as_of)) total.row = 0;
        return total;
    }

    // Every night is asked, backwards, until one says that the rule is not reached.
    int reached_on(int child, const Rule& rule) const
    {
        int reached = town_.as_of;
        if (rule.metric == "lessons_today") return reached;
        for (int day = town_.as_of; day >= 0; --day) {
            if (!is_school_day(day, school_of(child))) continue;
            if (counts(child, day, 0).all == 0 && !ends_a_row(child, day)) continue;
            if (!rule.reached(measure(child, rule.metric, day))) break;
            reached = day;
        }
        return reached;
    }

    // A day without a record that breaks a row of absences.
    bool ends_a_row(int child, int day) const
    {
        const bool breaks = town_.policy.gap_breaks || last_of_absences_only(school_of(child));
        return breaks && total(child, day - 1).row > 0;
    }

    double measure(int child, const std::string& metric, int last = span - 1) const
    {
        const Total of_child = total(child, last);
        if (metric == "lessons_today") return of_child.today;
        if (metric == "days_in_a_row") return of_child.row;
        if (metric == "longest_row") return of_child.longest;
        return of_child.all;
    }

    std::string text(int child, const Rule& rule, double days) const;

    const Township& town_;
    std::map<std::tuple<int, int, int>, std::string> lessons_;
    std::map<std::pair<int, int>, int> school_;
    std::map<std::pair<int, int>, int> told_;  // by day and school
};

std::string joined(const std::string& id, const std::string& rule, double days, int first, int last, double row,
                   double longest, double all, int excused, int absent, int lessons, Date due)
{
    std::string text = id + " " + rule;
    for (const double number : {days, row, longest, all}) text += " " + std::to_string(number);
    for (const int number : {first, last, excused, absent, lessons}) text += " " + std::to_string(number);
    return text + " " + to_string(due);
}

std::string Reference::text(int child, const Rule& rule, double value) const
{
    const Total of_child = total(child);
    // A deadline lies behind the day on which the rule was reached, where the calendar of the school tells the days.
    int due = reached_on(child, rule), left = rule.due_days;
    const auto works = [&](int day) {
        for (const int whose : {school_of(child), 0}) {
            const auto named = town_.calendar.find({day, whose});
            if (named != town_.calendar.end()) return named->second == "school" || named->second == "makeup";
        }
        return !is_weekend(day);
    };
    if (left == 0)
        while (!works(due)) ++due;
    while (left > 0) left -= works(++due);
    return joined(id_of(child), rule.name, value, of_child.row > 0 ? of_child.row_begin : of_child.first, of_child.last,
                  of_child.row, of_child.longest, of_child.all, of_child.excused, of_child.lessons_absent,
                  of_child.lessons, first_day + days(due));
}

std::vector<std::string> texts(const AbsenceReport& report)
{
    std::vector<std::string> texts;
    const auto day = [](const std::optional<Date>& date) {
        return date ? static_cast<int>((*date - first_day).count()) : -1;
    };
    for (const AbsenceFlag& flag : report.flags)
        texts.push_back(joined(flag.student_id, flag.rule, flag.days, day(flag.first_absent), day(flag.last_absent),
                               flag.days_in_a_row, flag.longest_row, flag.days_in_all, flag.days_excused,
                               flag.lessons_absent, flag.lessons, flag.due));
    return texts;
}

std::vector<std::string> unreported(const AbsenceReport& report)
{
    std::vector<std::string> texts;
    for (const auto& [place, date] : report.unreported)
        texts.push_back(place.school_id + place.school_name + place.name + to_string(date));
    return texts;
}

}  // namespace

TEST_CASE("absences are counted as a slow and plain second implementation counts them")
{
    std::size_t flagged = 0;
    for (unsigned seed = 1; seed <= test::rounds(1200); ++seed) {
        CAPTURE(seed);
        const Township town = invent(seed);
        const auto report = flag_absent(read({attendance_file(town.rows)}), evidence_of(town), town.policy);
        const auto expected = Reference(town).flags();
        REQUIRE(texts(report) == expected);
        flagged += expected.size();
    }
    CHECK(flagged > test::rounds(2000));
}

TEST_CASE("tallies, of the whole or of parts, stand for the rows that they were made of")
{
    for (unsigned seed = 1; seed <= test::rounds(150); ++seed) {
        CAPTURE(seed);
        const Township town = invent(seed);
        const auto evidence = evidence_of(town);
        const auto raw = read({attendance_file(town.rows)});
        const auto expected = flag_absent(raw, evidence, town.policy);
        const auto middle = town.rows.begin() + static_cast<std::ptrdiff_t>(town.rows.size() / 2);
        std::vector<std::string> tallies;
        for (const auto& part : {std::vector(town.rows.begin(), middle), std::vector(middle, town.rows.end())}) {
            const auto attendance = read({attendance_file(part)});
            const auto file = test::given("", "tally.csv");
            csv::Writer out({.file = file}, tally_columns(attendance), {});
            write_tallies(out, attendance);
            out.finish();
            tallies.push_back(file);
        }
        const auto report = flag_absent(read(tallies), evidence, town.policy);
        REQUIRE(texts(report) == texts(expected));
        REQUIRE(unreported(report) == unreported(expected));
        CHECK(report.school_days == expected.school_days);
    }
}

TEST_CASE("a file given twice, cut anywhere, by any engine and any number of hands, says the same")
{
    for (unsigned seed = 1; seed <= test::rounds(40); ++seed) {
        CAPTURE(seed);
        const Township town = invent(seed);
        const auto evidence = evidence_of(town);
        const auto file = attendance_file(town.rows);
        const auto expected = texts(flag_absent(read({file}), evidence, town.policy));
        for (const csv::Engine engine : {csv::Engine::two_lanes, csv::Engine::library})
            for (const std::size_t block : {1u, 64u, 1000u}) {
                csv::ReadOptions reading;
                reading.engine = engine;
                reading.block = block;
                reading.jobs = 1 + seed % 4;
                REQUIRE(texts(flag_absent(read({file, file}, reading), evidence, town.policy)) == expected);
            }
    }
}
