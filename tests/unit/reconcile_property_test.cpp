// What must hold for any two lists, in whatever order their rows stand and on any number of threads.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "baoxue/reconcile.hpp"
#include "given.hpp"
#include "random.hpp"
#include "rounds.hpp"

using namespace baoxue;
using test::given, test::Random;

namespace {

struct Lists {
    std::vector<std::string> before, after;
};

std::string row(const std::string& id, std::size_t name, std::size_t class_number)
{
    return "G" + id + "," + id + ",学生" + std::to_string(name) + ",2015-04-01,实验小学,三年级," +
           std::to_string(class_number) + "班\n";
}

std::string number(std::size_t child)
{
    std::string id = "99052120150401" + std::to_string(1000 + child).substr(1) + "0";
    id.back() = check_digit(id.substr(0, 17));
    return id;
}

// Two lists of up to 700 rows: children who stay, classes that leave or join as a whole, and numbers that repeat.
Lists some_lists(Random& random)
{
    Lists lists;
    const std::size_t children = 10 + random.below(600);
    for (std::size_t child = 0; child < children;) {
        const std::size_t end = std::min(children, child + 1 + random.below(150)), what = random.below(6);
        for (; child < end; ++child) {
            const auto now = row(number(child), child, child % 3);
            if (what != 1) lists.before.push_back(now);
            if (what == 0) continue;
            lists.after.push_back(random.one_in(10) ? row(number(child), child, 3) : now);
            if (random.one_in(60)) lists.after.push_back(row(number(child), child + 1000, 1));  // another child's
            if (random.one_in(60) && what != 1) lists.before.push_back(row(number(child), child + 2000, 1));
        }
    }
    return lists;
}

/// All outcomes as text, in an order of their own.
std::vector<std::string> outcomes(const Lists& lists, ReconcilePolicy policy)
{
    const auto list = [](const std::vector<std::string>& rows) {
        std::string text = "student_id,national_id,name,birth_date,school_name,grade,class\n";
        for (const auto& one : rows) text += one;
        return given(text);
    };
    csv::Rejects rejects;
    auto [before, after] = read_both(list(lists.before), list(lists.after), {.jobs = policy.jobs}, rejects);
    const auto result = reconcile(before, after, policy, {}, rejects);
    CHECK(result.balance.closes());
    std::vector<std::string> outcomes;
    for (const auto& change : result.changes) {
        const auto who = [](const Roster& roster, std::optional<std::size_t> row) {
            return row ? std::string(roster.cell(*row, "name")) : std::string("-");
        };
        std::string said = std::string(to_string(change.kind)) + " " + std::string(to_string(change.certainty)) + " " +
                           who(before, change.before) + " " + who(after, change.after) + " " +
                           std::string(change.basis) + " " + change.flags;
        for (const auto& difference : change.differences) said += " " + std::string(difference.after);
        if (change.kind != ChangeKind::stayed || change.certainty == Certainty::review)
            outcomes.push_back(std::move(said));
    }
    std::ranges::sort(outcomes);
    return outcomes;
}

}  // namespace

TEST_CASE("who stayed, left and joined does not depend on the order of the rows or the number of threads")
{
    Random random(11);
    for (unsigned round = 0; round < test::rounds(40); ++round) {
        auto lists = some_lists(random);
        const auto expected = outcomes(lists, {.jobs = 1});
        CHECK(outcomes(lists, {.jobs = 3}) == expected);
        CHECK(outcomes(lists, {.stayed = true, .jobs = 2}) == expected);
        if (random.one_in(2)) std::ranges::shuffle(lists.before, random.engine());
        else std::ranges::rotate(lists.after, lists.after.begin() + std::ssize(lists.after) / 3);
        CHECK(outcomes(lists, {.jobs = 1}) == expected);
        std::ranges::shuffle(lists.after, random.engine());
        CHECK(outcomes(lists, {.jobs = 4}) == expected);
    }
}
