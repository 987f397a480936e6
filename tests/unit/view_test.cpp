#include "baoxue/view.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/csv/grid.hpp"

using namespace baoxue;

namespace {

csv::Table list()
{
    csv::Table table({"name", "grade", "days"});
    return table;
}

}  // namespace

TEST_CASE("a condition needs a column, a sign and a value")
{
    const auto table = list();
    for (const char* text : {"days", "=3", "", "days 3"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(view(table, {.where = {text}}), Error);
    }
    CHECK_THROWS_AS(view(table, {.select = {"phone"}}), Error);
    CHECK(view(table, {.select = {"年级", "days", "姓名"}}).columns == std::vector<std::size_t>{1, 2, 0});
}

TEST_CASE("a heading is translated when it bears our name, and to our name")
{
    const std::vector<std::string> kinds{"roster"};
    CHECK(heading_in("student_id", "student_id", kinds, Language::simplified) == "学籍号");
    CHECK(heading_in("全国学籍号", "student_id", kinds, Language::simplified) == "全国学籍号");
    CHECK(heading_in("全国学籍号", "student_id", kinds, Language::english) == "student_id");
    CHECK(heading_in("宿舍", "", kinds, Language::english) == "宿舍");
}

TEST_CASE("a table is as wide as the window at most, whatever the cells hold")
{
    const csv::Listing listing{{}, {"a", "b"}, {"姓名", "note"}, {"欧阳娜娜", "long text\033[2J of many words", "王e\u0301", "1"}};
    for (std::size_t width = 1; width < 60; ++width) {
        CAPTURE(width);
        const auto made = csv::grid(listing, {.width = width});
        CHECK(made.lines == 4);
        CHECK(made.text.find('\033') == std::string::npos);
        for (std::string_view rest = made.text; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1))
            CHECK(display_width(rest.substr(0, rest.find('\n'))) <= width);
    }
}
