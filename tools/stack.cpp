// stack: many lists of one kind in one file.
#include <baoxue/base/codes.hpp>
#include <baoxue/stack.hpp>

#include <baoxue/base/columns.hpp>
#include <baoxue/base/words.hpp>

#include "command.hpp"

namespace baoxue::tools {
namespace {

struct StackOptions : Options {
    std::vector<std::string> files;
    std::string kind;
};

void run(StackOptions& options, const CLI::App& app)
{
    Stack stack(options.kind);
    const auto files = inputs(app, options.files);
    for (const auto& file : files) {
        const auto rows = stack.add(file, options.reading, options.rejects);
        tell("{}: {} rows", {{"file", file}, {"rows", rows}});
    }
    settle_rejects(options);
    csv::Writer out(options.writing, stack.columns(), {stack.kind(), "stack"});
    stack.write(out);
    out.finish();
    tell("{} lists of kind {}, {} rows", {{"lists", files.size()}, {"kind", label("file_kind", stack.kind(), spoken())}, {"rows", stack.rows()}});
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<StackOptions>();
    app.add_option("files", options->files, "The lists, workbooks too; none or - is standard input")->type_name("FILE");
    takes(app.add_option("--kind", options->kind, "Kind of file; told from the headings if not given"), kinds_of_files());
    add_reading(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] { run(*options, app); });
}

}  // namespace

extern const Command stack_command{"stack", "Put many lists of one kind into one, below the columns that their headings mean",
                                   "  baoxue stack samples/roster-2026-spring.csv samples/roster-2026-autumn.csv -o all.csv\n", declare};

}  // namespace baoxue::tools
