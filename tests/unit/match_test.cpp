#include "baoxue/match.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

using namespace baoxue;

namespace {

Person person(std::string name, std::string birth, std::string national = {}, std::string phone = {},
              std::string guardian = {}, std::string class_name = "1")
{
    Person p;
    p.name = std::move(name);
    p.birth_text = std::move(birth);
    p.birth_date = parse_date(p.birth_text);
    p.national_id = parse_national_id(national);
    p.phone = std::move(phone);
    p.guardian = std::move(guardian);
    p.school_name = "石板小学";
    p.grade = 3;
    p.class_name = std::move(class_name);
    return p;
}

// Children who have nothing to do with each other, so that random pairs say what is usual.
std::vector<Person> crowd()
{
    static const char* surnames[] = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周"};
    static const char* given[] = {"浩然", "欣怡", "博文", "雨桐", "志远", "静", "俊杰", "思琪", "明", "雅婷"};
    std::vector<Person> all;
    for (int i = 0; i < 200; ++i) {
        const Date birth = Date(std::chrono::year(2014) / 1 / 1) + std::chrono::days(i * 37 % 1400);
        all.push_back(person(std::string(surnames[i % 10]) + given[i / 10 % 10] + (i < 100 ? "" : "妹"),
                             to_string(birth), {}, "100" + std::to_string(10000000 + i * 7919), "",
                             std::to_string(i % 5 + 1)));
    }
    return all;
}

std::string level(const std::string& field, const Person& before, const Person& after)
{
    const std::vector<Person> one{before}, other{after};
    for (const auto& found : explain_links(one, other, {}, false, 0))
        for (const auto& weight : found.weights)
            if (weight.field == field) return std::string(weight.level);
    return "not compared";
}

std::string name_level(const std::string& before, const std::string& after)
{
    return level("name", person(before, "2015-03-12"), person(after, "2015-03-12"));
}

std::string birth_level(const std::string& before, const std::string& after)
{
    return level("birth", person("张子涵", before), person("张子涵", after));
}

std::string id_level(const std::string& before, const std::string& after)
{
    return level("id", person("张子涵", "2015-03-12", before), person("张子涵", "2015-03-12", after));
}

// The two among a crowd that is the same in both lists.
std::vector<Proposal> among(std::vector<Person> before, std::vector<Person> after, const MatchPolicy& policy = {})
{
    const std::size_t extra_before = before.size(), extra_after = after.size();
    for (const auto& one : crowd()) before.push_back(one), after.push_back(one);
    auto all = find_links(before, after, policy);
    std::erase_if(all, [&](const Proposal& p) { return p.before >= extra_before || p.after >= extra_after; });
    return all;
}

}  // namespace

TEST_CASE("a name is the same however it is typed")
{
    CHECK(name_level("张子涵", "张 子 涵") == "equal");
    CHECK(name_level("張子涵", "张子涵（女）") == "equal");
    CHECK(name_level("张子涵1", "张子涵") == "equal");
    CHECK(name_level("张子涵A", "张子涵a") == "equal");
    CHECK(name_level("阿依古丽·买买提", "阿依古丽•买买提") == "equal");
    CHECK(name_level("李峯", "李峰") == "equal");
}

TEST_CASE("what cannot be read does not contradict")
{
    CHECK(name_level("王䶮涵", "王□涵") == "unreadable");
    CHECK(name_level("王䶮涵", "王yan涵") == "unreadable");
    CHECK(name_level("王?涵(yan)", "王䶮涵") == "unreadable");
    CHECK(name_level("张**", "张子涵") == "unreadable");
    CHECK(name_level("张子涵", "ZHANG Zihan") == "unreadable");
    CHECK(name_level("张子涵", "zihan zhang") == "unreadable");
    CHECK(name_level("王yan涵", "王伟涵") != "unreadable");
    CHECK(name_level("***", "张子涵") == "missing");
    CHECK(name_level("Tom", "张子涵") == "other");
}

TEST_CASE("a name in pinyin, either part first, is found at another school too")
{
    const auto before = person("张子涵", "2015-03-12");
    for (const char* spelt : {"ZHANG Zihan", "zihan zhang"}) {
        auto after = person(spelt, "2015-03-12");
        after.school_name = "云盘小学";
        CHECK(level("name", before, after) == "unreadable");
    }
}

TEST_CASE("names come apart level by level")
{
    CHECK(name_level("张子涵", "张梓涵") == "homophone");
    CHECK(name_level("仇心", "邱鑫") == "homophone");
    CHECK(name_level("张未来", "张末来") == "look_alike");
    CHECK(name_level("张子涵", "张子轩") == "one_given");
    CHECK(name_level("张子涵", "李子涵") == "surname");
    CHECK(name_level("张子涵", "子涵张") == "order");
    CHECK(name_level("张子涵", "张涵") == "length");
    CHECK(name_level("张子涵", "张浩宇") == "surname_only");
    CHECK(name_level("张伟", "张磊") == "surname_only");
    CHECK(name_level("张子涵", "王浩宇") == "other");
    CHECK(name_level("欧阳子涵", "欧阳子轩") == "one_given");
    CHECK(name_level("", "张子涵") == "missing");
}

TEST_CASE("names in Latin letters forgive a letter, a blank and the order")
{
    CHECK(name_level("michaela neumann", "michafla neumann") == "look_alike");
    CHECK(name_level("peter hage", "peter ha ge") == "look_alike");
    CHECK(name_level("neumann michaela", "michaela neumann") == "order");
    CHECK(name_level("neumann", "michaela neumann") == "length");
    CHECK(name_level("louise heenan", "jayme heenan") == "surname_only");
    CHECK(name_level("louise heenan", "kirra large") == "other");
}

TEST_CASE("birth dates come apart level by level")
{
    CHECK(birth_level("2015-03-12", "2015/3/12") == "equal");
    CHECK(birth_level("2015-03-12", "2015-12-03") == "one_slip");
    CHECK(birth_level("2015-03-12", "2015-03-17") == "one_slip");
    CHECK(birth_level("2015-03-12", "2015-03-21") == "one_slip");
    CHECK(birth_level("2015-02-28", "2015-02-38") == "one_slip");
    CHECK(birth_level("2015-03-12", "2014-03-12") == "other_year");
    CHECK(birth_level("2015-03-12", "2015-04-30") == "lunar");
    CHECK(birth_level("2014-12-20", "2015-02-08") == "lunar");
    CHECK(birth_level("2015-03-12", "2015-11-25") == "same_year");
    CHECK(birth_level("2015-03-12", "2012-11-25") == "other");
    CHECK(birth_level("2015-03-12", "") == "missing");
    for (const char* none : {"1900-01-00", "0000-00-00", "不详", "3/5/2016", "03/05/2016", "2015-00-00"}) {
        CAPTURE(none);
        CHECK(birth_level("2015-03-12", none) == "missing");
    }
    CHECK(birth_level("2015-03-12", "2015-02-30") == "missing");  // no day is no other day
}

TEST_CASE("a number that Excel damaged is damaged, not different")
{
    const std::string number = "990001201503121236";
    CHECK(id_level(number, number) == "equal");
    CHECK(id_level(number, "990001201503121000") == "readable");
    CHECK(id_level(number, "9.90001E+17") == "missing");
    CHECK(id_level(number, "990001201403121000") == "missing");
    CHECK(id_level(number, "990001150312123") == "equal");
}

TEST_CASE("a number with one slip is a slip, two numbers that pass the check are two numbers")
{
    const std::string one = std::string("99000120150312123") + check_digit("99000120150312123");
    const std::string other = std::string("99000120150312127") + check_digit("99000120150312127");
    std::string slip = one;
    slip[15] = slip[15] == '7' ? '8' : '7';
    CHECK(id_level(one, slip) == "one_slip");
    CHECK(id_level(one, other) == "other");
    CHECK(id_level(one, "") == "missing");
}

TEST_CASE("a damaged number is repaired from the 學籍號 beside it")
{
    const std::string number = std::string("99000120150312123") + check_digit("99000120150312123");
    Person damaged = person("张子涵", "2015-03-12", "990001201503121000");
    damaged.student_id = parse_student_id("G" + number);
    CHECK(level("id", damaged, person("张子涵", "2015-03-12", number)) == "equal");
}

TEST_CASE("phone and guardian are one comparison")
{
    const auto family = [](const char* phone, const char* guardian, const char* other_phone,
                           const char* other_guardian) {
        return level("family", person("张子涵", "2015-03-12", {}, phone, guardian),
                     person("张子涵", "2015-03-12", {}, other_phone, other_guardian));
    };
    CHECK(family("19900001234", "张大山", "1990-000-1234", "张大山") == "both");
    CHECK(family("19900001234", "张大山", "+86 19900001234", "李秀英") == "phone");
    CHECK(family("19900001234/19900005678", "", "19900005678", "") == "phone");
    CHECK(family("19900001234", "张大山", "19900009999", "张大山") == "guardian");
    CHECK(family("19900001234", "张大山", "19900001235", "李秀英") == "close");
    CHECK(family("19900001234", "张大山", "19900009999", "李秀英") == "other");
    CHECK(family("11111111111", "", "11111111111", "") == "missing");
}

TEST_CASE("the levels of each field sum to one")
{
    std::map<std::string_view, double> sums;
    for (const auto& level : model())
        if (level.level != "missing") sums[level.field] += level.m;
    CHECK(sums.size() == 7);
    for (const auto& [field, sum] : sums) CHECK(sum == doctest::Approx(1));
}

TEST_CASE("a weight is the logarithm of m over u, and the weights make the probability")
{
    auto before = crowd(), after = crowd();
    before.insert(before.begin(), person("诸葛子涵", "2015-03-12"));
    after.insert(after.begin(), person("诸葛梓涵", "2015-03-12"));
    const auto all = explain_links(before, after, {}, true, 0);
    REQUIRE_FALSE(all.empty());
    double bits = 0;
    for (const auto& weight : all[0].weights) {
        CHECK(weight.bits == doctest::Approx(std::log2(weight.m / weight.u)));
        bits += weight.bits;
    }
    const double odds = all[0].prior * std::exp2(bits);
    CHECK(all[0].probability == doctest::Approx(odds / (1 + odds)).epsilon(0.01));
}

TEST_CASE("a child typed with a homophone is found, with the evidence in words")
{
    const auto links = among({person("秦子涵", "2015-03-12", {}, "19900001234", "秦大山")},
                             {person("秦梓涵", "2015-03-12", {}, "19900001234", "秦大山")});
    REQUIRE(links.size() == 1);
    CHECK(links[0].certain);
    CHECK(links[0].evidence == "name=homophone(子/梓) birth=equal phone=equal guardian=equal place=same_class");
}

TEST_CASE("brothers and sisters are never linked, whatever the phone says")
{
    const auto found = among({person("秦毓", "2012-05-06", {}, "19900001234", "秦大山")},
                             {person("秦雨", "2015-11-25", {}, "19900001234", "秦大山")});
    CHECK(std::ranges::all_of(found, &Proposal::refused));
}

TEST_CASE("another name under another family is never proposed, whatever the birth date says")
{
    const auto before = person("诸葛子涵", "2015-03-12", {}, "19900001234", "秦大山");
    CHECK(among({before}, {person("诸葛浩宇", "2015-03-12", {}, "19900005678", "李大海")}).empty());
    CHECK(among({before}, {person("诸葛浩宇", "2015-03-12", {}, "19900001234", "秦大山")}).size() == 1);
}

TEST_CASE("another name of no known family is proposed in the same school only")
{
    const auto before = person("诸葛子涵", "2015-03-12");
    auto after = person("诸葛浩宇", "2015-03-12");
    CHECK(among({before}, {after}).size() == 1);
    after.school_name = "云盘小学";
    CHECK(among({before}, {after}).empty());
}

TEST_CASE("another name, another sex and another birth date are another child")
{
    auto before = person("诸葛子涵", "2015-03-12", {}, "19900001234", "秦大山");
    auto after = person("诸葛浩宇", "2015-03-17", {}, "19900001234", "秦大山");
    CHECK(among({before}, {after}).size() == 1);
    before.sex = 'F', after.sex = 'M';
    CHECK(among({before}, {after}).empty());
}

TEST_CASE("a rare name alone finds nobody: with another birth date and school it is another child's")
{
    const auto before = person("诸葛子涵", "2015-03-12");
    auto after = person("诸葛子涵", "2012-11-25");
    CHECK(among({before}, {after}).size() == 1);
    after.school_name = "云盘小学";
    CHECK(among({before}, {after}).empty());
    after = person("诸葛梓涵", "2015-04-10");
    after.school_name = "云盘小学";
    CHECK(among({before}, {after}).empty());
    after.phone = "19900001234";
    CHECK(among({person("诸葛子涵", "2015-03-12", {}, "19900001234")}, {after}).size() == 1);
}

TEST_CASE("twins are linked each to himself")
{
    const auto links = among({person("秦子涵", "2015-03-12", {}, "19900001234", "秦大山"),
                              person("秦子轩", "2015-03-12", {}, "19900001234", "秦大山")},
                             {person("秦子轩", "2015-03-12", {}, "19900001234", "秦大山"),
                              person("秦梓涵", "2015-03-12", {}, "19900001234", "秦大山")});
    REQUIRE(links.size() == 2);
    CHECK(links[0].before == 1);
    CHECK(links[0].certain);
    CHECK(links[1].before == 0);
    CHECK(links[1].reason == "twin");
}

TEST_CASE("a twin who left is not linked to the twin who stayed")
{
    const auto links = among({person("秦子涵", "2015-03-12", {}, "19900001234", "秦大山"),
                              person("秦子轩", "2015-03-12", {}, "19900001234", "秦大山")},
                             {person("秦子轩", "2015-03-12", {}, "19900001234", "秦大山")});
    REQUIRE(links.size() == 1);
    CHECK(links[0].before == 1);
    CHECK(links[0].certain);
}

TEST_CASE("two candidates that are equally good are never picked from")
{
    auto links = among({person("秦子涵", "", {}, "", "", "1"), person("秦子涵", "", {}, "", "", "1")},
                       {person("秦子涵", "2015-03-12", {}, "", "", "1")});
    std::erase_if(links, [](const Proposal& pair) { return pair.refused; });  // who lost is not gone for certain
    REQUIRE(links.size() == 1);
    CHECK_FALSE(links[0].certain);
    CHECK(links[0].reason == "tie");
    REQUIRE(links[0].rivals.size() == 1);
    CHECK(links[0].rivals[0].probability == doctest::Approx(links[0].probability));
}

TEST_CASE("two valid national numbers are for a person to decide, unless told otherwise")
{
    const std::string one = std::string("99000120150312123") + check_digit("99000120150312123");
    const std::string other = std::string("99123420150312847") + check_digit("99123420150312847");
    const std::vector<Person> before{person("秦子涵", "2015-03-12", one, "19900001234", "秦大山")},
        after{person("秦子涵", "2015-03-12", other, "19900001234", "秦大山")};
    const auto links = among(before, after);
    REQUIRE(links.size() == 1);
    CHECK(links[0].reason == "two_valid_ids");
    CHECK(among(before, after, {.accept_id_change = true}).at(0).certain);
}

TEST_CASE("another given name with nothing but the birth date is never certain")
{
    for (const auto& link : among({person("秦子涵", "2015-03-12")}, {person("秦浩宇", "2015-03-12")}))
        CHECK_FALSE(link.certain);
}

TEST_CASE("name and birth date alone are not certain against another family and another school")
{
    auto moved = person("诸葛子涵", "2015-03-12", {}, "19900005678", "李大海");
    const auto here = person("诸葛子涵", "2015-03-12", {}, "19900001234", "秦大山");
    CHECK(among({here}, {moved}).at(0).certain);
    moved.school_name = "云盘小学";
    CHECK(among({here}, {moved}).at(0).reason == "no_support");
    moved.phone = here.phone;
    CHECK(among({here}, {moved}).at(0).certain);
}

TEST_CASE("another given name needs more than a guardian of that name")
{
    auto after = person("诸葛子轩", "2015-03-12", {}, "19900005678", "秦大山");
    const auto before = person("诸葛子涵", "2015-03-12", {}, "19900001234", "秦大山");
    CHECK(among({before}, {after}).at(0).certain);
    after.school_name = "云盘小学";
    for (const auto& link : among({before}, {after})) CHECK(link.reason == "another_name");
}

TEST_CASE("a character left out in the same class is no other name")
{
    const auto before = person("秦子涵", "2015-03-12");
    CHECK(among({before}, {person("秦涵", "2015-03-12")}).at(0).certain);
    for (const auto& link : among({before}, {person("秦涵", "2015-03-12", {}, {}, {}, "2")})) CHECK_FALSE(link.certain);
}

TEST_CASE("a number with a slip under a wholly other name may be a twin's, and is never certain")
{
    const std::string valid = std::string("99000120150312123") + check_digit("99000120150312123");
    std::string slip = valid;
    slip[16] = slip[16] == '9' ? '8' : '9';
    const auto before = person("秦子涵", "2015-03-12", valid, "19900001234", "秦大山");
    const auto typed = [&](const char* name) { return person(name, "2015-03-12", slip, "19900001234", "秦大山"); };
    CHECK(among({before}, {typed("秦浩宇")}).at(0).reason == "another_name");
    CHECK(among({before}, {typed("秦子轩")}).at(0).certain);
}

TEST_CASE("an L number, its last digits drawn by lot, is no support for another name")
{
    auto before = person("秦子涵", "2015-03-12"), after = person("秦浩宇", "2015-03-12");
    before.student_id = after.student_id = parse_student_id("L990521201503120015");
    for (const auto& link : among({before}, {after})) CHECK(link.reason == "another_name");
}

TEST_CASE("a number agrees with another name and another birth date: whose is it")
{
    const std::string number = std::string("99000120150312123") + check_digit("99000120150312123");
    const auto links = among({person("秦子涵", "2015-03-12", number)}, {person("李浩宇", "2013-08-08", number)});
    for (const auto& link : links) CHECK(link.reason == "two_persons");
    CHECK(links.size() == 1);
}

TEST_CASE("a pair that was decided to be different is not proposed again")
{
    const std::vector<Person> before{person("秦子涵", "2015-03-12")}, after{person("秦梓涵", "2015-03-12")};
    CHECK(find_links(before, after, {}).size() == 1);
    const std::vector<DecidedPair> decided{{0, 0, false}};
    CHECK(find_links(before, after, {}, decided).empty());
}

TEST_CASE("nothing is found in nothing")
{
    CHECK(find_links({}, {}, {}).empty());
    CHECK(find_links(crowd(), {}, {}).empty());
    CHECK(find_links(std::vector<Person>(2), std::vector<Person>(2), {}).empty());
}

TEST_CASE("what stands inside a number is no second witness for it")
{
    auto before = person("张子涵", "2015-03-12", "990521201503121016"),
         after = person("李浩", "", "990521201503121016");
    before.sex = 'F';
    CHECK(level("id", before, after) == "equal");
    CHECK(level("birth", before, after) == "missing");
    CHECK(level("sex", before, after) == "missing");
    after = person("张子涵", "", "990521201503121016");
    before.national_id = {};
    CHECK(level("birth", before, after) == "equal");  // where no number is compared, it is one
}

TEST_CASE("what a school adds to tell namesakes apart tells them apart")
{
    auto one = person("张伟A", ""), other = person("张伟B", "");
    for (auto* child : {&one, &other}) child->sex = 'M';
    const auto both = among({one, other}, {other, one});
    REQUIRE(both.size() == 2);
    CHECK(both[0].before == 1);
    CHECK(both[0].after == 0);
    CHECK(both[1].before == 0);
    one.birth_date = other.birth_date = parse_date("2015-03-12");
    const auto alone = among({one}, {other});
    for (const auto& pair : alone) CHECK_FALSE(pair.certain);
}

TEST_CASE("a former name is a name")
{
    const auto before = person("张招娣", "2015-03-12");
    auto after = person("张雨桐", "2015-03-12");
    CHECK(level("name", before, after) == "surname_only");
    after.former_name = "张招娣";
    CHECK(level("name", before, after) == "equal");
}

TEST_CASE("two children of one mother are not born ten days apart")
{
    const auto before = person("叶雅男", "2014-12-24", {}, "10012345678", "叶凡");
    const auto asked = among({before}, {person("叶丫男", "2015-01-03", {}, "10012345678", "叶凡")});
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].reason == "birth");
    const auto siblings = among({before}, {person("叶丫男", "2016-01-03", {}, "10012345678", "叶凡", "5")});
    CHECK(std::ranges::none_of(siblings, [](const Proposal& pair) { return !pair.refused; }));
}

TEST_CASE("a pair that only a veto keeps apart is told, so that nobody is gone for certain")
{
    const auto before = person("欧阳子涵", "2015-03-12");
    auto after = person("欧阳子涵", "2015-11-25");
    after.school_name = "云盘小学";
    const auto found = among({before}, {after});
    REQUIRE(found.size() == 1);
    CHECK(found[0].refused);
}

TEST_CASE("another sex is never certain")
{
    auto before = person("张子涵", "2015-03-12", {}, "10012345678", "张强");
    auto after = before;
    before.sex = 'M', after.sex = 'F';
    const auto found = among({before}, {after});
    REQUIRE(found.size() == 1);
    CHECK(found[0].reason == "other_sex");
}

TEST_CASE("a number that a spreadsheet cut is damaged, though it passes the check")
{
    CHECK(id_level("990521201512102123", "990521201512102000") == "readable");
}
