// normalize: a raw export in the shape and the words that all commands share.
#include <baoxue/base/columns.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/normalize.hpp>

#include "command.hpp"
#include "evidence.hpp"
#include "normalized_rows.hpp"

namespace baoxue::tools {
namespace {

struct NormalizeOptions : Options {
    std::vector<std::string> files;
    std::string calendar;
    std::vector<std::string> set;
    NormalizePolicy policy;
    std::string month;
    ChildFiles children;
    ClassChoice places;
};

void complete(NormalizeOptions& options)
{
    NormalizePolicy& policy = options.policy;
    policy.as_of = options.as_of;
    policy.calendar = read_calendar(options, options.calendar);
    if (!options.month.empty()) policy.month = parse_month(options.month);
    if (!options.month.empty() && !policy.month)
        throw Error(Status::usage, say("--wide-month {} is not a month; write 2026-09", {options.month}));
    for (const auto& pair : options.set) policy.set.push_back(setting(pair));
}

void tell_summary(const std::string& file, const Normalized& result, std::size_t rejected)
{
    tell("{}: {}; {} rows read, {} written, {} rejected, {} title rows and {} footers left out",
         {{"file", file}, {"kind", result.kind}, {"rows_read", result.rows_in}, {"rows_written", result.rows_out},
          {"rejected", rejected}, {"title_rows", result.title_rows}, {"footers", result.footers}});
    if (result.filled_up != 0) tell("{}: {} rows filled up; their last empty cells were missing",
                                    {{"file", file}, {"rows_filled_up", result.filled_up}});
    if (result.unrecorded != 0)
        tell("{}: {} rows without a status record nothing", {{"file", file}, {"unrecorded", result.unrecorded}});
    if (result.lessons_numbered != 0)
        tell("{}: up to {} lessons of a day were numbered by the clock: a day must stand in one file whole",
             {{"file", file}, {"lessons_numbered", result.lessons_numbered}});
    if (!result.class_of_title.empty())
        tell("{}: all rows are of class {}, as the title says", {{"file", file}, {"class", result.class_of_title}});
    if (result.silent != 0) tell("{} students of the grid have no record at all", {{"silent", result.silent}});
    for (const auto& [column, count] : result.not_understood)
        tell(say("{}: {} cells are not understood and stay as they stand", {column, count}));
    for (const auto& [column, count] : result.empty)
        tell(say("{}: {} empty; for merged cells --fill-down", {column, count}));
    if (!result.unknown.empty()) {
        std::string columns;
        for (const auto column : result.unknown) add_word(columns, std::to_string(column), ", ");
        tell(say("{}: headings that nobody knows pass through: column {}; name them in a file for --columns", {file, columns}));
    }
    for (const auto& remark : result.remarks) tell(remark);
    for (const auto& heading : result.left_out)
        tell("{}: a column that a list by days cannot keep; left out", {{"column_left_out", heading}});
}

void run(const CLI::App& app, NormalizeOptions& options)
{
    const auto files = inputs(app, options.files);
    complete(options);
    std::vector<Normalized> results;
    if (is_system(options.policy.profile)) {
        results.push_back(normalize_system(files, options.reading, options.policy, options.rejects));
        tell_summary(results.back().file, results.back(), options.rejects.rows.size());
    } else for (const auto& file : files) {
        const std::size_t rejected = options.rejects.rows.size();
        results.push_back(normalize(file, options.reading, options.policy, options.rejects));
        tell_summary(file, results.back(), options.rejects.rows.size() - rejected);
    }
    settle_rejects(options);
    write_normalized(options, joined(std::move(results)), options.children, options.places);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<NormalizeOptions>();
    NormalizePolicy& policy = options->policy;
    app.add_option("files", options->files, "The exports, several of one kind as one list; - is standard input")->type_name("FILE");
    takes(app.add_option("--kind", policy.kind, "Kind of file; told from the headings if not given"), kinds_of_files());
    add_profile(app, policy.profile);
    app.add_option("--words", policy.codes, "Words of your own: a CSV of column,word,code")->type_name("FILE");
    app.add_flag("--fill-down", policy.fill_down,
                 "Merged cells: an empty school, grade or class is that of the row above");
    app.add_option("--wide-month", options->month, "The month of a grid of days; told from the title if not given")
        ->type_name("MONTH");
    app.add_option("--blank", policy.blank, "What an empty cell of a grid means; nothing recorded if not given")
        ->type_name("CODE");
    app.add_option("--set", options->set, "Fill a column where it is empty or lacking, such as class=2")
        ->type_name("COLUMN=VALUE");
    app.add_option("--calendar", options->calendar, "School days of absences that are told from a day to a day")
        ->type_name("FILE");
    add_children(app, options->children);
    add_places(app, options->places);
    add_as_of(app, *options);
    add_reading(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] { run(app, *options); });
}

}  // namespace

extern const Command normalize_command{"normalize", "Bring a raw export into the shape that all commands read",
                                       "  baoxue normalize samples/month-sheet-2026-09.csv --profile paper\n", declare};

}  // namespace baoxue::tools
