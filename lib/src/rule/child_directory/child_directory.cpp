// Who the children are: what the rows of all lists say, put together.
#include "baoxue/rule/child_directory.hpp"

#include <tuple>

#include "rule/child_directory/same_child.hpp"

namespace baoxue {

using namespace rule::child_directory;

namespace {

using Number = ChildDirectory::Number;

// Of two numbers of one child the one to show: formal before temporary before any other form.
bool before(const Id& one, const Id& other)
{
    const auto rank = [](const Id& id) {
        const bool registered = id.usable() && person_number(id).size() != id.key.size();
        return registered ? std::string_view("GJL").find(id.key.front()) : id.usable() ? 3U : 4U;
    };
    return std::tuple(rank(one), std::string_view(one.key)) < std::tuple(rank(other), std::string_view(other.key));
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
    if (all.class_number.empty()) all.class_number = who.class_number;
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
void ChildDirectory::name_children(const Heard& heard)
{
    for (const auto* who : heard)
        if (!who->numbered() && !who->name.empty() && by_name(*who).why == Unplaced::nobody) stand(add(*who), *who);
}

// Where rows have a child of the name of one whose own rows tell no class.
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

// What was heard, each once, in an order of its own, so that that of the lists does not matter.
ChildDirectory::Heard ChildDirectory::in_order() const
{
    Heard heard;
    for (const auto& who : heard_) heard.push_back(&who);
    const auto told = [](const Who* who) {
        return std::tie(who->student_id.key, who->national_id.key, who->name, who->school_id, who->school_name,
                        who->grade, who->class_name, who->gender, who->birth_date, who->seat);
    };
    std::ranges::sort(heard, {}, told);
    heard.erase(std::ranges::unique(heard, {}, told).begin(), heard.end());
    return heard;
}

void ChildDirectory::settle()
{
    for (const auto& [child, who, expected] : enrolled_) {
        stand(root(child), who);
        if (expected) add_once(children_[root(child)].schools, spot_of(who).school);
    }
    const auto heard = in_order();
    for (const auto* who : heard)
        if (who->numbered()) learn_numbered(*who);
    for (const auto* who : heard)
        if (const auto found = by_numbers(*who);
            found.size() == 1 && !children_[found[0]].on_roster && names_child(*who, found[0]))
            stand(found[0], *who);
    if (!has_roster_) name_children(heard);
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

}  // namespace baoxue
