// The options that commands share.
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

#include "command.hpp"
#include "terminal.hpp"

namespace baoxue::tools {
namespace {

constexpr int most_threads = 1024;  // more would wait for each other only

Date date_given(const std::string& option, const std::string& text)
{
    if (const auto date = parse_date(text)) return *date;
    throw Error(Status::usage, say("{} {} is not a date; write 2026-09-14", {option, text}));
}

// 2026, or from August on 2026-2027
Date year_given(const std::string& text)
{
    using namespace std::chrono;
    const bool digits = text.size() >= 4 && text.find_first_not_of("0123456789-") == text.npos;
    const int first = digits ? std::stoi(text.substr(0, 4)) : 0;
    const bool of_school = text.size() == 9 && text == std::to_string(first) + '-' + std::to_string(first + 1);
    if (first < 1900 || first > 2100 || (text.size() != 4 && !of_school))
        throw Error(Status::usage, say("--year {} is not a year; write 2026, or 2026-2027", {text}));
    return year{first} / (of_school ? August : January) / 1;
}

}  // namespace

void add_input(CLI::App& app, Options& options)
{
    csv::ReadOptions& reading = options.reading;
    reading.tell = [](const std::string& line) { tell(line); };
    const auto add = [&](const std::string& name, auto& value, const std::string& help) {
        return app.add_option(name, value, help)->group("Input");
    };
    add("--encoding", reading.encoding, "Encoding of the input")
        ->type_name("auto|utf-8|gb18030|big5|utf-16le|utf-16be");
    add("--separator", reading.separator, "Separator: auto or one of , ; | tab")->type_name("NAME");
    add("--sheet", reading.sheet, "Of a workbook this sheet; the first with a known heading if not given")
        ->type_name("NAME|NUMBER");
    takes<csv::DateOrder>(add("--dates", reading.dates, "The order of 9/1/2026; told by its column if not given"),
                          {{"dmy", csv::DateOrder::dmy}, {"mdy", csv::DateOrder::mdy}, {"ymd", csv::DateOrder::ymd}});
    if (app.get_option_no_throw("--year") == nullptr)  // assign-duty has one for the year of commitments
        app.add_option_function<std::string>(
           "--year", [&reading](const std::string& text) { reading.year = year_given(text); },
           "The year of dates such as 9月16日, or the school year: 2026, 2026-2027; told by the title if not given")
        ->group("Input")
        ->type_name("YEAR");
    add("--columns", reading.columns, "More headings: a CSV of column,heading")->type_name("FILE");
    add("-j,--jobs", reading.jobs, "Threads; 0 takes one per processor")
        ->check(CLI::Range(0, most_threads))
        ->type_name("NUMBER");
    takes<csv::Engine>(add("--engine", reading.engine, "Row parser; the result is the same"),
                       {{"two-lanes", csv::Engine::two_lanes}, {"library", csv::Engine::library}})
        ->group("");  // for those who work on the program, as the next
    add("--block", reading.block, "Bytes read at once; the result is the same")->group("")->type_name("NUMBER");
}

void add_reading(CLI::App& app, Options& options)
{
    add_input(app, options);
    app.add_option_function<std::string>(
           "--rejects",
           [&options](const std::string& file) {
               options.rejects_file = file;
               options.rejects.collect = true;
           },
           "Collect bad rows in FILE and go on")
        ->group("Input")
        ->type_name(written_file);
    app.add_option("--max-rejects", options.max_rejects, "Most bad rows to go on with, in percent; default 1")
        ->group("Input")
        ->check(CLI::Range(0.0, 100.0))
        ->type_name("PERCENT");
}

void add_writing(CLI::App& app, Options& options)
{
    csv::WriteOptions& writing = options.writing;
    app.add_option("-o,--output", writing.file, "Write to FILE, whole or not at all")
        ->group("Output")
        ->type_name(written_file);
    app.add_flag("--excel", writing.excel, "For Excel and WPS: byte-order mark, CRLF, no live formulas")
        ->group("Output");
    takes<Language>(app.add_option("--headings", writing.headings, "Language of the headings"),
                    {{"en", Language::english}, {"zh-Hans", Language::simplified}, {"zh-Hant", Language::traditional}})
        ->group("Output");
    takes<bool>(app.add_option("--codes", writing.words, "Words or codes in the cells; words beside Chinese headings"),
                {{"words", true}, {"codes", false}})
        ->group("Output");
    app.add_flag_callback("--csv", [&writing] { writing.show = {}; }, "On a terminal too: CSV instead of a table")
        ->group("Output");
    app.add_option_function<std::string>(
           "--output-format",
           [&writing](const std::string& form) {
               if (form != "jsonl") return;
               if (writing.file != "-") throw Error(Status::usage, say("--output-format jsonl goes to standard output; leave out -o"));
               writing.show = show_json_lines;
               writing.words = writing.words.value_or(false);
               writing.headings = writing.headings.value_or(Language::english);
           },
           "Rows as CSV, or as JSON lines on standard output")
        ->type_name("csv|jsonl")
        ->check(CLI::IsMember({"csv", "jsonl"}))
        ->group("Output");
    const auto color = std::make_shared<Color>(Color::automatic);
    takes<Color>(app.add_option("--color", *color, "Colours of the table on a terminal"),
                 {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}})
        ->group("Output");
    if (on_terminal()) writing.show = [color](const csv::Listing& rows) { show(rows, *color); };
}

void add_as_of(CLI::App& app, Options& options)
{
    app.add_option_function<std::string>(
           "--as-of", [&options](const std::string& text) { options.as_of = date_given("--as-of", text); },
           "The day to judge by; today if not given")
        ->type_name("DATE");
}

CLI::Option* add_date(CLI::App& app, const std::string& name, std::optional<Date>& date, const std::string& help)
{
    return app
        .add_option_function<std::string>(
            name, [&date, name](const std::string& text) { date = date_given(name, text); }, help)
        ->type_name("DATE");
}

void add_profile(CLI::App& app, std::string& profile)
{
    takes(app.add_option("--profile", profile, "Whose codes the cells may hold"), profiles());
}

void add_exit_code(CLI::App& app, Options& options)
{
    app.add_flag("--exit-code", options.exit_code, "End with status 1 when something was found");
}

void add_usual(CLI::App& app, Options& options)
{
    add_as_of(app, options);
    add_exit_code(app, options);
    add_reading(app, options);
    add_writing(app, options);
}

std::pair<std::string, std::string> setting(const std::string& text)
{
    const auto equals = text.find('=');
    if (equals == 0 || equals == text.npos) throw Error(Status::usage, say("--set {}: write column=value", {text}));
    return {text.substr(0, equals), text.substr(equals + 1)};
}

std::string input(const CLI::App& app, const std::string& file)
{
    if (!file.empty() && file != "-") return file;
    if (!isatty(STDIN_FILENO)) return "-";
    std::fputs(app.help().c_str(), stderr);
    throw CLI::RuntimeError(static_cast<int>(Status::usage));
}

std::vector<std::string> inputs(const CLI::App& app, std::vector<std::string> files)
{
    if (files.empty()) files.emplace_back();
    for (auto& file : files) file = input(app, file);
    return files;
}

void settle_rejects(const Options& options)
{
    if (options.rejects_file.empty()) return;
    csv::Writer out(options.writing.to(options.rejects_file), {"file", "line", "column", "reason", "row"}, {"rejects"});
    const auto& rejected = options.rejects.rows;
    for (const auto& reject : rejected) {
        out.cell(reject.place.file).cell(static_cast<long long>(reject.place.line)).cell(reject.place.column);
        out.cell(reject.reason).cell(reject.row).end_row();
    }
    out.finish();
    if (!rejected.empty()) tell("{} bad rows left out, see {}",
                                {{"rejected", rejected.size()}, {"rejects_file", options.rejects_file}});
    options.rejects.hold_limit(options.max_rejects);
}

void print_text(const Options& options, std::string_view text)
{
    if (fold(options.writing.file).ends_with(".xlsx"))
        throw Error(Status::usage, {options.writing.file}, say("this is text, no table for a workbook; give the file another ending"));
    csv::OutputFile out(options.writing.file);
    out.write(text);
    out.finish();
}

void make_folder(const std::string& folder)
{
    namespace fs = std::filesystem;
    std::error_code error;
    if (fs::create_directories(folder, error)) fs::permissions(folder, fs::perms::owner_all, error);
    if (error || !fs::is_directory(folder, error)) throw Error(Status::system, {folder}, say("cannot make the folder"));
}

void settle_findings(const Options& options, bool found)
{
    if (found && options.exit_code) throw CLI::RuntimeError(static_cast<int>(Status::findings));
}

}  // namespace baoxue::tools
