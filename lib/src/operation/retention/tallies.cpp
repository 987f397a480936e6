#include "operation/retention/tallies.hpp"

#include <algorithm>

#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue::operation::retention {
namespace {

enum class Joining { first, last, sum };

Joining joining(std::size_t figure)
{
    const auto what = static_cast<Figure>(figure);
    if (what == Figure::enrolled_start || what == Figure::grade_start) return Joining::first;
    const bool stock = what == Figure::enrolled_end || (what >= Figure::next_grade && what < Figure::expected);
    return stock ? Joining::last : Joining::sum;
}

// `later` behind `figures`.
void join(Figures& figures, const Figures& later)
{
    for (std::size_t i = 0; i < figure_count; ++i) {
        auto& to = figures.values[i];
        const auto& value = later.values[i];
        if (!value || (joining(i) == Joining::first && to)) continue;
        to = joining(i) == Joining::sum ? to.value_or(0) + *value : *value;
    }
}

void add_known(Figures& to, const Figures& part)
{
    for (std::size_t i = 0; i < figure_count; ++i)
        if (part.values[i]) to.add(static_cast<Figure>(i), *part.values[i]);
}

// The sum of the parts, and which figures some of them lack.
struct Sum {
    Figures figures = {};
    std::array<bool, figure_count> lacking = {};

    void add(const Figures& part)
    {
        add_known(figures, part);
        for (std::size_t i = 0; i < figure_count; ++i) lacking[i] = lacking[i] || !part.values[i];
    }

    Figures known() const
    {
        Figures known = figures;
        for (std::size_t i = 0; i < figure_count; ++i)
            if (lacking[i]) known.values[i].reset();
        return known;
    }
};

using Periods = std::map<Period, Figures>;
using Parts = std::map<GroupKey, Periods>;

// Periods that follow each other as one.
std::pair<Period, Figures> chained(const Periods& periods)
{
    std::pair<Period, Figures> whole;
    for (const auto& [period, figures] : periods) {
        join(whole.second, figures);
        if (period.begin && !whole.first.begin) whole.first.begin = period.begin;
        whole.first.end = std::max(whole.first.end, period.end);
    }
    return whole;
}

// The groups that hold a part: of a class its grade and its school.
std::vector<GroupKey> wholes_over(const GroupKey& part)
{
    auto [level, school, grade, class_name, teacher] = part;
    std::vector<GroupKey> wholes;
    if (!class_name.empty()) wholes.emplace_back(level, school, grade, "", teacher);
    if (!class_name.empty() || grade != 0) wholes.emplace_back(level, school, 0, "", teacher);
    return wholes;
}

// A school and its classes added up would count each child twice.
const Figures* counted_twice(const Parts& parts)
{
    const auto shared = [](const Figures& one, const Figures& other) {
        for (std::size_t i = 0; i < figure_count; ++i)
            if (one.values[i] && other.values[i]) return true;
        return false;
    };
    for (const auto& [key, periods] : parts)
        for (const auto& whole : wholes_over(key))
            if (const auto found = parts.find(whole); found != parts.end())
                for (const auto& [period, figures] : periods)
                    if (const auto same = found->second.find(period); same != found->second.end() && shared(figures, same->second))
                        return &same->second;
    return nullptr;
}

bool share_periods(const Parts& parts)
{
    return std::ranges::all_of(parts, [&](const auto& part) {
        return std::ranges::equal(part.second, parts.begin()->second, {}, &Periods::value_type::first,
                                  &Periods::value_type::first);
    });
}

// The parts of a whole added up. Parts of different periods, such as two schools that were counted on different days,
// do not follow each other: each is taken from its first day to its last, and the whole begins with the first of them.
std::map<Period, Figures> sum_of(Parts parts)
{
    if (!share_periods(parts)) {
        Period all;
        for (const auto& [key, periods] : parts) {
            const Period of_part = chained(periods).first;
            if (of_part.begin) all.begin = std::min(all.begin.value_or(*of_part.begin), *of_part.begin);
            all.end = std::max(all.end, of_part.end);
        }
        for (auto& [key, periods] : parts) periods = {{all, chained(periods).second}};
    }
    std::map<Period, Sum> sums;
    for (const auto& [key, periods] : parts)
        for (const auto& [period, figures] : periods) sums[period].add(figures);
    std::map<Period, Figures> known;
    for (const auto& [period, sum] : sums) known.emplace(period, sum.known());
    return known;
}

}  // namespace

GroupKey key_of(const Group& group)
{
    return {group.level, fold(group.school_id.empty() ? group.school_name : group.school_id), group.grade, group.class_name,
            group.part.empty() ? group.teacher : group.part};
}

std::optional<Group> group_at(Group::Level level, const Group& finer)
{
    using enum Group::Level;
    const bool in_school = !finer.school_id.empty() || !finer.school_name.empty();
    Group group{.level = level};
    if (level == town) return group;
    if (level == village || level == Group::Level::special_group) {
        group.part = finer.part;
        return finer.part.empty() ? std::nullopt : std::optional(group);
    }
    if (level == teacher) {
        group.teacher = finer.teacher;
        return finer.teacher.empty() ? std::nullopt : std::optional(group);
    }
    if (level == stage) {
        group.grade = finer.grade <= 6 ? 1 : 7;
        return finer.grade == 0 ? std::nullopt : std::optional(group);
    }
    group.school_id = finer.school_id, group.school_name = finer.school_name;
    if (level != school) group.grade = finer.grade;
    if (level == klass) group.class_name = finer.class_name;
    const bool told =
        in_school && (level == school || finer.grade != 0) && (level != klass || !finer.class_name.empty());
    return told ? std::optional(group) : std::nullopt;
}

Figures& Tallies::of(const Group& group, const Period& period)
{
    auto& tally = tallies_[key_of(group)];
    if (tally.periods.empty() || tally.group.school_name.empty()) tally.group = group;
    return tally.periods[period];
}

void Tallies::refuse_twice(const FigureRow& row)
{
    Group group = row.group;
    if (!row.levelled) group.level = Group::Level::klass;  // of a place that is told as far as it is
    refuse_overlap(row, key_of(group));
    auto& given = given_[{key_of(group), row.period}];
    for (std::size_t i = 0; i < figure_count; ++i)
        if (row.values.values[i] && given.values[i])
            throw Error(Status::data, row.place, say("the same figures of a group and period stand twice"));
    add_known(given, row.values);
}

void Tallies::refuse_overlap(const FigureRow& row, const GroupKey& group) const
{
    const auto& [begin, end] = row.period;
    if (!begin || !end) return;
    if (*end < *begin) throw Error(Status::data, row.place, say("the end lies before the beginning"));
    for (auto other = given_.lower_bound({group, Period{}}); other != given_.end() && other->first.first == group;
         ++other) {
        const auto& [from, to] = other->first.second;
        if (!from || !to || other->first.second == row.period || *to <= *begin || *end <= *from) continue;
        for (std::size_t i = 0; i < figure_count; ++i)
            if (row.values.values[i] && other->second.values[i])
                throw Error(Status::data, row.place,
                            say("this period and that from {} to {} overlap: what happened in both would count twice",
                                {to_string(*from), to_string(*to)}));
    }
}

void Tallies::add(const std::vector<FigureRow>& table)
{
    struct Gathered {
        Group group = {};
        Parts parts = {};
        bool levelled = false;
    };
    std::map<GroupKey, Gathered> gathered;
    std::map<std::pair<GroupKey, Period>, const FigureRow*> rows;  // our own: a row for each formula
    for (const auto& row : table) {
        if (row.levelled) {
            const auto [known, added] = rows.try_emplace({key_of(row.group), row.period}, &row);
            if (!added && known->second->values == row.values) continue;
        }
        refuse_twice(row);
        for (const auto level : levels_) {
            if (row.levelled && row.group.level != level) continue;
            const auto group = row.levelled ? row.group : group_at(level, row.group);
            if (!group) continue;
            auto& whole = gathered[key_of(*group)];
            whole.group = *group, whole.levelled = whole.levelled || row.levelled;
            add_known(whole.parts[key_of(row.group)][row.period], row.values);
        }
    }
    for (const auto& [key, whole] : gathered)
        if (!whole.levelled && counted_twice(whole.parts) != nullptr)
            throw Error(Status::data, say("figures of a school or a grade and of its classes in one file: each child would count twice; keep "
                                          "the rows of one level"));
    for (auto& [key, whole] : gathered)
        for (const auto& [period, figures] : sum_of(std::move(whole.parts))) add_known(of(whole.group, period), figures);
}

void Tallies::tell_zeros(const Period& period)
{
    using enum Figure;
    // A class in which nobody was, and nobody is, of whose next year somebody came in: no group.
    std::erase_if(tallies_, [&](const auto& entry) {
        const auto found = entry.second.periods.find(period);
        return found != entry.second.periods.end() && !found->second[enrolled_start] && !found->second[enrolled_end];
    });
    for (auto& [key, tally] : tallies_) {
        const auto found = tally.periods.find(period);
        if (found == tally.periods.end()) continue;
        Figures& figures = found->second;
        for (auto figure = static_cast<std::size_t>(enrolled_start); figure <= static_cast<std::size_t>(enrolled_end);
             ++figure)
            figures.add(static_cast<Figure>(figure), 0);
        if (figures[grade_start]) figures.add(next_grade, 0);
    }
}

std::vector<Tallies::Whole> Tallies::wholes() const
{
    std::vector<Whole> wholes;
    for (const auto& [key, tally] : tallies_) {
        auto [period, figures] = chained(tally.periods);
        wholes.push_back({tally.group, period, std::move(figures)});
    }
    return wholes;
}

}  // namespace baoxue::operation::retention
