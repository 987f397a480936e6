#include "baoxue/record/assignment.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

std::vector<Assignment> read(const std::string& text)
{
    csv::Rejects strict;
    return read_assignments(csv::Table(test::given(text), {}, Assignment::kinds(), Assignment::needed(), strict),
                            strict);
}

}  // namespace

TEST_CASE("what is written is read back as it was")
{
    const auto rows = read(
        "责任人,职责,学校标识码,年级,班级,学籍号,村\n张,教师,S1,七年级,七(1)班,l990521201908250624,\n"
        "李,中心,,,,,石村\n");
    const auto file = test::given("");
    csv::Writer out({.file = file}, Assignment::columns(), Assignment::kinds());
    for (const auto& row : rows) write(out, row);
    out.finish();
    csv::Rejects strict;
    const auto again =
        read_assignments(csv::Table(file, {}, Assignment::kinds(), Assignment::needed(), strict), strict);
    REQUIRE(again.size() == 2);
    CHECK(again[0].role == "teacher");
    CHECK(again[0].grade == "7");
    CHECK(again[0].class_name == "1");
    CHECK(again[0].student_id == "L990521201908250624");
    CHECK(again[1].village == "石村");
}

TEST_CASE("a row without person or role, or with a number that Excel spoilt, answers for nobody")
{
    CHECK_THROWS_AS(read("责任人,职责\n,教师\n"), Error);
    CHECK_THROWS_AS(read("责任人,职责\n张,\n"), Error);
    CHECK_THROWS_AS(read("责任人,职责,学籍号\n张,教师,9.90521E+17\n"), Error);
}
