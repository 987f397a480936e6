#include "baoxue/base/manual.hpp"

#include <doctest/doctest.h>

using namespace baoxue;

TEST_CASE("a page of the manual is there by the name of its command or topic")
{
    CHECK(manual_text("reconcile").starts_with("What happened to each child"));
    CHECK(manual_text("matching").find("\n## ") != std::string_view::npos);
    CHECK(manual_text("nothing-of-that-name").empty());
    CHECK(manual_text("").empty());
}
