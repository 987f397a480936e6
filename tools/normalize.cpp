// normalize: a raw export in the shape and the words that all commands share.
#include <baoxue/base/columns.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/normalize.hpp>

#include <algorithm>
#include <functional>
#include <set>

#include "children.hpp"
#include "command.hpp"
#include "evidence.hpp"
#include "places.hpp"

namespace baoxue::tools {
namespace {

struct NormalizeOptions : Options {
    std::string file, calendar;
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
    tell(say("{}: {}; {} rows read, {} written, {} rejected, {} title rows and {} footers left out",
             {file, result.kind, result.rows_in, result.rows_out, rejected, result.title_rows, result.footers}));
    if (result.filled_up != 0) tell(say("{}: {} rows filled up; their last empty cells were missing", {file, result.filled_up}));
    if (result.unrecorded != 0)
        tell(say("{}: {} rows without a status record nothing", {file, result.unrecorded}));
    if (result.lessons_numbered != 0)
        tell(say("{}: up to {} lessons of a day were numbered by the clock: a day must stand in one file whole",
                 {file, result.lessons_numbered}));
    if (!result.class_of_title.empty())
        tell(say("{}: all rows are of class {}, as the title says", {file, result.class_of_title}));
    if (result.silent != 0) tell(say("{} students of the grid have no record at all", {result.silent}));
    for (const auto& [column, count] : result.not_understood)
        tell(say("{}: {} cells are not understood and stay as they stand", {column, count}));
    for (const auto& heading : result.left_out)
        tell(say("{}: a column that a list by days cannot keep; left out", {heading}));
}

// What a row says of whom it is about.
Who who_in(const std::vector<std::string>& columns, const std::vector<std::string_view>& cells)
{
    return who_of([&](std::string_view column) {
        const auto at = static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin());
        return at < cells.size() ? cells[at] : std::string_view();
    });
}

// Whether a row is of the places chosen. Throws for words that name no place of the rows.
std::function<bool(const Who&)> chosen(const NormalizeOptions& options, const Normalized& result)
{
    if (options.places.all()) return [](const Who&) { return true; };
    const auto place_of = [](const Who& who) {
        return SchoolClass{who.school_id, who.school_name, who.grade, who.class_name};
    };
    std::set<SchoolClass> places;
    Schools schools;
    result.each_row([&](const auto& cells) { places.insert(place_of(who_in(result.columns, cells))); });
    for (const auto& place : places) schools.learn(place.school_id, place.school_name);
    hold_against(options.places, std::vector<SchoolClass>(places.begin(), places.end()), schools);
    return
        [&choice = options.places, schools, place_of](const Who& who) { return choice.wants(place_of(who), schools); };
}

void write_as_is(const NormalizeOptions& options, const Normalized& result)
{
    const auto wanted = chosen(options, result);
    csv::Writer out(options.writing, result.columns, {result.kind});
    if (options.places.all()) result.write(out);
    else
        result.each_row([&](const auto& cells) {
            if (!wanted(who_in(result.columns, cells))) return;
            for (const auto cell : cells) out.cell(cell);
            out.end_row();
        });
    out.finish();
}

// The rows with the numbers of their children; those without a child left out.
void write_placed(NormalizeOptions& options, const std::string& file, const Normalized& result)
{
    const auto wanted = chosen(options, result);
    Children children(options, options.children);
    children.settle();
    auto columns = result.columns;
    for (const auto* number : {"student_id", "national_id"})
        if (std::ranges::find(columns, number) == columns.end()) columns.emplace_back(number);
    csv::Writer out(options.writing, columns, child_kinds({result.kind}));
    result.each_row([&](const std::vector<std::string_view>& cells) {
        const auto who = who_in(columns, cells);
        if (!wanted(who)) return;
        const Who* const child = children.child_of(who, {file, 0, {}});
        if (child == nullptr) return;
        for (std::size_t i = 0; i < columns.size(); ++i)
            out.cell(columns[i] == "student_id" && child->student_id.usable()     ? child->student_id.key
                     : columns[i] == "national_id" && child->national_id.usable() ? child->national_id.key
                     : i < cells.size()                                           ? std::string(cells[i])
                                                                                  : std::string());
        out.end_row();
    });
    children.tell_unplaced();
    out.finish();
}

void run(const CLI::App& app, NormalizeOptions& options)
{
    const auto file = input(app, options.file);
    complete(options);
    const auto result = normalize(file, options.reading, options.policy, options.rejects);
    tell_summary(file, result, options.rejects.rows.size());
    settle_rejects(options);
    if (!options.children.rosters.empty()) return write_placed(options, file, result);
    write_as_is(options, result);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<NormalizeOptions>();
    NormalizePolicy& policy = options->policy;
    app.add_option("file", options->file, "The export; - is standard input")->type_name("FILE");
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
