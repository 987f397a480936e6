#include "apart.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <optional>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

#include "command.hpp"
#include "front.hpp"
#include "help.hpp"

namespace baoxue::tools {
namespace fs = std::filesystem;
namespace {

struct Named {
    std::string option;  // as a message names it
    std::string given;
    fs::path path;
    std::optional<std::pair<dev_t, ino_t>> identity;  // of a file that is there already
    bool written = false, folder = false;
    std::string renewed_by = {};  // the option that may write it anew
};

void add(std::vector<Named>& all, Named file, int result, const struct stat& about)
{
    if (result == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode)) return;
    if (result == 0) file.identity = {about.st_dev, about.st_ino};
    all.push_back(std::move(file));
}

void add_named(std::vector<Named>& all, const CLI::Option& option)
{
    const auto type = option.get_type_name();
    const bool folder = type.starts_with(written_folder), written = folder || type.starts_with(written_file);
    if (!written && !option.get_positional() && value_name(option) != "FILE") return;
    const auto name = option.get_positional() ? std::string() : "--" + option.get_lnames().front();
    for (const auto& given : option.reduced_results()) {
        std::error_code error;
        const auto path = fs::weakly_canonical(fs::absolute(given, error), error);
        if (given.empty() || given == "-" || error) continue;
        struct stat about {};
        const auto by = type.find(renewed_by);
        add(all,
            {name.empty() ? given : name, given, path, {}, written, folder,
             by == type.npos ? std::string() : type.substr(by + renewed_by.size())},
            stat(given.c_str(), &about), about);
    }
}

void add_standard(std::vector<Named>& all, int descriptor, std::string_view name, bool written)
{
    struct stat about {};
    if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode))
        add(all, {std::string(name), std::string(name), {}, {}, written}, 0, about);
}

bool same(const Named& one, const Named& other)
{
    return (!one.path.empty() && one.path == other.path) || (one.identity && one.identity == other.identity);
}

bool within(const Named& file, const Named& folder)
{
    const auto from = folder.path.begin(), to = folder.path.end();
    return folder.folder && std::mismatch(from, to, file.path.begin(), file.path.end()).first == to;
}

}  // namespace

void hold_apart(const CLI::App& app)
{
    std::vector<Named> all;
    for (const auto* option : app.get_options()) add_named(all, *option);
    add_standard(all, STDIN_FILENO, say("standard input"), false);
    add_standard(all, STDOUT_FILENO, say("standard output"), true);
    for (const auto& output : all)
        for (const auto& other : all) {
            if (&output == &other || !output.written || other.renewed_by == output.option) continue;
            if (same(output, other))
                throw Error(Status::usage, {output.given},
                            say("{} and {} are one file; what a run writes needs a name of its own",
                                {output.option, other.option}));
            if (within(other, output))
                throw Error(Status::usage, {other.given},
                            say("{} lies in the folder that {} fills; that needs a folder of its own",
                                {other.option, output.option}));
        }
}

}  // namespace baoxue::tools
