#include "reconcile/pairing.hpp"

namespace baoxue {
namespace {

// Rows that share a number with another row of their list, or have no national number to share.
std::vector<bool> shared(const Side& side)
{
    std::vector<bool> shared(side.roster.size());
    const auto mark = [&](const KeyIndex& index, KeyOf key) {
        for (const std::uint32_t row : index.repeats()) {
            shared[row] = true;
            shared[index.find(side.roster.keys(row).*key, [&](std::size_t r) { return side.roster.keys(r).*key; })] =
                true;
        }
    };
    mark(side.by_student_id, &Roster::Keys::student_id);
    mark(side.by_national_id, &Roster::Keys::national_id);
    for (std::size_t row = 0; row < shared.size(); ++row)
        if (side.national_id(row) == 0) shared[row] = true;
    return shared;
}

void load_unknown(Roster& roster, std::vector<bool> known)
{
    known.resize(roster.size());
    known.flip();
    roster.load(known);
}

}  // namespace

void pair_identical(Pairs& pairs, const ReconcilePolicy& policy)
{
    Side &before = pairs.before, &after = pairs.after;
    const std::vector<bool> before_shared = shared(before), after_shared = shared(after);
    std::vector<bool> before_known(before.roster.size()), after_known(after.roster.size());
    const bool same_form = before.roster.heading().columns == after.roster.heading().columns;
    const auto key = [&](std::size_t row) { return before.student_id(row); };
    const std::size_t rows = same_form ? after.roster.size() : 0;
    constexpr std::size_t ahead = 16;
    std::uint32_t next = 0;  // in BEFORE; most lists keep their order
    for (std::uint32_t a = 0; a < rows; ++a) {
        if (a + ahead < rows) before.by_student_id.fetch(after.student_id(a + ahead));
        const std::uint64_t number = after.student_id(a);
        if (after_shared[a] || number == 0) continue;
        const bool in_order = next < before.roster.size() && before.student_id(next) == number;
        const std::uint32_t b = in_order ? next : before.by_student_id.find(number, key);
        if (b != no_row) next = b + 1;
        if (b == no_row || before_shared[b] || !before.open(b) || !after.open(a) || pairs.apart(b, a) ||
            before.roster.keys(b).text != after.roster.keys(a).text)
            continue;
        pairs.pair(b, a);
        before_known[b] = after_known[a] = true;
    }
    const bool all = policy.load_all || policy.stayed || !policy.decided.empty() || policy.scope ||
                     policy.between == Between::household_register;
    load_unknown(before.roster, all ? std::vector<bool>{} : std::move(before_known));
    load_unknown(after.roster, all ? std::vector<bool>{} : std::move(after_known));
}

}  // namespace baoxue
