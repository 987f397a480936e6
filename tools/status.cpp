// status: what lies in a folder of lists, what is missing, and what to type next.
#include <baoxue/base/codes.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/desk.hpp>

#include <algorithm>

#include "command.hpp"
#include "config.hpp"

namespace baoxue::tools {
namespace {

struct StatusOptions : Options {
    std::string folder = ".";
    bool steps = false;
    DeskPolicy policy;
};

// What the settings that hold say: an issuer, and files by the kind of list that they are.
void ask_settings(DeskPolicy& policy, const std::optional<std::string>& config)
{
    static constexpr std::pair<std::string_view, std::string_view> kinds[] = {{"register", "notices"}, {"villages", "population"}};
    const auto file = config_places(config).back().file;
    if (file.empty()) return;
    for (const auto& [section, name, values] : config_lines(file)) {
        if (section != "office" || values.empty() || values.front().empty()) continue;
        if (name == "issuer") policy.office = true;
        const auto* const other = std::ranges::find(kinds, name, [](const auto& pair) { return pair.first; });
        policy.named.emplace(other == std::end(kinds) ? name : std::string(other->second), values.front());
    }
}

std::string day(const std::optional<Date>& date)
{
    return to_string(date);
}

std::string remark(const DeskFile& file)
{
    if (!file.trouble.empty()) return file.trouble;
    if (file.kind.empty()) return std::string(say("no list that is known; baoxue help columns tells the headings"));
    if (file.grid) return std::string(say("a sheet with days as columns: normalize makes rows of it"));
    return file.profile.empty() ? "" : say("exported by {}", {file.profile});
}

void write_files(const StatusOptions& options, const std::vector<DeskFile>& files)
{
    csv::Writer out(options.writing, {"file", "kind", "rows", "first_day", "last_day", "encoding", "remark"}, {"desk"});
    for (const auto& file : files) {
        out.cell(file.name).cell(file.kind).cell(static_cast<long long>(file.rows)).cell(day(file.first ? file.first : file.of));
        out.cell(day(file.last)).cell(file.encoding).cell(remark(file)).end_row();
    }
    out.finish();
}

std::string in_words(std::string_view kind)
{
    return std::string(spoken() == Language::english ? kind : label("file_kind", kind, spoken()));
}

std::string missing_in_words(const DeskStep& step)
{
    std::string text;
    for (const auto& kind : step.missing) add_word(text, in_words(kind), say(", "));
    return text;
}

void write_steps(const StatusOptions& options, const std::vector<DeskStep>& steps)
{
    csv::Writer out(options.writing, {"state", "task", "missing", "advice", "command"}, {"desk"});
    for (const auto& step : steps)
        out.cell(to_string(step.state)).cell(say(step.task)).cell(missing_in_words(step)).cell(step.advice).cell(step.command).end_row();
    out.finish();
}

void tell_missing(const std::vector<std::string>& kinds)
{
    if (kinds.empty()) return;
    tell(std::string(say("What is missing, and how to begin it:")));
    for (const auto& kind : kinds) {
        std::string how;
        if (kind == "office") how = "  baoxue new office -o baoxue.conf";
        else if (kind == "calendar") how = say("  baoxue new calendar --term FIRST..LAST -o calendar.csv", {});
        else if (kind != "roster" && kind != "attendance") how = "  baoxue new " + kind + " -o " + kind + ".csv";
        tell("  " + in_words(kind) + how);
    }
}

void tell_steps(const std::vector<DeskStep>& steps)
{
    tell(std::string(say("What comes next:")));
    for (const auto& step : steps) {
        tell("  " + std::string(label("step_state", to_string(step.state), spoken())) + "  " + std::string(say(step.task)));
        if (!step.missing.empty()) tell("      " + say("missing: {}", {missing_in_words(step)}));
        if (!step.advice.empty()) tell("      " + step.advice);
        if (!step.command.empty() && step.state != StepState::done) tell("      " + step.command);
    }
}

void run(StatusOptions& options)
{
    const auto files = look_at_desk(options.folder, options.reading);
    const auto steps = next_steps(files, options.policy);
    if (options.steps) return write_steps(options, steps);
    write_files(options, files);
    tell("{} lists in {}", {{"lists", files.size()}, {"folder", std::string_view(options.folder)}});
    tell_missing(missing_kinds(files, options.policy));
    tell_steps(steps);
    settle_findings(options, std::ranges::any_of(steps, [](const auto& step) { return step.state != StepState::done; }));
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<StatusOptions>();
    app.add_option("folder", options->folder, "The folder of lists; this one if not given")->type_name("DIR");
    app.add_flag("--steps", options->steps, "Write the steps of the plan instead, each with its command");
    auto* const as_of = app.add_option("--as-of", options->policy.as_of, "The day that the commands judge by; today if not given");
    as_of->type_name("DATE");
    add_exit_code(app, *options);
    add_input(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] {
        const auto& text = options->policy.as_of;
        if (!text.empty() && !parse_date(text)) throw Error(Status::usage, say("{} {} is not a date; write 2026-09-14", {"--as-of", text}));
        const auto* const config = app.get_option("--config");
        ask_settings(options->policy, config->empty() ? std::nullopt : std::optional(config->as<std::string>()));
        options->policy.folder = options->folder == "." ? "" : options->folder;
        run(*options);
    });
}

}  // namespace

extern const Command status_command{"status", "Say which lists are in a folder, what is missing, and what to type next",
                                    "  baoxue status samples\n", declare};

}  // namespace baoxue::tools
