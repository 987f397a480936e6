#include "csv/input.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "base/descriptor.hpp"
#include "base/refused.hpp"
#include "csv/workbook/workbook.hpp"

namespace baoxue::csv {
namespace {

constexpr std::size_t longest_head = 512;  // enough for every kind that refuse_foreign knows
constexpr std::size_t longest_compound = std::size_t{1} << 24;
constexpr std::size_t largest_workbook = std::size_t{1} << 29;
constexpr std::uint64_t endless_size = std::uint64_t{1} << 30, endless_ratio = 1000;

// Standard input is nobody's to close.
int opened(const std::string& file)
{
    if (file == "-") return -1;
    int number = -1;
    do number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (number < 0 && errno == EINTR);
    if (number < 0) refused(file, "cannot be opened: {}", errno);
    return number;
}

/// Bytes, read as read(2) would give them if it kept its promises.
class Stream {
  public:
    explicit Stream(const std::string& file) : file_(file), own_(opened(file)), fd_(*own_ < 0 ? STDIN_FILENO : *own_) {}
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    /// Whole unless the end comes: a short result would read as the end of a list of children.
    std::size_t read(char* to, std::size_t size)
    {
        std::size_t got = 0;
        while (got < size && !ended_) {
            const auto count = ::read(fd_, to + got, size - got);
            if (count == 0) ended_ = true;  // a terminal would begin anew
            else if (count > 0) got += static_cast<std::size_t>(count);
            else if (errno == EAGAIN) wait();
            else if (errno != EINTR) refused(file_, "cannot be read: {}", errno);
        }
        return got;
    }

    bool regular() const
    {
        struct stat about {};
        return fd_ != STDIN_FILENO && ::fstat(fd_, &about) == 0 && S_ISREG(about.st_mode);
    }

  private:
    void wait() const
    {
        pollfd ready{fd_, POLLIN, 0};
        ::poll(&ready, 1, -1);
    }

    std::string file_;
    base::Descriptor own_;
    int fd_;
    bool ended_ = false;
};

/// The contents of a gzip stream of one member or several.
class Unpacker {
  public:
    Unpacker(Stream& from, std::string file, std::string_view head) : from_(from), file_(std::move(file))
    {
        packed_.assign(head);
        stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
        stream_.avail_in = static_cast<uInt>(packed_.size());
        if (inflateInit2(&stream_, 16 + MAX_WBITS) != Z_OK) throw std::bad_alloc();
    }
    ~Unpacker() { inflateEnd(&stream_); }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    /// Fills `to` up to the end or to damage, of which check() complains.
    std::size_t read(char* to, std::size_t size)
    {
        std::size_t got = 0;
        while (got < size && !ended_ && damage_.empty()) {
            const auto room = static_cast<uInt>(std::min<std::size_t>(size - got, 1U << 30));
            stream_.next_out = reinterpret_cast<Bytef*>(to + got);
            stream_.avail_out = room;
            unpack();
            got += room - stream_.avail_out;
            unpacked_ += room - stream_.avail_out;
        }
        return got;
    }

    void check() const
    {
        if (!damage_.empty()) throw Error(Status::data, Place{file_}, std::string(say(damage_)));
    }

  private:
    void unpack()
    {
        int result = inflate(&stream_, Z_NO_FLUSH);
        if (result == Z_BUF_ERROR && refill()) result = inflate(&stream_, Z_NO_FLUSH);
        if (result == Z_STREAM_END) ended_ = !next_member();
        else if (result == Z_BUF_ERROR) damage_ = "the gzip data end too early: copy or download the file again";
        else if (result != Z_OK) damage_ = "the gzip data are damaged: copy or download the file again";
        else if (unpacked_ > endless_size && unpacked_ / endless_ratio > packed_size_)
            damage_ = "unpacked, this file is over 1000 times its size: it is not a roster";
    }

    bool refill()
    {
        packed_.resize(128 * 1024);
        const auto count = from_.read(packed_.data(), packed_.size());
        packed_size_ += count;
        stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
        stream_.avail_in = static_cast<uInt>(count);
        return count != 0;
    }

    /// Several gzip files one behind the other are one text; zeros behind the last are padding of tapes.
    bool next_member()
    {
        do
            while (stream_.avail_in != 0 && *stream_.next_in == 0) ++stream_.next_in, --stream_.avail_in;
        while (stream_.avail_in == 0 && refill());
        return stream_.avail_in != 0 && inflateReset(&stream_) == Z_OK;
    }

    Stream& from_;
    std::string file_, packed_;
    z_stream stream_{};
    std::uint64_t unpacked_ = 0, packed_size_ = longest_head;
    bool ended_ = false;
    std::string_view damage_;
};

}  // namespace

struct Input::State {
    Stream stream;
    std::unique_ptr<Unpacker> unpacker = {};
    std::unique_ptr<workbook::Workbook> workbook = {};
    std::string head = {};  // read ahead, from `given` on not yet given out
    std::size_t given = 0;
    std::uint64_t taken = 0;

    std::size_t fetch(char* to, std::size_t size)
    {
        if (workbook) return workbook->read(to, size);
        return unpacker ? unpacker->read(to, size) : stream.read(to, size);
    }

    void read_workbook(const std::string& file, const std::string& sheet);
};

// A zip archive is read whole: its directory stands at its end.
void Input::State::read_workbook(const std::string& file, const std::string& sheet)
{
    std::string bytes = head;
    for (std::size_t had = bytes.size(), got = 1; got != 0 && had <= largest_workbook; had += got) {
        bytes.resize(std::max<std::size_t>(2 * had, 1 << 16));
        got = fetch(bytes.data() + had, bytes.size() - had);
        bytes.resize(had + got);
    }
    if (unpacker) unpacker->check();
    workbook = workbook::Workbook::open(file, bytes, sheet);
    if (workbook) head.clear();
}

Input::Input(const std::string& file, const std::string& sheet) : state_(new State{Stream(file)})
{
    auto& state = *state_;
    if (const auto head = peek(longest_head); head.starts_with("\x1F\x8B")) {
        state.unpacker = std::make_unique<Unpacker>(state.stream, file, head);
        state.head.clear();
    }
    if (is_compound(peek(longest_head))) refuse_compound(file, peek(longest_compound));
    refuse_foreign(file, peek(longest_head));
    if (!peek(4).starts_with("PK\3\4")) return;
    state.read_workbook(file, sheet);
    if (!state.workbook) refuse_archive(file);
}

Input::~Input() = default;
Input::Input(Input&&) noexcept = default;

std::string_view Input::peek(std::size_t size)
{
    auto& head = state_->head;
    auto& given = state_->given;
    if (head.size() - given < size) {
        head.erase(0, std::exchange(given, 0));
        const auto had = head.size();
        head.resize(size);
        head.resize(had + state_->fetch(head.data() + had, size - had));
    }
    return std::string_view(head).substr(given, size);
}

std::size_t Input::read(char* to, std::size_t size)
{
    auto& state = *state_;
    const auto ahead = std::min(size, state.head.size() - state.given);
    std::memcpy(to, state.head.data() + state.given, ahead);
    state.given += ahead;
    const auto got = ahead + (ahead < size ? state.fetch(to + ahead, size - ahead) : 0);
    state.taken += got;
    if (got == 0 && state.unpacker) state.unpacker->check();
    return got;
}

void Input::give_back(std::string_view bytes)
{
    state_->head.replace(0, std::exchange(state_->given, 0), bytes);
    state_->taken -= bytes.size();
}

std::uint64_t Input::taken() const
{
    return state_->taken;
}
bool Input::rereadable() const
{
    return state_->stream.regular() && !state_->workbook;
}
const workbook::Workbook* Input::workbook() const
{
    return state_->workbook.get();
}

}  // namespace baoxue::csv
