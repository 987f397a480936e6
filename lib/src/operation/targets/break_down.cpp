#include <algorithm>
#include <map>
#include <set>

#include "baoxue/base/error.hpp"
#include "baoxue/base/percent.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/rule/apportion.hpp"
#include "baoxue/rule/enrolment.hpp"
#include "baoxue/targets.hpp"

namespace baoxue {
namespace {

constexpr long long whole_rate = 10'000;  // basis points

bool of_dropouts(const Target& target)
{
    return target.indicator.starts_with("dropout");
}

bool is_stage(std::string_view scope)
{
    return scope == "primary" || scope == "junior";
}

/// How many of so many children may be lost.
long long may_be_lost(const Target& target, long long children)
{
    using enum Target::Op;
    const long long exact = target.value * children;
    const long long up = (exact + whole_rate - 1) / whole_rate;
    switch (target.op) {
        case at_most:
            return std::min(exact / whole_rate, children);
        case below:
            return std::max(std::min(up - 1, children), 0LL);
        case at_least:
            return std::max(children - up, 0LL);
        case above:
            break;
    }
    return std::max(children - exact / whole_rate - 1, 0LL);
}

/// Children of a school by grade and class, and by teacher.
struct School {
    SchoolClass place;
    std::map<int, std::map<std::string, long long>> grades = {};
    std::map<std::string, long long> teachers = {};
    long long children = 0;
};
using Town = std::map<std::string, School>;

template <class Parts>
std::vector<long long> weights_of(const Parts& parts, const auto& children_of)
{
    std::vector<long long> weights;
    for (const auto& [key, part] : parts) weights.push_back(children_of(part));
    return weights;
}

long long sum_of(const std::map<std::string, long long>& parts)
{
    long long sum = 0;
    for (const auto& [key, count] : parts) sum += count;
    return sum;
}

class Breaking {
  public:
    Breaking(std::span<const Pupil> pupils, const Schools& schools, std::span<const Target> targets)
        : pupils_(pupils), schools_(schools), targets_(targets)
    {
    }

    BrokenDown broken_down()
    {
        for (const auto& target : targets_) {
            const bool whole = target.scope == "town" || is_stage(target.scope);
            if (!whole && of_a_school(target)) continue;  // it is asked for where its whole is broken down
            if (!whole || !breaks_down(target)) done_.left_aside.push_back(target);
            else break_down(target);
        }
        return std::move(done_);
    }

  private:
    static bool breaks_down(const Target& target)
    {
        const bool at_most = target.op == Target::Op::at_most || target.op == Target::Op::below;
        if (!of_dropouts(target) && !target.indicator.starts_with("retention")) return false;
        if (of_dropouts(target) != at_most)
            throw Error(Status::data, target.place, say("dropouts are a rate not to be exceeded, retention one to be reached: is the sign right?"));
        return true;
    }

    bool of_a_school(const Target& target) const
    {
        const auto town = children_of("town");
        return breaks_down(target) && std::ranges::any_of(town, [&](const auto& school) { return speaks_of(target, school); });
    }

    static bool speaks_of(const Target& target, const Town::value_type& school)
    {
        const auto& place = school.second.place;
        return target.scope == fold(place.school_id) || target.scope == fold(place.school_name);
    }

    Town children_of(std::string_view scope) const
    {
        Town town;
        std::set<std::string_view> known;
        for (const auto& pupil : pupils_) {
            const bool primary = pupil.grade <= 6;
            if (!expected_in_class(pupil) || !in_school(pupil.status)) continue;
            if (is_stage(scope) && (pupil.grade == 0 || primary != (scope == "primary"))) continue;
            if (!pupil.key().empty() && !known.insert(pupil.key()).second) continue;
            const auto key = schools_.key(pupil.school_id, pupil.school_name);
            auto& school = town.try_emplace(key, School{schools_.whole({std::string(pupil.school_id), std::string(pupil.school_name), 0, {}})}).first->second;
            ++school.grades[pupil.grade][pupil.class_name];
            ++school.teachers[std::string(pupil.responsible_teacher.empty() ? pupil.head_teacher : pupil.responsible_teacher)];
            ++school.children;
        }
        return town;
    }

    void break_down(const Target& target)
    {
        if (target.scope == "town")
            for (const auto& other : targets_)
                if (is_stage(other.scope) && other.indicator == target.indicator)
                    throw Error(Status::data, other.place, say("give the target of the town, or those of primary and junior school"));
        const auto town = children_of(target.scope);
        long long children = 0;
        for (const auto& [key, school] : town) children += school.children;
        if (children == 0) return done_.left_aside.push_back(target);
        const auto lost = may_be_lost(target, children);
        add(target, target.scope == "town" ? "town" : "stage", target.scope, {}, {}, lost, children);
        const auto parts = over_schools(target, town, lost);
        std::size_t at = 0;
        for (const auto& [key, school] : town) add_school(target, school, parts[at++]);
    }

    /// What each school may lose: its own target, or its share of what is left.
    std::vector<long long> over_schools(const Target& whole, const Town& town, long long lost) const
    {
        std::vector<long long> parts(town.size()), free(town.size());
        long long left = lost;
        const Target* last = nullptr;
        std::size_t at = 0;
        for (const auto& school : town) {
            free[at] = school.second.children;
            for (const auto& target : targets_)
                if (target.indicator == whole.indicator && speaks_of(target, school)) {
                    parts[at] = may_be_lost(target, school.second.children), free[at] = 0;
                    left -= parts[at], last = &target;
                }
            ++at;
        }
        const bool all = std::ranges::all_of(free, [](long long weight) { return weight == 0; });
        if (last != nullptr && (left < 0 || (all && left != 0)))
            throw Error(Status::data, last->place,
                        say("the schools' own targets come to {} children, that of the whole to {}: they do not add up", {lost - left, lost}));
        const auto shares = apportion(left, free);
        for (at = 0; at < parts.size(); ++at) parts[at] += shares[at];
        return parts;
    }

    void add_school(const Target& target, const School& school, long long lost)
    {
        const auto& id = school.place.school_id.empty() ? school.place.school_name : school.place.school_id;
        add(target, "school", id, school.place, {}, lost, school.children);
        const auto grades = apportion(lost, weights_of(school.grades, sum_of));
        std::size_t at = 0;
        for (const auto& [grade, classes] : school.grades) {
            const auto of_grade = grades[at++];
            auto place = school.place;
            place.grade = grade;
            const auto scope = id + '/' + std::to_string(grade);
            add(target, "grade", scope, place, {}, of_grade, sum_of(classes));
            const auto parts = apportion(of_grade, weights_of(classes, [](long long children) { return children; }));
            std::size_t part = 0;
            for (const auto& [name, children] : classes) {
                place.name = name;
                add(target, "class", scope + '/' + name, place, {}, parts[part++], children);
            }
        }
        const auto parts = apportion(lost, weights_of(school.teachers, [](long long children) { return children; }));
        at = 0;
        for (const auto& [teacher, children] : school.teachers) {
            if (teacher.empty()) done_.without_teacher += static_cast<std::size_t>(parts[at]);
            else add(target, "teacher", teacher, school.place, teacher, parts[at], children);
            ++at;
        }
    }

    void add(const Target& target, std::string level, std::string scope, SchoolClass place, std::string teacher, long long lost, long long children)
    {
        const bool dropouts = of_dropouts(target);
        const auto count = dropouts ? lost : children - lost;
        done_.shares.push_back({std::move(level), std::move(scope), std::move(place), std::move(teacher), target.indicator,
                                dropouts ? "<=" : ">=", count, children, basis_points(count, children).value_or(0)});
    }

    std::span<const Pupil> pupils_;
    const Schools& schools_;
    std::span<const Target> targets_;
    BrokenDown done_;
};

}  // namespace

BrokenDown break_down(std::span<const Pupil> pupils, const Schools& schools, std::span<const Target> targets)
{
    return Breaking(pupils, schools, targets).broken_down();
}

}  // namespace baoxue
