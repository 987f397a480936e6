// The matcher on rows of rosters.
#include <algorithm>

#include "baoxue/codes.hpp"
#include "baoxue/match.hpp"
#include "baoxue/text.hpp"

namespace baoxue {

std::vector<Person> persons(const Roster& roster, std::span<const std::size_t> rows)
{
    std::vector<Person> persons;
    persons.reserve(rows.size());
    for (const std::size_t row : rows) {
        const auto cell = [&](std::string_view column) { return clean(roster.cell(row, column)); };
        const Student student = roster.student(row);
        const auto gender = canonical("gender", cell("gender"));
        persons.push_back({.sheet_row = roster.keys(row).sheet_row,
                           .name = std::string(cell("name")),
                           .birth_date = parse_date(cell("birth_date")),
                           .birth_text = std::string(cell("birth_date")),
                           .sex = gender == "M" || gender == "F" ? gender.front() : char{0},
                           .national_id = student.national_id,
                           .student_id = student.student_id,
                           .phone = std::string(cell("guardian_phone")),
                           .guardian = std::string(cell("guardian_name")),
                           .school_id = student.school_id,
                           .school_name = student.school_name,
                           .grade = student.grade.value_or(0),
                           .class_name = student.class_name});
    }
    return persons;
}

std::vector<std::string> row_ids(Roster& roster)
{
    roster.load(std::vector<bool>(roster.size(), true));
    std::vector<std::string> ids(roster.size());
    for (std::size_t row = 0; row < ids.size(); ++row) ids[row] = row_id(persons(roster, {&row, 1})[0]);
    return ids;
}

namespace {

// Decisions and proposals speak of rows, the model of places among the rows it was given.
std::size_t place_of(std::span<const std::size_t> rows, std::size_t row)
{
    const auto found = std::ranges::lower_bound(rows, row);
    return found != rows.end() && *found == row ? static_cast<std::size_t>(found - rows.begin()) : rows.size();
}

std::vector<DecidedPair> to_places(std::span<const DecidedPair> decided, std::span<const std::size_t> before_rows,
                                   std::span<const std::size_t> after_rows)
{
    std::vector<DecidedPair> places;
    for (const auto& pair : decided) {
        const auto left = place_of(before_rows, pair.before), right = place_of(after_rows, pair.after);
        if (left < before_rows.size() && right < after_rows.size()) places.push_back({left, right, pair.same});
    }
    return places;
}

void to_rows(Candidate& pair, std::span<const std::size_t> before_rows, std::span<const std::size_t> after_rows)
{
    pair.before = before_rows[pair.before];
    pair.after = after_rows[pair.after];
}

}  // namespace

std::vector<Proposal> find_links(const Roster& before, std::span<const std::size_t> before_rows, const Roster& after,
                                 std::span<const std::size_t> after_rows, const MatchPolicy& policy,
                                 std::span<const DecidedPair> decided)
{
    auto proposals = find_links(persons(before, before_rows), persons(after, after_rows), policy,
                                to_places(decided, before_rows, after_rows));
    for (auto& proposal : proposals) {
        to_rows(proposal, before_rows, after_rows);
        for (auto& rival : proposal.rivals) to_rows(rival, before_rows, after_rows);
    }
    return proposals;
}

std::vector<MatchExplanation> explain_links(const Roster& before, std::span<const std::size_t> before_rows,
                                            const Roster& after, std::span<const std::size_t> after_rows,
                                            const MatchPolicy& policy, bool in_after, std::size_t row,
                                            std::span<const DecidedPair> decided)
{
    const std::size_t place = place_of(in_after ? after_rows : before_rows, row);
    auto all = explain_links(persons(before, before_rows), persons(after, after_rows), policy, in_after, place,
                             to_places(decided, before_rows, after_rows));
    for (auto& one : all) to_rows(one, before_rows, after_rows);
    return all;
}

}  // namespace baoxue
