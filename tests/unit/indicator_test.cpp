#include "baoxue/record/indicator.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

TEST_CASE("the identity: what was there and came, less what went, is what is there")
{
    using enum Figure;
    Figures figures;
    CHECK_FALSE(figures.gap());
    figures[enrolled_start] = 592;
    CHECK_FALSE(figures.gap());
    figures[enrolled_end] = 575;
    figures[intake] = 65, figures[returned] = 1, figures[transferred_in] = 2;
    figures[graduated] = 65, figures[transferred_out] = 4, figures[unproved_out] = 8, figures[suspended] = 2;
    figures[dropped_out] = 2, figures[died] = 1, figures[other_out] = 3;
    CHECK(figures.gap() == 0);
    figures[other_in] = 3;
    CHECK(figures.gap() == 3);
}

TEST_CASE("an office's own table of movements is read by its headings")
{
    csv::Rejects rejects{.collect = true};
    const csv::Table table(test::given("学校,期初在校生数,招生数,转入人数,毕业人数,转出人数,休学人数,期末在校生数\n"
                                       "海子小学,400,60,5,55,3,1,406\n"
                                       "云盘小学,一百,,,,,,\n"
                                       "石板小学,80,,,,,,\n"),
                           {}, Indicator::kinds(), {}, rejects);
    const auto rows = read_figures(table, rejects);
    REQUIRE(rows.size() == 2);
    CHECK(rejects.rows.size() == 1);
    CHECK_FALSE(rows[0].levelled);
    CHECK(rows[0].group.school_name == "海子小学");
    CHECK(rows[0].values[Figure::intake] == 60);
    CHECK(rows[0].values.gap() == 0);
    CHECK_FALSE(rows[1].values[Figure::intake]);
}

TEST_CASE("what is written is read again")
{
    Indicator row{.group = {Group::Level::klass, "2199000101", "海子小学", 3, "1", {}}};
    row.period.begin = Date(std::chrono::sys_days(std::chrono::year(2026) / 9 / 1));
    row.figures[Figure::enrolled_start] = 40;
    row.figures[Figure::dropped_out] = 0;
    const auto file = test::given("", "rates.csv");
    for (const auto headings : {Language::english, Language::simplified, Language::traditional}) {
        csv::Writer out({.file = file, .headings = headings}, Indicator::columns(), Indicator::kinds());
        write(out, row);
        out.finish();
        csv::Rejects rejects;
        const auto read = read_figures(csv::Table(file, {}, Indicator::kinds(), {}, rejects), rejects);
        REQUIRE(read.size() == 1);
        CHECK(read[0].levelled);
        CHECK(read[0].group.scope() == "2199000101/3/1");
        CHECK(read[0].period == row.period);
        CHECK(read[0].values == row.figures);
    }
}
