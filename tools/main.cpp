// The table of commands -> CLI11 -> run -> exit status. The only catch of Error.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <new>
#include <system_error>

#include <baoxue/base/error.hpp>
#include <baoxue/base/manual.hpp>
#include <baoxue/base/version.hpp>
#include <baoxue/base/words.hpp>

#include "apart.hpp"
#include "command.hpp"
#include "config.hpp"
#include "front.hpp"
#include "handbook.hpp"
#include "help.hpp"
#include "mistakes.hpp"
#include "our_words.hpp"
#include "pages.hpp"
#include "reference.hpp"
#include "watcher.hpp"

namespace baoxue::tools {

namespace {

int complain(const std::string& message, Status status)
{
    tell_error(message);
    return static_cast<int>(status);
}

int show(const std::string& text)
{
    if (std::fputs(text.c_str(), stdout) >= 0 && std::fflush(stdout) == 0) return 0;
    return complain(std::string(say("cannot write to standard output")), Status::system);
}

int run(const Command& command, std::vector<std::string> arguments)
{
    CLI::App app{std::string(command.summary), "baoxue " + std::string(command.name)};
    prepare(app, command);
    command.declare(app);
    one_value_each(app);
    std::string remark;
    app.parse_complete_callback([&] {
        hold_apart(app);
        if (!remark.empty()) tell(remark);
    });
    try {
        auto config = with_config(app, std::move(arguments));
        remark = std::move(config.remark);
        arguments = in_our_words(app, std::move(config.arguments));
        std::ranges::reverse(arguments);  // as CLI11 wants them
        app.parse(arguments);
        return static_cast<int>(Status::done);
    } catch (const CLI::CallForHelp&) {
        return show(app.help());
    } catch (const CLI::RuntimeError& error) {
        return error.get_exit_code();
    } catch (const CLI::ParseError& error) {
        return complain(explain(app, error), Status::usage);
    }
}

int help_on(const std::vector<std::string>& words)
{
    if (words.empty()) return show(overview());
    if (const auto* page = find_reference(words.front())) return show(page->text(words.size() > 1 ? words[1] : ""));
    if (const auto* topic = find_topic(words.front())) return show(plain(manual_text(topic->name)));
    if (const Command* command = find_command(words.front()))
        return show(plain(manual_text(command->name)) + "\n") + run(*command, {"--help"});
    return complain(unknown_command(words.front()), Status::usage);
}

int main(std::vector<std::string> arguments)
{
    choose_language(arguments);
    if (arguments.empty()) return std::fputs(overview().c_str(), stderr), static_cast<int>(Status::usage);
    const std::string name = arguments.front();
    arguments.erase(arguments.begin());
    if (name == "--version" || name == "-V") return show("baoxue " BAOXUE_VERSION "\n");
    if (name == "--help" || name == "-h" || name == "help") return help_on(arguments);
    if (name == "completion") return show(completion(arguments.empty() ? "" : arguments.front()));
    if (name == "manual" && arguments == std::vector<std::string>{"--html"}) return show(handbook());
    if (name == "manual") return show(manual(arguments.empty() ? "" : arguments.front()));
    tell_of(name);
    begin_watching();
    if (const Command* command = find_command(name)) return run(*command, std::move(arguments));
    return complain(unknown_command(name), Status::usage);
}

}  // namespace
}  // namespace baoxue::tools

// Closed ones would be given to the next files that are opened, and what is printed would land in a register. So each
// gets a descriptor that refuses what it is for; messages alone vanish.
static void keep_standard_descriptors()
{
    for (const auto& [descriptor, mode] : {std::pair{STDIN_FILENO, O_WRONLY}, {STDOUT_FILENO, O_RDONLY}, {STDERR_FILENO, O_WRONLY}})
        if (fcntl(descriptor, F_GETFD) < 0) open("/dev/null", mode);  // takes the lowest number that is free: this one
}

// What goes wrong, said; the only place that knows every kind of it.
static int run(int argc, char** argv)
try {
    return baoxue::tools::main({argv + 1, argv + argc});
} catch (const baoxue::Error& error) {
    return baoxue::tools::complain(error.what(), error.status());
} catch (const std::bad_alloc&) {
    return baoxue::tools::complain(std::string(baoxue::say("not enough memory")), baoxue::Status::system);
} catch (const std::system_error& error) {
    return baoxue::tools::complain(error.what(), baoxue::Status::system);
} catch (const std::exception& error) {
    return baoxue::tools::complain(
        baoxue::say("an error in baoxue itself ({}). Nothing is wrong with what you typed; please "
                    "report it with the command line, without data of children",
                    {error.what()}),
        baoxue::Status::bug);
}

int main(int argc, char** argv)
{
    keep_standard_descriptors();
    const int status = run(argc, argv);
    baoxue::tools::end_watching();
    baoxue::tools::end_summary(status);
    return status;
}
