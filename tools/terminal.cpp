#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/grid.hpp>

#include "command.hpp"
#include "watcher.hpp"

namespace baoxue::tools {
namespace {

struct Window {
    std::size_t width = 80, height = 24;
};

Window window()
{
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0 && size.ws_row != 0) return {size.ws_col, size.ws_row};
    return {};
}

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

bool colored(Color color)
{
    if (color != Color::automatic) return color == Color::always;
    return environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

// False when there is no such program: then nothing was shown.
bool page(const std::string& text)
{
    constexpr int not_found = 127;
    const auto chosen = environment("PAGER");
    setenv("LESSCHARSET", "utf-8", 0);
    // one who leaves the pager early, or stops it, does not stop us
    const auto broken = std::signal(SIGPIPE, SIG_IGN), stopped = std::signal(SIGINT, SIG_IGN);
    std::FILE* pipe = popen(chosen.empty() ? "less -RS" : chosen.c_str(), "w");
    int status = -1;
    if (pipe != nullptr) {
        std::fwrite(text.data(), 1, text.size(), pipe);
        status = pclose(pipe);
    }
    std::signal(SIGPIPE, broken);
    std::signal(SIGINT, stopped);
    return status != -1 && WEXITSTATUS(status) != not_found;
}

// Not through OutputFile, which takes all that moves the cursor out of what goes to a terminal: color does.
void print(const std::string& text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
        throw Error(Status::system, std::string(say("cannot write to standard output")));
}

}  // namespace

bool on_terminal()
{
    return isatty(STDOUT_FILENO) != 0;
}

std::size_t window_width()
{
    if (const auto columns = environment("COLUMNS"); !columns.empty()) return std::strtoul(columns.c_str(), nullptr, 10);
    return on_terminal() ? window().width : 0;
}

void show(const csv::Listing& listing, Color color)
{
    end_watching();
    const auto size = window();
    auto table = csv::grid(listing, {size.width, colored(color)});
    if (table.lines >= size.height && page(csv::grid(listing, {0, colored(color)}).text)) return;
    print(table.text);
    if (table.columns_hidden != 0)
        tell(say("{} more columns do not fit; a wider window shows them, or: baoxue view --select COLUMN,…", {table.columns_hidden}));
}

void show_json_lines(const csv::Listing& listing)
{
    std::string text;
    const auto width = listing.columns.size();
    for (std::size_t at = 0; at < listing.cells.size(); ++at) {
        text += (at % width == 0 ? "{" : ", ") + json_text(listing.columns[at % width]) + ": " + json_text(listing.cells[at]);
        if (at % width + 1 == width) text += "}\n";
    }
    print(text);
}

}  // namespace baoxue::tools
