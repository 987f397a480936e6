// report-html: the town's day on one page, to look at rather than to read.
#include <algorithm>
#include <functional>

#include <baoxue/base/words.hpp>
#include <baoxue/page.hpp>

#include "places.hpp"

namespace baoxue::tools {
namespace {

struct HtmlOptions : Options {
    std::vector<std::string> daily, last_term, cases, items;
    PagePolicy policy;

    template <class Row>
    void read(const std::vector<std::string>& files, std::vector<Row>& all, const std::vector<std::string>& kinds,
              const std::vector<std::string>& needed, std::vector<Row> (*rows_of)(const csv::Table&, csv::Rejects&))
    {
        for (const auto& file : files) {
            const csv::Table table(file, reading, kinds, needed, rejects);
            auto read = rows_of(table, rejects);
            std::ranges::move(read, std::back_inserter(all));
        }
    }
};

void run(HtmlOptions& options, const CLI::App& app)
{
    PageLists lists;
    options.read(inputs(app, options.daily), lists.daily, DailyReport::kinds(), DailyReport::needed(),
                 read_daily_reports);
    options.read(options.last_term, lists.last_term, DailyReport::kinds(), DailyReport::needed(), read_daily_reports);
    options.read(options.cases, lists.cases, CaseState::kinds(), CaseState::needed(), read_case_states);
    options.read(options.items, lists.items, OpenItem::kinds(), OpenItem::needed(), read_open_items);
    lists.cases_given = !options.cases.empty(), lists.items_given = !options.items.empty();
    settle_rejects(options);
    hold_against(options.policy.classes, places_of(lists.daily, std::mem_fn(&DailyReport::where)));
    options.policy.as_of = options.as_of;
    print_text(options, day_page(lists, options.policy));
    tell("{} reports of classes, {} cases, {} things to do on the page",
         {{"reports", lists.daily.size()}, {"cases", lists.cases.size()}, {"items", lists.items.size()}});
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<HtmlOptions>();
    app.add_option("daily", options->daily, "What report-daily wrote, by class; none or - is standard input");
    app.add_option("--last-term", options->last_term, "What report-daily wrote of the term before: a grey line behind each school's")
        ->type_name("FILE");
    app.add_option("--cases", options->cases, "What track-cases wrote: cases by state")->type_name("FILE");
    app.add_option("--items", options->items, "What flag-absent, list-outflow or list-duties wrote: what is overdue")
        ->type_name("FILE");
    app.add_option("--title", options->policy.title, "The office, for the heading")->type_name("NAME");
    app.add_option("--class", options->policy.classes.classes, "Calendars of these classes, as SCHOOL/7/1, 7/1 or 1")
        ->delimiter(',')
        ->type_name("NAME");
    app.add_option("--worst", options->policy.worst, "Calendars of so many classes with the lowest rate")
        ->capture_default_str()
        ->type_name("NUMBER");
    app.add_option("-o,--output", options->writing.file, "Write to FILE, whole or not at all")
        ->group("Output")
        ->type_name(written_file);
    add_as_of(app, *options);
    add_reading(app, *options);
    app.callback([options, &app] { run(*options, app); });
}

}  // namespace

extern const Command report_html_command{
    "report-html", "Draw the town's day as one HTML page",
    "  baoxue report-daily samples/attendance-2026-autumn.csv.gz --roster samples/roster-2026-autumn.csv "
    "--since 2026-09-01 --as-of 2026-10-16 |\n"
    "    baoxue report-html --as-of 2026-10-16 -o day.html\n",
    declare, "daily case absence_flag owed", ""};

}  // namespace baoxue::tools
