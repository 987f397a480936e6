#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <utility>

#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "base/descriptor.hpp"
#include "base/refused.hpp"
#include "csv/locked_table.hpp"
#include "csv/cell.hpp"
#include "csv/encoding.hpp"
#include "csv/utf8.hpp"
#include "csv/workbook/sheet_file.hpp"

namespace baoxue::csv {
namespace fs = std::filesystem;
namespace {

// The kernel gives the lock up with the process, however it ends.
base::Descriptor lock(const std::string& file, std::chrono::milliseconds wait)
{
    const fs::path path = file;
    const auto name = path.parent_path() / ("." + path.filename().string() + ".lock");
    base::Descriptor descriptor(open(name.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (*descriptor < 0) refused(name.string(), "cannot open the lock of the register: {}", errno);
    const auto end = std::chrono::steady_clock::now() + wait;
    while (flock(*descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) refused(name.string(), "cannot lock the register: {}", errno);
        if (std::chrono::steady_clock::now() >= end)
            throw Error(Status::busy, {file}, say("busy: another run holds the register; try again later"));
        const timespec moment{0, 20'000'000};
        nanosleep(&moment, nullptr);
    }
    return descriptor;
}

// The bytes of the file; nothing when there is none yet.
std::optional<std::string> read_bytes(const std::string& file)
{
    const base::Descriptor descriptor(open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (*descriptor < 0 && errno == ENOENT) return {};
    struct stat about {};
    const bool link = *descriptor < 0 && errno == ELOOP;
    if (!link && (*descriptor < 0 || fstat(*descriptor, &about) != 0))
        refused(file, "cannot open the register: {}", errno);
    if (link || !S_ISREG(about.st_mode)) throw Error(Status::system, {file}, say("the register is no regular file"));
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t filled = 0;
    for (ssize_t got = 1; got != 0 && filled < bytes.size();) {
        got = read(*descriptor, bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno != EINTR) refused(file, "cannot read the register: {}", errno);
        if (got > 0) filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// What is appended is UTF-8 text: behind bytes of another form it would destroy them.
void refuse_other_forms(const std::string& file, std::string_view bytes)
{
    const bool gzip = bytes.starts_with("\x1F\x8B"), utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    const auto valid = valid_utf8(bytes);
    std::string form = gzip ? "gzip" : utf16 ? "UTF-16" : bytes.find('\0') != bytes.npos ? "NUL" : "";
    if (form.empty() && valid != bytes.size())
        for (const auto encoding : plausible_encodings(bytes.substr(valid))) add_word(form, name_of(encoding), "/");
    if (!form.empty())
        throw Error(Status::data, {file},
                    say("the register is no UTF-8 text ({}); nothing was written: save it as CSV UTF-8 and run again", {form}));
    const auto heading = bytes.substr(0, bytes.find('\n'));
    if (heading.find(',') == heading.npos && heading.find_first_of(";\t|") != heading.npos)
        throw Error(Status::data, {file},
                    say("the register has no commas between its cells; nothing was written: save it as CSV UTF-8 and run again"));
}

std::string row_text(const std::vector<std::string>& cells, bool excel)
{
    std::string out;
    for (const auto& cell : cells) {
        if (&cell != &cells.front()) out += ',';
        append_cell(out, cell, excel);
    }
    return out + (excel ? "\r\n" : "\n");
}

}  // namespace

struct LockedTable::State {
    std::string file;
    base::Descriptor locked;
    bool on_disk = false;
    std::string bytes = {};                 // as they stand on disk
    std::vector<std::string> columns = {};  // canonical
    bool excel = false;  // a byte-order mark, CRLF, and a guard before cells that a spreadsheet would run
};

LockedTable::LockedTable(const std::string& file, std::chrono::milliseconds wait)
    : state_(std::make_unique<State>(State{file, lock(file, wait)}))
{
}

LockedTable::~LockedTable() = default;
LockedTable::LockedTable(LockedTable&&) noexcept = default;

Table LockedTable::table(ReadOptions reading, const std::vector<std::string>& kinds, const std::vector<std::string>& needed,
                        const std::vector<std::string>& columns, const WriteOptions& writing, Rejects& rejects)
{
    State& state = *state_;
    if (workbook::is_workbook(state.file))
        throw Error(Status::usage, {state.file}, say("a register is added to as text: give it a name that ends in .csv"));
    state.bytes = read_bytes(state.file).value_or("");
    state.on_disk = !state.bytes.empty();
    if (!state.on_disk) {
        state.columns = columns;
        state.excel = writing.excel;
        std::vector<std::string> heading;
        heading.reserve(columns.size());
        for (const auto& column : columns) heading.emplace_back(heading_of(kinds, column, writing.headings.value_or(Language::english)));
        state.bytes = (state.excel ? std::string(byte_order_mark) : std::string()) + row_text(heading, state.excel);
        return Table(columns);
    }
    refuse_other_forms(state.file, state.bytes);
    reading.encoding = "utf-8";
    reading.separator = ",";
    reading.tell = nullptr;
    Table table(state.file, reading, kinds, needed, rejects);
    state.columns = table.heading().columns;
    state.excel = state.bytes.starts_with(byte_order_mark);
    if (!state.bytes.ends_with('\n')) state.bytes += state.excel ? "\r\n" : "\n";
    return table;
}

const std::vector<std::string>& LockedTable::columns() const
{
    return state_->columns;
}

void LockedTable::append(const std::vector<std::vector<std::string>>& rows)
{
    if (rows.empty() && state_->on_disk) return;
    std::string bytes = state_->bytes;
    for (const auto& row : rows) bytes += row_text(row, state_->excel);
    OutputFile out(state_->file);
    out.write(bytes);
    out.finish();
    state_->bytes = std::move(bytes);
    state_->on_disk = true;
}

}  // namespace baoxue::csv
