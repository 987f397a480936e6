#include "baoxue/base/reference.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"

using namespace baoxue;

TEST_CASE("every kind of file has columns to show and a word in both scripts, which means it")
{
    for (const auto kind : known_kinds()) {
        CAPTURE(kind);
        CHECK(!known_columns(kind).empty());
        for (const auto language : {Language::simplified, Language::traditional}) {
            CHECK(label("file_kind", kind, language) != kind);
            CHECK(canonical("file_kind", label("file_kind", kind, language)) == kind);
        }
    }
    CHECK(known_columns("nothing").empty());
}

TEST_CASE("a column is shown with every heading that means it")
{
    for (const auto kind : known_kinds())
        for (const auto& column : known_columns(kind))
            for (const auto heading : column.simplified) {
                CAPTURE(heading);
                const Aliases aliases({std::string(kind)});
                const auto first = aliases.find(heading);  // where another column has that one, the heading means what follows
                CHECK((first == column.name || aliases.find_besides(heading, first) == column.name));
            }
}

TEST_CASE("every vocabulary has words")
{
    for (const auto field : known_vocabularies()) CHECK(!known_words(field).empty());
    CHECK(known_words("nothing").empty());
}
