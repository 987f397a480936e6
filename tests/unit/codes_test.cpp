#include "baoxue/base/codes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "base/data.hpp"

using namespace baoxue;

TEST_CASE("every word of every vocabulary means its code, in both scripts, and the code means itself")
{
    std::map<std::pair<std::string, std::string>, Vocabulary> made;
    for (const auto& row : base::code_rows()) {
        const std::pair key{std::string(row.field), std::string(row.profile)};
        if (!made.contains(key)) made.emplace(key, Vocabulary(row.field, row.profile));
        const Vocabulary& vocabulary = made.at(key);
        for (const auto word : {row.simplified, row.traditional, row.code}) {
            CAPTURE(row.field);
            CAPTURE(row.profile);
            CAPTURE(word);
            if (word == row.code && !row.profile.empty()) continue;
            CHECK(vocabulary.canonical(word) == row.code);
            CHECK(vocabulary.canonical(" " + std::string(word) + "\xE3\x80\x80") == row.code);
        }
    }
    CHECK(made.size() > 40);
}

TEST_CASE("no row of codes.csv stands twice, and a profile's codes are codes of the vocabulary")
{
    std::set<std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>> seen;
    for (const auto& row : base::code_rows()) {
        CAPTURE(row.field);
        CAPTURE(row.simplified);
        CHECK(seen.insert({row.field, row.profile, row.code, row.simplified}).second);
        CHECK_FALSE(label(row.field, row.code, Language::simplified).empty());
        const auto codes = codes_of(row.field);
        CHECK(std::ranges::find(codes, row.code) != codes.end());
        CHECK(fold(row.simplified) == fold(row.traditional));
    }
}

TEST_CASE("numbers and letters of another system mean nothing without its profile")
{
    for (const auto* code : {"0", "1", "3", "P", "A", "L", "T", "E", "○", "△", "NotSigned"}) {
        CAPTURE(code);
        CHECK(canonical("attendance", code).empty());
    }
    CHECK(canonical("attendance", "3", "seewo") == "absent");
    CHECK(canonical("attendance", "3", "xsyx") == "unexcused");
    CHECK(canonical("attendance", "3", "xsyx-board") == "absent");
    CHECK(canonical("attendance", "2", "seewo") == "early");
    CHECK(canonical("attendance", "2", "xsyx") == "absent");
    CHECK(canonical("attendance", "a", "xsyx") == "present");
    CHECK(canonical("attendance", "A", "gibbon") == "absent");
    CHECK(canonical("attendance", "L", "frappe") == "excused");
    CHECK(canonical("attendance", "L", "moodle") == "late");
    CHECK(canonical("attendance", "Present - Late", "gibbon") == "late");
    CHECK(canonical("attendance", "NotSigned", "dingtalk") == "absent");
    CHECK(canonical("attendance", "○", "paper") == "sick");
    CHECK(canonical("boarding", "2").empty());
    CHECK(canonical("boarding", "2", "register") == "board");
}

TEST_CASE("words are known with a profile too, and what nobody knows is never guessed")
{
    CHECK(canonical("attendance", "曠課", "seewo") == "unexcused");
    CHECK(canonical("attendance", "unexcused", "seewo") == "unexcused");
    CHECK(canonical("attendance", "7", "seewo").empty());
    CHECK(canonical("attendance", "旷课?").empty());
    CHECK(canonical("attendance", "").empty());
    CHECK(canonical("status", "借读").empty());  // from here or from elsewhere: it does not say
    CHECK(canonical("status", "借讀（出）") == "boarding_elsewhere");
}

TEST_CASE("a code written with its word needs both to agree")
{
    CHECK(canonical("id_type", "1-居民身份证") == "1");
    CHECK(canonical("id_type", "Ａ－護照") == "A");
    CHECK(canonical("id_type", "1-护照").empty());
    CHECK(canonical("gender", "2-女") == "F");
    CHECK(canonical("attendance", "03-旷课") == "unexcused");  // 03 is no code here, the word decides
    CHECK(canonical("attendance", "3-迟到", "xsyx").empty());
    CHECK(canonical("attendance", "迟到-旷课").empty());
}

TEST_CASE("a user's own word goes before all others")
{
    Vocabulary vocabulary("attendance");
    CHECK(vocabulary.canonical("缺").empty());
    vocabulary.add("缺", "absent");
    vocabulary.add("到", "late");
    CHECK(vocabulary.canonical("缺") == "absent");
    CHECK(vocabulary.canonical("到") == "late");
    CHECK_THROWS_AS(vocabulary.add("x", "gone"), Error);
}

TEST_CASE("a profile or a vocabulary that is not there is refused")
{
    CHECK_THROWS_AS(Vocabulary("attendance", "sewo"), Error);
    CHECK_THROWS_AS(Vocabulary("no_such_field"), std::out_of_range);
}

TEST_CASE("a code is printed in the user's script")
{
    CHECK(label("status", "transferred_out", Language::simplified) == "转出");
    CHECK(label("status", "transferred_out", Language::traditional) == "轉出");
    CHECK(label("status", "transferred_out", Language::english) == "transferred_out");
    CHECK(label("notice", "return", Language::simplified) == "义务教育复学通知书");
    CHECK(label("status", "unheard_of", Language::simplified) == "unheard_of");
}

TEST_CASE("an unknown word is named, what may be a person or a number is not")
{
    CHECK(unknown_word("status", " 未返校了 ").starts_with("unknown word 未返校了; there are: enrolled, "));
    CHECK(unknown_word("status", "王小明").starts_with("unknown word; there are: "));
    CHECK(unknown_word("status", "張三").starts_with("unknown word; there are: "));
    CHECK(unknown_word("status", "13800000000").starts_with("unknown word; there are: "));
    CHECK(unknown_word("status", "学生赵一病了没来").starts_with("unknown word; there are: "));
    CHECK(unknown_word("status", "欧阳一鸣病了", {"欧阳一鸣"}).starts_with("unknown word; there are: "));
    CHECK(unknown_word("status", "一鸣病了", {"于 一鸣"}).starts_with("unknown word; there are: "));
    CHECK(unknown_word("status", "没到", {"欧阳一"}).starts_with("unknown word 没到; "));
    for (const auto* foreign : {"卓玛措", "阿衣古丽", "吉克阿牛", "次仁", "买买提·艾力", "仰阿莎", "招娣", "小明", "那日苏", "小明生病", "Zhang_San", "Aygul Memet"})
        CHECK_MESSAGE(unknown_word("status", foreign).starts_with("unknown word; there are: "), foreign);
    CHECK(unknown_word("role", "厨师").starts_with("unknown word; "));  // as good as 岩温
    CHECK(unknown_word("status", "寄读").starts_with("unknown word 寄读; "));
    CHECK(unknown_word("attendance", "Sick leave").starts_with("unknown word Sick leave; "));
}

TEST_CASE("every attendance code is worth something, and nothing else is")
{
    for (const auto code : codes_of("attendance")) {
        CAPTURE(code);
        CHECK(presence_of(code));
    }
    CHECK(presence_of("late") == Presence::present);
    CHECK(presence_of("official") == Presence::present);
    CHECK(presence_of("absent") == Presence::unclassified);
    CHECK(presence_of("unexcused") == Presence::unexcused);
    CHECK(presence_of("personal") == Presence::excused);
    CHECK(presence_of("closed") == Presence::not_counted);
    CHECK_FALSE(presence_of("旷课"));
}

TEST_CASE("every code is read back from the word that is printed for it, in three languages")
{
    for (const auto kind : {"change", "outflow", "absence_flag", "finding", "gap", "owed", "tracking", "case", "rates", "roster",
                            "visits", "notices", "ledger", "leave", "transfers"}) {
        for (const auto* column : {"change", "certainty", "basis", "flags", "reason", "proof_state", "proof_type", "normal",
                                   "actor", "action", "document", "level", "metric", "severity", "scope", "finding", "role",
                                   "state", "indicator", "met", "gender", "status", "mode", "result", "kind", "direction"}) {
            const auto field = vocabulary_of({kind}, column);
            if (field.empty()) continue;
            for (const auto code : codes_of(field))
                for (const auto language : {Language::english, Language::simplified, Language::traditional}) {
                    const auto word = label(field, code, language);
                    CAPTURE(field);
                    CAPTURE(code);
                    CAPTURE(word);
                    CHECK(canonical(field, word) == code);
                    if (language != Language::english && field != "yes_no") CHECK(in_codes(field, in_words(field, code, language)) == code);
                }
        }
    }
    CHECK(canonical("change", "grade-repeated") == "grade_repeated");
}
