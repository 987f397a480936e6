#include "baoxue/rule/document.hpp"

#include <doctest/doctest.h>

using namespace baoxue;

TEST_CASE("a document needs its own visits and those of the documents before it")
{
    const Documents documents;
    CHECK(documents.visits_needed("return") == 1);
    CHECK(documents.visits_needed("township") == 1);  // none of its own, but a return goes before it
    CHECK(documents.visits_needed("deadline") == 1);
    CHECK(documents.visits_needed("order") == 2);
    CHECK(documents.visits_needed("report") == 0);
    CHECK(documents.visits_needed("no such paper") == 0);
}

TEST_CASE("a notice is a document that gives the family a day")
{
    const Documents documents;
    for (const auto* kind : {"return", "township", "deadline", "order"}) CHECK(documents.is_notice(kind));
    for (const auto* kind : {"report", "certificate", "visit_form", "monthly", ""})
        CHECK_FALSE(documents.is_notice(kind));
    CHECK(is_order("order"));
    CHECK_FALSE(is_order("return"));
}

TEST_CASE("documents follow on each other, and none comes before itself")
{
    const Documents documents;
    CHECK(documents.next("return") == "township");
    CHECK(documents.next("order").empty());
    CHECK(documents.leads_to("return", "return"));
    CHECK(documents.leads_to("return", "order"));
    CHECK_FALSE(documents.leads_to("order", "return"));
}

TEST_CASE("a table whose documents follow on each other in a circle ends too")
{
    const Documents circle(
        {{.kind = "a", .visits = 3, .after = {"b"}, .next = "b"}, {.kind = "b", .after = {"a"}, .next = "a"}});
    CHECK(circle.visits_needed("a") == 3);
    CHECK(circle.visits_needed("b") == 3);
    CHECK(circle.leads_to("a", "b"));
    CHECK_FALSE(circle.leads_to("a", "c"));
}
