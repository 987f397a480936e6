#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <utility>

#include "baoxue/csv/writer.hpp"
#include "baoxue/error.hpp"
#include "baoxue/paper/form.hpp"
#include "baoxue/words.hpp"
#include "csv/cell.hpp"
#include "record/notice/cells.hpp"
#include "refused.hpp"

namespace baoxue {
namespace fs = std::filesystem;
namespace {

// A descriptor that is closed when its owner goes.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    ~Descriptor()
    {
        if (number_ >= 0) close(number_);
    }
    int operator*() const { return number_; }

  private:
    int number_;
};

// The kernel gives the lock up with the process, however it ends.
Descriptor lock(const std::string& file, std::chrono::milliseconds wait)
{
    const fs::path path = file;
    const auto name = path.parent_path() / ("." + path.filename().string() + ".lock");
    Descriptor descriptor(open(name.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (*descriptor < 0) refused(name.string(), "cannot open the lock of the register: {}", errno);
    const auto end = std::chrono::steady_clock::now() + wait;
    while (flock(*descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            refused(name.string(), "cannot lock the register: {}", errno);
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
    const Descriptor descriptor(open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (*descriptor < 0 && errno == ENOENT) return {};
    struct stat about {};
    if (*descriptor < 0 || fstat(*descriptor, &about) != 0)
        refused(file, "cannot open the register: {}", errno);
    if (!S_ISREG(about.st_mode)) throw Error(Status::system, {file}, say("the register is no regular file"));
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

// How the rows of a file are written: as those that stand in it.
struct Form {
    std::vector<std::string> columns = {};  // canonical
    bool excel = false;  // a byte-order mark, CRLF, and a guard before cells that a spreadsheet would run
};

std::string row_text(const Form& form, const std::vector<std::string>& cells)
{
    std::string out;
    for (const auto& cell : cells) {
        if (!out.empty() || &cell != &cells.front()) out += ',';
        csv::append_cell(out, cell, form.excel);
    }
    return out + (form.excel ? "\r\n" : "\n");
}

std::string row_text(const Form& form, const Notice& notice)
{
    std::vector<std::string> cells(form.columns.size());
    for (const auto& cell : notice_cells()) {
        const auto at = std::ranges::find(form.columns, cell.column);
        const auto text = paper::plain(cell_text(notice, cell));
        if (at != form.columns.end()) cells[static_cast<std::size_t>(at - form.columns.begin())] = text;
    }
    return row_text(form, cells);
}

}  // namespace

struct Register::State {
    std::string file;
    Descriptor locked;
    std::string bytes = {};  // as they stand on disk
    Form form = {};
    std::vector<Notice> notices = {};

    void read(csv::Reading reading);
    void begin(Headings headings, bool excel);
};

// A register is read as UTF-8 alone: rows could not be added to another encoding as they stand.
void Register::State::read(csv::Reading reading)
{
    reading.encoding = "utf-8";
    reading.separator = ",";
    reading.tell = nullptr;
    csv::Rejects rejects;
    const csv::Table table(file, reading, Notice::kinds(), Notice::needed(), rejects);
    notices = read_notices(table, rejects);
    form = {table.heading().columns, bytes.starts_with(byte_order_mark)};
    if (!bytes.ends_with('\n')) bytes += form.excel ? "\r\n" : "\n";
}

void Register::State::begin(Headings headings, bool excel)
{
    form = {Notice::columns(), excel};
    std::vector<std::string> heading;
    for (const auto& column : form.columns) heading.emplace_back(label(Notice::kinds(), column, headings));
    bytes = (excel ? std::string(byte_order_mark) : std::string()) + row_text(form, heading);
}

Register::Register(const std::string& file, const csv::Reading& reading, std::chrono::milliseconds wait,
                   const csv::Writing& writing)
    : state_(std::make_unique<State>(State{file, lock(file, wait)}))
{
    if (auto bytes = read_bytes(file); bytes && !bytes->empty()) {
        state_->bytes = std::move(*bytes);
        state_->read(reading);
    } else {
        state_->begin(writing.headings, writing.excel);
    }
}

Register::~Register() = default;
Register::Register(Register&&) noexcept = default;

const std::vector<Notice>& Register::notices() const
{
    return state_->notices;
}

void Register::append(const std::vector<Notice>& rows)
{
    const bool keeps_reasons =
        std::ranges::find(state_->form.columns, "forced") != state_->form.columns.end();
    if (!keeps_reasons && std::ranges::any_of(rows, [](const Notice& row) { return !row.forced.empty(); }))
        throw Error(Status::data, {state_->file},
                    say("the register has no column for the reason: add the heading forced (强制签发理由)"));
    std::string bytes = state_->bytes;
    for (const auto& row : rows) bytes += row_text(state_->form, row);
    csv::OutputFile out(state_->file);
    out.write(bytes);
    out.finish();
    state_->bytes = std::move(bytes);
}

}  // namespace baoxue
