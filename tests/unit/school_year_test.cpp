#include "baoxue/rule/school_year.hpp"

#include <doctest/doctest.h>

#include "given.hpp"

using namespace baoxue;

namespace {

Date day(std::string_view text)
{
    return parse_date(text).value();
}

Calendar calendar(std::string_view rows)
{
    csv::Rejects strict;
    return Calendar(
        csv::Table(test::given("date,kind,term\n" + std::string(rows)), {}, {"calendar"}, {"date", "kind"}, strict));
}

}  // namespace

TEST_CASE("a school year begins on 1 August")
{
    CHECK(school_year(day("2026-07-31")) == 2025);
    CHECK(school_year(day("2026-08-01")) == 2026);
    CHECK(school_year(day("2026-12-31")) == 2026);
    CHECK(school_year(day("2027-01-01")) == 2026);
    CHECK_FALSE(in_first_term(day("2026-07-31")));
    CHECK(in_first_term(day("2026-08-01")));
    CHECK(in_first_term(day("2027-01-31")));
    CHECK_FALSE(in_first_term(day("2027-02-01")));
}

TEST_CASE("a term of the calendar goes before the first of August")
{
    const auto late = calendar("2026-03-01,school,spring\n2026-08-20,school,spring\n2026-09-10,school,autumn\n");
    CHECK(school_year(day("2026-08-20"), late) == 2025);  // a spring term that was made longer
    CHECK_FALSE(in_first_term(day("2026-08-20"), late));
    CHECK(school_year(day("2026-08-21"), late) == 2026);  // between the terms
    CHECK(school_year(day("2026-09-10"), late) == 2026);
    const auto early = calendar("2026-07-27,school,autumn\n2027-01-20,school,autumn\n");
    CHECK(school_year(day("2026-07-27"), early) == 2026);
    CHECK(school_year(day("2027-01-20"), early) == 2026);
    CHECK(school_year(day("2026-07-26"), early) == 2025);
}

TEST_CASE("months and quarters are those of the calendar, terms and years those of the school")
{
    CHECK(period_begin(day("2026-09-14"), 1) == day("2026-09-01"));
    CHECK(period_begin(day("2026-09-14"), 3) == day("2026-07-01"));
    CHECK(period_begin(day("2026-09-14"), 6) == day("2026-08-01"));
    CHECK(period_begin(day("2027-01-31"), 6) == day("2026-08-01"));
    CHECK(period_begin(day("2027-02-01"), 6) == day("2027-02-01"));
    CHECK(period_begin(day("2026-07-31"), 12) == day("2025-08-01"));
    CHECK(next_period(day("2026-08-01"), 6) == day("2027-02-01"));
}

TEST_CASE("who is six on 31 August enters that year")
{
    CHECK(age_at_entry(day("2020-08-31"), 2026) == 6);
    CHECK(age_at_entry(day("2020-09-01"), 2026) == 5);
}
