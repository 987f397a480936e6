#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "baoxue/base/error.hpp"
#include "baoxue/record/notice.hpp"

using namespace baoxue;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("baoxue-register-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    std::string operator/(const char* name) const { return (path / name).string(); }
};

std::string slurp(const std::string& file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

void spill(const std::string& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

Notice notice(const std::string& number, const std::string& name = "张三")
{
    Notice made;
    made.notice_no = number;
    made.kind = "return";
    made.name = name;
    made.issue_date = parse_date("2026-09-14");
    made.event = "issued";
    return made;
}

Register open(const std::string& file, csv::WriteOptions writing = {})
{
    return Register(file, {}, 50ms, writing);
}

template <class Do>
Status status_of(Do act)
{
    try {
        act();
    } catch (const Error& error) {
        return error.status();
    }
    return Status::done;
}

}  // namespace

TEST_CASE("what is added to the register is read back, and the bytes that were there stay")
{
    const Folder folder;
    const auto file = folder / "notices.csv";
    open(file).append({notice("第001号", "a,\"b\"\n李")});
    const auto before = slurp(file);
    open(file).append({notice("第002号")});
    CHECK(slurp(file).starts_with(before));
    const auto all = open(file).notices();
    REQUIRE(all.size() == 2);
    CHECK(all[0].name == "a,\"b\" 李");  // one row is one line
    CHECK(all[1].issue_date == parse_date("2026-09-14"));
    CHECK(all[1].open());
    struct stat about {};
    REQUIRE(stat(file.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("a later row of the same number says what became of the document")
{
    const Folder folder;
    const auto file = folder / "notices.csv";
    open(file).append({notice("第001号"), notice("第002号")});
    Notice served;
    served.notice_no = "第001号";
    served.served_date = parse_date("2026-09-15");
    served.served_mode = "family";
    served.event = "served";
    Notice returned;
    returned.notice_no = "第001号";
    returned.outcome = "returned";
    returned.event = "returned";
    open(file).append({served, returned});
    const auto all = open(file).notices();
    REQUIRE(all.size() == 2);
    CHECK(all[0].name == "张三");
    CHECK(all[0].served_mode == "family");
    CHECK_FALSE(all[0].open());
    CHECK(all[1].open());
}

TEST_CASE("a register kept by hand is gone on with as it stands: headings, order, mark, line ends, last line")
{
    const Folder folder;
    const auto file = folder / "登记簿.csv";
    const std::string old =
        "\xEF\xBB\xBF姓名,文书编号,文书种类,备注\r\n张三,第007号,复学通知书,x\r\n李四,第008号,返校通知书,y";
    spill(file, old);
    REQUIRE(open(file).notices().size() == 2);
    CHECK(open(file).notices()[0].kind == "return");
    open(file).append({notice("第009号", "=1+1")});
    auto forced = notice("第010号");
    forced.forced = "镇长批示";
    CHECK(status_of([&] { open(file).append({forced}); }) == Status::data);  // it has no place for the reason
    CHECK(slurp(file) == old + "\r\n\"'=1+1\",第009号,return,\r\n");
    CHECK(open(file).notices().at(2).name == "=1+1");
}

TEST_CASE("a row that says nothing new is told from one that does")
{
    const auto known = notice("第001号");
    Notice row;
    row.notice_no = known.notice_no;
    row.event = "served";
    CHECK_FALSE(adds_to(known, row));
    set_cell(row, "送达日期", "2026年9月15日");
    set_cell(row, "served_mode", "直接送达");
    CHECK(adds_to(known, row));
    CHECK(row.served_mode == "direct");
    CHECK_THROWS_AS(set_cell(row, "天气", "晴"), Error);
    CHECK_THROWS_AS(set_cell(row, "deadline", "soon"), Error);
}

TEST_CASE("the register is held by one run at a time")
{
    const Folder folder;
    const auto file = folder / "notices.csv";
    {
        auto book = open(file);
        CHECK(status_of([&] { open(file); }) == Status::busy);
    }
    CHECK(status_of([&] { open(file); }) == Status::done);
}

TEST_CASE("what is planted at the register's place is refused, and nothing is harmed")
{
    const Folder folder;
    const auto file = folder / "notices.csv", victim = folder / "victim";
    spill(victim, "safe");
    fs::create_symlink(victim, file);
    CHECK(status_of([&] { open(file).append({notice("1")}); }) == Status::system);
    fs::remove(file);
    fs::remove(folder / ".notices.csv.lock");
    fs::create_symlink(victim, folder / ".notices.csv.lock");
    CHECK(status_of([&] { open(file).append({notice("1")}); }) == Status::system);
    fs::remove(folder / ".notices.csv.lock");
    fs::create_directory(file);
    CHECK(status_of([&] { open(file).append({notice("1")}); }) == Status::system);
    CHECK(slurp(victim) == "safe");
    CHECK(status_of([&] { open(folder / "missing/notices.csv"); }) == Status::system);
}

TEST_CASE("a register in another encoding, or with a torn row, is refused and stays as it is")
{
    const Folder folder;
    const auto file = folder / "notices.csv";
    const std::string gbk = "\xCE\xC4\xCA\xE9\xB1\xE0\xBA\xC5,kind\n1,return\n",
                      torn = "notice_no,kind,name\n第1号,return,张三\n第2号,ret";
    for (const auto& text : {gbk, torn}) {
        spill(file, text);
        CHECK(status_of([&] { open(file); }) == Status::data);
        CHECK(slurp(file) == text);
    }
}

TEST_CASE("a row without a number or with a date that is none is rejected")
{
    const Folder folder;
    const auto file = folder / "notices.csv";
    spill(file, "notice_no,kind,issue_date\n,return,2026-09-14\n2,return,someday\n3,return,2026年9月14日\n");
    csv::Rejects rejects{true};
    const csv::Table table(file, {}, Notice::kinds(), Notice::needed(), rejects);
    const auto all = read_notices(table, rejects);
    REQUIRE(rejects.rows.size() == 2);
    CHECK(rejects.rows[1].place.line == 3);
    REQUIRE(all.size() == 1);
    CHECK(all[0].issue_date == parse_date("2026-09-14"));
}
