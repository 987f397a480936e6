#include "review_list.hpp"

#include <baoxue/base/words.hpp>

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

}  // namespace

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
