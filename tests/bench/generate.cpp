// baoxue_generate: invented input for the samples and the benchmarks. The same seed gives the same bytes.
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "attendance.hpp"
#include "rosters.hpp"
#include "township.hpp"

namespace baoxue::bench {
namespace {

constexpr std::string_view usage =
    "usage: baoxue_generate township FOLDER [--seed S]\n"
    "       baoxue_generate rosters BEFORE AFTER --students N --seed S\n"
    "       baoxue_generate attendance FILE --students N --days D --periods P --seed S"
    " [--order date|student|shuffled] [--roster FILE [--by number|name]]\n";

struct Usage : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The words after the subcommand: `FILE... --option value...`.
class Arguments {
  public:
    Arguments(int argc, char** argv)
    {
        for (int i = 2; i < argc; ++i) {
            const std::string word = argv[i];
            if (!word.starts_with("--")) files_.push_back(word);
            else if (++i < argc) options_[word] = argv[i];
            else throw Usage(word + " needs a value");
        }
    }

    const std::string& file(std::size_t i) const
    {
        if (i >= files_.size()) throw Usage("a file is missing");
        return files_[i];
    }

    std::string option(const std::string& name, const std::string& otherwise = {}) const
    {
        const auto found = options_.find(name);
        if (found != options_.end()) return found->second;
        if (otherwise.empty()) throw Usage(name + " is missing");
        return otherwise;
    }

    bool has(const std::string& name) const { return options_.contains(name); }

    std::uint64_t number(const std::string& name, const std::string& otherwise = {}) const
    {
        const auto word = option(name, otherwise);
        std::uint64_t n = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), n);
        if (error != std::errc{} || end != word.data() + word.size()) throw Usage(name + " needs a number");
        return n;
    }

  private:
    std::vector<std::string> files_;
    std::map<std::string, std::string> options_;
};

Order order(const std::string& word)
{
    if (word == "date") return Order::date;
    if (word == "student") return Order::student;
    if (word == "shuffled") return Order::shuffled;
    throw Usage("--order is date, student or shuffled");
}

Attendance attendance(const Arguments& given)
{
    Attendance size{given.number("--students"), given.number("--days"), given.number("--periods"),
                    order(given.option("--order", "date")), given.number("--seed")};
    if (!given.has("--roster")) return size;
    size.roster = given.option("--roster");
    size.by_name = given.option("--by", "number") == "name";
    return size;
}

void run(std::string_view what, const Arguments& given)
{
    if (what == "township") write_township(given.file(0), given.number("--seed", "2026"));
    else if (what == "rosters")
        write_rosters(given.file(0), given.file(1), {given.number("--students"), given.number("--seed")});
    else if (what == "attendance") write_attendance(given.file(0), attendance(given));
    else throw Usage("nothing to do");
}

}  // namespace
}  // namespace baoxue::bench

int main(int argc, char** argv)
try {
    baoxue::bench::run(argc > 1 ? argv[1] : "", baoxue::bench::Arguments(argc, argv));
} catch (const baoxue::bench::Usage& error) {
    fmt::print(stderr, "{}\n{}", error.what(), baoxue::bench::usage);
    return 2;
} catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 4;
}
