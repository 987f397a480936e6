// A child process looks from outside how far the files are read that the run has open: no part of the program need tell it,
// and no thread or signal of the run is touched.
#include "watcher.hpp"

#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>

namespace baoxue::tools {
namespace {

namespace fs = std::filesystem;

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): the one child of the run
pid_t watcher = 0;

struct Read {
    unsigned long long bytes = 0, of = 0;
};

// Of the largest file that the process has open, and reads.
Read largest_read(const fs::path& process)
{
    Read most;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(process / "fd", error)) {
        struct stat about {};
        std::ifstream info(process / "fdinfo" / entry.path().filename());
        std::string name;
        unsigned long long position = 0, flags = 0;
        if (!(info >> name >> position >> name >> std::oct >> flags) || (flags & 3U) != 0) continue;  // open to be written
        if (stat(entry.path().c_str(), &about) != 0 || !S_ISREG(about.st_mode)) continue;
        if (static_cast<unsigned long long>(about.st_size) > most.of) most = {position, static_cast<unsigned long long>(about.st_size)};
    }
    return most;
}

void wait_for(long milliseconds)
{
    const timespec time{milliseconds / 1000, milliseconds % 1000 * 1'000'000};
    nanosleep(&time, nullptr);
}

[[noreturn]] void watch(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const auto process = fs::path("/proc") / std::to_string(parent);
    bool shown = false;
    wait_for(1000);
    while (getppid() == parent) {
        const auto [bytes, of] = largest_read(process);
        if (of != 0 && bytes < of) {
            const auto filled = static_cast<int>(30 * bytes / of);
            std::fprintf(stderr, "\r[%.*s%.*s] %llu %%", filled, "##############################", 30 - filled,
                         "                              ", 100 * bytes / of);
            shown = true;
        } else if (shown) {
            std::fputs("\r\033[K", stderr);
            shown = false;
        }
        wait_for(200);
    }
    _exit(0);
}

}  // namespace

void begin_watching()
{
    if (isatty(STDERR_FILENO) == 0) return;
    const pid_t parent = getpid(), child = fork();
    if (child == 0) watch(parent);
    if (child > 0) watcher = child;
}

void clear_bar()
{
    if (watcher != 0) std::fputs("\r\033[K", stderr);
}

void end_watching()
{
    if (watcher == 0) return;
    kill(watcher, SIGKILL);
    waitpid(watcher, nullptr, 0);
    clear_bar();
    watcher = 0;
}

}  // namespace baoxue::tools
