#include "baoxue/rule/child_directory.hpp"

#include <algorithm>
#include <tuple>

#include "base/fingerprint.hpp"

namespace baoxue {
namespace {

using Number = ChildDirectory::Number;

// Numbers of different kinds never meet, but where both are or hold a 身份证号.
std::string key_of(const Id& id, char kind)
{
    const std::string_view number = person_number(id);
    return number.size() == 18 ? std::string(number) : kind + std::string(number);
}

std::vector<std::string> keys_of(const Who& who)
{
    std::vector<std::string> keys;
    if (who.student_id.usable()) keys.push_back(key_of(who.student_id, 's'));
    if (who.national_id.usable()) keys.push_back(key_of(who.national_id, 'n'));
    if (keys.size() == 2 && keys[0] == keys[1]) keys.pop_back();
    return keys;
}

// Of two numbers of one child the one to show: formal before temporary before any other form.
bool before(const Id& one, const Id& other)
{
    const auto rank = [](const Id& id) {
        const bool registered = id.usable() && person_number(id).size() != id.key.size();
        return registered ? std::string_view("GJL").find(id.key.front()) : id.usable() ? 3U : 4U;
    };
    return std::tuple(rank(one), std::string_view(one.key)) < std::tuple(rank(other), std::string_view(other.key));
}

template <class Value>
void add_once(std::vector<Value>& values, const Value& value)
{
    const auto at = std::ranges::lower_bound(values, value);
    if (at == values.end() || *at != value) values.insert(at, value);
}

// Whether what both rows tell besides the name agrees.
bool agree(const Who& row, const Who& child)
{
    return (row.gender == 0 || child.gender == 0 || row.gender == child.gender) &&
           (!row.birth_date || !child.birth_date || row.birth_date == child.birth_date) &&
           (row.seat.empty() || child.seat.empty() || row.seat == child.seat);
}

// Whether the row tells a thing that the child has and others of its name may not.
bool tells_apart(const Who& row, const Who& child)
{
    return (row.gender != 0 && row.gender == child.gender) || (row.birth_date && row.birth_date == child.birth_date) ||
           (!row.seat.empty() && row.seat == child.seat);
}

}  // namespace

Number ChildDirectory::root(Number child) const
{
    while (known_[child].same_as != child) child = known_[child].same_as;
    return child;
}

ChildDirectory::Spot ChildDirectory::spot_of(const Who& who) const
{
    return {schools_.key(who.school_id, who.school_name), who.class_name, who.grade};
}

Number ChildDirectory::add(const Who& who)
{
    const auto child = static_cast<Number>(children_.size());
    children_.emplace_back();
    known_.push_back({.same_as = child});
    add_to(child, who);
    return child;
}

void ChildDirectory::add_to(Number child, const Who& who)
{
    auto& all = children_[child].who;
    auto& known = known_[child];
    if (before(who.student_id, all.student_id)) all.student_id = who.student_id;
    if (before(who.national_id, all.national_id)) all.national_id = who.national_id;
    for (const auto& key : keys_of(who)) numbers_.emplace(key, child);
    for (const auto* name : {&who.name, &who.former_name})
        if (!name->empty() && !known.shared) add_once(known.names, *name);
    if (all.name.empty() || (!who.name.empty() && !children_[child].on_roster && who.name < all.name)) all.name = who.name, all.name_text = who.name_text;
    if (all.former_name.empty()) all.former_name = who.former_name;
    if (all.gender == 0) all.gender = who.gender;
    if (!all.birth_date) all.birth_date = who.birth_date;
    if (all.seat.empty()) all.seat = who.seat;
    const auto told = [](const Who& row) { return std::tie(row.school_id, row.school_name, row.grade, row.class_name); };
    if (told(all) == told(Who{})) {
        all.school_id = who.school_id, all.school_name = who.school_name;
        all.grade = who.grade, all.class_name = who.class_name;
    }
}

std::size_t ChildDirectory::enrol(const Who& who, bool expected, const Place& place)
{
    has_roster_ = true;
    schools_.learn(who.school_id, who.school_name);
    const auto found = by_numbers(who);
    for (std::size_t i = 1; i < found.size(); ++i) join(found[0], found[i]);
    const Number child = found.empty() ? add(who) : root(found[0]);
    auto& known = known_[child];
    if (!found.empty()) {
        known.shared = !names_child(who, child) || known.shared;
        add_to(child, who);
    }
    auto& enrolled = children_[child];
    if (!enrolled.on_roster) enrolled.place = place;
    enrolled.on_roster = true;
    enrolled_.push_back({child, who, expected});  // where it stands is known once all names of schools are
    return enrolled_.size() - 1;
}

void ChildDirectory::learn(const Who& who)
{
    schools_.learn(who.school_id, who.school_name);
    heard_.push_back(who);
}

void ChildDirectory::decide(const std::string& pair_id, bool same)
{
    decisions_[pair_id] = same;
}

void ChildDirectory::join(Number one, Number other)
{
    one = root(one), other = root(other);
    if (one == other) return;
    if (other < one) std::swap(one, other);
    auto &into = known_[one], &from = known_[other];
    for (const auto& name : from.names)
        into.shared = into.shared || std::ranges::none_of(into.names, [&](const auto& known) {
                          return may_be_one_name(known, name);
                      });
    into.shared = into.shared || from.shared;
    for (const auto& name : from.names) add_once(into.names, name);
    from.same_as = one;
    const Child moved = children_[other];
    add_to(one, moved.who);
    children_[one].on_roster = children_[one].on_roster || moved.on_roster;
    if (children_[one].place.file.empty()) children_[one].place = moved.place;
}

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

bool ChildDirectory::at_one_place(const std::string& name) const
{
    const auto found = told_places_.find(name);
    if (found == told_places_.end()) return true;
    return std::ranges::all_of(found->second, [&](const Spot& spot) { return fits(*found->second.begin(), spot); });
}

ChildDirectory::Answer ChildDirectory::by_name(const Who& who) const
{
    if (who.name.empty()) return {Unplaced::no_class};
    const Spot told = spot_of(who);
    auto found = namesakes_in(who, told);
    if (!tells_enough(told)) return {Unplaced::no_class, 0, candidates(who, std::move(found))};
    if (found.empty()) return {Unplaced::nobody, 0, candidates(who, {})};
    // Of several schools or classes that have a child of this name none is the one whose class nobody told.
    const bool placed = std::ranges::any_of(found, [&](Number child) { return place_known(child, told); });
    if (placed) std::erase_if(found, [&](Number child) { return !place_known(child, told); });
    else if (!at_one_place(who.name)) return {Unplaced::no_place, 0, candidates(who, std::move(found))};
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
    return {Unplaced::none, left[0], {}, !placed};
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

void ChildDirectory::learn_numbered(const Who& who)
{
    const auto found = by_numbers(who);
    if (found.empty()) {
        // The first number of a child that the roster has by name only is its own.
        auto namesakes = who.name.empty() ? std::vector<Number>() : namesakes_in(who, spot_of(who));
        std::erase_if(namesakes, [&](Number child) {
            return children_[child].who.numbered() || !agree(who, children_[child].who);
        });
        if (namesakes.size() == 1 && tells_enough(spot_of(who))) return add_to(namesakes[0], who);
        add(who);
        return;
    }
    const auto on_roster = [&](Number child) { return children_[child].on_roster; };
    if (found.size() > 1) {
        if (std::ranges::all_of(found, on_roster) ||
            !std::ranges::all_of(found, [&](Number child) { return names_child(who, child); }))
            return;  // two children: find() says so
        join(found[0], found[1]);
    }
    const Number child = root(found[0]);
    const bool named_so = names_child(who, child);
    if (!named_so && !on_roster(child)) known_[child].shared = true;
    if (named_so || !on_roster(child)) add_to(child, who);
}

// Children without a number, where no roster says who they are.
void ChildDirectory::name_children()
{
    for (const auto& who : heard_)
        if (!who.numbered() && !who.name.empty() && by_name(who).why == Unplaced::nobody) stand(add(who), who);
}

// Where rows have a child of the name of one whose own rows tell no class.
void ChildDirectory::note_places()
{
    for (std::size_t child = 0; child < children_.size(); ++child) {
        const auto& known = known_[child];
        const auto nowhere = [](const Spot& spot) { return spot.class_name.empty(); };
        if (children_[child].on_roster || std::ranges::none_of(known.spots, nowhere)) continue;
        for (const auto& name : known.names) told_places_[name];
    }
    if (told_places_.empty()) return;
    for (const auto& who : heard_)
        if (const auto places = told_places_.find(who.name); places != told_places_.end() && !who.class_name.empty())
            places->second.insert(spot_of(who));
}

void ChildDirectory::stand(Number child, const Who& who)
{
    const Spot spot = spot_of(who);
    auto& spots = known_[child].spots;
    if (std::ranges::find(spots, spot) != spots.end()) return;
    spots.push_back(spot);
    by_spot_[spot].push_back(child);
    if (!spot.school.empty()) school_keys_.insert(spot.school);
    for (const auto* name : {&who.name, &who.former_name})
        if (!name->empty()) by_name_[*name].push_back(child);
}

void ChildDirectory::settle()
{
    for (const auto& [child, who, expected] : enrolled_) {
        stand(root(child), who);
        if (expected) add_once(children_[root(child)].schools, spot_of(who).school);
    }
    // In an order of their own, so that that of the lists does not matter.
    const auto told = [](const Who& who) {
        return std::tie(who.student_id.key, who.national_id.key, who.name, who.school_id, who.school_name, who.grade,
                        who.class_name, who.gender, who.birth_date, who.seat);
    };
    std::ranges::sort(heard_, {}, told);
    heard_.erase(std::ranges::unique(heard_, {}, told).begin(), heard_.end());
    for (const auto& who : heard_)
        if (who.numbered()) learn_numbered(who);
    for (const auto& who : heard_)
        if (const auto found = by_numbers(who);
            found.size() == 1 && !children_[found[0]].on_roster && names_child(who, found[0]))
            stand(found[0], who);
    note_places();
    if (!has_roster_) name_children();
    std::set<std::string> names;
    for (auto& [who, key, on_roster, place, schools] : children_) {
        key = who.student_id.usable()    ? who.student_id.key
              : who.national_id.usable() ? who.national_id.key
                                         : named_id(who.name, spot_of(who).school, who.grade, who.class_name).key;
        if (who.numbered()) continue;
        while (!names.insert(key).second) key += '+';  // namesakes of one class
    }
    heard_.clear();
}

std::string ChildDirectory::pair_id(const Who& row, Number candidate) const
{
    const auto letters = [&](const Who& who) {
        const Spot spot = spot_of(who);
        Fingerprint print;
        for (const std::string_view part : {person_number(who.student_id), person_number(who.national_id),
                                            std::string_view(who.name), std::string_view(spot.school),
                                            std::string_view(spot.class_name), std::string_view(who.seat)})
            print.add(part);
        print.add(std::to_string(spot.grade));
        return print.letters();
    };
    return letters(row) + "-" + letters(children_[candidate].who);
}

}  // namespace baoxue
