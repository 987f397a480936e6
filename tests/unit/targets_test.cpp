#include "baoxue/targets.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

struct Town {
    std::vector<csv::Table> tables = {};
    std::vector<Pupil> pupils = {};
    Schools schools = {};

    Town()
    {
        std::string text = "school_id,name,grade,class,national_id,status,responsible_teacher\n";
        for (int child = 0; child < 40; ++child)
            text += std::string(child < 30 ? "1,A,2,1," : "2,A,7,1,") + "9905212017010" + std::to_string(10'000 + child) + ",," +
                    (child % 2 == 0 ? "T1" : "T2") + "\n";
        csv::Rejects rejects;
        tables.emplace_back(test::given(text), csv::ReadOptions{}, Pupil::kinds(), Pupil::needed(), rejects);
        pupils = read_pupils(tables.front(), rejects);
    }
    std::map<std::string, long long> of(std::vector<Target> targets) const
    {
        std::map<std::string, long long> all;
        for (const auto& share : break_down(pupils, schools, targets).shares) all[share.level + ' ' + share.scope] = share.children;
        return all;
    }
};

}  // namespace

TEST_CASE("a rate allows whole children, and schools with a target of their own have theirs")
{
    const Town town;
    using enum Target::Op;
    CHECK(town.of({{"town", "dropout", at_most, 999}})["town town"] == 3);  // 3.996 children
    CHECK(town.of({{"town", "dropout", below, 1000}})["town town"] == 3);   // not the 4 that it names
    CHECK(town.of({{"town", "retention", at_least, 9001}})["town town"] == 37);
    CHECK(town.of({{"town", "retention", above, 9000}})["town town"] == 37);
    const auto with_own = town.of({{"town", "dropout", at_most, 1000}, {"1", "dropout", at_most, 333}});
    CHECK(with_own.at("school 1") == 0);
    CHECK(with_own.at("school 2") == 4);
    CHECK(with_own.at("teacher T1") + with_own.at("teacher T2") == 4);
    CHECK_FALSE(town.of({{"primary", "dropout", at_most, 1000}}).contains("school 2"));
}

TEST_CASE("targets that cannot add up are refused")
{
    const Town town;
    using enum Target::Op;
    CHECK_THROWS_AS(town.of({{"town", "dropout", at_most, 100}, {"1", "dropout", at_most, 1000}}), Error);
    CHECK_THROWS_AS(town.of({{"town", "dropout", at_most, 100}, {"primary", "dropout", at_most, 100}}), Error);
    CHECK_THROWS_AS(town.of({{"town", "dropout", at_least, 100}}), Error);
}
