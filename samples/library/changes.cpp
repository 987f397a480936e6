// Says what happened to each child between two rosters, as CSV:  changes BEFORE AFTER
#include <iostream>

#include <baoxue/base/error.hpp>
#include <baoxue/match.hpp>
#include <baoxue/reconcile.hpp>

int main(int argc, char** argv)
try {
    if (argc != 3) return 2;
    baoxue::csv::Rejects strict;
    const auto [before, after] = baoxue::read_both(argv[1], argv[2], {}, strict);
    const auto result = baoxue::reconcile(before, after, {.stayed = true}, baoxue::matcher(), strict);
    std::vector<const baoxue::Change*> changes;
    for (const auto& change : result.changes) changes.push_back(&change);
    baoxue::ChangeWriter out({}, before, after, false);
    out.write(changes, 0);
    out.finish();
    std::cerr << result.balance.matched << " matched, " << result.balance.review << " for a person\n";
} catch (const baoxue::Error& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(error.status());
}
