// Which child a row is about.
#include <algorithm>

#include "baoxue/rule/child_directory.hpp"
#include "base/fingerprint.hpp"
#include "rule/child_directory/same_child.hpp"

namespace baoxue {

using namespace rule::child_directory;

namespace {

using Number = ChildDirectory::Number;

// Whether the row tells a thing that the child has and others of its name may not.
bool tells_apart(const Who& row, const Who& child)
{
    return (row.gender != 0 && row.gender == child.gender) || (row.birth_date && row.birth_date == child.birth_date) ||
           (!row.seat.empty() && row.seat == child.seat) ||
           (!row.class_number.empty() && row.class_number == child.class_number);
}

bool born_with(const Who& row, const Who& child)
{
    return row.birth_date && row.birth_date == child.birth_date;
}

}  // namespace

std::vector<Number> ChildDirectory::by_numbers(const Who& who) const
{
    std::vector<Number> found;
    for (const auto& key : keys_of(who))
        if (const auto at = numbers_.find(key); at != numbers_.end()) add_once(found, root(at->second));
    return found;
}

// Whether the row's name may be one of the child's; any may be one of a number that many go by, and none is held
// against all of theirs.
bool ChildDirectory::names_child(const Who& who, Number child) const
{
    if (known_[child].shared) return true;
    const auto& names = known_[child].names;
    const auto fits = [&](const std::string& name) {
        return std::ranges::any_of(names, [&](const auto& known) { return may_be_one_name(known, name); });
    };
    return names.empty() || who.name.empty() || fits(who.name) || (!who.former_name.empty() && fits(who.former_name));
}

bool ChildDirectory::fits(const Spot& told, const Spot& known) const
{
    return (told.school.empty() || known.school.empty() || told.school == known.school) &&
           (told.grade == 0 || known.grade == 0 || told.grade == known.grade) &&
           (told.class_name.empty() || known.class_name.empty() || told.class_name == known.class_name);
}

// Whether a row without a number says enough of where the child is: what it leaves out can be one thing only.
bool ChildDirectory::tells_enough(const Spot& told) const
{
    if (told.school.empty() && school_keys_.size() > 1) return false;
    if (!told.class_name.empty()) return true;
    std::set<std::pair<int, std::string_view>> classes;
    for (const auto& [spot, children] : by_spot_)
        if (fits(told, spot)) classes.emplace(spot.grade, spot.class_name);
    return classes.size() <= 1;
}

std::vector<Number> ChildDirectory::namesakes_in(const Who& who, const Spot& told) const
{
    std::vector<Number> found;
    const auto named = by_name_.find(who.name);
    if (named == by_name_.end()) return found;
    for (const Number child : named->second)
        if (std::ranges::any_of(known_[child].spots, [&](const Spot& spot) { return fits(told, spot); }))
            add_once(found, root(child));
    return found;
}

// For a person to look at: those given, who bears the name elsewhere, who bears one like it in the class.
std::vector<Number> ChildDirectory::candidates(const Who& who, std::vector<Number> found) const
{
    constexpr std::size_t most = 5;
    if (const auto named = by_name_.find(who.name); !who.name.empty() && named != by_name_.end())
        for (const Number child : named->second)
            if (found.size() < most) add_once(found, root(child));
    if (const auto near = by_spot_.find(spot_of(who)); !who.name.empty() && near != by_spot_.end())
        for (const Number child : near->second)
            if (found.size() < most && !known_[root(child)].shared && names_child(who, root(child)))
                add_once(found, root(child));
    std::ranges::sort(found, {}, [&](Number child) {
        return std::tuple(!children_[child].on_roster, children_[child].place.file, children_[child].place.line, child);
    });
    return found;
}

// Whether a roster or a list says in which class the child is, as far as the row says it.
bool ChildDirectory::place_known(Number child, const Spot& told) const
{
    return children_[child].on_roster || told.class_name.empty() ||
           std::ranges::any_of(known_[child].spots,
                               [&](const Spot& spot) { return !spot.class_name.empty() && fits(told, spot); });
}

ChildDirectory::Answer ChildDirectory::by_name(const Who& who) const
{
    if (who.name.empty()) return {Unplaced::no_class};
    const Spot told = spot_of(who);
    auto found = namesakes_in(who, told);
    if (!tells_enough(told)) return {Unplaced::no_class, 0, candidates(who, std::move(found))};
    if (found.empty()) return {Unplaced::nobody, 0, candidates(who, {})};
    // A child whose class nobody told bears the name: that does not say that it is the one of this class.
    auto placed = found;
    std::erase_if(placed, [&](Number child) { return !place_known(child, told) && !born_with(who, children_[child].who); });
    if (placed.empty()) return {Unplaced::no_place, 0, candidates(who, std::move(found))};
    found = std::move(placed);
    std::vector<Number> left;
    std::ranges::copy_if(found, std::back_inserter(left),
                         [&](Number child) { return agree(who, children_[child].who); });
    if (left.empty()) return {Unplaced::other_child, 0, candidates(who, std::move(found))};
    if (left.size() > 1) {
        std::vector<Number> told_apart;
        std::ranges::copy_if(left, std::back_inserter(told_apart),
                             [&](Number child) { return tells_apart(who, children_[child].who); });
        if (told_apart.size() != 1) return {Unplaced::several, 0, candidates(who, std::move(left))};
        left = std::move(told_apart);
    }
    if (known_[left[0]].shared) return {Unplaced::shared, 0, candidates(who, std::move(left))};
    return {Unplaced::none, left[0]};
}

bool ChildDirectory::leaves_out(const SchoolClass& place) const
{
    if (!has_roster_ || (place.grade == 0 && place.name.empty())) return false;
    const auto there = by_spot_.find({schools_.key(place.school_id, place.school_name), place.name, place.grade});
    return there == by_spot_.end() ||
           std::ranges::none_of(there->second, [&](Number child) { return children_[root(child)].on_roster; });
}

std::optional<SchoolClass> ChildDirectory::class_meant(Number child, const SchoolClass& place) const
{
    if (!children_[child].on_roster) return {};
    const Spot told{schools_.key(place.school_id, place.school_name), place.name, place.grade};
    const Spot* only = nullptr;
    for (const auto& spot : known_[child].spots) {
        if (!fits(told, {told.school, spot.class_name, spot.grade})) continue;
        if (!told.school.empty() && !schools_.holds(told.school, spot.school)) continue;
        if (only != nullptr) return {};
        only = &spot;
    }
    if (only == nullptr) return {};
    auto meant = schools_.of(only->school);
    meant.grade = only->grade, meant.name = only->class_name;
    return meant;
}

ChildDirectory::Answer ChildDirectory::find(const Who& who) const
{
    const auto numbered = by_numbers(who);
    if (numbered.empty()) return decided(who, by_name(who));
    if (numbered.size() > 1) return decided(who, {Unplaced::two_numbers, 0, candidates(who, numbered)});
    const Number child = numbered[0];
    if (known_[child].shared) return decided(who, {Unplaced::shared, 0, candidates(who, numbered)});
    if (!names_child(who, child)) return decided(who, {Unplaced::other_name, 0, candidates(who, numbered)});
    if (has_roster_ && !children_[child].on_roster && !who.name.empty()) {
        // A number that no roster has, of a child that stands in the class under another one.
        auto namesakes = namesakes_in(who, spot_of(who));
        std::erase_if(namesakes, [&](Number other) { return !children_[other].on_roster; });
        if (!namesakes.empty() && !who.class_name.empty())
            return decided(who, {Unplaced::other_child, 0, candidates(who, std::move(namesakes))});
    }
    return {Unplaced::none, child};
}

ChildDirectory::Answer ChildDirectory::decided(const Who& who, Answer answer) const
{
    if (answer || decisions_.empty()) return answer;
    for (const Number candidate : answer.candidates)
        if (const auto found = decisions_.find(pair_id(who, candidate)); found != decisions_.end() && found->second)
            return {Unplaced::none, candidate};
    return answer;
}

std::string ChildDirectory::pair_id(const Who& row, Number candidate) const
{
    const auto letters = [&](const Who& who) {
        const Spot spot = spot_of(who);
        base::Fingerprint print;
        for (const std::string_view part : {person_number(who.student_id), person_number(who.national_id),
                                            std::string_view(who.name), std::string_view(spot.school),
                                            std::string_view(spot.class_name), std::string_view(who.seat)})
            print.add(part);
        if (!who.class_number.empty()) print.add(who.class_number);
        print.add(std::to_string(spot.grade));
        return print.letters();
    };
    return letters(row) + "-" + letters(children_[candidate].who);
}

}  // namespace baoxue
