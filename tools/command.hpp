// What a command is, and the options that commands share.
#pragma once

#include <CLI/App.hpp>  // not all of CLI.hpp, which takes as long to compile again

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <baoxue/base/date.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/text.hpp>
#include <baoxue/csv/rejects.hpp>
#include <baoxue/csv/source.hpp>
#include <baoxue/csv/table.hpp>
#include <baoxue/csv/writer.hpp>

#include "summary.hpp"

namespace baoxue::tools {

/// One command: one file and one line in commands.inc. `examples` are lines that run as they stand in the project's
/// top folder; `declare` binds options and sets the callback that does the work. `reads` and `writes` are kinds of files
/// (codes.hpp, file_kind), a blank between.
struct Command {
    std::string_view name;
    std::string_view summary;
    std::string_view examples;
    void (*declare)(CLI::App& app);
    std::string_view reads = {}, writes = {};
};

/// The types of options that name what the run writes; the help shows them up to the colon. See hold_apart().
inline const std::string written = ":written", written_file = "FILE" + written, written_folder = "DIR" + written;

/// Commands for one part of a term.
struct CommandGroup {
    std::string_view title;
    std::vector<const Command*> commands;
};

/// All commands, in the order of commands.inc.
const std::vector<CommandGroup>& command_groups();
const std::vector<const Command*>& commands();

/// Options of every command that reads and writes rows.
struct Options {
    csv::ReadOptions reading;
    csv::WriteOptions writing;
    csv::Rejects rejects;
    std::string rejects_file;  ///< empty: the first bad row stops the run
    double max_rejects = 1;    ///< percent
    Date as_of = today();
    bool exit_code = false;  ///< status 1 when something was found
    std::deque<csv::Table> tables = {};

    /// Of a file whose records are views into it: it stays as long as the options.
    const csv::Table& table(const std::string& file, const std::vector<std::string>& kinds,
                            const std::vector<std::string>& needed)
    {
        return tables.emplace_back(file, reading, kinds, needed, rejects);
    }
};

void add_input(CLI::App& app, Options& options);    ///< --encoding --separator --sheet --columns --jobs --engine --block
void add_reading(CLI::App& app, Options& options);  ///< add_input(), and --rejects --max-rejects
void add_writing(CLI::App& app, Options& options);  ///< -o --excel --headings --codes --csv --color
void add_as_of(CLI::App& app, Options& options);
void add_exit_code(CLI::App& app, Options& options);
void add_usual(CLI::App& app, Options& options);  ///< all of these: for a command that judges rows and writes them

void add_profile(CLI::App& app, std::string& profile);  ///< --profile, one of profiles()

/// Lets the option take these words only: the help, the completions and the message about any other word are made of
/// them.
template <class Words>
CLI::Option* takes(CLI::Option* option, const Words& words)
{
    std::vector<std::string> all(std::begin(words), std::end(words));
    return option->check(CLI::IsMember(all))->type_name(join_words(all, "|"));
}

/// The same of words that stand for values.
template <class Value>
CLI::Option* takes(CLI::Option* option, const std::vector<std::pair<std::string, Value>>& words)
{
    std::string all;
    for (const auto& [word, value] : words) add_word(all, word, "|");
    return option->transform(CLI::CheckedTransformer(words))->type_name(all);
}

/// The words of an enumeration, from its first value to `last`.
template <auto last>
std::vector<std::string> words_to()
{
    std::vector<std::string> words;
    for (int value = 0; value <= static_cast<int>(last); ++value)
        words.emplace_back(to_string(static_cast<decltype(last)>(value)));
    return words;
}

/// Binds a date in any form that parse_date() knows.
CLI::Option* add_date(CLI::App& app, const std::string& name, std::optional<Date>& date, const std::string& help);

/// A setting COLUMN=VALUE, as --set takes it. Throws Error `usage` for one without a column.
std::pair<std::string, std::string> setting(const std::string& text);

/// The file to read: as given, or standard input; on a terminal shows the help and ends the run instead.
std::string input(const CLI::App& app, const std::string& file);

/// The files to read, likewise.
std::vector<std::string> inputs(const CLI::App& app, std::vector<std::string> files);

/// Writes the rejected rows where --rejects wants them, tells their number and holds --max-rejects against the rows that
/// were read. Call before the result is written.
void settle_rejects(const Options& options);

/// Writes a text as it is where the rows would go: a table to edit.
void print_text(const Options& options, std::string_view text);

/// Makes the folder, for its owner alone, unless it is there. Throws Error `system`.
void make_folder(const std::string& folder);

/// Ends the run with status 1 when --exit-code was given and something was found. Call last.
void settle_findings(const Options& options, bool found);

}  // namespace baoxue::tools
