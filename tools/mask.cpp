// mask: names and numbers made unrecognisable in any of our files.
#include <baoxue/rule/mask.hpp>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/table.hpp>

#include <algorithm>

#include "command.hpp"

namespace baoxue::tools {
namespace {

struct MaskOptions : Options {
    std::string file;
    std::vector<std::string> keep, hide;
};

bool names(const std::vector<std::string>& chosen, const std::string& column, const std::string& cell)
{
    return std::ranges::any_of(chosen, [&](const auto& name) { return name == column || fold(name) == fold(cell); });
}

// A column that is misspelt would go out as it is.
void hold_against(const std::vector<std::string>& chosen, const std::vector<std::string>& columns,
                  const std::vector<std::string>& headings)
{
    for (const auto& name : chosen) {
        bool found = false;
        for (std::size_t i = 0; i < columns.size(); ++i) found = found || names({name}, columns[i], headings[i]);
        if (!found) throw Error(Status::usage, say("--hide, --keep: the file has no column {}", {name}));
    }
}

// By their place: the heading of a column that nobody knows may be anything.
void tell_hidden(const std::vector<std::size_t>& hidden)
{
    std::string places;
    for (const auto place : hidden) places += (places.empty() ? "" : ", ") + std::to_string(place + 1);
    if (!hidden.empty()) tell(say("hidden, because nobody knows what it holds: column {}; see --keep", {places}));
}

// Above such a column a name may stand, where a list lies on its side.
std::vector<std::string> shown(std::vector<std::string> headings, const std::vector<std::size_t>& hidden)
{
    for (const auto place : hidden) headings[place] = say("column {}", {place + 1});
    return headings;
}

void run(MaskOptions& options)
{
    const csv::Table table(options.file, options.reading, csv::every_kind(), {}, options.rejects);
    const auto& heading = table.heading();
    const auto columns = csv::columns_told(heading);
    if (std::ranges::all_of(columns, &std::string::empty))
        throw Error(Status::data, {options.file, heading.line},
                    say("no known heading in the first row; name your headings in a file for --columns"));
    for (const auto* chosen : {&options.keep, &options.hide}) hold_against(*chosen, columns, heading.cells);
    settle_rejects(options);
    const Mask mask(columns);
    std::vector<std::size_t> hidden;
    std::vector<bool> keep, hide;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        keep.push_back(names(options.keep, columns[i], heading.cells[i]));
        hide.push_back(names(options.hide, columns[i], heading.cells[i]));
        if (columns[i].empty() && !keep[i] && !hide[i]) hidden.push_back(i);
    }
    csv::Writer out(options.writing, shown(heading.cells, hidden), {});
    std::vector<std::string_view> cells(columns.size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = table.raw(row, i);
        const auto masked = mask.row(cells);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (hide[i]) out.cell(cells[i].empty() ? "" : "*");
            else out.cell(keep[i] ? cells[i] : std::string_view(masked[i]));
        }
        out.end_row();
    }
    out.finish();
    tell_hidden(hidden);
    tell(say("{} rows masked", {table.rows()}));
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<MaskOptions>();
    app.add_option("file", options->file, "The file; standard input if none")->type_name("FILE");
    app.add_option("--hide", options->hide, "Columns to hide altogether, such as address")
        ->delimiter(',')
        ->type_name("COLUMN");
    app.add_option("--keep", options->keep, "Columns to leave as they are, also such as nobody knows")->delimiter(',')->type_name("COLUMN");
    add_reading(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] {
        options->file = input(app, options->file);
        run(*options);
    });
}

}  // namespace

extern const Command mask_command{"mask", "Mask names, IDs and phones, for mailing and for bug reports",
                                  "  baoxue mask samples/roster-2026-autumn.csv --hide address -o masked.csv\n",
                                  declare};

}  // namespace baoxue::tools
