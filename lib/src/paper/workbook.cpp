#include "baoxue/paper/workbook.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "baoxue/csv/writer.hpp"
#include "baoxue/error.hpp"
#include "baoxue/words.hpp"
#include "refused.hpp"

namespace baoxue::paper {
namespace {

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

void write_rows(lxw_worksheet* sheet, lxw_format* bold, const std::vector<std::vector<std::string>>& rows)
{
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                   rows[row][column].c_str(), row == 0 ? bold : nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
}

}  // namespace

void write_workbook(const std::string& file, const std::vector<std::vector<std::string>>& rows, Date created)
{
    if (rows.size() > LXW_ROW_MAX)
        throw Error(Status::data, {file}, say("a workbook's sheet holds no more than {} rows", {LXW_ROW_MAX - 1}));
    csv::OutputFile out(file);
    const MemoryFile memory;
    if (memory.number() < 0) refused(file, "cannot be made: {}", errno);
    auto* const book = workbook_new(memory.name().c_str());
    lxw_doc_properties properties{};
    properties.created = std::chrono::system_clock::to_time_t(created);
    workbook_set_properties(book, &properties);
    auto* const bold = workbook_add_format(book);
    format_set_bold(bold);
    write_rows(workbook_add_worksheet(book, nullptr), bold, rows);
    if (const auto error = workbook_close(book); error != LXW_NO_ERROR)
        throw Error(Status::system, {file}, say("the workbook could not be made: {}", {lxw_strerror(error)}));

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
