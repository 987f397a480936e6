// mask: names and numbers made unrecognisable in any of our files.
#include <baoxue/rule/mask.hpp>

#include <baoxue/base/columns.hpp>
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

// The kinds of files whose headings are known, the roster's first.
std::vector<std::string> all_kinds()
{
    std::vector<std::string> kinds;
    for (const auto kind : kinds_of_files()) kinds.emplace_back(kind);
    return kinds;
}

bool names(const std::vector<std::string>& columns, const csv::Heading& heading, std::size_t column)
{
    return std::ranges::any_of(
        columns, [&](const auto& name) { return name == heading.columns[column] || name == heading.cells[column]; });
}

void run(MaskOptions& options)
{
    const csv::Table table(options.file, options.reading, all_kinds(), {}, options.rejects);
    settle_rejects(options, table.rows() + options.rejects.rows.size());
    const auto& heading = table.heading();
    csv::Writer out(options.writing, heading.cells, {});
    std::vector<std::string_view> cells(heading.cells.size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = table.raw(row, i);
        const auto masked = mask_row(heading.columns, cells);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (names(options.hide, heading, i)) out.cell(cells[i].empty() ? "" : "*");
            else out.cell(names(options.keep, heading, i) ? cells[i] : std::string_view(masked[i]));
        }
        out.end_row();
    }
    out.finish();
    tell(say("{} rows masked", {table.rows()}));
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<MaskOptions>();
    app.add_option("file", options->file, "The file; standard input if none")->type_name("FILE");
    app.add_option("--hide", options->hide, "Columns to hide altogether, such as address")
        ->delimiter(',')
        ->type_name("COLUMN");
    app.add_option("--keep", options->keep, "Columns to leave as they are")->delimiter(',')->type_name("COLUMN");
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
