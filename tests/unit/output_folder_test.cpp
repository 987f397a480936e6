#include "baoxue/csv/output_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>

#include <sys/stat.h>

#include "baoxue/base/error.hpp"
#include "baoxue/csv/writer.hpp"
#include "given.hpp"

using namespace baoxue;
using namespace baoxue::csv;
namespace fs = std::filesystem;

namespace {

fs::path new_place()
{
    return fs::path(test::given("")).parent_path() / "lists";
}

std::string write(OutputFolder& folder, const std::string& title, const std::string& text)
{
    const auto name = folder.name(title) + ".csv";
    OutputFile out(folder.path(name), false);
    out.write(text);
    out.finish();
    return name;
}

std::map<std::string, std::string> held(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream in(entry.path());
        files[entry.path().filename()] = {std::istreambuf_iterator<char>(in), {}};
    }
    return files;
}

unsigned mode(const fs::path& path)
{
    struct stat about {};
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_mode & 0777U;
}

}  // namespace

TEST_CASE("no two lists have one name, whatever the system thinks of capitals and devices")
{
    OutputFolder folder(new_place());
    CHECK(folder.name("王/李") == "王-李");
    CHECK(folder.name("王_李") == "王-李-2");
    CHECK(folder.name("钱\n孙") == "钱-孙");
    CHECK(folder.name("Anna") == "Anna");
    CHECK(folder.name("ANNA") == "ANNA-2");
    CHECK(folder.name("con") == "con-");
    CHECK(folder.name("LPT1") == "LPT1-");
    CHECK(folder.name("../..") == "unnamed");
    CHECK(folder.name("..") == "unnamed-2");
    CHECK(folder.name(std::string(999, 'x')).size() <= 200);
}

TEST_CASE("a folder of lists is as it was until all are there, and then holds no others")
{
    const auto place = new_place();
    const auto beside = [&] {
        std::size_t count = 0;
        for (const auto& entry : fs::directory_iterator(place.parent_path()))
            count += entry.path().filename().string().starts_with(".baoxue-");
        return count;
    };
    {
        OutputFolder folder(place);
        write(folder, "a", "1"), write(folder, "b", "2");
        CHECK(!fs::exists(place));
        folder.finish();
    }
    CHECK(held(place) == std::map<std::string, std::string>{{"a.csv", "1"}, {"b.csv", "2"}, {".lists", "a.csv\nb.csv\n"}});
    CHECK(mode(place) == 0700);
    CHECK(mode(place / "a.csv") == 0600);
    std::ofstream(place / "mine.txt") << "mine";
    fs::permissions(place, fs::perms::all);
    {
        OutputFolder given_up(place);
        write(given_up, "a", "half");
    }
    CHECK(held(place).size() == 4);
    OutputFolder folder(place);
    write(folder, "a", "3"), write(folder, "c", "4");
    CHECK(held(place).at("a.csv") == "1");
    folder.finish();
    CHECK(held(place) == std::map<std::string, std::string>{
                             {"a.csv", "3"}, {"c.csv", "4"}, {"mine.txt", "mine"}, {".lists", "a.csv\nc.csv\n"}});
    CHECK(mode(place) == 0700);
    CHECK(beside() == 0);
}

TEST_CASE("a folder with folders in it gets its lists one by one, and keeps the folders")
{
    const auto place = new_place();
    fs::create_directories(place / "own");
    for (const auto* title : {"a", "b"}) {
        OutputFolder folder(place);
        write(folder, title, title);
        folder.finish();
    }
    CHECK(fs::exists(place / "own"));
    CHECK(!fs::exists(place / "a.csv"));
    CHECK(fs::exists(place / "b.csv"));
}

TEST_CASE("what a killed run left goes with the next file of the folder, what a living one writes stays")
{
    const auto place = new_place();
    OutputFolder living(place);
    write(living, "a", "1");
    fs::create_directories(place.parent_path() / ".baoxue-12/x");
    std::ofstream(place.parent_path() / ".baoxue-34") << "half";
    OutputFolder other(place.parent_path() / "others");
    CHECK(!fs::exists(place.parent_path() / ".baoxue-12"));
    CHECK(!fs::exists(place.parent_path() / ".baoxue-34"));
    living.finish();
    CHECK(held(place).at("a.csv") == "1");
}

TEST_CASE("a file is no folder")
{
    CHECK_THROWS_AS(OutputFolder(test::given("x")), Error);
}
