// mask: names and numbers made unrecognisable in any of our files.
#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>

#include <algorithm>

#include "command.hpp"
#include "masked_list.hpp"

namespace baoxue::tools {
namespace {

struct MaskOptions : Options {
    std::vector<std::string> files, keep, hide;
};

// A column that is misspelt would go out as it is.
void hold_against(const std::vector<std::string>& chosen, const std::deque<MaskedList>& lists)
{
    for (const auto& name : chosen) {
        const auto has = [&](const MaskedList& list) {
            std::vector<bool> found;
            return list.choose({name}, found);
        };
        if (std::ranges::none_of(lists, has)) throw Error(Status::usage, say("--hide, --keep: the file has no column {}", {name}));
    }
}

// By their place: the heading of a column that nobody knows may be anything.
void tell_hidden(const MaskedList& list)
{
    std::string places;
    for (std::size_t i = 0; i < list.columns.size(); ++i)
        if (list.hidden(i)) add_word(places, std::to_string(i + 1), ", ");
    if (!places.empty()) tell(say("hidden, because nobody knows what it holds: column {}; see --keep", {places}));
}

void open(MaskOptions& options, const std::string& file, std::deque<MaskedList>& lists)
{
    auto& list = lists.emplace_back(MaskedList{options.table(file, csv::every_kind(), {})});
    if (std::ranges::all_of(list.columns, &std::string::empty))
        throw Error(Status::data, {file, list.table.heading().line},
                    say("no known heading in the first row; name your headings in a file for --columns"));
    list.choose(options.keep, list.keep);
    list.choose(options.hide, list.hide);
}

void run(MaskOptions& options)
{
    std::deque<MaskedList> lists;
    for (const auto& file : options.files) open(options, file, lists);
    for (const auto* chosen : {&options.keep, &options.hide}) hold_against(*chosen, lists);
    settle_rejects(options);
    write_masked(options.writing, lists);
    std::size_t rows = 0;
    for (const auto& list : lists) tell_hidden(list), rows += list.table.rows();
    tell(say("{} rows masked", {rows}));
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<MaskOptions>();
    app.add_option("files", options->files, "The files, several as one list; standard input if none")->type_name("FILE");
    app.add_option("--hide", options->hide, "Columns to hide altogether, such as address")
        ->delimiter(',')
        ->type_name("COLUMN");
    app.add_option("--keep", options->keep, "Columns to leave as they are, also such as nobody knows")->delimiter(',')->type_name("COLUMN");
    add_reading(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] {
        options->files = inputs(app, options->files);
        run(*options);
    });
}

}  // namespace

extern const Command mask_command{"mask", "Mask names, IDs and phones, for mailing and for bug reports",
                                  "  baoxue mask samples/roster-2026-autumn.csv --hide address -o masked.csv\n",
                                  declare};

}  // namespace baoxue::tools
