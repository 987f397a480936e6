#include "baoxue/csv/policy.hpp"
#include "baoxue/record/rule.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace baoxue;

namespace {

const std::string heading = "rule,metric,op,value,level,actor,action,due_days,document,basis\n";
const std::vector<std::string> metrics{"days_in_a_row", "absence_rate"};

// A policy as an office keeps it; the file is gone with the object.
struct OwnFile {
    std::string name =
        (std::filesystem::temp_directory_path() / ("policy" + std::to_string(getpid()) + ".csv")).string();
    explicit OwnFile(const std::string& text) { std::ofstream(name, std::ios::binary) << text; }
    ~OwnFile() { std::filesystem::remove(name); }
    std::vector<Rule> rules() const { return read_rules("outflow", name, {}, metrics); }
};

Place refused(const std::string& row)
{
    try {
        OwnFile(heading + row).rules();
    } catch (const Error& error) {
        CHECK(error.status() == Status::usage);
        return error.place();
    }
    FAIL("the policy was accepted");
    return {};
}

}  // namespace

TEST_CASE("a ladder is read rung by rung")
{
    const auto rules = OwnFile(heading +
                               "L3,days_in_a_row,>=,3,school,班主任,家访,1,visit_form,本县办法\n"
                               "C2,absence_rate,>,10%,school,班主任,列为重点生,,,\n")
                           .rules();
    REQUIRE(rules.size() == 2);
    CHECK(rules[0].name == "L3");
    CHECK(rules[0].actor == "班主任");
    CHECK(rules[0].due_days == 1);
    CHECK(rules[0].basis == "本县办法");
    CHECK(rules[1].value == doctest::Approx(0.1));
    CHECK(rules[1].due_days == 0);
}

TEST_CASE("three days or more is not the same as more than three days")
{
    const auto rules = OwnFile(heading + "A,days_in_a_row,>=,3,,,,,,\nB,days_in_a_row,>,3,,,,,,\n").rules();
    CHECK(rules[0].reached(3));
    CHECK(!rules[1].reached(3));
    CHECK(rules[1].reached(4));
}

TEST_CASE("an office may write its headings in Chinese and add columns of its own")
{
    const auto rules = OwnFile(
                           "依据,规则,指标,比较,数值,层级,责任人,措施,期限天数,文书,说明\n"
                           "校规,L1,days_in_a_row,＞＝,１,,,家访,1,,当天\n")
                           .rules();
    REQUIRE(rules.size() == 1);
    CHECK(rules[0].reached(1));
    CHECK(rules[0].basis == "校规");
    CHECK(rules[0].action == "家访");
}

TEST_CASE("a wrong policy is refused with line and column")
{
    CHECK(refused("L1,days_in_a_row,>=,3,,,,,,\nL2,days_absent,>=,3,,,,,,\n").line == 3);
    CHECK(refused("L1,days_absent,>=,3,,,,,,\n").column == "metric");
    CHECK(refused("L1,days_in_a_row,=,3,,,,,,\n").column == "op");
    CHECK(refused("L1,days_in_a_row,>=,three,,,,,,\n").column == "value");
    CHECK(refused("L1,days_in_a_row,>=,3,,,,1.5,,\n").column == "due_days");
    CHECK(refused(",days_in_a_row,>=,3,,,,,,\n").column == "rule");
}

TEST_CASE("a policy without one of its columns is refused")
{
    const OwnFile file("rule,metric,op,value\nL1,days_in_a_row,>=,3\n");
    CHECK_THROWS_AS(file.rules(), Error);
}

TEST_CASE("every built-in ladder names its basis in each row")
{
    for (const auto* name : {"outflow", "inflow"}) {
        CAPTURE(name);
        const auto rows = read_policy(name, "", {}, {"rule", "basis"});
        CHECK(!rows.empty());
        for (const auto& row : rows) CHECK(!row.cells[1].empty());
    }
    CHECK(policy_text("outflow").starts_with(heading));
    CHECK_THROWS_AS(policy_text("no such"), Error);
}
