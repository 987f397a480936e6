#include "office.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/schedule.hpp>

#include <algorithm>
#include <filesystem>

#include "letter_form.hpp"

namespace baoxue::tools {
namespace fs = std::filesystem;
namespace {

struct Setting {
    std::string_view name, options;  // of the commands that have one of them
    std::string_view advice;
    bool is_file = false;
    std::string_view field = {};   // of letters: goes into --set
    std::string_view except = {};  // commands that would do another work for it
};

constexpr Setting settings[] = {
    {"issuer", "issuer", "Who issues the letters, as it stands under them"},
    {"code", "code", "The issuer in the number, such as 海街教"},
    {"signer", "issuer-person", "Who signs the letters"},
    {"contact", "set", "Whom a family may ask", false, "contact_person"},
    {"phone", "set", "The telephone of whom a family may ask", false, "contact_phone"},
    {"term", "term", "The term: 2026-09-01..2027-01-22", false, {}, "make-schedule"},
    {"calendar", "calendar", "The school calendar; baoxue new calendar makes one", true, {}, "normalize"},
    {"roster", "roster", "The roster of the term", true, {}, "check normalize tally-attendance track-cases"},
    {"villages", "household", "The villages' list of children (户籍)", true},
    {"leave", "leave", "Leave slips and 休学", true},
    {"transfers", "transfers", "Transfers and the papers that prove them", true},
    {"visits", "visits", "Visits to families", true, {}, "track-cases"},
    {"concerns", "concerns", "What worries teachers about children (学困, 思想波动)", true},
    {"marks", "marks", "Marks of exams", true},
    {"helps", "helps", "Help that children get (帮扶, 资助)", true},
    {"assign", "assign", "Who is responsible for whom", true},
    {"commitments", "commitments", "The 责任书 that are signed", true},
    {"register", "register notices", "The register of letters", true, {}, "track-cases"},
};

const Setting& setting_named(const OfficeLine& line, const std::string& file)
{
    const auto* const found = std::ranges::find(settings, line.name, &Setting::name);
    if (found != std::end(settings)) return *found;
    std::vector<std::string_view> names;
    for (const auto& setting : settings) names.push_back(setting.name);
    throw Error(Status::usage, Place{file}, say("[office] has no setting {}; there are: {}", {line.name, join_words(names)}));
}

// Whether the arguments hold the option or, of --set, the field.
bool is_given(const std::vector<std::string>& given, const std::string& option, std::string_view field)
{
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i] != option && !given[i].starts_with(option + '=')) continue;
        const bool apart = given[i] == option;
        if (field.empty() || (apart && i + 1 == given.size())) return true;
        const auto value = apart ? given[i + 1] : given[i].substr(option.size() + 1);
        if (field_named(value.substr(0, value.find('='))) == field) return true;
    }
    return false;
}

// Each file, from the folder of the settings; of a text its words together.
std::vector<std::string> values_of(const Setting& setting, const OfficeLine& line, const std::string& settings_file)
{
    std::vector<std::string> values;
    if (!setting.is_file) values.push_back(join_words(line.values, " "));
    else
        for (const auto& name : line.values)
            values.push_back(name.empty() ? name : (fs::path(settings_file).parent_path() / name).string());
    std::erase(values, "");
    return values;
}

// The options of the command that the setting goes into.
std::vector<std::string> options_in(const Setting& setting, const CLI::App& app)
{
    const auto command = app.get_name().substr(app.get_name().find(' ') + 1);
    const auto excepted = split_words(setting.except, ' ');
    if (std::ranges::find(excepted, command) != excepted.end()) return {};
    if (!setting.field.empty() && app.get_option_no_throw("--issuer") == nullptr) return {};  // of letters
    std::vector<std::string> names;
    for (const auto name : split_words(setting.options, ' '))
        if (app.get_option_no_throw("--" + std::string(name)) != nullptr) names.push_back("--" + std::string(name));
    return names;
}

}  // namespace

std::vector<std::string> office_options(const std::vector<OfficeLine>& lines, const std::string& file, const CLI::App& app,
                                        const std::vector<std::string>& given)
{
    std::vector<std::string> added;
    for (const auto& line : lines) {
        const auto& setting = setting_named(line, file);
        const auto values = values_of(setting, line, file);
        if (setting.name == "term" && !values.empty()) parse_term(values.front());
        for (const auto& option : options_in(setting, app)) {
            if (is_given(given, option, setting.field)) continue;
            for (const auto& value : values) {
                if (option == "--notices" && !fs::exists(value)) continue;  // a register that the first letter will begin
                added.push_back(option + '=' + (setting.field.empty() ? "" : std::string(setting.field) + '=') + value);
            }
        }
    }
    return added;
}

bool office_reaches(const OfficeLine& line, const std::string& file, const CLI::App& app)
{
    return !options_in(setting_named(line, file), app).empty();
}

std::vector<std::string> office_files_missing(const OfficeLine& line, const std::string& file)
{
    const auto& setting = setting_named(line, file);
    std::vector<std::string> missing;
    if (!setting.is_file || setting.name == "register") return missing;  // the first letter begins the register
    for (const auto& name : values_of(setting, line, file))
        if (!fs::exists(name)) missing.push_back(name);
    return missing;
}

std::string office_template()
{
    std::string text = "[office]\n";
    for (const auto& setting : settings)
        text += "# " + std::string(say(setting.advice)) + "\n" + std::string(setting.name) + " = \"\"\n";
    return text;
}

}  // namespace baoxue::tools
