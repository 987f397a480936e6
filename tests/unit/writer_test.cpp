#include "baoxue/csv/writer.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "baoxue/base/text.hpp"
#include "baoxue/csv/table.hpp"
#include "given.hpp"

using namespace baoxue;
using namespace baoxue::csv;
namespace fs = std::filesystem;

namespace {

using Cells = std::vector<std::string>;

std::string contents(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string empty_folder()
{
    return fs::path(test::given("", "x")).parent_path().string() + "/";
}

std::string written(const std::vector<Cells>& rows, WriteOptions writing = {}, Cells columns = {"a", "b", "c"})
{
    writing.file = empty_folder() + "out.csv";
    Writer out(writing, std::move(columns), {});
    for (const auto& row : rows) {
        for (const auto& cell : row) out.cell(cell);
        out.end_row();
    }
    CHECK(out.rows() == rows.size());
    out.finish();
    return contents(writing.file);
}

/// How a process ends that runs this: its exit status, or minus the signal that ended it.
int ending_of(const std::function<void()>& run)
{
    std::fflush(nullptr);  // lest the child print it once more
    const auto child = ::fork();
    if (child == 0) {
        try {
            run();
        } catch (const Error& error) {
            ::_exit(static_cast<int>(error.status()));
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

void write_rows(const std::string& file, int rows)
{
    Writer out({.file = file}, {"id", "name"}, {});
    for (int i = 0; i < rows; ++i) out.cell(i).cell("王小明").end_row();
    out.finish();
}

std::vector<std::string> names_in(const std::string& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    return names;
}

}  // namespace

TEST_CASE("quotes stand only where they are needed")
{
    CHECK(written({{"1", "王 小明", "a;b|c"}}) == "a,b,c\n1,王 小明,a;b|c\n");
    CHECK(written({{"a,b", "a\"b", "a\nb"}}) == "a,b,c\n\"a,b\",\"a\"\"b\",\"a\nb\"\n");
    CHECK(written({{"a\rb", " a", "a\t"}}) == "a,b,c\n\"a\rb\",\" a\",\"a\t\"\n");
    const std::string far(40, 'x');  // behind what is looked at first
    CHECK(written({{far + ",", "\"", ","}}) == "a,b,c\n\"" + far + ",\",\"\"\"\",\",\"\n");
}

TEST_CASE("what needs quotes is found wherever in a cell it stands")
{
    for (const std::string needs : {",", "\"", "\n", "\r"})
        for (std::size_t size = 1; size < 20; ++size)
            for (std::size_t at = 0; at < size; ++at) {
                std::string cell(size, '-');
                cell.replace(at, 1, needs);
                std::string quoted = cell;
                if (needs == "\"") quoted.insert(at, "\"");
                CHECK(written({{cell}}, {}, {"a"}) == "a\n\"" + quoted + "\"\n");
            }
    CHECK(written({{"+-.-!#[]++!-"}}, {}, {"a"}) == "a\n+-.-!#[]++!-\n");
}

TEST_CASE("rows made beside a writer stand where they are given to it")
{
    const auto file = empty_folder() + "out.csv";
    Writer out({.file = file}, {"a", "b"}, {});
    Writer first = out.beside(), second = out.beside();
    second.cell("3").end_row();
    first.cell("1").cell("x,y").end_row();
    out.append(std::move(first));
    out.cell("2").end_row();
    out.append(std::move(second));
    out.append(out.beside());
    out.cell("").cell("").end_row();
    CHECK(out.rows() == 4);
    out.finish();
    CHECK(contents(file) == "a,b\n1,\"x,y\"\n2,\n3,\n\"\",\n");
}

TEST_CASE("missing cells are filled, too many are a mistake of the program")
{
    CHECK(written({{"1"}, {"", "2"}}) == "a,b,c\n1,,\n,2,\n");
    Writer out({.file = empty_folder() + "out.csv"}, {"a"}, {});
    out.cell("1");
    CHECK_THROWS_AS(out.cell("2"), std::logic_error);
}

TEST_CASE("a row of nothing does not read as a blank line")
{
    CHECK(written({{}}) == "a,b,c\n\"\",,\n");
    CHECK(written({{""}, {"　"}, {"1"}}, {}, {"a"}) == "a\n\"\"\n\"　\"\n1\n");
}

TEST_CASE("headings stand in the language asked for, unknown ones as they are")
{
    WriteOptions writing{.file = empty_folder() + "out.csv", .headings = Language::simplified};
    Writer out(writing, {"student_id", "鞋码"}, {"roster"});
    out.finish();
    CHECK(contents(writing.file) == "学籍号,鞋码\n");
}

TEST_CASE("for Excel there is a byte-order mark, CRLF, and no cell that runs")
{
    CHECK(written({{"1"}}, {.excel = true}) ==
          "\xEF\xBB\xBF"
          "a,b,c\r\n1,,\r\n");
    for (const auto* live : {"=1+1", "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠1", " =1+1",
                             "=1\n", "=HYPERLINK(\"http://x\",\"王\")", "-", "'=1", "\"=1"}) {
        const auto text = written({{live}}, {.excel = true}, {"a"});
        const auto cell = text.substr(text.find('\n') + 1);
        CAPTURE(cell);
        CHECK((cell.starts_with("\"'") || cell.starts_with("\"\"")));
    }
    for (const auto* plain : {"-5", "-5.25", "5", "2026-09-01", "a=b", "王"})
        CHECK(written({{plain}}, {.excel = true}, {"a"}) ==
              "\xEF\xBB\xBF"
              "a\r\n" +
                  std::string(plain) + "\r\n");
}

TEST_CASE("for Excel a number that it would shorten is text; one that stands so already stays")
{
    for (const auto* number : {"990521201503010243", "00012", "013800000001"})
        CHECK(written({{number}}, {.excel = true}, {"a"}).ends_with("\"=\"\"" + std::string(number) + "\"\"\"\r\n"));
    CHECK(written({{"=\"00012\""}}, {.excel = true}, {"a"}).ends_with("\r\n\"=\"\"00012\"\"\"\r\n"));
    for (const auto* number : {"13800000001", "0", "20260901"})
        CHECK(written({{number}}, {.excel = true}, {"a"}).ends_with("\r\n" + std::string(number) + "\r\n"));
    CHECK(written({{"00012"}}, {}, {"a"}) == "a\n00012\n");
}

TEST_CASE("our own reader undoes the guard")
{
    for (const auto* live : {"=1+1", "'=1", "''=1", "-2+3", "＝1", "'00123", "=a\"b\",c", "@x\ny", "990521201503010243", "00012"}) {
        Rejects none;
        const Table table(test::given(written({{live}}, {.excel = true}, {"a"})), {}, {}, {}, none);
        REQUIRE(table.rows() == 1);
        CHECK(table.cell(0, 0) == live);
    }
}

TEST_CASE("a file appears whole, readable by its owner alone, or not at all")
{
    const auto folder = empty_folder();
    fs::remove(folder + "x");
    {
        Writer out({.file = folder + "out.csv"}, {"a"}, {});
        out.cell("1").end_row();
    }
    CHECK(names_in(folder).empty());
    write_rows(folder + "out.csv", 100'000);
    CHECK(names_in(folder) == std::vector<std::string>{"out.csv"});
    struct stat about {};
    REQUIRE(::stat((folder + "out.csv").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
    write_rows(folder + "out.csv", 1);
    CHECK(contents(folder + "out.csv") == "id,name\n0,王小明\n");
    CHECK(ending_of([&] {
              Writer out({.file = folder + "out.csv"}, {"a"}, {});
              for (int i = 0; i < 100'000; ++i) out.cell(i).end_row();
              ::raise(SIGKILL);
          }) == -SIGKILL);
    CHECK(contents(folder + "out.csv") == "id,name\n0,王小明\n");
    CHECK(names_in(folder) == std::vector<std::string>{"out.csv"});
}

TEST_CASE("a link that somebody planted is replaced, not followed")
{
    const auto folder = empty_folder();
    std::ofstream(folder + "victim") << "safe";
    fs::create_symlink(folder + "victim", folder + "out.csv");
    write_rows(folder + "out.csv", 1);
    CHECK(contents(folder + "victim") == "safe");
    CHECK(fs::is_regular_file(fs::symlink_status(folder + "out.csv")));
}

TEST_CASE("a full disk, a limit, a closed output and a folder that is not there are the system's refusal")
{
    const auto folder = empty_folder();
    const int system = static_cast<int>(Status::system);
    for (const int rows : {1, 100'000}) {
        CAPTURE(rows);
        CHECK(ending_of([&] { write_rows("/dev/full", rows); }) == system);
        CHECK(ending_of([&] {
                  ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO);
                  write_rows("-", rows);
              }) == system);
        CHECK(ending_of([&] {
                  ::close(STDOUT_FILENO);
                  write_rows("-", rows);
              }) == system);
        CHECK(ending_of([&] {
                  const rlimit few{8, 8};
                  ::setrlimit(RLIMIT_FSIZE, &few);
                  std::signal(SIGXFSZ, SIG_IGN);
                  write_rows(folder + "out.csv", rows);
              }) == system);
    }
    CHECK(ending_of([&] { write_rows(folder + "none/out.csv", 1); }) == system);
    CHECK(ending_of([&] { write_rows(folder, 1); }) == system);
    CHECK(ending_of([&] { write_rows("", 1); }) == static_cast<int>(Status::usage));
    CHECK(names_in(folder) == std::vector<std::string>{"x"});
}

TEST_CASE("a file does not take the place of an output that is closed")
{
    const auto file = empty_folder() + "out.csv";
    CHECK(ending_of([&] {
              ::close(STDOUT_FILENO);
              ::close(STDERR_FILENO);
              Writer out({.file = file}, {"a"}, {});
              out.cell("1").end_row();
              for (const int standard : {STDOUT_FILENO, STDERR_FILENO})
                  if (::write(standard, "leak", 4) == 4) ::_exit(99);
              out.finish();
          }) == 0);
    CHECK(contents(file) == "a\n1\n");
}

TEST_CASE("a broken pipe ends quietly by its signal, also where that is ignored")
{
    for (const auto handler : {SIG_DFL, SIG_IGN}) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        ::close(ends[0]);
        CHECK(ending_of([&] {
                  std::signal(SIGPIPE, handler);
                  ::dup2(ends[1], STDOUT_FILENO);
                  write_rows("-", 100'000);
              }) == -SIGPIPE);
        ::close(ends[1]);
    }
}

TEST_CASE("nothing reaches standard output before the run is done, when it is small")
{
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    CHECK(ending_of([&] {
              ::dup2(ends[1], STDOUT_FILENO);
              Writer out({}, {"a"}, {});
              out.cell("1").end_row();
          }) == 0);
    ::close(ends[1]);
    char byte = 0;
    CHECK(::read(ends[0], &byte, 1) == 0);
    ::close(ends[0]);
}
