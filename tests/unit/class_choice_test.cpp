#include <baoxue/rule/class_choice.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace baoxue;

namespace {

const SchoolClass first{"3199000001", "甲小", 7, "1"}, second{"3199000001", "甲小", 8, "1"},
    other{"3199000002", "乙中", 7, "1"};

std::vector<SchoolClass> chosen(const ClassChoice& choice, const Schools& known = {})
{
    std::vector<SchoolClass> places{first, second, other};
    std::erase_if(places, [&](const SchoolClass& place) { return !choice.wants(place, known); });
    return places;
}

using Places = std::vector<SchoolClass>;

}  // namespace

TEST_CASE("a school is chosen by its number or its name, nothing by nothing")
{
    CHECK(chosen({}) == Places{first, second, other});
    CHECK(chosen({.schools = {"3199000002"}}) == Places{other});
    CHECK(chosen({.schools = {"甲小"}}) == Places{first, second});
    CHECK(chosen({.schools = {"甲小", "乙中"}}) == Places{first, second, other});
}

TEST_CASE("a class is chosen by itself, with its grade, with its school, in any form of its name")
{
    CHECK(chosen({.classes = {"1"}}) == Places{first, second, other});
    CHECK(chosen({.classes = {"7/1"}}) == Places{first, other});
    CHECK(chosen({.classes = {"七年级/1班"}}) == Places{first, other});
    CHECK(chosen({.classes = {"七(1)班"}}) == Places{first, other});
    CHECK(chosen({.classes = {"初二1班"}}) == Places{second});
    CHECK(chosen({.classes = {"甲小/7/1"}}) == Places{first});
    CHECK(chosen({.classes = {"3199000002/7/1"}}) == Places{other});
    CHECK(chosen({.classes = {"甲小/七(1)班"}}) == Places{first});
    CHECK(chosen({.classes = {"甲小/1"}}) == Places{first, second});
}

TEST_CASE("schools and classes together must both fit")
{
    CHECK(chosen({.schools = {"甲小"}, .classes = {"7/1"}}) == Places{first});
}

TEST_CASE("a row that has the name only belongs to the school whose number was asked for")
{
    Schools known;
    known.learn("3199000002", "乙中");
    const SchoolClass bare{"", "乙中", 7, "1"};
    CHECK(ClassChoice{.schools = {"3199000002"}}.wants(bare, known));
    CHECK(ClassChoice{.classes = {"3199000002/7/1"}}.wants(bare, known));
    CHECK_FALSE(ClassChoice{.schools = {"3199000001"}}.wants(bare, known));
}

TEST_CASE("words that name nothing are told")
{
    const Places places{first, second, other};
    CHECK(ClassChoice{.schools = {"甲小", "丙小"}, .classes = {"7/1", "9/1"}}.naming_none_of(places) ==
          std::vector<std::string>{"丙小", "9/1"});
    CHECK(ClassChoice{}.naming_none_of({}).empty());
}
