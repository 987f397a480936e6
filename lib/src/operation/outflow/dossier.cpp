#include "operation/outflow/dossier.hpp"

#include <algorithm>
#include <ranges>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/record/roster.hpp"
#include "baoxue/rule/enrolment.hpp"
#include "baoxue/rule/proof.hpp"
#include "base/hash.hpp"
#include "operation/outflow/hash_multimap.hpp"
#include "operation/outflow/keys.hpp"

namespace baoxue::operation::outflow {
namespace {

bool same_name(std::string_view one, std::string_view other)
{
    return one.empty() || other.empty() || one == other || normal_form("name", one) == normal_form("name", other);
}

// Whether a paper with one of the child's numbers speaks of the child: the other number and the name must not
// differ. Of a number that stands for several children only the name tells whose it is.
bool fits(const ChangeRow& child, const Transfer& transfer, bool shared)
{
    if (shared && transfer.name.empty()) return false;
    const bool both = child.national_id.state == IdState::valid && transfer.national_id.state == IdState::valid;
    return same_name(child.name, transfer.name) && (!both || child.national_id.key == transfer.national_id.key);
}

const Leave* later(const Leave* one, const Leave* other)
{
    return one && (other->begin < one->begin || (other->begin == one->begin && other < one)) ? one : other;
}

void note(std::map<std::string_view, Date>& latest, std::string_view kind, Date date)
{
    const auto [at, first] = latest.try_emplace(kind, date);
    if (!first) at->second = std::max(at->second, date);
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
    Children(std::span<const ChangeRow> changes, unsigned jobs)
        : changes_(changes),
          keys_(keys_of(changes, jobs)),
          by_student_id_(changes.size()),
          by_national_id_(changes.size()),
          child_of_(changes.size())
    {
        all_.reserve(changes.size());
        for (Keys& keys : keys_)
            keys.student_id = mix(keys.student_id, keys.name), keys.national_id = mix(keys.national_id, keys.name);
    }

    // In the order of the changes.
    std::size_t child_of(std::size_t at)
    {
        const ChangeRow& change = changes_[at];
        const Keys &keys = keys_[at], &soon = keys_[std::min(at + HashMultimap::ahead, keys_.size() - 1)];
        by_student_id_.fetch(soon.student_id), by_national_id_.fetch(soon.national_id);
        child_of_[at] = static_cast<std::uint32_t>(all_.size());
        for (const auto first : {by_student_id_.first(keys.student_id), by_national_id_.first(keys.national_id)})
            if (first != HashMultimap::none && same_child(changes_[first], change)) child_of_[at] = child_of_[first];
        by_student_id_.add(keys.student_id, at);
        by_national_id_.add(keys.national_id, at);
        if (child_of_[at] == all_.size()) all_.emplace_back();
        return child_of_[at];
    }

    Moves& moves_of(std::size_t child) { return all_[child]; }
    const std::vector<Moves>& all() const { return all_; }

  private:
    static bool same_child(const ChangeRow& one, const ChangeRow& other)
    {
        const auto same = [](const Id& a, const Id& b) { return a.usable() && person_number(a) == person_number(b); };
        return (same(one.student_id, other.student_id) || same(one.national_id, other.national_id) ||
                same(one.student_id, other.national_id) || same(one.national_id, other.student_id)) &&
               (one.name == other.name || normal_form("name", one.name) == normal_form("name", other.name));
    }

    std::span<const ChangeRow> changes_;
    std::vector<Keys> keys_;  // the numbers with the name
    HashMultimap by_student_id_, by_national_id_;
    std::vector<std::uint32_t> child_of_;  // of each change
    std::vector<Moves> all_;
};

// The file of the number, if there is one.
auto file_in(auto& files, const Id& id) -> decltype(&files.begin()->second)
{
    const auto found = id.usable() ? files.find(id.key) : files.end();
    return found == files.end() ? nullptr : &found->second;
}

bool same_school_name(std::string_view one, std::string_view other)
{
    return !one.empty() && (one == other || normal_form("school_name", one) == normal_form("school_name", other));
}

}  // namespace

std::size_t Dossier::visits_since(Date day) const
{
    std::size_t most = 0;
    for (const auto& of_number : visits)
        most = std::max(most, static_cast<std::size_t>(of_number.end() - std::ranges::lower_bound(of_number, day)));
    return most;
}

std::optional<Date> Dossier::last_visit() const
{
    std::optional<Date> last;
    for (const auto& of_number : visits) last = std::max(last, std::optional(of_number.back()));
    return last;
}

bool leaves_school(const ChangeRow& change)
{
    using enum ChangeKind;
    if (change.kind == left || changes_school(change.kind) || change.kind == graduated) return true;
    const bool listed = change.kind == changed || change.kind == moved_class || change.kind == grade_repeated ||
                        change.kind == grade_skipped;
    return listed && change.changed.find("status") != change.changed.npos && !in_school(change.status);
}

bool joins_school(const ChangeRow& change)
{
    return change.kind == ChangeKind::joined || changes_school(change.kind);
}

Archive::Archive(std::span<const ChangeRow> changes, const Evidence& evidence, const OutflowPolicy& policy)
    : changes_(changes),
      evidence_(evidence),
      transfers_(from_both_ends(evidence.transfers)),
      flow_(policy.flow),
      as_of_(policy.as_of)
{
    file_evidence();
    close_cases(policy.jobs);
    const auto& found = evidence.sightings.found;
    for (std::size_t at = 0, from = 0; at <= changes.size(); sightings_.push_back(from), ++at)
        while (from < found.size() && found[from].change < at) ++from;
}

template <class Take>
void Archive::each_file(const Id& student_id, const Id& national_id, Take take)
{
    if (student_id.usable()) take(by_student_id_[student_id.key]);
    if (national_id.usable()) take(by_national_id_[national_id.key]);
    unnumbered_ += !student_id.usable() && !national_id.usable();
}

void Archive::file_evidence()
{
    const auto direction = flow_ == Flow::out ? Transfer::Direction::out : Transfer::Direction::in;
    for (const Transfer& transfer : transfers_)
        each_file(transfer.student_id, transfer.national_id, [&](NumberFile& file) {
            if (transfer.direction != direction) return;
            file.transfers.push_back(&transfer);
            file.transfers_by_name[normal_form("name", transfer.name)].push_back(&transfer);
        });
    for (const Leave& leave : evidence_.leaves)
        each_file(leave.student_id, leave.national_id, [&](NumberFile& file) {
            if (leave.kind == "suspension" && leave.approved) file.suspension = later(file.suspension, &leave);
        });
    for (const Visit& visit : evidence_.visits)
        each_file(visit.student_id, visit.national_id, [&](NumberFile& file) {
            if (visit.date <= as_of_) file.visits.push_back(visit.date);
        });
    for (auto* files : {&by_student_id_, &by_national_id_})
        for (auto& [number, file] : *files) std::ranges::sort(file.visits);
    for (const Notice& notice : evidence_.notices)
        each_file(parse_student_id(notice.student_id), parse_national_id(notice.national_id), [&](NumberFile& file) {
            if (notice.issue_date && *notice.issue_date <= as_of_) note(file.notices, notice.kind, *notice.issue_date);
        });
}

// Several changes of one child are one case. The last of this flow counts; the last of the other flow is its
// other side, or the child's return to the same school.
void Archive::close_cases(unsigned jobs)
{
    const auto ours = flow_ == Flow::out ? leaves_school : joins_school;
    const auto theirs = flow_ == Flow::out ? joins_school : leaves_school;
    Children children(changes_, jobs);
    for (std::size_t at = 0; at < changes_.size(); ++at) {
        const bool is_ours = ours(changes_[at]), is_theirs = theirs(changes_[at]);
        if (!is_ours && !is_theirs) continue;
        const std::size_t child = children.child_of(at);
        Moves& moves = children.moves_of(child);
        for (NumberFile* file :
             {file_in(by_student_id_, changes_[at].student_id), file_in(by_national_id_, changes_[at].national_id)}) {
            if (!file) continue;
            file->shared = file->shared || (file->child && *file->child != child);
            file->child = child;
        }
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
    for (const NumberFile* file :
         {file_in(by_student_id_, child.student_id), file_in(by_national_id_, child.national_id)})
        if (file) add_file(*file, child, dossier);
    auto& transfers = dossier.transfers;
    std::ranges::sort(transfers);  // a paper may stand under both numbers
    transfers.erase(std::unique(transfers.begin(), transfers.end()), transfers.end());
    std::ranges::stable_sort(transfers, {}, [](const Transfer* transfer) { return transfer->move_date; });
    return dossier;
}

void Archive::add_sightings(std::size_t at, Dossier& dossier) const
{
    const ChangeRow& child = changes_[at];
    const auto own = flow_ == Flow::out ? child.before_school : child.after_school;
    for (std::size_t i = sightings_[at]; i < sightings_[at + 1]; ++i) {
        const Sighting& sighting = evidence_.sightings.found[i];
        if (same_school_name(own, sighting.school)) continue;
        const bool there = in_school(sighting.status);
        const Sighting*& place = sighting.basis == "name+birth" ? dossier.namesake
                                 : !sighting.name_fits          ? dossier.stranger
                                 : there                        ? dossier.found
                                                                : dossier.listed;
        if (!place) place = &sighting;
    }
}

// A paper about a move into or out of another school proves none into or out of this one.
bool Archive::of_another(const ChangeRow& child, const Transfer& paper) const
{
    const bool out = flow_ == Flow::out;
    const auto id = out && child.kind != ChangeKind::left ? std::string_view() : child.school_id;  // else AFTER's
    return names_another_school(paper.school_id, paper.school_name, id, out ? child.before_school : child.after_school);
}

void Archive::add_file(const NumberFile& file, const ChangeRow& child, Dossier& dossier) const
{
    const auto add = [&](const std::vector<const Transfer*>& papers) {
        for (const Transfer* paper : papers) {
            if (!fits(child, *paper, file.shared)) continue;
            if (of_another(child, *paper)) dossier.elsewhere = std::max(dossier.elsewhere, paper);
            else dossier.transfers.push_back(paper);
        }
    };
    const auto name = normal_form("name", child.name);
    if (name.empty()) add(file.transfers);
    else
        for (const auto& theirs : {name, std::string()})
            if (const auto papers = file.transfers_by_name.find(theirs); papers != file.transfers_by_name.end())
                add(papers->second);
    for (const Transfer* paper : std::views::reverse(file.transfers)) {
        if (fits(child, *paper, file.shared)) continue;
        dossier.foreign = std::max(dossier.foreign, paper);
        break;
    }
    if (file.suspension) dossier.suspension = later(dossier.suspension, file.suspension);
    if (!file.visits.empty()) dossier.visits.emplace_back(file.visits);
    for (const auto& [kind, date] : file.notices) note(dossier.notices, kind, date);
}

}  // namespace baoxue::operation::outflow
