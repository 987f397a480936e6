#include "matching.hpp"

#include <algorithm>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

#include "apart.hpp"

namespace baoxue::tools {
namespace {

// A column of both lists, told by its name or by the heading that one of them has above it.
std::string key_column(const std::string& word, const Roster& before, const Roster& after)
{
    std::string column = word;
    for (const Roster* roster : {&before, &after}) {
        const auto& heading = roster->heading();
        const auto found = std::ranges::find(heading.cells, word);
        if (found != heading.cells.end())
            column = heading.columns[static_cast<std::size_t>(found - heading.cells.begin())];
    }
    for (const Roster* roster : {&before, &after}) {
        const auto& heading = roster->heading();
        if (heading.find(column)) continue;
        throw Error(Status::usage, Place{roster->file(), heading.line},
                    say("--key {}: there is no such column. Found: {}", {word, heading.shown()}));
    }
    return column;
}

}  // namespace

void add_matching(CLI::App& app, Matching& matching)
{
    const auto add = [&](const std::string& name, auto& value, const std::string& help) {
        return app.add_option(name, value, help)->group("Matching");
    };
    MatchPolicy& policy = matching.policy;
    add("--review", matching.review, "Write the pairs that a person must decide to FILE")->type_name(written_file);
    add("--decisions", matching.decisions, "Take the decisions in FILE, a review list with y, n or ? filled in")
        ->type_name("FILE" + renewed_by + "--review");
    add("--apply", matching.apply, "Write AFTER mended by the decisions in FILE, and by what is corrected in its after columns")
        ->type_name("FILE");
    add("--auto", policy.automatic, "Probability from which a pair is certain; default 0.99")
        ->check(CLI::Range(0.5, 1.0))
        ->type_name("NUMBER");
    add("--review-from", policy.review_from, "Probability from which a person is asked; default 0.05")
        ->check(CLI::Range(0.001, 1.0))
        ->type_name("NUMBER");
    app.add_flag("--accept-id-change", policy.accept_id_change,
                 "Another valid number is certain where name, birth date and family agree")
        ->group("Matching");
    app.add_flag("--no-fuzzy", matching.off, "Only the exact rules, no candidates by name, birth date and family")
        ->group("Matching");
}

void check_matching(const std::vector<std::string>& key, const Matching& matching)
{
    if (!key.empty() && (!matching.review.empty() || !matching.decisions.empty()))
        throw Error(Status::usage,
                    say("--key matches by its columns alone and asks nobody; leave out --review and --decisions"));
    if (matching.policy.review_from > matching.policy.automatic)
        throw Error(Status::usage, say("--review-from must not be above --auto"));
}

void find_key(std::vector<std::string>& key, const Roster& before, const Roster& after)
{
    for (auto& column : key) column = key_column(column, before, after);
}

void decide(Matching& matching, const Roster& before, const Roster& after, csv::ReadOptions reading)
{
    for (const auto& file : matching.apply)
        if (std::ranges::find(matching.decisions, file) == matching.decisions.end()) matching.decisions.push_back(file);
    if (matching.decisions.empty()) return;
    reading.encoding = reading.separator = "auto";
    csv::Rejects rejects;
    auto& lists = matching.lists;
    lists.reserve(matching.decisions.size());
    for (const auto& file : matching.decisions)
        lists.emplace_back(file, reading, ReviewWriter::kinds(), std::vector<std::string>{"pair_id", "decision"},
                           rejects);
    matching.taken = read_decisions(lists);
    if (!matching.taken.empty()) matching.decided = find_rows(matching.taken, row_ids(before), row_ids(after));
    for (auto& id : read_questions(lists)) matching.questions.insert(std::move(id));
    tell("{} decisions taken", {{"decisions", matching.taken.size()}});
}

}  // namespace baoxue::tools
