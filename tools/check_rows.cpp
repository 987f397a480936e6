#include "check_rows.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

#include <algorithm>
#include <set>

namespace baoxue::tools {
namespace {

void refuse_standard_input(const std::vector<Checked>& files, const char* message)
{
    for (const auto& checked : files)
        if (checked.file == "-") throw Error(Status::usage, say(message));
}

}  // namespace

void add_unplaced_rows(Options& options, const ChildFiles& files, std::vector<Checked>& all)
{
    if (files.rosters.empty()) return;
    refuse_standard_input(all, "--roster reads the file twice: give it by its name");
    Children children(options, files);
    for (const auto& checked : all) children.open(checked.file, {checked.kind}, {});
    static_cast<ChildLists&>(children).settle();
    for (auto& checked : all) {
        auto& findings = checked.findings;
        for (const auto& row : children.unplaced())
            if (row.place.file == checked.file &&
                (findings.empty() || findings.back().rule != "no_child" || findings.back().row != row.place.line))
                findings.push_back({row.place.line,
                                    {},
                                    "no_child",
                                    Severity::error,
                                    std::string(say("about no child for certain: {}", {row.reason}))});
        std::ranges::stable_sort(findings, {}, &Finding::row);
    }
}

void keep_places(Options& options, const ClassChoice& places, std::vector<Checked>& files)
{
    if (places.all()) return;
    refuse_standard_input(files, "--school and --class read the file twice: give it by its name");
    std::vector<std::pair<std::size_t, SchoolClass>> rows;
    std::vector<std::size_t> ends;  // of each file in `rows`
    Schools schools;
    for (const auto& checked : files) {
        csv::Rejects rejects{.collect = true};
        const csv::Table table(checked.file, options.reading, child_kinds({checked.kind}), {}, rejects);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto who = who_in(table, row);
            schools.learn(who.school_id, who.school_name);
            rows.push_back({table.place(row).line, {who.school_id, who.school_name, who.grade, who.class_name}});
        }
        ends.push_back(rows.size());
    }
    hold_against(places, places_of(rows, [](const auto& row) { return row.second; }), schools);
    std::size_t left_out = 0, from = 0;
    for (std::size_t i = 0; i < files.size(); from = ends[i++]) {
        std::set<std::size_t> elsewhere;
        for (std::size_t row = from; row < ends[i]; ++row)
            if (!places.wants(rows[row].second, schools)) elsewhere.insert(rows[row].first);
        left_out += std::erase_if(files[i].findings, [&](const Finding& finding) { return elsewhere.contains(finding.row); });
    }
    tell_left_out(left_out);
}

}  // namespace baoxue::tools
