#include "matching.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

#include "apart.hpp"

namespace baoxue::tools {
namespace {

Person person(const Roster& roster, std::size_t row)
{
    return persons(roster, {&row, 1})[0];
}

class ReviewList {
  public:
    ReviewList(const csv::WriteOptions& writing, const Roster& before, const Roster& after,
               const std::set<std::string>& questions)
        : before_(before), after_(after), questions_(questions), out_(writing)
    {
    }

    void add(const Proposal& pair)
    {
        const std::string group = add(pair, {.reason = pair.reason});
        for (const auto& rival : pair.rivals) add(rival, {.group = group, .reason = "rival"});
    }
    void add(const DecidedPair& pair)
    {
        add(Candidate{pair.before, pair.after}, {.reason = "decided", .decision = pair.same ? "y" : "n"});
    }
    void finish() { out_.finish(); }

  private:
    std::string add(const Candidate& pair, ReviewNote note)
    {
        const Person before = person(before_, pair.before), after = person(after_, pair.after);
        std::string id = pair_id(before, after);
        if (note.group.empty()) note.group = id;
        if (note.decision.empty() && questions_.contains(id)) note.decision = "?";
        note.probability = pair.probability;
        note.evidence = pair.evidence;
        out_.write(before, after, note);
        return id;
    }

    const Roster& before_;
    const Roster& after_;
    const std::set<std::string>& questions_;
    ReviewWriter out_;
};

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

std::string weights(const MatchExplanation& one)
{
    std::string text = fmt::format("{} {:+.1f}", say("prior"), std::log2(one.prior));
    for (const auto& weight : one.weights)
        if (weight.level != "missing") text += fmt::format(", {}={} {:+.1f}", weight.field, weight.level, weight.bits);
    return text;
}

std::string_view veto(std::string_view why)
{
    if (why == "stranger") return say("never proposed: no character of the given name in common, and another family");
    if (why == "namesake") return say("never proposed: the same name, with another birth date, school and family");
    return say("never proposed: another name and another birth date");
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
    if (matching.decisions.empty()) return;
    reading.encoding = reading.separator = "auto";
    csv::Rejects rejects;
    std::vector<csv::Table> lists;
    lists.reserve(matching.decisions.size());
    for (const auto& file : matching.decisions)
        lists.emplace_back(file, reading, ReviewWriter::kinds(), std::vector<std::string>{"pair_id", "decision"},
                           rejects);
    const auto decisions = read_decisions(lists);
    if (!decisions.empty()) matching.decided = find_rows(decisions, row_ids(before), row_ids(after));
    for (auto& id : read_questions(lists)) matching.questions.insert(std::move(id));
    tell(say("{} decisions taken", {decisions.size()}));
}

void tell_candidates(const Matching& matching, const LeftOver& left, const Change& change, const Roster& before,
                     const Roster& after)
{
    const bool in_after = change.after.has_value();
    const std::size_t row = in_after ? *change.after : *change.before;
    if (!std::ranges::binary_search(in_after ? left.after : left.before, row)) return;
    MatchPolicy policy = matching.policy;
    policy.grade_shift = left.grade_shift;
    const auto all =
        explain_links(before, left.before, after, left.after, policy, in_after, row, matching.decided);
    tell("  " + say("candidates among the rows that the exact rules left over: {}", {all.size()}));
    for (const auto& one : all) {
        tell("  " + say("row {} before, row {} after: probability {}",
                        {before.keys(one.before).sheet_row, after.keys(one.after).sheet_row,
                         fmt::format("{:.4f}", one.probability)}));
        tell("    " + one.evidence);
        tell("    " + (one.veto.empty() ? weights(one) : std::string(veto(one.veto))));
        if (one.veto.empty() && !one.guard.empty()) tell("    " + say("for a person to decide: {}", {one.guard}));
    }
}

void write_review(const Matching& matching, const std::vector<Proposal>& pairs, const Roster& before,
                  const Roster& after, csv::WriteOptions writing)
{
    if (matching.review.empty()) return;
    writing.file = matching.review;
    ReviewList list(writing, before, after, matching.questions);
    for (const auto& pair : pairs) list.add(pair);
    for (const auto& pair : matching.decided) list.add(pair);
    list.finish();
    tell(say("{} pairs to decide, see {}", {pairs.size(), matching.review}));
}

}  // namespace baoxue::tools
