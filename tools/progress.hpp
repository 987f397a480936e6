// How far a long job is, on a terminal only, and only when it takes more than a second.
#pragma once

#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <cstdio>

namespace baoxue::tools {

class Progress {
  public:
    explicit Progress(std::size_t total) : total_(total), shows_(isatty(STDERR_FILENO) == 1) {}
    ~Progress()
    {
        if (shown_) std::fputs("\r\033[K", stderr);
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void step()
    {
        ++done_;
        const auto now = std::chrono::steady_clock::now();
        if (!shows_ || now < next_) return;
        next_ = now + std::chrono::milliseconds(100);
        shown_ = true;
        const auto filled = static_cast<int>(30 * done_ / (total_ == 0 ? 1 : total_));
        std::fprintf(stderr, "\r[%.*s%.*s] %zu/%zu", filled, "##############################", 30 - filled,
                     "                              ", done_, total_);
    }

  private:
    std::size_t total_, done_ = 0;
    bool shows_, shown_ = false;
    std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + std::chrono::seconds(1);
};

}  // namespace baoxue::tools
