#include "baoxue/paper/workbook.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/writer.hpp"
#include "base/refused.hpp"
#include "paper/press.hpp"

namespace baoxue::paper {
namespace {

constexpr std::size_t most_rows = 1048576;  // of a sheet, with its heading

// A file in memory: libxlsxwriter wants a name to write to, and no half workbook may come to lie in a folder.
class MemoryFile {
  public:
    MemoryFile() : number_(memfd_create("workbook", MFD_CLOEXEC)) {}
    ~MemoryFile() { close(number_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string name() const { return "/proc/self/fd/" + std::to_string(number_); }
    int number() const { return number_; }

  private:
    int number_;
};

}  // namespace

void write_workbook(const std::string& file, const std::vector<std::vector<std::string>>& rows, Date created)
{
    if (rows.size() > most_rows)
        throw Error(Status::data, {file}, say("a workbook's sheet holds no more than {} rows", {most_rows - 1}));
    csv::OutputFile out(file);
    const MemoryFile memory;
    if (memory.number() < 0) refused(file, "cannot be made: {}", errno);
    press().write_workbook(memory.name(), rows, created, {file});

    std::array<char, 65536> bytes;
    for (off_t at = 0;;) {
        const auto got = pread(memory.number(), bytes.data(), bytes.size(), at);
        if (got < 0) refused(file, "cannot be written: {}", errno);
        if (got == 0) break;
        out.write({bytes.data(), static_cast<std::size_t>(got)});
        at += got;
    }
    out.finish();
}

}  // namespace baoxue::paper
