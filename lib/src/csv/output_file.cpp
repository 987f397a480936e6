#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <mutex>
#include <random>
#include <set>
#include <utility>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/writer.hpp"
#include "base/descriptor.hpp"
#include "base/refused.hpp"
#include "csv/unfinished.hpp"

namespace baoxue::csv {
namespace {

constexpr std::size_t buffered = 128 * 1024;

constexpr std::string_view unfinished = ".baoxue-";

// What killed runs have left goes when the first file of this one comes.
void tidy_once(const std::string& folder)
{
    static std::mutex mutex;
    static std::set<std::string> tidied;
    const std::lock_guard lock(mutex);
    if (tidied.insert(folder).second) remove_leftovers(folder);
}

// A file that vanishes with its process, however that ends. Without /proc nothing could give it a name in the end.
int without_a_name(const std::string& file)
{
    if (access("/proc/self/fd", X_OK) == 0)
        return open(folder_of(file).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    errno = EOPNOTSUPP;
    return -1;
}

}  // namespace

std::string folder_of(const std::string& file)
{
    const auto slash = file.rfind('/');
    return slash == file.npos ? "." : slash == 0 ? "/" : file.substr(0, slash);
}

std::string unfinished_name(const std::string& file)
{
    std::random_device random;
    return folder_of(file) + '/' + std::string(unfinished) + std::to_string(random()) + std::to_string(random());
}

bool lock_unfinished(int descriptor)
{
    struct stat about {};
    flock(descriptor, LOCK_EX | LOCK_NB);
    return fstat(descriptor, &about) == 0 && (about.st_nlink != 0);
}

int above_standard(int descriptor)
{
    if (descriptor < 0 || descriptor > STDERR_FILENO) return descriptor;
    const int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    const int why = errno;
    close(descriptor);
    errno = why;
    return moved;
}

struct OutputFile::State {
    std::string file;
    std::string named;  // the name it has until finish(), if it has one
    std::string buffer = {};
    int fd = -1;
    bool in_place = true;  // written where it stands: standard output, a device, a pipe
    bool durable;

    State(const std::string& wanted, bool on_disk) : file(wanted), durable(on_disk)
    {
        if (file.empty()) throw Error(Status::usage, say("an output file needs a name"));
        if (file == "-" || file == "/dev/stdout") {
            fd = STDOUT_FILENO;
            const int mode = fcntl(fd, F_GETFL);
            if (mode < 0 || (mode & O_ACCMODE) == O_RDONLY) refused(file, "cannot be written: {}", EBADF);
            return;
        }
        struct stat status = {};
        if (stat(file.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
            fd = above_standard(open(file.c_str(), O_WRONLY | O_CLOEXEC));
        } else {
            in_place = false;
            tidy_once(folder_of(file));
            fd = above_standard(without_a_name(file));
            if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL || errno == ENOSYS)) open_named();
            else if (fd >= 0) flock(fd, LOCK_EX | LOCK_NB);
        }
        if (fd < 0) refused(file, "cannot be made: {}", errno);
    }

    void open_named()
    {
        do {
            if (fd >= 0) close(fd);
            named = unfinished_name(file);
            fd = above_standard(open(named.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        } while (fd >= 0 && !lock_unfinished(fd));
    }

    State(const State&) = delete;
    State& operator=(const State&) = delete;

    ~State()
    {
        if (fd > STDERR_FILENO) close(fd);
        if (!named.empty()) unlink(named.c_str());
    }

    // A name could move a terminal's cursor or write over what stands there.
    void tame()
    {
        if (fd != STDOUT_FILENO || !in_place || isatty(fd) == 0) return;
        for (std::size_t at = 0; at < buffer.size(); ++at) {
            const auto byte = static_cast<unsigned char>(buffer[at]);
            const bool layout = byte == '\n' || byte == '\r' || byte == '\t';
            if ((byte < 0x20 && !layout) || byte == 0x7F) buffer[at] = '?';
            if (byte != 0xC2 || at + 1 == buffer.size() || static_cast<unsigned char>(buffer[at + 1]) >= 0xA0) continue;
            buffer[at] = buffer[at + 1] = '?';
        }
    }

    void flush()
    {
        tame();
        for (std::string_view left = buffer; !left.empty();) {
            const ssize_t written = ::write(fd, left.data(), left.size());
            if (written >= 0) left.remove_prefix(static_cast<std::size_t>(written));
            else if (errno == EAGAIN) wait();
            else if (errno != EINTR) give_up();
        }
        buffer.clear();
    }

    void wait() const
    {
        pollfd ready{fd, POLLOUT, 0};
        poll(&ready, 1, -1);
    }

    // A reader who has seen enough ends the run by a signal, quietly, even where that signal was switched
    // off.
    [[noreturn]] void give_up() const
    {
        const int why = errno;
        if (why == EPIPE) {
            std::signal(SIGPIPE, SIG_DFL);
            std::raise(SIGPIPE);
        }
        refused(file, "cannot be written: {}", why);
    }

    void finish()
    {
        flush();
        if (in_place) return finish_in_place();
        if (durable && fsync(fd) != 0) refused(file, "cannot be written: {}", errno);
        if (named.empty()) {
            const std::string unnamed = "/proc/self/fd/" + std::to_string(fd);
            std::string name = unfinished_name(file);
            if (linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0)
                refused(file, "cannot be made: {}", errno);
            named = std::move(name);
        }
        const base::Descriptor locked(dup(fd));
        if (close(std::exchange(fd, -1)) != 0) refused(file, "cannot be written: {}", errno);
        if (rename(named.c_str(), file.c_str()) != 0) refused(file, "cannot be made: {}", errno);
        named.clear();
        if (!durable) return;
        const int folder = open(folder_of(file).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        const bool synced = folder >= 0 && fsync(folder) == 0;
        const int why = errno;
        if (folder >= 0) close(folder);
        if (!synced && why != EINVAL) refused(file, "cannot be written: {}", why);
    }

    // A disk in the network may tell only at a close that it is full.
    void finish_in_place() const
    {
        const int copy = dup(fd);
        if (copy < 0 || close(copy) != 0) refused(file, "cannot be written: {}", errno);
    }
};

OutputFile::OutputFile(const std::string& file, bool durable) : state_(std::make_unique<State>(file, durable)) {}
OutputFile::~OutputFile() = default;
OutputFile::OutputFile(OutputFile&&) noexcept = default;

void OutputFile::write(std::string_view bytes)
{
    state_->buffer += bytes;
    if (state_->buffer.size() >= buffered) state_->flush();
}

void OutputFile::finish()
{
    state_->finish();
}

void remove_leftovers(const std::string& folder)
{
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        if (!entry.path().filename().string().starts_with(unfinished)) continue;
        const base::Descriptor file(open(entry.path().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        if (*file < 0 || flock(*file, LOCK_EX | LOCK_NB) != 0) continue;
        std::error_code stays;
        std::filesystem::remove_all(entry.path(), stays);
    }
}

}  // namespace baoxue::csv
