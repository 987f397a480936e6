#include <algorithm>

#include <doctest/doctest.h>
#include <baoxue/reconcile.hpp>

#include "given.hpp"

using namespace baoxue;
using test::given;
using enum ChangeKind;

namespace {

const std::string heading =
    "student_id,national_id,name,gender,birth_date,school_id,grade,class,guardian_name,guardian_phone\n";

struct Outcome {
    Roster before, after;  // hold the texts of the changes
    Reconciliation result;
    std::vector<Change>& changes = result.changes;

    const Change& only() const
    {
        REQUIRE(changes.size() == 1);
        return changes.front();
    }
    std::size_t count(ChangeKind kind) const
    {
        return static_cast<std::size_t>(std::ranges::count(changes, kind, &Change::kind));
    }
};

Outcome compare(const std::string& before, const std::string& after, ReconcilePolicy policy = {},
                bool with_heading = true)
{
    csv::Rejects rejects{.collect = true};
    Roster one(given((with_heading ? heading : "") + before), {}, rejects);
    Roster other(given((with_heading ? heading : "") + after), {}, rejects);
    auto result = reconcile(one, other, policy, {}, rejects);
    CHECK(result.balance.closes());
    return {std::move(one), std::move(other), std::move(result)};
}

std::string row(const std::string& id, const std::string& name, const std::string& birth, const std::string& rest)
{
    return (id.empty() ? "" : "G" + id) + "," + id + "," + name + ",," + birth + "," + rest + "\n";
}

// Numbers that can belong to nobody: division 990521, valid check digits.
const std::string wang = "990521201504010018", li = "990521201605020025", zhao = "990521201504010034";

std::string valid(std::string number)
{
    number.back() = check_digit(number.substr(0, 17));
    return number;
}
const std::string Wang = valid(wang), Li = valid(li), Zhao = valid(zhao);

}  // namespace

TEST_CASE("a child in both lists has stayed, and only --all says so")
{
    const auto list = row(Wang, "王一", "2015-04-01", "S1,3,1,王父,1");
    CHECK(compare(list, list).changes.empty());
    CHECK(compare(list, list, {.stayed = true}).only().kind == stayed);
}

TEST_CASE("who is only in one list has left or joined")
{
    const auto one = row(Wang, "王一", "2015-04-01", "S1,3,1,,"), other = row(Li, "李二", "2016-05-02", "S1,3,1,,");
    const auto outcome = compare(one, other);
    REQUIRE(outcome.changes.size() == 2);
    CHECK(outcome.changes[0].kind == joined);
    CHECK(outcome.changes[1].kind == left);
    CHECK(outcome.changes[1].certainty == Certainty::certain);
}

TEST_CASE("a change of format only is no change")
{
    const auto outcome =
        compare(row(Wang, "王一", "2015-04-01", "S1,3,1,王父,199-0000-0001"),
                "g" + Wang + ",=\"" + Wang + "\",王　一,,2015年4月1日,S1,三年级,三(1)班,王父,19900000001\n");
    CHECK(outcome.changes.empty());
}

TEST_CASE("the fields that changed are listed as they stand")
{
    const auto outcome =
        compare(row(Wang, "王一", "2015-04-01", "S1,3,1,王父,1"), row(Wang, "王一", "2015-04-01", "S1,3,1,王母,2"));
    CHECK(outcome.only().kind == changed);
    REQUIRE(outcome.only().differences.size() == 2);
    CHECK(outcome.only().differences[0].column == "guardian_name");
    CHECK(outcome.only().differences[0].before == "王父");
    CHECK(outcome.only().differences[1].after == "2");
}

TEST_CASE("another class, another school, a grade repeated or skipped")
{
    const auto from = row(Wang, "王一", "2015-04-01", "S1,3,1,,");
    CHECK(compare(from, row(Wang, "王一", "2015-04-01", "S1,3,2,,")).only().kind == moved_class);
    CHECK(compare(from, row(Wang, "王一", "2015-04-01", "S2,3,2,,")).only().kind == moved_school);
    CHECK(compare(from, row(Wang, "王一", "2015-04-01", "S1,2,1,,"), {.grade_shift = 0}).only().kind == grade_repeated);
    CHECK(compare(from, row(Wang, "王一", "2015-04-01", "S1,5,1,,"), {.grade_shift = 1}).only().kind == grade_skipped);
}

TEST_CASE("over a year's turn grades go up, the top one graduates, and who did not go up repeats")
{
    const auto list = [](int up, bool last) {
        std::string text;
        for (int i = 0; i < 9; ++i)
            if (i + 1 + up <= 9 || last)
                text += row(valid("99052120150401" + std::to_string(100 + i) + "0"), "王" + std::to_string(i),
                            "2015-04-01", "S1," + std::to_string(std::min(9, i + 1 + (i == 4 ? 0 : up))) + ",1,,");
        return text;
    };
    const auto outcome = compare(list(0, true), list(1, false));
    CHECK(outcome.result.balance.grade_shift == 1);
    CHECK(outcome.count(graduated) == 1);
    CHECK(outcome.count(grade_repeated) == 1);
    CHECK(outcome.changes.size() == 2);
}

TEST_CASE("a 15-digit number is its 18-digit number, and x is X")
{
    const auto old15 = Wang.substr(0, 6) + Wang.substr(8, 9);
    CHECK(compare("," + old15 + ",王一,,,S1,3,1,,\n",
                  "," + valid(Wang.substr(0, 6) + "19" + old15.substr(6) + "0") + ",王一,,,S1,3,1,,\n")
              .count(left) == 0);
}

TEST_CASE("a temporary number that became formal is one child")
{
    const auto outcome =
        compare("L" + Wang + ",,王一,,2015-04-01,S1,3,1,,\n", "G" + Wang + ",,王一,,2015-04-01,S1,3,1,,\n");
    CHECK(outcome.only().kind == changed);
    CHECK(outcome.only().basis == "temporary_id");
    CHECK(outcome.only().flags.find("temp_to_formal") != std::string::npos);
}

TEST_CASE("the digits of a temporary number may be another child's: with another name it is a conflict")
{
    const auto outcome =
        compare("L" + Wang + ",,王一,,2015-04-01,S1,3,1,,\n", "G" + Wang + ",,李双,,2015-04-01,S1,3,1,,\n");
    CHECK(outcome.count(changed) == 0);
    for (const auto& change : outcome.changes) CHECK(change.certainty == Certainty::review);
}

TEST_CASE("without a number, name and birth date need support and must be unique")
{
    const auto from = ",,王一,,2015-04-01,S1,3,1,王父,1\n";
    const auto supported = compare(from, ",,王一,,2015-04-01,S2,3,1,王父,2\n");
    CHECK(supported.only().kind == moved_school);
    CHECK(supported.only().basis == "name+birth");
    CHECK(supported.only().evidence == "name=equal birth=equal guardian=equal");
    CHECK(compare(from, ",,王一,,2015-04-01,S2,3,1,李父,2\n").count(left) == 1);
    // The official rule calls the second one a duplicate, though another school may have another child of that day.
    const auto twice = compare(from, ",,王一,男,2015-04-01,S1,3,1,,\n,,王一,男,2015-04-01,S2,3,1,王父,\n");
    CHECK(twice.count(duplicate_after) == 0);
    for (const auto& change : twice.changes) CHECK(change.certainty == Certainty::review);
}

TEST_CASE("a number with another person's name and birth date is a conflict, both rows, no match")
{
    const auto outcome =
        compare(row(Wang, "王一", "2015-04-01", "S1,3,1,,"), row(Wang, "孙九", "2013-08-08", "S1,5,1,,"));
    REQUIRE(outcome.changes.size() == 2);
    for (const auto& change : outcome.changes) {
        CHECK(change.certainty == Certainty::review);
        CHECK(change.flags.find("conflict") != std::string::npos);
    }
    CHECK(outcome.changes[0].rival == "before:2");
    CHECK(outcome.changes[1].rival == "after:2");
}

TEST_CASE("what the matcher says of a number with another person stands on the review list")
{
    const Matcher match = [](const Roster&, std::span<const std::size_t>, const Roster&, std::span<const std::size_t>,
                             int) {
        Proposal pair{{0, 0, 0.75, "id=equal"}};
        pair.reason = "two_persons";
        return std::vector{pair};
    };
    csv::Rejects rejects{.collect = true};
    Roster one(given(heading + row(Wang, "王一", "2015-04-01", "S1,3,1,,")), {}, rejects);
    Roster other(given(heading + row(Wang, "孙九", "2013-08-08", "S1,5,1,,")), {}, rejects);
    const auto result = reconcile(one, other, {}, match, rejects);
    REQUIRE(result.review.size() == 1);
    CHECK(result.review[0].probability == 0.75);
    CHECK(result.review[0].evidence == "id=equal");
    for (const auto& change : result.changes) CHECK(change.evidence == "id=equal");
}

TEST_CASE("a child that changed its name keeps its number, and is told")
{
    const auto outcome =
        compare(row(Wang, "王一", "2015-04-01", "S1,3,1,,"), row(Wang, "王诗涵", "2015-04-01", "S1,3,1,,"));
    CHECK(outcome.only().kind == changed);
    CHECK(outcome.only().evidence == "name=other birth=equal");
}

TEST_CASE("twins whose numbers were swapped are not matched by number")
{
    const std::string twin1 = Wang, twin2 = Zhao;
    const auto outcome =
        compare(row(twin1, "王一", "2015-04-01", "S1,3,1,王父,1") + row(twin2, "王双", "2015-04-01", "S1,3,1,王父,1"),
                row(twin2, "王一", "2015-04-01", "S1,3,1,王父,1") + row(twin1, "王双", "2015-04-01", "S1,3,1,王父,1"));
    CHECK(outcome.count(left) == 0);
    REQUIRE(outcome.changes.size() == 2);
    for (const auto& change : outcome.changes) {
        CHECK(change.certainty == Certainty::review);
        CHECK(change.flags.find("id_swapped") != std::string::npos);
        REQUIRE(change.before);
        CHECK(*change.before == *change.after);
    }
}

TEST_CASE("a twin's number with the other's name typed beside it is not certain")
{
    const auto family = "S1,3,1,王父,1";
    const auto outcome =
        compare(row(Wang, "王一", "2015-04-01", family) + row(Zhao, "王双", "2015-04-01", family),
                row(Zhao, "王一", "2015-04-01", family) + "," + Wang + ",王一,,2015/4/1,S1,3,1,王父,1\n");
    CHECK(outcome.result.review.size() >= 2);
    for (const auto& change : outcome.changes) CHECK(change.certainty == Certainty::review);
    CHECK(outcome.changes[1].flags.find("name_repeated") != std::string::npos);
    CHECK(outcome.changes[1].rival == "after:2");
}

TEST_CASE("another name under a number is not certain while a twin is left over")
{
    const auto family = "S1,3,1,王父,1";
    const auto one = row(Wang, "王一", "2015-04-01", family), other = row(Zhao, "王双", "2015-04-01", family);
    const auto renamed = row(Wang, "王爽", "2015-04-01", family);
    CHECK(compare(one, renamed).only().certainty == Certainty::certain);
    CHECK(compare(one + other, renamed + other).only().certainty == Certainty::certain);
    const auto outcome = compare(one + other, renamed);
    REQUIRE(outcome.changes.size() == 2);
    CHECK(outcome.changes[0].certainty == Certainty::review);
    CHECK(outcome.changes[0].flags == "twin");
}

TEST_CASE("twins who both got another name under each other's number are not certain")
{
    const auto family = "S1,3,1,王父,1";
    const auto outcome = compare(row(Wang, "王一", "2015-04-01", family) + row(Zhao, "王双", "2015-04-01", family),
                                 row(Zhao, "王伊", "2015-04-01", family) + row(Wang, "王爽", "2015-04-01", family));
    REQUIRE(outcome.changes.size() == 2);
    for (const auto& change : outcome.changes) CHECK(change.flags == "twin");
}

TEST_CASE("another valid number of the same name, birth date and family is for review, unless told otherwise")
{
    const auto from = row(Wang, "王一", "2015-04-01", "S1,3,1,王父,13800000001"),
               to = row(Zhao, "王一", "2015-04-01", "S1,3,2,王父,13800000001");
    CHECK(compare(from, to).only().certainty == Certainty::review);
    const auto all_agree = row(Zhao, "王一", "2015-04-01", "S1,3,1,王父,13800000001");
    CHECK(compare(from, all_agree).only().certainty == Certainty::certain);
    CHECK(compare(from, to, {.accept_id_change = true}).only().certainty == Certainty::certain);
    const auto stranger = row(Zhao, "王一", "2015-04-01", "S1,3,1,李父,13800000002");
    CHECK(compare(from, stranger, {.accept_id_change = true}).only().certainty == Certainty::review);
}

TEST_CASE("what a person decided goes before all rules and is not asked again")
{
    const auto one = row(Wang, "王一", "2015-04-01", "S1,3,1,,"), other = row(Wang, "孙九", "2013-08-08", "S1,5,1,,");
    const auto asked = compare(one, other);
    REQUIRE(asked.result.review.size() == 1);
    CHECK(asked.result.review[0].reason == "conflict");
    const auto same = compare(one, other, {.decided = {{0, 0, true}}});
    CHECK(same.only().certainty == Certainty::certain);
    CHECK(same.only().basis == "decision");
    const auto apart = compare(one, other, {.decided = {{0, 0, false}}});
    CHECK(apart.count(left) == 1);
    CHECK(apart.count(joined) == 1);
    for (const auto& change : apart.changes) CHECK(change.certainty == Certainty::certain);
    for (const auto* outcome : {&same, &apart}) CHECK(outcome->result.review.empty());
}

TEST_CASE("a duplicate of a row that a person paired is still a duplicate, and the balance closes")
{
    const auto child = row(Wang, "王一", "2015-04-01", "S1,3,1,,");
    const auto twice = child + row(Wang, "王一", "2015-04-01", "S2,3,1,,");
    const auto outcome = compare(child, twice, {.decided = {{0, 1, true}}});
    CHECK(outcome.count(duplicate_after) == 1);
    CHECK(outcome.count(moved_school) == 1);
    const auto numberless = ",,王一,男,2015-04-01,S1,3,1,,\n,,王一,男,2015/4/1,S1,3,1班,,\n";
    CHECK(compare(",,王一,男,2015-04-01,S1,3,1,,\n", numberless, {.decided = {{0, 1, true}}}).count(duplicate_after) ==
          1);
}

TEST_CASE("the same child twice in a list is counted once and told, in two schools too")
{
    const auto child = row(Wang, "王一", "2015-04-01", "S1,3,1,,");
    const auto outcome = compare(child, child + row(Wang, "王一", "2015-04-01", "S2,3,1,,"));
    CHECK(outcome.only().kind == duplicate_after);
    CHECK(outcome.only().flags == "double_school");
    CHECK(compare(child + child, child).only().kind == duplicate_before);
}

TEST_CASE("two children with one number are no duplicates")
{
    const auto both = row(Wang, "王一", "2015-04-01", "S1,3,1,,") + row(Wang, "孙九", "2013-08-08", "S1,5,1,,");
    const auto outcome = compare(both, both);
    CHECK(outcome.count(left) == 0);
    CHECK(outcome.count(duplicate_after) == 0);
    CHECK(outcome.count(stayed) == 2);
    for (const auto& change : outcome.changes) CHECK(change.flags.find("id_shared") != std::string::npos);
}

TEST_CASE("a number that two rows have goes to the one with the name, whichever stands first")
{
    for (const char* after : {"student_id,name\nS1,王小红\nS1,王小明\n", "student_id,name\nS1,王小明\nS1,王小红\n"}) {
        const auto outcome = compare("student_id,name\nS1,王小明\n", after, {.stayed = true}, false);
        REQUIRE(outcome.count(stayed) == 1);
        CHECK(outcome.after.cell(*std::ranges::find(outcome.changes, stayed, &Change::kind)->after, "name") ==
              "王小明");
        CHECK(outcome.count(joined) == 1);
    }
}

TEST_CASE("a damaged number never matches and never contradicts")
{
    const auto outcome = compare(row("", "王一", "2015-04-01", "S1,3,1,,").replace(1, 0, "9.90521E+17"),
                                 row("", "李二", "2016-05-02", "S1,3,1,,").replace(1, 0, "9.90521E+17"));
    CHECK(outcome.count(left) == 1);
    CHECK(outcome.count(joined) == 1);
    CHECK(outcome.changes[0].flags.find("id_excel_damaged") != std::string::npos);
}

TEST_CASE("who stands in a row that could not be read has not left")
{
    const auto outcome =
        compare(row(Wang, "王一", "2015-04-01", "S1,3,1,,") + row(Li, "李二", "2016-05-02", "S1,3,1,,"),
                "G" + Wang + ",王一,3\n" + row(Li, "李二", "2016-05-02", "S1,3,1,,"));
    CHECK(outcome.only().kind == unreadable);
    CHECK(outcome.result.balance.after_rejected == 1);
}

TEST_CASE("in a delta a missing row means nothing")
{
    const auto both = row(Wang, "王一", "2015-04-01", "S1,3,1,,") + row(Li, "李二", "2016-05-02", "S1,3,1,,");
    CHECK(compare(both, row(Li, "李二", "2016-05-02", "S1,3,2,,"), {.delta = true}).count(left) == 0);
}

TEST_CASE("with a scope, rows of schools that the second list does not speak of have not left")
{
    const auto outcome =
        compare(row(Wang, "王一", "2015-04-01", "S1,3,1,,") + row(Li, "李二", "2016-05-02", "S2,3,1,,") +
                    row(Zhao, "赵三", "2015-04-01", "S2,3,1,,"),
                row(Li, "李二", "2016-05-02", "S2,3,1,,"), {.scope = true});
    CHECK(outcome.count(out_of_scope) == 1);
    CHECK(outcome.count(left) == 1);
}

TEST_CASE("children of school age that no register has are not enrolled, younger ones are out of scope")
{
    using namespace std::chrono;
    const auto outcome = compare(row(Wang, "王一", "2015-04-01", ",,,,") + row(Li, "李二", "2021-05-02", ",,,,"), "",
                                 {.between = Between::household_register, .as_of = sys_days(2026y / 9 / 10)});
    REQUIRE(outcome.changes.size() == 2);
    CHECK(outcome.changes[0].kind == left);
    CHECK(outcome.changes[0].flags.find("not_enrolled") != std::string::npos);
    CHECK(outcome.changes[1].kind == out_of_scope);
}

TEST_CASE("between schools, who left one is found at another or nowhere, and who is at two is told")
{
    const std::string columns = "student_id,name,school_id,status\n";
    const auto child = [](const std::string& id, const std::string& rest) { return "G" + id + "," + rest + "\n"; };
    const ReconcilePolicy schools{.between = Between::schools};
    const auto one = [&](const std::string& here, const std::string& there) {
        return compare(columns + child(Wang, here), there.empty() ? columns : columns + child(Wang, there), schools,
                       false);
    };
    CHECK(one("王一,S1,transferred_out", "王一,S2,enrolled").only().kind == moved_school);
    CHECK(one("王一,S1,transferred_out", "王一,S2,enrolled").only().certainty == Certainty::certain);
    CHECK(one("王一,S1,enrolled", "王一,S2,enrolled").only().kind == double_school);
    CHECK(one("王一,S1,enrolled", "王一,S2,enrolled").only().certainty == Certainty::review);
    for (const std::string there : {"", "王一,S2,transferred_out"}) {
        CHECK(one("王一,S1,missing", there).only().kind == left);
        CHECK(one("王一,S1,missing", there).only().flags == "unplaced");
        CHECK(one("王一,S1,enrolled", there).changes.empty());
    }
}

TEST_CASE("between schools, a pair that no number vouches for is for review")
{
    const std::string columns = "name,birth_date,guardian_phone,school_id,status\n";
    const auto outcome =
        compare(columns + "王一,2015-04-01,19900000001,S1,transferred_out\n",
                columns + "王一,2015-04-01,19900000001,S2,enrolled\n", {.between = Between::schools}, false);
    CHECK(outcome.only().kind == moved_school);
    CHECK(outcome.only().certainty == Certainty::review);
}

TEST_CASE("an exact key takes the place of identity")
{
    const auto outcome = compare("local_student_id,name\n7,王一\n8,李二\n", "local_student_id,name\n7,王二\n9,李二\n",
                                 {.key = {"local_student_id"}}, false);
    CHECK(outcome.count(changed) == 1);
    CHECK(outcome.count(left) == 1);
    CHECK(outcome.count(joined) == 1);
}

TEST_CASE("namesakes of one day whom something tells apart are no duplicates")
{
    const std::string one = ",,张涛,,2015-03-21,0001,1,1,张鹏,13800000001\n",
                      other = ",,张涛,,2015-03-21,0001,1,6,张浩,13800000002\n";
    CHECK(compare(one + other, "").count(duplicate_before) == 0);
    CHECK(compare(one + ",,张涛,,2015-03-21,0001,1,6,张鹏,13800000001\n", "").count(duplicate_before) ==
          1);  // one family
    CHECK(compare(",,张涛,,2015-03-21,0001,1,1,,\n,,张涛,,2015-03-21,0001,1,1,,\n", "").count(duplicate_before) == 1);
    CHECK(compare(",,张涛,,2015-03-21,0001,1,1,,\n,,张涛,,2015-03-21,0002,1,1,,\n", "").count(duplicate_before) == 0);
    CHECK(compare(",,张涛A,,2015-03-21,0001,1,1,,\n,,张涛B,,2015-03-21,0001,1,1,,\n", "").count(duplicate_before) == 0);
}

TEST_CASE("a temporary number beside the formal one is the same child once more, and the formal row stays")
{
    const std::string rest = ",,2015-04-01,0001,1,1,王大,13800000005\n";
    const auto outcome = compare("L990521201504015347,,王小" + rest + "G" + Wang + ",,王小" + rest,
                                 "G" + Wang + ",,王小" + rest, {.stayed = true});
    CHECK(outcome.count(duplicate_before) == 1);
    CHECK(outcome.count(stayed) == 1);
    for (const auto& change : outcome.changes)
        if (change.kind == duplicate_before) CHECK(change.certainty == Certainty::review);
}

TEST_CASE("names that changed places under their numbers are matched by name, for review")
{
    const std::string columns = "student_id,name,gender,school_id,class\n";
    const auto outcome = compare(columns + "G" + Wang + ",王一,M,0001,1\nG" + Zhao + ",赵二,M,0001,1\n",
                                 columns + "G" + Wang + ",赵二,M,0001,1\nG" + Zhao + ",王一,M,0001,1\n", {}, false);
    REQUIRE(outcome.changes.size() == 2);
    for (const auto& change : outcome.changes) {
        CHECK(change.certainty == Certainty::review);
        CHECK(outcome.before.name(*change.before) == outcome.after.name(*change.after));
    }
}

TEST_CASE("a column of numbers that slipped by a row is told once, and nobody is matched by it")
{
    const std::string columns = "student_id,name,school_name,class\n";
    std::string before = columns, after = columns, above;
    const char* names[] = {"王一", "赵二", "钱三", "孙四", "李五", "周六"};
    for (int i = 0; i < 6; ++i) {
        const std::string number = "G" + valid("99052120150401" + std::to_string(1000 + i * 10));
        before += number + "," + names[i] + ",甲小,1\n";
        after += above + "," + names[i] + ",甲小,1\n";
        above = number;
    }
    const auto outcome = compare(before, after, {}, false);
    REQUIRE(outcome.result.remarks.size() == 1);
    CHECK(outcome.changes.size() == 6);
    for (const auto& change : outcome.changes) {
        CHECK(change.certainty == Certainty::review);
        if (change.before && change.after)
            CHECK(outcome.before.name(*change.before) == outcome.after.name(*change.after));
    }
}

TEST_CASE("a number in very many rows identifies nobody, and is told once")
{
    std::string rows;
    for (int i = 0; i < 40; ++i) rows += row(Wang, "名" + std::to_string(100 + i) + "字", "2015-04-01", "0001,1,1,,");
    const auto outcome = compare(rows, rows);
    CHECK(outcome.result.remarks.size() == 2);
    CHECK(outcome.count(left) == 0);
    for (const auto& change : outcome.changes) CHECK(change.kind == stayed);
}

TEST_CASE("where nine in ten have another number the register was issued anew, which is told once")
{
    std::string before, after;
    for (int i = 0; i < 5; ++i) {
        const std::string n = std::to_string(i), rest = "王" + n + "子",
                          family = "0001,1," + n + ",王大" + n + ",1380000000" + n;
        before += row(valid("99052120150401" + n + "010"), rest, "2015-04-01", family);
        after += row(valid("99052120150401" + n + "050"), rest, "2015-04-01", family);
    }
    const auto outcome = compare(before, after);
    CHECK(outcome.result.remarks.size() == 1);
    CHECK(outcome.result.review.empty());
    CHECK(outcome.count(left) == 0);
}

TEST_CASE("a grade inside the class cell is compared as a grade")
{
    const std::string columns = "student_id,name,school_name,class\n";
    std::string before = columns, after = columns;
    for (int i = 0; i < 4; ++i) {
        const std::string number = "G" + valid("9905212015040" + std::to_string(100 + i) + "10");
        before += number + ",王" + std::to_string(i) + "明,甲小,一年级2班\n";
        after += number + ",王" + std::to_string(i) + "明,甲小," + (i == 0 ? "一年级2班" : "二年级2班") + "\n";
    }
    const auto outcome = compare(before, after, {}, false);
    CHECK(outcome.result.balance.grade_shift == 1);
    CHECK(outcome.only().kind == grade_repeated);
}
