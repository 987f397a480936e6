#include "baoxue/csv/output_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include "baoxue/base/text.hpp"
#include "baoxue/csv/writer.hpp"
#include "base/refused.hpp"
#include "csv/unfinished.hpp"

namespace baoxue::csv {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view list_of_lists = ".lists";
constexpr std::size_t longest_name = 200;  // bytes; with number and ending within the 255 of all file systems

std::set<std::string> lists_in(const fs::path& folder)
{
    std::set<std::string> names;
    std::ifstream in(folder / list_of_lists);
    for (std::string name; std::getline(in, name);)
        if (!name.empty() && name.find('/') == name.npos && name != "." && name != "..") names.insert(name);
    if (in.is_open()) names.insert(std::string(list_of_lists));
    return names;
}

// Without capitals, which Windows does not tell apart.
std::string small(std::string name)
{
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return name;
}

bool is_current(const fs::path& folder)
{
    std::error_code error;
    return fs::equivalent(folder, ".", error);
}

}  // namespace

struct OutputFolder::State {
    std::string given;
    fs::path folder, beside;
    int fd = -1;  // of the folder beside, locked: tells remove_leftovers() that its writer lives
    std::set<std::string> names, files;

    explicit State(const std::string& wanted) : given(wanted)
    {
        std::error_code error;
        folder = fs::weakly_canonical(fs::absolute(wanted, error), error);
        if (folder.filename().empty()) folder = folder.parent_path();
        fs::create_directories(folder.parent_path(), error);
        if (fs::exists(folder, error) && !fs::is_directory(folder, error)) refused(given, "cannot be made: {}", ENOTDIR);
        remove_leftovers(folder.parent_path());
        do {
            beside = unfinished_name(folder);
            if (mkdir(beside.c_str(), 0700) != 0) refused(given, "cannot be made: {}", errno);
            fd = above_standard(open(beside.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
            if (fd < 0 && errno != ENOENT) refused(given, "cannot be made: {}", errno);
        } while (fd < 0 || !lock_unfinished(fd));
    }

    State(const State&) = delete;
    State& operator=(const State&) = delete;

    ~State()
    {
        std::error_code error;
        if (!beside.empty()) fs::remove_all(beside, error);
        if (fd >= 0) close(fd);
    }

    void write_list(const std::set<std::string>& all) const
    {
        OutputFile out(beside / list_of_lists, false);
        for (const auto& file : all)
            if (file != list_of_lists) out.write(file + '\n');
        out.finish();
    }

    void finish()
    {
        write_list(files);
        files.insert(std::string(list_of_lists));
        if (syncfs(fd) != 0) refused(given, "cannot be written: {}", errno);
        if (rename_into_place() || exchange()) beside.clear();
        else one_by_one();
        const int parent = open(folder.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        const bool synced = parent >= 0 && fsync(parent) == 0;
        const int why = errno;
        if (parent >= 0) close(parent);
        if (!synced && why != EINVAL) refused(given, "cannot be written: {}", why);
    }

    bool rename_into_place() const
    {
        if (renameat2(AT_FDCWD, beside.c_str(), AT_FDCWD, folder.c_str(), RENAME_NOREPLACE) == 0) return true;
        if (errno == EEXIST) return false;
        if (std::error_code error; fs::exists(folder, error)) return false;
        if (rename(beside.c_str(), folder.c_str()) != 0) refused(given, "cannot be made: {}", errno);
        return true;
    }

    // Files that are none of ours come along by a second link, so that none is lost whenever this ends.
    bool exchange()
    {
        if (is_current(folder)) return false;
        std::error_code error;
        const auto former = lists_in(folder);
        for (const auto& entry : fs::directory_iterator(folder, error)) {
            const auto name = entry.path().filename();
            if (former.contains(name) || files.contains(name)) continue;
            if (entry.is_directory() && !entry.is_symlink()) return false;
            if (linkat(AT_FDCWD, entry.path().c_str(), AT_FDCWD, (beside / name).c_str(), 0) != 0) return false;
        }
        if (error || renameat2(AT_FDCWD, beside.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) != 0) return false;
        for (const auto& entry : fs::directory_iterator(beside, error))  // what came in meanwhile
            if (!former.contains(entry.path().filename()) && !fs::exists(folder / entry.path().filename()))
                fs::rename(entry.path(), folder / entry.path().filename(), error);
        fs::remove_all(beside, error);
        return true;
    }

    void one_by_one()
    {
        std::error_code error;
        auto former = lists_in(folder), all = files;
        all.insert(former.begin(), former.end());
        chmod(folder.c_str(), 0700);
        write_list(all);  // first, so that a run that is stopped here leaves none that the next one would not know
        const auto move = [&](const std::string& name) {
            if (rename((beside / name).c_str(), (folder / name).c_str()) != 0) refused(given, "cannot be written: {}", errno);
        };
        move(std::string(list_of_lists));
        write_list(files);
        for (const auto& file : files)
            if (file != list_of_lists) move(file);
        for (const auto& file : former)
            if (!files.contains(file)) fs::remove(folder / file, error);
        move(std::string(list_of_lists));
    }
};

OutputFolder::OutputFolder(const std::string& folder) : state_(std::make_unique<State>(folder)) {}
OutputFolder::~OutputFolder() = default;
OutputFolder::OutputFolder(OutputFolder&&) noexcept = default;

std::string OutputFolder::name(std::string_view title)
{
    auto stem = file_name(title, longest_name);
    if (stem.empty()) stem = "unnamed";
    std::string name = stem;
    for (int again = 2; !state_->names.insert(small(name)).second; ++again) name = stem + '-' + std::to_string(again);
    return name;
}

std::string OutputFolder::path(const std::string& file)
{
    state_->files.insert(file);
    return state_->beside / file;
}

void OutputFolder::finish()
{
    state_->finish();
}

}  // namespace baoxue::csv
