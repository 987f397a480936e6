#include "baoxue/rule/enrolment.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/codes.hpp"

using namespace baoxue;

TEST_CASE("the two questions about a status give the four lists of the check")
{
    CHECK((counts_as_enrolled("enrolled") && in_school("enrolled")));
    CHECK((counts_as_enrolled("dropout") && !in_school("dropout")));  // the 学籍 of a dropout is kept
    CHECK((counts_as_enrolled("suspended") && !in_school("suspended")));
    CHECK((!counts_as_enrolled("guest") && in_school("guest")));
    CHECK((!counts_as_enrolled("transferred_out") && !in_school("transferred_out")));
    CHECK((!counts_as_enrolled("graduated") && !in_school("graduated")));
}

TEST_CASE("a roster that tells no status lists who is there")
{
    CHECK(in_school(""));
    CHECK(counts_as_enrolled(""));
}

TEST_CASE("whoever sits in class is awaited, and of the others only who is astray")
{
    for (const auto status : codes_of("status")) {
        CAPTURE(status);
        const auto enrolment = enrolment_of(status);
        CHECK(awaited(status) == (in_school(status) || enrolment == Enrolment::astray));
        if (enrolment == Enrolment::astray || enrolment == Enrolment::excused || enrolment == Enrolment::elsewhere)
            CHECK(counts_as_enrolled(status));
        if (enrolment == Enrolment::gone) CHECK_FALSE(counts_as_enrolled(status));
    }
}

TEST_CASE("who is taught at home is on the register, but not expected in class")
{
    Pupil pupil;
    pupil.taught_at_home = true;
    CHECK(counts_as_enrolled(pupil));
    CHECK_FALSE(expected_in_class(pupil));
}
