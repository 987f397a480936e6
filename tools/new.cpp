// new: an empty file with its headings, and the files that an office begins a term with.
#include <baoxue/base/codes.hpp>
#include <baoxue/base/columns.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/text.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>
#include <baoxue/record/public_day.hpp>
#include <baoxue/schedule.hpp>

#include <algorithm>
#include <filesystem>

#include "command.hpp"
#include "forms.hpp"
#include "office.hpp"

namespace baoxue::tools {
namespace {

struct NewOptions : Options {
    std::string what, term, holidays;
};

std::string need_in_words(const Column& column, const std::vector<std::string>& kinds, Language headings)
{
    if (column.need == "required" || column.need == "optional") return std::string(say(column.need));
    std::string names;
    for (const auto name : split_words(column.need, '|')) add_word(names, heading_of(kinds, name, headings), ", ");
    return say("one of {}", {names});
}

void write_headings(const NewOptions& options)
{
    const std::vector<std::string> kinds{options.what};
    const auto headings = options.writing.language();
    std::vector<std::string> names;
    std::vector<Column> columns(columns_of(options.what).begin(), columns_of(options.what).end());
    std::erase_if(columns, [](const Column& column) { return column.form == "span"; });  // two columns say the same
    for (const auto& column : columns) names.emplace_back(column.name);
    csv::Writer out(options.writing, names, kinds);
    out.finish();
    for (const auto& column : columns)
        tell(fit(std::string(heading_of(kinds, column.name, headings)), 24) + need_in_words(column, kinds, headings) + "; " +
             form_in_words(column.form, headings));
}

void write_calendar(const NewOptions& options)
{
    const auto term = parse_term(options.term);
    const auto holidays = read_public_days(options.holidays, options.reading);
    csv::Writer out(options.writing, {"date", "kind", "term", "note"}, {"calendar"});
    std::size_t school_days = 0;
    for (const auto& day : term_calendar(term, holidays)) {
        school_days += day.kind == "school" || day.kind == "makeup" ? 1 : 0;
        out.cell(to_string(day.date)).cell(day.kind).cell(day.term).cell(day.note).end_row();
    }
    const auto days = out.rows();
    out.finish();
    tell("{} days, {} of them school days", {{"days", days}, {"school_days", school_days}});
    for (const int year : years_not_told(term, holidays)) {
        const bool none = std::ranges::none_of(holidays, [&](const PublicDay& day) {
            return int(std::chrono::year_month_day(day.date).year()) == year;
        });
        if (none) tell("no holidays of {} are known: Monday to Friday all count as school days", {{"year", year}});
        tell("the make-up days of {} are not known yet: when they are told, write them with the holidays into a table " "(baoxue new holidays) and give it with --holidays",
             {{"year", year}});
    }
}

std::vector<std::string> kinds_to_begin()
{
    std::vector<std::string> kinds{"office", "holidays"};
    for (const auto kind : kinds_of_files()) kinds.emplace_back(kind);
    return kinds;
}

void run(const NewOptions& options)
{
    if (options.what.empty()) throw Error(Status::usage, say("begin what? One of: {}", {join_words(kinds_to_begin())}));
    const bool calendar = options.what == "calendar" && !options.term.empty();
    if (!options.holidays.empty() && !calendar)
        throw Error(Status::usage, say("--holidays goes with new calendar --term"));
    if (std::filesystem::is_regular_file(options.writing.file))
        throw Error(Status::usage, say("{} exists already; give another name", {options.writing.file}));
    if (options.what == "office") return print_text(options, office_template());
    if (options.what == "holidays") return print_text(options, policy_text("holidays"));
    if (calendar) return write_calendar(options);
    write_headings(options);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<NewOptions>();
    takes(app.add_option("what", options->what, "What to begin"), kinds_to_begin());
    app.add_option("--term", options->term, "Of a calendar: write the days of this term, 2026-09-01..2027-01-22")
        ->type_name("DATES");
    app.add_option("--holidays", options->holidays, "Your own table of holidays and make-up days in place of the built-in one")
        ->type_name("FILE");
    add_writing(app, *options);
    app.callback([options] {
        if (!options->writing.headings) options->writing.headings = spoken();
        run(*options);
    });
}

}  // namespace

extern const Command new_command{"new", "Begin a file: its headings and what may stand below them, a calendar, the office's settings",
                                 "  baoxue new visits -o visits.csv\n"
                                 "  baoxue new calendar --term 2026-09-01..2027-01-22 -o calendar.csv\n"
                                 "  baoxue new office -o office.conf\n",
                                 declare};

}  // namespace baoxue::tools
