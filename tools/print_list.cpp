// print-list: any list as a sheet to sign: title, unit, date, total, signatures, on A4 across.
#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/list_sheet.hpp>
#include <baoxue/paper/printer.hpp>
#include <baoxue/view.hpp>

#include "command.hpp"

namespace baoxue::tools {
namespace {

struct PrintOptions : Options {
    std::string file, font;
    ViewPolicy policy;
    ListSheetPolicy sheet;
    bool upright = false;
};

bool ends_with(const std::string& file, std::string_view ending)
{
    return file.ends_with(ending);
}

void run(PrintOptions& options)
{
    const auto& file = options.writing.file;
    const auto script = spoken() == Language::traditional ? Language::traditional : Language::simplified;
    std::optional<paper::Fonts> fonts;
    if (ends_with(file, ".pdf")) fonts.emplace(script, options.font);
    else if (!ends_with(file, ".html") && !ends_with(file, ".txt") && !ends_with(file, ".xlsx") && file != "-")
        throw Error(Status::usage, say("-o {}: print-list writes .pdf, .html, .xlsx or .txt", {file}));
    const csv::Table table(options.file, options.reading, csv::every_kind(), {}, options.rejects);
    settle_rejects(options);
    options.sheet.day = options.as_of;
    options.sheet.landscape = !options.upright;
    auto chosen = view(table, options.policy);
    ListRows list{std::move(chosen.columns), std::move(chosen.rows), std::move(chosen.names), {}, std::move(chosen.kinds)};
    for (std::size_t i = 0; i < list.names.size(); ++i)
        list.headings.push_back(heading_in(table.heading().cells[i], list.names[i], list.kinds, spoken()));
    const auto sheets = list_sheets(table, list, options.sheet);
    if (ends_with(file, ".xlsx")) {
        if (sheets.size() != 1) throw Error(Status::usage, say("--each makes several sheets: onto paper, not into a workbook"));
        return write_workbook(sheets.front(), file);
    }
    csv::OutputFile out(file);
    const auto write = [&](std::string_view bytes) { out.write(bytes); };
    const auto printer = fonts                     ? paper::print_pdf(*fonts, options.sheet.title, options.as_of, write)
                         : ends_with(file, ".html") ? paper::print_html(script, options.sheet.title, write)
                                                    : paper::print_text(write);
    for (const auto& sheet : sheets) printer->print(sheet, {options.file});
    printer->finish();
    out.finish();
    tell("{} sheets of {} rows", {{"sheets", sheets.size()}, {"rows", table.rows()}});
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<PrintOptions>();
    auto& policy = options->policy;
    auto& sheet = options->sheet;
    app.add_option("file", options->file, "The list; standard input if none")->type_name("FILE");
    app.add_option("--title", sheet.title, "What stands above it, such as 流出学生花名册")->type_name("TEXT")->required();
    app.add_option("--unit", sheet.unit, "The unit that fills it in")->type_name("NAME");
    app.add_option("--select", policy.select, "These columns in this order")->delimiter(',')->type_name("COLUMN");
    app.add_option("--where", policy.where, "Rows of which this holds: = != < <= > >= or ~, holds the text; all must")->type_name("COLUMN>=VALUE");
    app.add_option("--sort", policy.sort, "By these columns; -COLUMN: the largest first")->delimiter(',')->type_name("COLUMN");
    app.add_option("--each", sheet.each, "A sheet for each value of these columns, such as 学校,年级,班级")->delimiter(',')->type_name("COLUMN");
    app.add_option("--sign", sheet.sign, "Who signs below; 填报人,审核人,单位负责人 if not given")->delimiter(',')->type_name("NAME");
    app.add_flag("--upright", options->upright, "The paper upright, not across");
    app.add_option("--font", options->font, "Fonts for the text, comma between, before the usual ones")->type_name("NAMES");
    app.add_option("-o,--output", options->writing.file, "Write to FILE, .pdf, .html, .xlsx or .txt, whole or not at all")->group("Output")->type_name(written_file);
    add_as_of(app, *options);
    add_reading(app, *options);
    app.callback([options, &app] {
        options->file = input(app, options->file);
        run(*options);
    });
}

}  // namespace

extern const Command print_list_command{
    "print-list", "Print any list as a sheet with title, unit, date, total and signatures",
    "  baoxue print-list samples/roster-2026-autumn.csv --title 班级联系表 --select 姓名,监护人,关系,联系电话 --each 学校,年级,班级 --upright -o contacts.pdf\n",
    declare, "", ""};

}  // namespace baoxue::tools
