#include "children.hpp"

#include <algorithm>
#include <map>

#include <baoxue/base/words.hpp>

namespace baoxue::tools {

void add_unplaced(CLI::App& app, ChildFiles& files)
{
    app.add_option("--unplaced", files.unplaced, "Collect rows that are about no child for certain in FILE and go on")
        ->group("Input")
        ->type_name(written_file);
    app.add_option("--decisions", files.decisions, "Such a list in which a person has decided")
        ->group("Input")
        ->type_name("FILE");
}

CLI::Option* add_roster(CLI::App& app, RosterArgument& roster)
{
    app.add_option("--roster", roster.option, "The roster, where none is given as an argument")->type_name("FILE");
    return app.add_option("roster", roster.argument, "The roster: students, classes, schools and villages")->type_name("FILE");
}

void add_children(CLI::App& app, ChildFiles& files)
{
    app.add_option("--roster", files.rosters, "Rosters: who the children are, where they learn")->type_name("FILE");
    add_unplaced(app, files);
}

Children::Children(Options& options, const ChildFiles& files)
    : ChildLists(options.reading, options.rejects), options_(options), unplaced_file_(files.unplaced)
{
    for (const auto& file : files.rosters) rosters_.push_back(&open_roster(file));
    for (const auto& file : files.decisions) decide(file);
}

void Children::settle()
{
    ChildLists::settle();
    tell_unplaced();
    for (const auto* const roster : rosters_) {
        auto pupils = read_pupils(*roster, options_.rejects);
        for (const auto& pupil : pupils) rows_.emplace(pupil.key(), std::pair(roster, pupil.row));
        std::ranges::move(pupils, std::back_inserter(pupils_));
    }
    std::map<std::string_view, std::size_t> rows;
    for (const auto& pupil : pupils_)
        if (!pupil.key().empty()) ++rows[pupil.key()];
    if (const auto twice = std::ranges::count_if(rows, [](const auto& child) { return child.second > 1; }); twice != 0)
        tools::tell("children who stand on the roster more than once: {}", {{"children_twice", twice}});
}

std::vector<SchoolClass> Children::places() const
{
    std::vector<SchoolClass> places;
    for (const auto& pupil : pupils_) places.push_back(pupil.place());
    return places;
}

void Children::tell_unplaced() const
{
    if (contradictions() != 0)
        tools::tell("lessons of children without a number that two rows tell differently: {}; are they several children " "of one name?",
                    {{"contradictions", contradictions()}});
    if (unplaced_file_.empty()) refuse_unplaced();
    else {
        csv::Writer out(options_.writing.to(unplaced_file_), UnplacedRow::columns(), UnplacedRow::kinds());
        for (const auto& row : unplaced()) write(out, row);
        out.finish();
        if (rows_unplaced() != 0)
            tools::tell("rows given to no child: {}, see {}",
                        {{"unplaced", rows_unplaced()}, {"unplaced_file", unplaced_file_}});
    }
}

std::vector<std::string> Children::columns_besides(const std::vector<std::string>& others) const
{
    std::vector<std::string> columns;
    for (const auto* const roster : rosters_)
        for (const auto& column : roster->heading().columns)
            if (std::ranges::find(others, column) == others.end() &&
                std::ranges::find(columns, column) == columns.end())
                columns.push_back(column);
    return columns;
}

std::string_view Children::cell(const std::string& child, std::string_view column) const
{
    const auto found = rows_.find(child);
    if (found == rows_.end()) return {};
    const auto [roster, row] = found->second;
    return roster->cell(row, roster->find(column));
}

void Children::tell_grades(std::vector<Transfer>& transfers) const
{
    std::unordered_map<std::string_view, int> grades;
    for (const auto& pupil : pupils_) grades.try_emplace(pupil.key(), pupil.grade);
    for (auto& transfer : transfers) {
        const auto found = grades.find(child_key(transfer.student_id, transfer.national_id));
        if (transfer.grade == 0 && found != grades.end()) transfer.grade = found->second;
    }
}

}  // namespace baoxue::tools
