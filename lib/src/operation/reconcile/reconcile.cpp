#include "baoxue/reconcile.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "baoxue/base/text.hpp"
#include "csv/fold_blocks.hpp"
#include "operation/reconcile/comparison.hpp"
#include "operation/reconcile/outcomes.hpp"
#include "operation/reconcile/pairing.hpp"
#include "operation/reconcile/remarks.hpp"
#include "record/roster/keys.hpp"

namespace baoxue {

using namespace record::roster;
using namespace operation::reconcile;

namespace {

void flag_numbers(const Side& before, const Side& after, const Change& change, RowNote& note)
{
    const auto national = [](const Side& side, std::optional<std::size_t> row) {
        return row ? side.roster.national_id(*row) : Id();
    };
    const auto student = [](const Side& side, std::optional<std::size_t> row) {
        return row ? parse_student_id(clean(side.roster.cell(*row, side.student_id_column))) : Id();
    };
    const Id one = national(before, change.before), other = national(after, change.after);
    const Id from = student(before, change.before), to = student(after, change.after);
    if (one.state == IdState::wrong || other.state == IdState::wrong) note.flag("id_check_failed");
    const auto damaged = [](const Id& id) { return id.state == IdState::damaged; };
    if (damaged(one) || damaged(other) || damaged(from) || damaged(to) || one_was_cut(one, other))
        note.flag("id_excel_damaged");
    if (from.key.size() == 19 && to.key.size() == 19 && from.key[0] != 'G' && to.key[0] == 'G')
        note.flag("temp_to_formal");
}

// The outcomes of some rows.
struct Report {
    const Side& before;
    const Side& after;
    const Comparison& comparison;
    const Outcomes& outcomes;
    const ReconcilePolicy& policy;

    Reconciliation of_after(std::span<const std::uint32_t> rows) const
    {
        Reconciliation part;
        part.changes.reserve(rows.size());
        for (const std::uint32_t row : rows) {
            RowNote note = note_of(after, row);
            if (after.partner[row] != no_row) {
                ++part.balance.matched;
                Change change = comparison.compare(row);
                if (policy.between == Between::schools) outcomes.of_schools(change, note);
                add(part, std::move(change), std::move(note));
            } else if (after.duplicate(row)) {
                add(part, {.kind = ChangeKind::duplicate_after, .after = row}, std::move(note));
            } else {
                const ChangeKind kind = outcomes.of_after(note);
                part.balance.after_out_of_scope += kind == ChangeKind::out_of_scope;
                part.balance.new_pupils += outcomes.new_pupil(row);
                add(part, {.kind = kind, .after = row}, std::move(note));
            }
        }
        return part;
    }

    Reconciliation of_before(std::span<const std::uint32_t> rows) const
    {
        Reconciliation part;
        for (const std::uint32_t row : rows) {
            if (before.partner[row] != no_row) continue;
            RowNote note = note_of(before, row);
            const ChangeKind kind =
                before.duplicate(row) ? ChangeKind::duplicate_before : outcomes.of_before(row, note);
            add(part, {.kind = kind, .before = row}, std::move(note));
        }
        return part;
    }

  private:
    static RowNote note_of(const Side& side, std::uint32_t row)
    {
        const auto found = side.notes.find(row);
        return found == side.notes.end() ? RowNote{} : found->second;
    }

    // Of which nothing else was noted: pairs that have it in common.
    std::string_view number_of_pair(std::size_t b) const
    {
        return before.student_id(static_cast<std::uint32_t>(b)) != 0 ? "student_id" : "national_id";
    }

    void add(Reconciliation& part, Change change, RowNote note) const
    {
        ++part.balance.kinds[change.kind];
        const bool elsewhere = policy.between == Between::schools && change.kind == ChangeKind::out_of_scope;
        const bool plain = elsewhere || (change.kind == ChangeKind::stayed && note.certainty == Certainty::certain);
        if (plain && !policy.stayed) return;
        flag_numbers(before, after, change, note);
        part.balance.review += note.certainty == Certainty::review;
        change.certainty = note.certainty;
        change.basis = change.before && change.after && note.basis.empty() ? number_of_pair(*change.before) : note.basis;
        change.evidence = std::move(note.evidence);
        change.rival = std::move(note.rival);
        change.flags = std::move(note.flags);
        part.changes.push_back(std::move(change));
    }
};

}  // namespace

std::size_t Balance::of(ChangeKind kind) const
{
    const auto found = kinds.find(kind);
    return found == kinds.end() ? 0 : found->second;
}

bool Balance::closes() const
{
    using enum ChangeKind;
    return before == matched + of(left) + of(graduated) + of(unreadable) + of(out_of_scope) - after_out_of_scope +
                         of(duplicate_before) &&
           after == matched + of(joined) + after_out_of_scope + of(duplicate_after);
}

double Balance::change_percent() const
{
    const auto percent = [](std::size_t part, std::size_t whole) {
        return whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
    };
    return std::max(percent(of(ChangeKind::left), before), percent(of(ChangeKind::joined) - new_pupils, after));
}

Reconciliation reconcile(const Roster& before_roster, const Roster& after_roster, const ReconcilePolicy& policy,
                         const Matcher& match, const csv::Rejects& rejects)
{
    Side before(before_roster, "before"), after(after_roster, "after");
    auto [review, left_over] = pair_rows(before, after, policy, match);
    auto told = remarks(before, after, policy.accept_id_change);
    if (!policy.accept_id_change && count_number_changes(after).issued_anew())
        std::erase_if(review, [](const Proposal& pair) { return pair.reason == "id_changed"; });
    if (policy.between == Between::schools) {
        each_side(before, after, policy.jobs, [](Side& side) { side.roster.load(); });
        part_leavers(before, after);
    }
    const Comparison comparison(before, after, policy);
    // With a shift, rows that are equal did not go up with the others.
    if (policy.stayed || policy.between == Between::schools || comparison.shift() != 0)
        each_side(before, after, policy.jobs, [](Side& side) { side.tell_all(); });
    const Outcomes outcomes(before, after, policy, comparison.shift(), rejects);
    const Report report{before, after, comparison, outcomes, policy};

    Reconciliation result{.review = std::move(review), .remarks = std::move(told), .left_over = std::move(left_over)};
    Balance& balance = result.balance;
    balance.before = before_roster.size();
    balance.after = after_roster.size();
    balance.before_rejected = before_roster.rejected();
    balance.after_rejected = after_roster.rejected();
    balance.grade_shift = comparison.shift();
    balance.matched = balance.kinds[ChangeKind::stayed] = after_roster.size() - after.rest.size();
    const auto take = [&](std::vector<Reconciliation> parts) {
        for (auto& part : parts) {
            balance.matched += part.balance.matched;
            balance.review += part.balance.review;
            balance.new_pupils += part.balance.new_pupils;
            balance.after_out_of_scope += part.balance.after_out_of_scope;
            for (const auto& [kind, count] : part.balance.kinds) balance.kinds[kind] += count;
            std::ranges::move(part.changes, std::back_inserter(result.changes));
        }
    };
    const auto tell = [&](std::span<const std::uint32_t> rows, auto outcomes_of) {
        constexpr std::size_t range = 2 * 1024, at_once = 16 * range;  // rows: of one thread, held twice
        for (; !rows.empty(); rows = rows.subspan(std::min(at_once, rows.size()))) {
            const auto some = rows.first(std::min(at_once, rows.size()));
            const auto of_range = [&](auto from, auto to) { return outcomes_of(some.subspan(from, to - from)); };
            take(csv::in_ranges(some.size(), policy.jobs, of_range, range));
        }
    };
    base::reserve_large(result.changes, after.rest.size() + before.rest.size());
    tell(after.rest, [&](auto rows) { return report.of_after(rows); });
    tell(before.rest, [&](auto rows) { return report.of_before(rows); });
    return result;
}

}  // namespace baoxue
