#include "baoxue/base/words.hpp"

#include <doctest/doctest.h>

#include "base/data.hpp"

using namespace baoxue;

namespace {

struct Speaking {  // for one test
    Language before = spoken();
    explicit Speaking(Language language) { speak(language); }
    ~Speaking() { speak(before); }
};

}  // namespace

TEST_CASE("every message is said in the language spoken")
{
    for (const auto& message : base::messages()) {
        CHECK((Speaking(Language::english), say(message.english)) == message.english);
        CHECK((Speaking(Language::simplified), say(message.english)) == message.simplified);
        CHECK((Speaking(Language::traditional), say(message.english)) == message.traditional);
    }
}

TEST_CASE("a text without translation is said in English")
{
    const Speaking chinese(Language::simplified);
    CHECK(say("no such message {}", {"x"}) == "no such message x");
}

TEST_CASE("values stand where the text wants them")
{
    CHECK(say("{} of {}", {3, "all"}) == "3 of all");
    CHECK(say("{1} of {0}", {3, "all"}) == "all of 3");
    CHECK(say("{}", {"{}"}) == "{}");
    CHECK(say("{} {}", {1}) == "1 ");
    CHECK(say("{", {1}) == "{");
    CHECK(say("-5: {}", {-5}) == "-5: -5");
}

TEST_CASE("a language is known by its tag and by a locale's name")
{
    for (const auto* name : {"zh-Hans", "zh", "zh_CN.UTF-8", "zh-CN", "zh_SG", "zh-Hans-CN"})
        CHECK(language_named(name) == Language::simplified);
    for (const auto* name : {"zh-Hant", "zh_TW.UTF-8", "zh_HK", "zh-MO", "zh-hant"})
        CHECK(language_named(name) == Language::traditional);
    for (const auto* name : {"en", "C", "", "de_DE.UTF-8", "POSIX"}) CHECK(language_named(name) == Language::english);
}
