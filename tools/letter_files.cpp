#include "letter_files.hpp"

#include <baoxue/base/error.hpp>

#include <algorithm>
#include <filesystem>

namespace baoxue::tools {
namespace fs = std::filesystem;
namespace {

std::string ending(PaperFormat format)
{
    return format == PaperFormat::pdf ? ".pdf" : format == PaperFormat::html ? ".html" : ".txt";
}

std::string stem_of(const fs::path& name)
{
    return name.stem().string();
}

}  // namespace

LetterFiles::LetterFiles(const PaperOptions& options, std::vector<Letter> letters) : folder_(options.to)
{
    using enum PlannedNotice::Verdict;
    std::ranges::stable_partition(letters, [](const Letter& letter) { return letter.planned->verdict == known; });
    for (const auto& entry : fs::directory_iterator(folder_))
        if (entry.path().extension() == ending(options.format)) present_.push_back(entry.path().filename().string());
    for (const auto& letter : letters) {
        const auto& notice = letter.planned->notice;
        const auto there =
            std::ranges::find_if(present_, [&](const auto& name) { return holds(stem_of(name), notice); });
        if (there != present_.end() && letter.planned->verdict == issue && options.numbered)
            throw Error(Status::system, {path_of(*there)},
                        say("the folder has a file of a number that the register does not have: "
                            "is it the right register? Move the file away to go on"));
        if (there != present_.end() && options.numbered) continue;
        const auto* last = files_.empty() ? nullptr : files_.back().letters.back().planned;
        const bool joins = !options.split && last != nullptr && last->verdict == letter.planned->verdict &&
                           follows(last->notice, notice);
        if (joins) files_.back().letters.push_back(letter);
        else files_.push_back({{}, {letter}});
    }
    for (auto& file : files_)
        file.name = file_stem(file.letters.front().planned->notice, file.letters.back().planned->notice) +
                    ending(options.format);
}

std::string LetterFiles::name_of(const Notice& notice) const
{
    for (const auto& file : files_)
        if (holds(stem_of(file.name), notice)) return file.name;
    for (const auto& name : present_)
        if (holds(stem_of(name), notice)) return name;
    return {};
}

}  // namespace baoxue::tools
