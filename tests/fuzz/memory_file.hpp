// Input of a fuzzer as a file, because the library reads files; this one never touches a disk.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <sys/mman.h>
#include <unistd.h>

namespace baoxue::fuzz {

class MemoryFile {
  public:
    explicit MemoryFile(std::string_view bytes = {}) : number_(::memfd_create("input", 0))
    {
        if (number_ < 0 || ::write(number_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
            std::abort();
    }
    ~MemoryFile() { ::close(number_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string name() const { return "/proc/self/fd/" + std::to_string(number_); }

  private:
    int number_;
};

/// Ends the run, so that the fuzzer keeps its input.
inline void expect(bool holds, int line = __builtin_LINE())
{
    if (holds) return;
    std::fprintf(stderr, "what line %d expects does not hold\n", line);
    std::abort();
}

inline std::string_view bytes(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace baoxue::fuzz
