// baoxue_measure ROUNDS COMMAND...: runs the commands in turn, ROUNDS times over, so that a busy moment of
// the machine meets all of them, and prints one line for each: median wall and CPU seconds and peak memory in
// KiB. Each COMMAND is one argument for `sh -c`; its output is its own business.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

struct Run {
    double wall = 0, cpu = 0;
    long memory = 0;
};

double seconds(const timeval& time)
{
    return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
}

Run run(const char* command)
{
    const auto start = std::chrono::steady_clock::now();
    const auto child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command, nullptr);
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fmt::print(stderr, "did not run: {}\n", command);
        std::exit(1);
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    return {wall.count(), seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss};
}

template <class Member>
auto median(std::vector<Run> runs, Member member)
{
    const auto middle = runs.begin() + static_cast<std::ptrdiff_t>(runs.size() / 2);
    std::ranges::nth_element(runs, middle, {}, member);
    return (*middle).*member;
}

}  // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 2 ? std::atoi(argv[1]) : 0;
    if (rounds < 1) {
        fmt::print(stderr, "usage: baoxue_measure ROUNDS COMMAND...\n");
        return 2;
    }
    std::vector<std::vector<Run>> runs(static_cast<std::size_t>(argc - 2));
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < runs.size(); ++i) runs[i].push_back(run(argv[i + 2]));
    for (const auto& of_command : runs)
        fmt::print("{:.6f} {:.6f} {}\n", median(of_command, &Run::wall), median(of_command, &Run::cpu),
                   median(of_command, &Run::memory));
}
