// show-child: all that the lists say of one child, on one page.
#include <baoxue/base/error.hpp>
#include <baoxue/base/grade.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/output_folder.hpp>
#include <baoxue/paper/printer.hpp>

#include <algorithm>

#include "child_desk.hpp"
#include "places.hpp"

namespace baoxue::tools {
namespace {

struct ChildOptions : Options {
    std::vector<std::string> files;  // the first is the child, without --pages
    std::vector<std::string> whom;
    std::string pages, font;
    bool html = false, pdf = false;
    ClassChoice places;
};

// Makes the papers of a run.
class Press {
  public:
    explicit Press(const ChildOptions& options) : options_(options)
    {
        if (options.pdf) fonts_.emplace(script(), options.font);
    }

    std::string ending() const { return options_.pdf ? ".pdf" : options_.html ? ".html" : ".txt"; }

    void print(const ChildDesk& desk, const Who& who, const std::string& file, bool durable) const
    {
        csv::OutputFile out(file, durable);
        const std::string title(say("The child's file"));
        const auto write = [&](std::string_view bytes) { out.write(bytes); };
        const auto printer = options_.pdf    ? paper::print_pdf(*fonts_, title, options_.as_of, write)
                             : options_.html ? paper::print_html(script(), title, write)
                                             : paper::print_text(write);
        printer->print(child_page(desk.records, desk.key_of(who), who, options_.as_of), {});
        printer->finish();
        out.finish();
    }

  private:
    static Language script() { return spoken() == Language::traditional ? spoken() : Language::simplified; }

    const ChildOptions& options_;
    std::optional<paper::Fonts> fonts_;
};

// Who it may be, for a person to choose by the number.
void write_candidates(const ChildOptions& options, const std::vector<Who>& children)
{
    csv::Writer out(options.writing, {"student_id", "national_id", "name", "school_id", "school_name", "grade", "class"}, {"roster"});
    for (const auto& who : children) {
        out.cell(who.student_id.key).cell(who.national_id.key).cell(who.name_text).cell(who.school_id).cell(who.school_name);
        out.cell(grade_text(who.grade)).cell(who.class_name).end_row();
    }
    out.finish();
}

void write_pages(const ChildOptions& options, const ChildDesk& desk, const std::vector<Who>& children)
{
    const Press press(options);
    csv::OutputFolder folder(options.pages);
    for (const auto& who : children) {
        const auto number = who.student_id.usable() ? who.student_id.key : who.national_id.key;
        const auto name = folder.name(who.school_id + ' ' + grade_text(who.grade) + '-' + who.class_name + ' ' + number);
        press.print(desk, who, folder.path(name + press.ending()), false);
    }
    folder.finish();
    tell(say("{} pages in {}", {children.size(), options.pages}));
}

void run(ChildOptions& options)
{
    std::string child;
    if (options.pages.empty()) child = options.files.front(), options.files.erase(options.files.begin());
    if (options.files.empty()) throw Error(Status::usage, say("which lists? Name the files, or a folder of them"));
    const ChildDesk desk(options, options.files);
    settle_rejects(options);
    const auto wants = [&](std::string_view what) { return options.whom.empty() || std::ranges::find(options.whom, what) != options.whom.end(); };
    auto children = options.pages.empty() ? desk.called(child) : desk.looked_after(wants("key_student"), wants("open_case"));
    std::erase_if(children, [&](const Who& who) { return !options.places.wants({who.school_id, who.school_name, who.grade, who.class_name}, desk.schools()); });
    if (!options.pages.empty()) return write_pages(options, desk, children);
    if (children.empty()) throw Error(Status::data, say("no list has a child of that name or number"));
    if (children.size() > 1) {
        write_candidates(options, children);
        throw Error(Status::data, say("{} children of that name: give the number, or --school and --class", {children.size()}));
    }
    Press(options).print(desk, children.front(), options.writing.file, true);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<ChildOptions>();
    app.add_option("files", options->files, "The child's number or name, then the lists, or folders of them")->type_name("CHILD FILE");
    app.add_flag("--html", options->html, "A page for a browser");
    app.add_flag("--pdf", options->pdf, "A page for the printer")->excludes("--html");
    app.add_option("--font", options->font, "Fonts for the text, comma between, before the usual ones")->type_name("NAMES");
    auto* const pages = app.add_option("--pages", options->pages, "A page for each child whose file is kept, in folder DIR; no child is named then");
    pages->type_name(written_folder);
    takes(app.add_option("--whom", options->whom, "Of --pages: only these")->delimiter(',')->needs(pages),
          std::vector<std::string>{"key_student", "open_case"});
    add_places(app, options->places);
    add_as_of(app, *options);
    add_reading(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] {
        options->files = inputs(app, options->files);
        run(*options);
    });
}

}  // namespace

extern const Command show_child_command{
    "show-child", "Show on one page all that the lists say of one child",
    "  baoxue show-child 陈凯晨 samples --as-of 2026-10-16\n"
    "  baoxue show-child --pages files --pdf samples --as-of 2026-10-16\n",
    declare, "roster attendance calendar leave transfers visits notices case_event absence_flag concerns marks help commitments assign", ""};

}  // namespace baoxue::tools
