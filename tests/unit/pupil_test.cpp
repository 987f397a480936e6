#include "baoxue/record/pupil.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

std::vector<std::string> families(const std::string& rows)
{
    csv::Rejects strict;
    const csv::Table table(test::given("学籍号,监护人姓名,家庭住址,监护人电话\n" + rows), {}, Pupil::kinds(),
                           Pupil::needed(), strict);
    std::vector<std::string> keys;
    for (const auto& pupil : read_pupils(table, strict)) keys.push_back(pupil.family());
    return keys;
}

}  // namespace

TEST_CASE("a pupil is read by the words of a school's roster")
{
    csv::Rejects strict;
    const csv::Table table(test::given("学籍号,姓名,年级,班级,在读状态,留守儿童,建档立卡,重点生,包保教师\n"
                                       "L990521201908250624,王一,七年级,七(2)班,辍学,双亲留守,是,否,白老师\n"
                                       "L990521201908250625,王二,7,2,转出,非留守,,,\n"),
                           {}, Pupil::kinds(), Pupil::needed(), strict);
    const auto pupils = read_pupils(table, strict);
    REQUIRE(pupils.size() == 2);
    CHECK(pupils[0].grade == 7);
    CHECK(pupils[0].class_name == "2");
    CHECK(pupils[0].left_behind);
    CHECK(pupils[0].poor);
    CHECK_FALSE(pupils[0].key_student);
    CHECK(pupils[0].responsible_teacher == "白老师");
    CHECK_FALSE(pupils[1].left_behind);
}

TEST_CASE("children are of one family by the guardian's phone, else by name and address together")
{
    const auto keys = families(
        "L990521201908250624,王,石村1组,1990000001\nL990521201908250625,李,水村,１９９００００００１\n"
        "L990521201908250626,王,石村1组,\nL990521201908250627,王,石村2组,\nL990521201908250628,王,,\n");
    CHECK(keys[0] == keys[1]);
    CHECK(keys[2] != keys[3]);
    CHECK(keys[4].empty());
}

TEST_CASE("a status that is no known word is not guessed at")
{
    csv::Rejects strict;
    const csv::Table table(test::given("学籍号,在读状态\nL990521201908250624,好像在\n"), {}, Pupil::kinds(),
                           Pupil::needed(), strict);
    CHECK_THROWS_AS(read_pupils(table, strict), Error);
}
