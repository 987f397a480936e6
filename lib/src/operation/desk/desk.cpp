#include "baoxue/desk.hpp"

#include <algorithm>
#include <set>

#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "operation/desk/look.hpp"

namespace baoxue {
namespace fs = std::filesystem;
namespace {

bool is_list(const fs::path& path)
{
    static const std::set<std::string> endings{".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".et"};
    auto name = path.filename();
    if (name.extension() == ".gz") name = name.stem();
    return !name.string().starts_with('.') && endings.contains(fold(name.extension().string()));
}

// How many children of both are in a higher grade in the other list, less those in a lower one.
int grades_up(const DeskFile& one, const DeskFile& other)
{
    int up = 0;
    for (const auto& [child, grade] : one.grades)
        if (const auto there = other.grades.find(child); there != other.grades.end())
            up += there->second > grade ? 1 : there->second < grade ? -1 : 0;
    return up;
}

}  // namespace

std::vector<DeskFile> look_at_desk(const std::string& folder, const csv::ReadOptions& reading)
{
    std::vector<fs::path> paths;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.is_regular_file(error) && is_list(entry.path())) paths.push_back(entry.path());
    if (error) throw Error(Status::system, Place{folder}, std::string(say("cannot open the folder")));
    std::ranges::sort(paths);
    std::vector<DeskFile> files;
    for (const auto& path : paths) {
        auto& file = files.emplace_back();
        file.name = path.lexically_normal().string();
        file.saved = fs::last_write_time(path, error);
        try {
            operation::desk::look(file.name, reading, file);
        } catch (const Error& trouble) {
            file.trouble = trouble.message();
        }
    }
    return files;
}

DeskFile look_at_file(const std::string& file, const csv::ReadOptions& reading)
{
    DeskFile looked{.name = file};
    operation::desk::look(file, reading, looked);
    return looked;
}

std::optional<std::pair<const DeskFile*, const DeskFile*>> in_order(const DeskFile& one, const DeskFile& other)
{
    const int up = grades_up(one, other);
    if (up > 0) return std::pair(&one, &other);
    if (up < 0) return std::pair(&other, &one);
    if (!one.of || !other.of || *one.of == *other.of) return {};
    return *one.of < *other.of ? std::pair(&one, &other) : std::pair(&other, &one);
}

std::string_view to_string(StepState state)
{
    static constexpr std::string_view words[] = {"done", "again", "ready", "waiting", "open"};
    return words[static_cast<std::size_t>(state)];
}

std::string shell_word(const std::string& text)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+=:,%@";
    const bool safe = std::ranges::all_of(text, [&](char c) { return static_cast<signed char>(c) < 0 || plain.find(c) != plain.npos; });
    if (safe && !text.empty() && text[0] != '-') return text;
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? "'\\''" : std::string(1, c);
    return quoted + "'";
}

}  // namespace baoxue
