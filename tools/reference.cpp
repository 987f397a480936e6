#include "reference.hpp"

#include <algorithm>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/reference.hpp>
#include <baoxue/base/words.hpp>

#include "forms.hpp"
#include "help.hpp"
#include "terminal.hpp"
#include "wrap.hpp"

namespace baoxue::tools {
namespace {

std::string line(const std::string& left, const std::string& right, std::size_t width = 26)
{
    const bool fits = display_width(left) + 2 < width;
    return "  " + (fits ? fit(left, width - 2) : left + "\n" + std::string(width, ' ')) + wrap(right, width, window_width()) + "\n";
}

// A code in the user's language, and the code itself beside a Chinese word: that is what a script writes.
std::string in_words(std::string_view field, std::string_view code)
{
    const auto word = label(field, code, spoken());
    return word == code ? std::string(code) : std::string(word) + " " + std::string(code);
}

// The kind or vocabulary that is meant by `of`, by code or word.
std::string_view meant(const std::vector<std::string_view>& all, std::string_view field, const std::string& of)
{
    for (const auto one : all)
        if (one == of || (!field.empty() && one == canonical(field, of))) return one;
    throw Error(Status::usage, say("there is no {}; there are: {}", {of, join_words(all)}));
}

std::string needed(const KnownColumn& column)
{
    if (column.need.empty()) return std::string(say("written by baoxue"));
    if (column.need == "required" || column.need == "optional") return std::string(say(column.need));
    std::string names;
    for (const auto name : split_words(column.need, '|')) add_word(names, name, say(", "));
    return say("one of {}", {names});
}

std::string columns(const std::string& of)
{
    std::string text;
    if (of.empty()) {
        text = std::string(say("Kinds of files; baoxue help columns KIND lists the columns of one:")) + "\n";
        for (const auto kind : known_kinds())
            text += line(std::string(kind), std::string(label("file_kind", kind, spoken() == Language::english ? Language::simplified : spoken())));
        return text;
    }
    const auto kind = meant(known_kinds(), "file_kind", of);
    for (const auto& column : known_columns(kind)) {
        const auto& headings = spoken() == Language::traditional ? column.traditional : column.simplified;
        auto about = needed(column);
        if (column.form.starts_with("code:")) about += std::string(say("; ")) + "baoxue help words " + std::string(column.form.substr(5));
        else if (!column.form.empty()) about += std::string(say("; ")) + form_in_words(column.form, spoken());
        text += line(std::string(column.name), about) + line("", join_words(headings));
    }
    return text;
}

std::string words(const std::string& of)
{
    std::string text;
    if (of.empty()) {
        text = std::string(say("Vocabularies; baoxue help words FIELD lists the words of one:")) + "\n";
        return text + wrap("  " + join_words(known_vocabularies()), 2, window_width()) + "\n";
    }
    const auto field = meant(known_vocabularies(), {}, of);
    std::vector<std::pair<std::string_view, std::string>> codes;
    for (const auto& word : known_words(field)) {
        if (!word.profile.empty()) continue;
        auto code = std::ranges::find(codes, word.code, [](const auto& pair) { return pair.first; });
        if (code == codes.end()) code = codes.insert(codes.end(), {word.code, {}});
        add_word(code->second, spoken() == Language::traditional ? word.traditional : word.simplified, ", ");
    }
    for (const auto& [code, all] : codes) text += line(std::string(code), all);
    return text;
}

std::string profile_page(const std::string& of)
{
    std::string text;
    const auto all = profiles();
    const std::string wanted(of.empty() ? std::string_view() : meant(all, {}, of));
    for (const auto profile : all) {
        if (!wanted.empty() && profile != wanted) continue;
        text += std::string(profile) + "\n";
        for (const auto field : known_vocabularies()) {
            std::string cells;
            for (const auto& word : known_words(field))
                if (word.profile == profile) add_word(cells, std::string(word.simplified) + " = " + in_words(field, word.code), ", ");
            if (!cells.empty()) text += line(std::string(field), cells);
        }
    }
    return text;
}

std::string statuses(const std::string&)
{
    std::string text;
    for (const auto& [status, meaning] : exit_statuses()) text += line(std::to_string(static_cast<int>(status)), std::string(say(meaning)), 8);
    return text;
}

std::string input(const std::string&)
{
    return help_on_input();
}

}  // namespace

const std::vector<ReferencePage>& reference_pages()
{
    static const std::vector<ReferencePage> all{
        {"columns", "Every kind of file: its columns and the headings that mean them", columns},
        {"words", "Every word that a cell or an option may hold", words},
        {"profiles", "Codes of other systems, for --profile", profile_page},
        {"input", "The options by which files are read", input},
        {"exit-status", "How a run may end", statuses}};
    return all;
}

const ReferencePage* find_reference(std::string_view name)
{
    const auto found = std::ranges::find(reference_pages(), name, &ReferencePage::name);
    return found == reference_pages().end() ? nullptr : &*found;
}

const std::vector<std::pair<Status, std::string_view>>& exit_statuses()
{
    static const std::vector<std::pair<Status, std::string_view>> all{
        {Status::done, "The job was done, whatever it found."},
        {Status::findings, "Something was found; only with --exit-code."},
        {Status::usage, "The command line or the policy is wrong."},
        {Status::data, "The data are wrong; file, line and column are named."},
        {Status::system, "The system refused to open, read or write."},
        {Status::busy, "Another run holds the register."},
        {Status::bug, "An error in the program itself: please report it."},
        {Status::interrupted, "Interrupted from the keyboard."}};
    return all;
}

}  // namespace baoxue::tools
