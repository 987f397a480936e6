#include "outflow/dossier.hpp"

#include <algorithm>

#include "baoxue/codes.hpp"
#include "baoxue/record/roster.hpp"

namespace baoxue {
namespace {

const Id& student_id_of(const auto& row)
{
    return row.student_id;
}
const Id& national_id_of(const auto& row)
{
    return row.national_id;
}
Id student_id_of(const Notice& notice)
{
    return parse_student_id(notice.student_id);
}
Id national_id_of(const Notice& notice)
{
    return parse_national_id(notice.national_id);
}

std::string student_part(const Id& id)
{
    return "S" + id.key;
}
std::string national_part(const Id& id)
{
    return "N" + id.key;
}

bool same_name(std::string_view one, std::string_view other)
{
    return one.empty() || other.empty() || one == other || normal_form("name", one) == normal_form("name", other);
}

// Whether a paper with one of the child's numbers speaks of the child: the other number and the name must not
// differ.
bool fits(const ChangeRow& child, const Transfer& transfer)
{
    const bool both = child.national_id.state == IdState::valid && transfer.national_id.state == IdState::valid;
    return same_name(child.name, transfer.name) && (!both || child.national_id.key == transfer.national_id.key);
}

// What one child did in this run, by the changes' numbers.
struct Moves {
    std::optional<std::size_t> last;  // of the flow asked for
    std::vector<std::size_t> others;  // of the other one
};

// Changes are of one child when a number and the name are the same: a number typed twice must not make one
// child of two.
class Children {
  public:
    Moves& moves_of(const ChangeRow& change)
    {
        std::vector<std::string> keys;
        const auto name = ' ' + normal_form("name", change.name);
        if (change.student_id.usable()) keys.push_back(student_part(change.student_id) + name);
        if (change.national_id.usable()) keys.push_back(national_part(change.national_id) + name);
        std::size_t child = all_.size();
        for (const auto& key : keys)
            if (const auto known = by_key_.find(key); known != by_key_.end()) child = known->second;
        if (child == all_.size()) all_.emplace_back();
        for (auto& key : keys) by_key_.try_emplace(std::move(key), child);
        return all_[child];
    }

    const std::vector<Moves>& all() const { return all_; }

  private:
    std::vector<Moves> all_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

bool same_school_name(std::string_view one, std::string_view other)
{
    return !one.empty() && normal_form("school_name", one) == normal_form("school_name", other);
}

}  // namespace

bool leaves_school(const ChangeRow& change)
{
    using enum ChangeKind;
    if (change.kind == left || change.kind == moved_school || change.kind == graduated) return true;
    const bool listed = change.kind == changed || change.kind == moved_class || change.kind == grade_repeated ||
                        change.kind == grade_skipped;
    return listed && change.changed.find("status") != change.changed.npos && !change.status.empty() &&
           !in_school(change.status);
}

bool joins_school(const ChangeRow& change)
{
    return change.kind == ChangeKind::joined || change.kind == ChangeKind::moved_school;
}

void NumberIndex::add(const Id& student_id, const Id& national_id, std::size_t row)
{
    if (student_id.usable()) rows_.emplace(student_part(student_id), row);
    if (national_id.usable()) rows_.emplace(national_part(national_id), row);
}

std::vector<std::size_t> NumberIndex::rows_of(const Id& student_id, const Id& national_id) const
{
    std::vector<std::size_t> found;
    const auto add = [&](const std::string& key) {
        const auto [first, last] = rows_.equal_range(key);
        for (auto at = first; at != last; ++at) found.push_back(at->second);
    };
    if (student_id.usable()) add(student_part(student_id));
    if (national_id.usable()) add(national_part(national_id));
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

template <class Row>
NumberIndex Archive::index(const std::vector<Row>& rows)
{
    NumberIndex made;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const Id student = student_id_of(rows[at]), national = national_id_of(rows[at]);
        made.add(student, national, at);
        unnumbered_ += !student.usable() && !national.usable();
    }
    return made;
}

Archive::Archive(std::span<const ChangeRow> changes, const Evidence& evidence, Flow flow, Date as_of)
    : changes_(changes), evidence_(evidence), flow_(flow), as_of_(as_of)
{
    transfers_ = index(evidence.transfers);
    leaves_ = index(evidence.leaves);
    visits_ = index(evidence.visits);
    notices_ = index(evidence.notices);
    close_cases();
}

// Several changes of one child are one case. The last of this flow counts; the last of the other flow is its
// other side, or the child's return to the same school.
void Archive::close_cases()
{
    const auto ours = flow_ == Flow::out ? leaves_school : joins_school;
    const auto theirs = flow_ == Flow::out ? joins_school : leaves_school;
    Children children;
    for (std::size_t at = 0; at < changes_.size(); ++at) {
        const bool is_ours = ours(changes_[at]), is_theirs = theirs(changes_[at]);
        if (!is_ours && !is_theirs) continue;
        Moves& moves = children.moves_of(changes_[at]);
        if (is_ours) moves.last = at;
        if (is_theirs) moves.others.push_back(at);
    }
    for (const Moves& moves : children.all()) {
        if (!moves.last) continue;
        std::optional<std::size_t> other_side;
        bool back = false;
        for (const std::size_t other : moves.others) {
            if (other == *moves.last) continue;
            const ChangeRow& gone = changes_[flow_ == Flow::out ? *moves.last : other];
            const ChangeRow& come = changes_[flow_ == Flow::out ? other : *moves.last];
            if (same_school_name(gone.before_school, come.after_school)) back = back || other > *moves.last;
            else other_side = other;
        }
        returned_ += back;
        if (back) continue;
        cases_.push_back(*moves.last);
        if (other_side) other_sides_.emplace(*moves.last, *other_side);
    }
    std::ranges::sort(cases_);
}

Dossier Archive::open(std::size_t at) const
{
    const ChangeRow& child = changes_[at];
    Dossier dossier;
    dossier.change = &child;
    if (const auto other = other_sides_.find(at); other != other_sides_.end())
        dossier.other_side = &changes_[other->second];
    add_sightings(at, dossier);
    add_transfers(child, dossier);
    for (const std::size_t row : leaves_.rows_of(child.student_id, child.national_id)) {
        const Leave& leave = evidence_.leaves[row];
        if (leave.kind != "suspension" || !leave.approved) continue;
        if (!dossier.suspension || dossier.suspension->begin <= leave.begin) dossier.suspension = &leave;
    }
    for (const std::size_t row : visits_.rows_of(child.student_id, child.national_id))
        if (evidence_.visits[row].date <= as_of_) dossier.visits.push_back(evidence_.visits[row].date);
    std::ranges::sort(dossier.visits);
    for (const std::size_t row : notices_.rows_of(child.student_id, child.national_id))
        if (evidence_.notices[row].issue_date <= as_of_) dossier.notices.push_back(&evidence_.notices[row]);
    return dossier;
}

void Archive::add_sightings(std::size_t at, Dossier& dossier) const
{
    const ChangeRow& child = changes_[at];
    const auto own = flow_ == Flow::out ? child.before_school : child.after_school;
    for (const Sighting& sighting : evidence_.sightings.of(at)) {
        if (same_school_name(own, sighting.school)) continue;
        const Sighting*& place = sighting.basis == "name+birth" ? dossier.namesake
                                 : sighting.name_fits           ? dossier.found
                                                                : dossier.stranger;
        if (!place) place = &sighting;
    }
}

void Archive::add_transfers(const ChangeRow& child, Dossier& dossier) const
{
    const auto direction = flow_ == Flow::out ? Transfer::Direction::out : Transfer::Direction::in;
    for (const std::size_t row : transfers_.rows_of(child.student_id, child.national_id)) {
        const Transfer& transfer = evidence_.transfers[row];
        if (transfer.direction != direction) continue;
        if (fits(child, transfer)) dossier.transfers.push_back(&transfer);
        else dossier.foreign = &transfer;
    }
    std::ranges::stable_sort(dossier.transfers, {}, [](const Transfer* transfer) { return transfer->move_date; });
}

}  // namespace baoxue
