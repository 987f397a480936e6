// view: a list on the terminal, and rows and columns picked from it.
#include <baoxue/view.hpp>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/words.hpp>

#include "command.hpp"

namespace baoxue::tools {
namespace {

struct ViewOptions : Options {
    std::string file;
    ViewPolicy policy;
};

// Somebody asks for a language or looks at the list; else all stands as in the file.
bool translated(const csv::WriteOptions& writing)
{
    return writing.headings || writing.words || writing.shown();
}

csv::Writer writer(const csv::WriteOptions& writing, const csv::Table& table, const View& view)
{
    std::vector<std::string> columns, headings;
    for (const auto place : view.columns) {
        const auto& heading = table.heading().cells[place];
        const auto& name = view.names[place];
        columns.push_back(name.empty() ? heading : name);
        const bool ours = writing.headings || writing.shown();
        headings.push_back(ours ? heading_in(heading, name, view.kinds, writing.language()) : heading);
    }
    csv::Writer out(writing, columns, view.kinds);
    out.head(headings);
    return out;
}

void run(ViewOptions& options)
{
    const csv::Table table(options.file, options.reading, csv::every_kind(), {}, options.rejects);
    settle_rejects(options);
    const auto view = baoxue::view(table, options.policy);
    const bool codes = translated(options.writing) && !options.writing.in_words();
    auto out = writer(options.writing, table, view);
    for (const auto row : view.rows) {
        for (const auto place : view.columns) {
            const auto cell = table.raw(row, place);
            out.cell(codes ? in_codes(vocabulary_of(view.kinds, view.names[place]), cell) : std::string(cell));
        }
        out.end_row();
    }
    out.finish();
    for (const auto& [condition, rows] : view.unlike)
        if (rows != 0) tell("--where {}: {} rows left out whose cell cannot be compared with that",
                            {{"condition", condition}, {"rows_not_comparable", rows}});
    tell("{} of {} rows", {{"rows_shown", view.rows.size()}, {"rows", table.rows()}});
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<ViewOptions>();
    ViewPolicy& policy = options->policy;
    app.add_option("file", options->file, "The file; standard input if none")->type_name("FILE");
    app.add_option("--select", policy.select, "These columns in this order")
        ->delimiter(',')
        ->type_name("COLUMN");
    app.add_option("--where", policy.where, "Rows of which this holds: = != < <= > >= or ~, holds the text; all must")
        ->type_name("COLUMN>=VALUE");
    app.add_option("--sort", policy.sort, "By these columns; -COLUMN: the largest first")
        ->delimiter(',')
        ->type_name("COLUMN");
    app.add_option("--head", policy.head, "The first rows only")->type_name("NUMBER");
    add_reading(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] {
        options->file = input(app, options->file);
        run(*options);
    });
}

}  // namespace

extern const Command view_command{
    "view", "Look at a list, and pick rows and columns from it",
    "  baoxue view samples/roster-2026-autumn.csv --select 姓名,年级,班级 --where '年级>=7' --head 3\n", declare};

}  // namespace baoxue::tools
