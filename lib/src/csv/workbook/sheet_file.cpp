#include "csv/workbook/sheet_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <iterator>
#include <numeric>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/csv/writer.hpp"
#include "base/refused.hpp"
#include "csv/workbook/library.hpp"
#include "csv/workbook/sheet.hpp"

namespace baoxue::csv::workbook {
namespace {

constexpr std::size_t narrowest = 6, widest = 40;      // columns, in digits
constexpr std::size_t wide_page = 90;                  // digits that stand side by side on upright A4
constexpr std::chrono::sys_days created = std::chrono::year{2000} / 1 / 1;  // always: the same rows are the same file

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

// What a person chooses from in this column; nothing for most.
std::vector<std::string> words_for(const std::string& column, const std::vector<std::string>& kinds, Language language)
{
    if (column == "decision") return {"y", "n", "?"};
    std::vector<std::string> words;
    for (const auto& kind : kinds)
        for (const auto& known : columns_of(kind))
            if (known.name == column && (known.form == "code:approved" || known.form == "code:visit_result") && words.empty())
                for (const auto code : codes_of(known.form.substr(5))) words.emplace_back(label(known.form.substr(5), code, language));
    return words;
}

}  // namespace

bool is_workbook(std::string_view file)
{
    return file.ends_with(".xlsx") || file.ends_with(".XLSX");
}

SheetFile::SheetFile(const std::vector<std::string>& headings, const std::vector<std::string>& columns,
                     const std::vector<std::string>& kinds, Language language)
    : rows_(1), widths_(headings.size(), narrowest)
{
    for (const auto& heading : headings) cell(heading);
    end_row();
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (auto words = words_for(columns[i], kinds, language); !words.empty()) choices_.push_back({i, std::move(words)});
}

void SheetFile::cell(std::string_view text)
{
    auto& row = rows_.back();
    auto& width = widths_[row.size()];
    if (width < widest && text.size() > width) width = std::min(widest, std::max(width, display_width(text) + 1));
    auto& written = row.emplace_back(text);
    // _x0041_ would be read as A; libxlsxwriter escapes control characters only.
    for (std::size_t at = written.find("_x"); at != written.npos; at = written.find("_x", at + 8)) written.insert(at, "_x005F");
}

void SheetFile::end_row()
{
    rows_.emplace_back().reserve(widths_.size());
}

void SheetFile::append(SheetFile&& later)
{
    rows_.pop_back();
    rows_.insert(rows_.end(), std::make_move_iterator(later.rows_.begin() + 1), std::make_move_iterator(later.rows_.end()));
    for (std::size_t i = 0; i < widths_.size(); ++i) widths_[i] = std::max(widths_[i], later.widths_[i]);
}

void SheetFile::write(const std::string& file, OutputFile& out)
{
    rows_.pop_back();  // the one that was begun
    if (rows_.size() > most_rows)
        throw Error(Status::data, {file}, say("a workbook's sheet holds no more than {} rows", {most_rows - 1}));
    Sheet sheet{std::move(rows_), {widths_.begin(), widths_.end()}};
    for (auto& choice : choices_) sheet.choices.push_back({choice.column, std::move(choice.words)});
    sheet.landscape = std::accumulate(widths_.begin(), widths_.end(), std::size_t{0}) > wide_page;
    sheet.header = std::move(header_), sheet.footer = std::move(footer_);
    sheet.created = std::chrono::duration_cast<std::chrono::seconds>(created.time_since_epoch()).count();

    const MemoryFile memory;
    if (memory.number() < 0) refused(file, "cannot be made: {}", errno);
    if (const auto error = library().write(memory.name(), sheet); !error.empty())
        throw Error(Status::system, {file}, say("the workbook could not be made: {}", {error}));
    std::array<char, 65536> bytes;
    for (off_t at = 0;;) {
        const auto got = pread(memory.number(), bytes.data(), bytes.size(), at);
        if (got < 0) refused(file, "cannot be written: {}", errno);
        if (got == 0) break;
        out.write({bytes.data(), static_cast<std::size_t>(got)});
        at += got;
    }
}

}  // namespace baoxue::csv::workbook
