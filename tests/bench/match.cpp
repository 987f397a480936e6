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
    // Rows told as certainly gone or new, and how many of these children are in the other list.
    std::size_t left = 0, left_wrong = 0, joined = 0, joined_wrong = 0;
    std::size_t doubted = 0;  // rows that a person must look at
    double seconds = 0;

    double f1() const { return 2.0 * static_cast<double>(found) / static_cast<double>(truth + found + wrong); }
    Score& operator+=(const Score& other)
    {
        truth += other.truth, found += other.found, wrong += other.wrong, automatic += other.automatic;
        automatic_wrong += other.automatic_wrong, kin_wrong += other.kin_wrong, review += other.review;
        review_true += other.review_true, rows += other.rows, format_only += other.format_only;
        left += other.left, left_wrong += other.left_wrong, joined += other.joined;
        joined_wrong += other.joined_wrong, doubted += other.doubted, seconds += other.seconds;
        return *this;
    }
};

void print(const std::string& name, const Score& score)
{
    const auto share = [](std::size_t part, std::size_t whole) {
        return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    };
    fmt::print("{:34} {:8} {:.5f} {:6} {:5} {:4} {:6} {:6.2f}% {:5.1f}% {:6.2f}% {:6.2f}% {:6.3f}% {:7.2f}\n", name,
               score.truth, score.f1(), score.wrong, score.automatic_wrong, score.kin_wrong, score.doubted,
               share(score.doubted, score.rows), share(score.review_true, score.review),
               share(score.left_wrong, score.left), share(score.joined_wrong, score.joined),
               share(score.format_only, score.rows), score.seconds);
    std::fflush(stdout);
}

std::string row_in(const std::string& text, std::size_t row)
{
    std::size_t at = 0;
    for (std::size_t line = 0; line <= row; ++line) at = text.find('\n', at) + 1;
    return text.substr(at, text.find('\n', at) - at);
}

std::size_t truth_of(const DoubleRosters& rosters)
{
    const std::set<std::size_t> there(rosters.who_after.begin(), rosters.who_after.end()),
        were(rosters.who_before.begin(), rosters.who_before.end());
    return static_cast<std::size_t>(std::ranges::count_if(were, [&](std::size_t who) { return there.contains(who); }));
}

// Who is said to be gone or new for certain, and is not.
void count_gone(Score& score, const DoubleRosters& rosters, const Reconciliation& result, bool show)
{
    const std::set<std::size_t> there(rosters.who_after.begin(), rosters.who_after.end()),
        were(rosters.who_before.begin(), rosters.who_before.end());
    for (const Change& change : result.changes) {
        score.doubted += change.certainty == Certainty::review;
        if (change.certainty != Certainty::certain || (change.before && change.after)) continue;
        const bool gone = change.kind == ChangeKind::left || change.kind == ChangeKind::graduated;
        if (gone) ++score.left;
        if (change.kind == ChangeKind::joined) ++score.joined;
        const bool left_wrong = gone && there.contains(rosters.who_before[*change.before]);
        const bool joined_wrong = change.kind == ChangeKind::joined && were.contains(rosters.who_after[*change.after]);
        score.left_wrong += left_wrong, score.joined_wrong += joined_wrong;
        if (show && left_wrong) fmt::print("  not gone: {}\n", row_in(rosters.before, *change.before));
        if (show && joined_wrong) fmt::print("  not new: {}\n", row_in(rosters.after, *change.after));
    }
}

// What a user sees: the links of `changes` that are certain, and the pairs of the review list.
Score score(const DoubleRosters& rosters, const Reconciliation& result, bool show)
{
    Score score{.truth = truth_of(rosters), .rows = rosters.who_after.size()};
    const auto right = [&](std::size_t before, std::size_t after) {
        return rosters.who_before[before] == rosters.who_after[after];
    };
    std::set<std::pair<std::size_t, std::size_t>> paired;
    count_gone(score, rosters, result, show);
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

    Score run(const DoubleRosters& rosters, bool new_numbers = false) const
    {
        const std::string before_file = folder_ / "before.csv", after_file = folder_ / "after.csv";
        write(before_file, rosters.before);
        write(after_file, rosters.after);
        const auto start = std::chrono::steady_clock::now();
        csv::Rejects rejects{.collect = true};
        Roster before(before_file, {}, rejects), after(after_file, {}, rejects);
        ReconcilePolicy policy;
        policy.stayed = true;
        policy.accept_id_change = new_numbers;
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

std::vector<Scenario> scenarios()
{
    return {
        {.name = "same term"},
        {.name = "next year", .next_year = true},
        {.name = "head count without numbers", .numbers = false},
        {.name = "name, sex, birth, class", .numbers = false, .family = false},
        {.name = "bare", .numbers = false, .family = false, .bare = true},
        {.name = "harsh", .damaged = 300, .turnover = 100},
        {.name = "harsh, no numbers", .numbers = false, .damaged = 300, .turnover = 100},
        {.name = "harsh, bare", .numbers = false, .family = false, .damaged = 300, .turnover = 100, .bare = true},
        {.name = "numbers slipped, no birth", .birth = false, .slipped = true},
        {.name = "no numbers, no birth", .numbers = false, .birth = false},
        {.name = "clan village", .numbers = false, .clan = true},
        {.name = "clan village, harsh", .numbers = false, .damaged = 300, .turnover = 100, .clan = true},
        {.name = "numbers all new", .renumbered = true},
        {.name = "an L beside a G", .temporary = true},
        {.name = "grade in the class", .next_year = true, .grade_in_class = true},
        {.name = "years of the Republic", .numbers = false, .republic = true},
        {.name = "suffixes A and B", .numbers = false, .family = false, .bare = true, .suffixes = true},
        {.name = "schools merged", .numbers = false, .family = false, .merged = true},
        {.name = "twins for twins", .numbers = false, .turnover = 50, .twins = true},
    };
}

void run(const Wanted& wanted)
{
    fmt::print("{:34} {:>8} {:>7} {:>6} {:>5} {:>4} {:>6} {:>7} {:>6} {:>7} {:>7} {:>7} {:>7}\n",
               "seed " + std::to_string(wanted.seed), "pairs", "F1", "wrong", "auto", "kin", "review", "of rows",
               "true", "left", "joined", "format", "s");
    const auto& [seed, children, febrl, only, show] = wanted;
    const Runner runner(show);
    for (const Scenario& scenario : scenarios())
        if (scenario.name.find(only) != std::string::npos)
            print(fmt::format("{}, {}", scenario.name, children),
                  runner.run(type_twice(scenario, children, seed), scenario.renumbered));
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
