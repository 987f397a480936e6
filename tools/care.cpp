#include "care.hpp"

#include <algorithm>

namespace baoxue::tools {
namespace {

template <class Record>
std::vector<const csv::Table*> open(ChildLists& children, const std::vector<std::string>& files)
{
    std::vector<const csv::Table*> tables;
    for (const auto& file : files) tables.push_back(&children.open(file, Record::kinds(), Record::needed()));
    return tables;
}

}  // namespace

void add_care(CLI::App& app, CareFiles& files)
{
    const auto add = [&](const std::string& name, auto& to, const std::string& help) {
        app.add_option(name, to, help)->type_name("FILE");
    };
    add("--concerns", files.concerns, "What worries teachers about children, and until when");
    add("--helps", files.helps, "Help that children get, and when it is to be seen whether it works");
}

void add_marks(CLI::App& app, CareFiles& files)
{
    app.add_option("--marks", files.marks, "Marks of exams")->type_name("FILE");
}

Care::Care(Options& options, ChildLists& children, const CareFiles& files)
    : options_(options),
      concerns_(open<Concern>(children, files.concerns)),
      marks_(open<Mark>(children, files.marks)),
      helps_(open<Help>(children, files.helps))
{
}

void Care::read()
{
    const auto take = [&](const auto& tables, auto& to, auto reader) {
        for (const auto* const table : tables) std::ranges::move(reader(*table, options_.rejects), std::back_inserter(to));
    };
    take(concerns_, concerns, read_concerns);
    take(marks_, marks, read_marks);
    take(helps_, helps, read_helps);
}

}  // namespace baoxue::tools
