// baoxue_bench_match: how often reconcile finds the same child, and how fast, on rosters invented from a
// seed, and on FEBRL4 when its folder is given. Prints one line for each aim.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "baoxue/match.hpp"
#include "baoxue/reconcile.hpp"
#include "double_rosters.hpp"
#include "febrl.hpp"
#include "file.hpp"

namespace baoxue::bench {
namespace {

// What a run found, against the truth.
struct Score {
    // Of pairs that are linked, or are for review and likelier than not: a probability of one half at least, or an
    // exact rule that pairs them.
    std::size_t truth = 0, found = 0, wrong = 0;
    std::size_t automatic = 0, automatic_wrong = 0, kin_wrong = 0;
    std::size_t review = 0, review_true = 0, rows = 0, format_only = 0;
    double seconds = 0;

    double f1() const { return 2.0 * static_cast<double>(found) / static_cast<double>(truth + found + wrong); }
    Score& operator+=(const Score& other)
    {
        truth += other.truth, found += other.found, wrong += other.wrong, automatic += other.automatic;
        automatic_wrong += other.automatic_wrong, kin_wrong += other.kin_wrong, review += other.review;
        review_true += other.review_true, rows += other.rows, format_only += other.format_only,
            seconds += other.seconds;
        return *this;
    }
};

void print(const std::string& name, const Score& score)
{
    const auto share = [](std::size_t part, std::size_t whole) {
        return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    };
    fmt::print("{:34} {:8} {:.5f} {:6} {:5} {:4} {:6} {:6.2f}% {:5.1f}% {:6.3f}% {:7.2f}\n", name, score.truth,
               score.f1(), score.wrong, score.automatic_wrong, score.kin_wrong, score.review,
               share(score.review, score.rows), share(score.review_true, score.review),
               share(score.format_only, score.rows), score.seconds);
    std::fflush(stdout);
}

Matcher matcher()
{
    return [](const Roster& before, std::span<const std::size_t> before_rows, const Roster& after,
              std::span<const std::size_t> after_rows, int grade_shift) {
        return find_links(before, before_rows, after, after_rows, {.grade_shift = grade_shift});
    };
}

std::size_t truth_of(const DoubleRosters& rosters)
{
    const std::set<std::size_t> there(rosters.who_after.begin(), rosters.who_after.end());
    return static_cast<std::size_t>(
        std::ranges::count_if(rosters.who_before, [&](std::size_t who) { return there.contains(who); }));
}

// What a user sees: the links of `changes` that are certain, and the pairs of the review list.
Score score(const DoubleRosters& rosters, const Reconciliation& result, bool show)
{
    Score score{.truth = truth_of(rosters), .rows = rosters.who_after.size()};
    const auto right = [&](std::size_t before, std::size_t after) {
        return rosters.who_before[before] == rosters.who_after[after];
    };
    std::set<std::pair<std::size_t, std::size_t>> paired;
    for (const Change& change : result.changes) {
        if (!change.before || !change.after) continue;
        paired.insert({*change.before, *change.after});
        const auto who = rosters.who_before[*change.before], other = rosters.who_after[*change.after];
        if (who == other && !rosters.differs[who] && change.kind != ChangeKind::stayed) ++score.format_only;
        if (change.certainty != Certainty::certain) continue;
        ++score.automatic;
        ++(who == other ? score.found : score.wrong);
        if (who == other) continue;
        ++score.automatic_wrong;
        score.kin_wrong += rosters.household[who] == rosters.household[other];
        if (show) fmt::print("  wrong: {} {} {}\n", change.basis, change.evidence, change.flags);
    }
    for (const Proposal& pair : result.review) {
        const bool is_right = right(pair.before, pair.after);
        ++score.review;
        score.review_true += is_right;
        const bool by_rule = pair.probability == 0 && paired.contains({pair.before, pair.after});
        if (by_rule || pair.probability >= 0.5) ++(is_right ? score.found : score.wrong);
        if (show)
            fmt::print("  review {}: {:.2f} {} {}\n", is_right ? "right" : "wrong", pair.probability, pair.reason,
                       pair.evidence);
    }
    return score;
}

class Runner {
  public:
    explicit Runner(bool show)
        : show_(show), folder_(std::filesystem::temp_directory_path() / fmt::format("baoxue-match-{}", getpid()))
    {
        std::filesystem::create_directories(folder_);
    }
    ~Runner() { std::filesystem::remove_all(folder_); }

    Score run(const DoubleRosters& rosters) const
    {
        const std::string before_file = folder_ / "before.csv", after_file = folder_ / "after.csv";
        write(before_file, rosters.before);
        write(after_file, rosters.after);
        const auto start = std::chrono::steady_clock::now();
        csv::Rejects rejects{.collect = true};
        Roster before(before_file, {}, rejects), after(after_file, {}, rejects);
        ReconcilePolicy policy;
        policy.stayed = true;
        const auto result = reconcile(before, after, policy, matcher(), rejects);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        Score all = score(rosters, result, show_);
        all.seconds = took.count();
        return all;
    }

  private:
    static void write(const std::string& name, const std::string& text)
    {
        File file(name);
        file.write(text);
        file.finish();
    }

    bool show_;
    std::filesystem::path folder_;
};

struct Wanted {
    std::uint64_t seed;
    std::size_t children;
    std::string febrl;  // folder
    std::string only;   // part of the names of the scenarios that are run
    bool show;
};

void run(const Wanted& wanted)
{
    fmt::print("{:34} {:>8} {:>7} {:>6} {:>5} {:>4} {:>6} {:>7} {:>6} {:>7} {:>7}\n",
               "seed " + std::to_string(wanted.seed), "pairs", "F1", "wrong", "auto", "kin", "review", "of rows",
               "true", "format", "s");
    const auto& [seed, children, febrl, only, show] = wanted;
    const Runner runner(show);
    for (const Scenario& scenario : {Scenario{.name = "same term"}, Scenario{.name = "next year", .next_year = true},
                                     Scenario{.name = "head count without numbers", .numbers = false},
                                     Scenario{.name = "name, sex, birth, class", .numbers = false, .family = false}})
        if (scenario.name.find(only) != std::string::npos)
            print(fmt::format("{}, {}", scenario.name, children), runner.run(type_twice(scenario, children, seed)));
    if (children > 50000 || !only.empty()) return;
    Score classes;
    for (std::uint64_t i = 0; i < 500; ++i) classes += runner.run(type_class_twice(seed * 1000 + i));
    print("500 classes of 37", classes);
    if (!febrl.empty())
        for (const auto& [fields, rosters] : read_febrl(febrl)) print("FEBRL4, " + fields, runner.run(rosters));
}

}  // namespace
}  // namespace baoxue::bench

int main(int argc, char** argv)
try {
    std::map<std::string, std::string> given;
    for (int i = 1; i + 1 < argc; i += 2) given[argv[i]] = argv[i + 1];
    const auto number = [&](const char* name, std::uint64_t otherwise) {
        return given.contains(name) ? std::stoull(given[name]) : otherwise;
    };
    const auto clock = std::chrono::system_clock::now().time_since_epoch() / std::chrono::seconds(1);
    baoxue::bench::run({number("--seed", static_cast<std::uint64_t>(clock)), number("--children", 20000),
                        given["--febrl"], given["--only"], given.contains("--show")});
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("peak memory {} MB\n", usage.ru_maxrss / 1024);
} catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 4;
}
