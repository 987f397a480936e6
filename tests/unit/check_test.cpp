#include "baoxue/check.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/data.hpp"

using namespace baoxue;

namespace {

// What the golden cases of the command expect on standard output.
std::string expected_findings()
{
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(BAOXUE_SOURCE_DIR "/tests/cases/check")) {
        if (entry.path().filename() != "out") continue;
        std::ifstream in(entry.path());
        all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
}

}  // namespace

TEST_CASE("every rule is said in both scripts")
{
    for (const auto& rule : check_rules()) {
        CAPTURE(rule.name);
        CHECK(std::ranges::count(base::messages(), rule.message, &base::Message::english) == 1);
    }
}

TEST_CASE("every rule stands once and a golden case shows it")
{
    const auto shown = expected_findings();
    std::set<std::string_view> names;
    for (const auto& rule : check_rules()) {
        CAPTURE(rule.name);
        CHECK(names.insert(rule.name).second);
        const std::string cells = "," + std::string(rule.name) + "," + std::string(code_of(rule.severity)) + ",";
        CHECK(shown.find(cells) != shown.npos);
    }
}
