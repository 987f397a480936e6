#include "baoxue/assign.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "given.hpp"

using namespace baoxue;

namespace {

// Students of one school, each with an own family unless told otherwise; the views live in the table.
struct School {
    csv::Rejects strict;
    csv::Table table;
    std::vector<Pupil> pupils;

    explicit School(const std::string& rows)
        : table(test::given("school_id,grade,class,student_id,name,head_teacher,guardian_phone\n" + rows), {},
                Pupil::kinds(), Pupil::needed(), strict),
          pupils(read_pupils(table, strict))
    {
    }
};

std::string rows_of(int from, int to, const std::string& teacher)
{
    std::string rows;
    for (int i = from; i < to; ++i)
        rows += "S1,1,1,L9905212019021" + std::to_string(40000 + i) + ",王," + teacher + ",1990000" +
                std::to_string(1000 + i) + "\n";
    return rows;
}

std::map<std::string, int> loads(const std::vector<Assignment>& rows)
{
    std::map<std::string, int> of;
    for (const auto& row : rows)
        if (!row.student_id.empty()) ++of[row.person];
    return of;
}

}  // namespace

TEST_CASE("a proposal is even to within one student")
{
    const School school(rows_of(0, 40, "甲") + rows_of(40, 41, "乙") + rows_of(41, 42, "丙"));
    const auto proposal = propose_assignments(school.pupils, {}, false);
    CHECK(proposal.added == 42);
    CHECK(loads(proposal.assignments) == std::map<std::string, int>{{"甲", 14}, {"乙", 14}, {"丙", 14}});
}

TEST_CASE("one more student adds one row and changes none")
{
    const School school(rows_of(1, 20, "甲") + rows_of(20, 30, "乙"));
    const School grown(rows_of(0, 20, "甲") + rows_of(20, 30, "乙"));
    const auto before = propose_assignments(school.pupils, {}, false).assignments;
    const auto after = propose_assignments(grown.pupils, before, false).assignments;
    REQUIRE(after.size() == before.size() + 1);
    for (std::size_t at = 0; at < before.size(); ++at) {
        CHECK(after[at].person == before[at].person);
        CHECK(after[at].student_id == before[at].student_id);
    }
    const auto of = loads(after);
    CHECK(std::abs(of.at("甲") - of.at("乙")) <= 1);
}

TEST_CASE("brothers and sisters go to one teacher, also one who comes later")
{
    const School school(rows_of(0, 6, "甲") + rows_of(6, 12, "乙") + "S1,2,1,L990521201902150001,王,乙,19900001003\n");
    const auto rows = propose_assignments(school.pupils, {}, false).assignments;
    const auto teacher_of = [](const std::vector<Assignment>& all, const char* id) {
        return std::ranges::find(all, id, &Assignment::student_id)->person;
    };
    CHECK(teacher_of(rows, "L990521201902140003") == teacher_of(rows, "L990521201902150001"));

    const School later(rows_of(0, 6, "甲") + rows_of(6, 12, "乙") +
                       "S1,2,1,L990521201902150001,王,乙,19900001003\n"
                       "S1,3,1,L990521201902150002,王,乙,19900001003\n");
    const auto more = propose_assignments(later.pupils, rows, false).assignments;
    CHECK(teacher_of(more, "L990521201902150002") == teacher_of(rows, "L990521201902140003"));
}

TEST_CASE("nobody is made responsible at a school that names no teacher")
{
    const School school(rows_of(0, 3, ""));
    const auto proposal = propose_assignments(school.pupils, {}, false);
    CHECK(proposal.without == 3);
    CHECK(proposal.assignments.empty());
}

TEST_CASE("anew spreads all students again and keeps who answers for classes and schools")
{
    const School school(rows_of(0, 4, "甲"));
    std::vector<Assignment> crowded{
        {.person = "校长", .role = "school", .school_id = "S1"},
        {.person = "乙", .role = "teacher", .school_id = "S1", .grade = "1", .class_name = "1"}};
    for (const auto& pupil : school.pupils)
        crowded.push_back({.person = "甲",
                           .role = "teacher",
                           .school_id = "S1",
                           .grade = "1",
                           .class_name = "1",
                           .student_id = pupil.key()});
    CHECK(loads(propose_assignments(school.pupils, crowded, false).assignments).at("甲") == 4);
    const auto spread = propose_assignments(school.pupils, crowded, true);
    CHECK(loads(spread.assignments) == std::map<std::string, int>{{"甲", 2}, {"乙", 2}});
    CHECK(spread.assignments[0].person == "校长");
}

TEST_CASE("a 责任书 without a date is unsigned, one of another year is none")
{
    const School school(rows_of(0, 2, "甲"));
    const auto paper = [&](std::size_t student, int year, std::optional<Date> day) {
        return Commitment{.kind = "teacher_parent",
                          .party_a = "甲",
                          .party_b = "父",
                          .school_id = "S1",
                          .student_id = school.pupils[student].student_id,
                          .school_year = year,
                          .signed_on = day};
    };
    const std::vector papers{paper(0, 2026, {}), paper(1, 2025, parse_date("2025-09-01"))};
    const auto gaps = find_unsigned(school.pupils, {}, papers, 2026);
    REQUIRE(gaps.size() == 3);
    CHECK(gaps[0].role == "centre_school");
    CHECK(gaps[1].finding == Gap::Finding::unsigned_);
    CHECK(gaps[2].finding == Gap::Finding::no_commitment);
    CHECK(find_unsigned(school.pupils, {}, papers, 2025).size() == 2);
}
