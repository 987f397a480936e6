#include "baoxue/record/open_item.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

std::vector<OpenItem> items(std::string_view text)
{
    csv::Rejects rejects;
    return read_open_items(csv::Table(test::given(text), {}, OpenItem::kinds(), OpenItem::needed(), rejects), rejects);
}

}  // namespace

TEST_CASE("duties owed are open until they are done")
{
    const auto read = items(
        "state,due,task,owner,school_name,grade,class\noverdue,2026-09-01,visit,王,甲小,3,1\n"
        "done,2026-09-01,visit,李,甲小,3,1\ndue,,visit,张,甲小,3,1\n");
    REQUIRE(read.size() == 1);
    CHECK(read[0].actor == "王");
    CHECK(read[0].action == "visit");
    CHECK(read[0].school == "甲小");
    CHECK(to_string(read[0].due) == "2026-09-01");
}

TEST_CASE("flags of absence and outflows are open items, too")
{
    const auto flag = items("责任人,措施,办理期限,学校名称\n班主任,家访,2026/9/2,甲小\n");
    REQUIRE(flag.size() == 1);
    CHECK(flag[0].action == "家访");
    CHECK(items("actor,action,due,done,school\n校长,查,2026-09-02,visits=1;last_visit=2026-09-01,乙小\n").size() == 1);
    CHECK_THROWS_AS(items("actor,action,due\n校长,查,九月\n"), Error);
}

TEST_CASE("the state of a case is read in any language, and never guessed")
{
    const auto states = [](std::string_view text) {
        csv::Rejects rejects;
        return read_case_states(csv::Table(test::given(text), {}, CaseState::kinds(), CaseState::needed(), rejects),
                                rejects);
    };
    const auto read = states("state,school_name\ntracking,甲小\n已返校,乙小\n");
    REQUIRE(read.size() == 2);
    CHECK(read[0].state == "tracking");
    CHECK(read[1].state == "returned");
    CHECK_THROWS_AS(states("state,school_name\n在路上,甲小\n"), Error);
}
