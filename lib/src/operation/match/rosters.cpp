// The matcher on rows of rosters.
#include <algorithm>
#include <array>
#include <iterator>

#include "baoxue/base/birth_date.hpp"
#include "baoxue/base/codes.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/match.hpp"
#include "csv/fold_blocks.hpp"

namespace baoxue {
namespace {

class PersonReader {
  public:
    explicit PersonReader(const Roster& roster) : roster_(roster)
    {
        for (std::size_t i = 0; i < names.size(); ++i) columns_[i] = roster.heading().find(names[i]);
    }

    Person read(std::size_t row) const
    {
        const auto cell = [&](Column column) { return clean(roster_.cell(row, columns_[column])); };
        Person person{.sheet_row = roster_.keys(row).sheet_row,
                      .name = std::string(cell(name)),
                      .birth_date = parse_birth_date(cell(birth_date)),
                      .birth_text = std::string(cell(birth_date)),
                      .national_id = roster_.national_id(row),
                      .student_id = parse_student_id(cell(student_id)),
                      .phone = std::string(cell(phone)),
                      .guardian = std::string(cell(guardian)),
                      .school_id = fold(cell(school_id)),
                      .school_name = fold(cell(school_name))};
        person.former_name = cell(former_name);
        auto place = parse_grade_and_class(cell(grade), cell(class_name));
        person.grade = place.grade, person.class_name = std::move(place.class_name);
        const auto sex = canonical("gender", cell(gender));
        if (sex == "M" || sex == "F") person.sex = sex.front();
        return person;
    }

  private:
    enum Column {
        name,
        former_name,
        birth_date,
        gender,
        student_id,
        phone,
        guardian,
        school_id,
        school_name,
        grade,
        class_name
    };
    static constexpr std::array<std::string_view, 11> names{
        "name",          "former_name", "birth_date",  "gender", "student_id", "guardian_phone",
        "guardian_name", "school_id",   "school_name", "grade",  "class"};

    const Roster& roster_;
    std::array<std::optional<std::size_t>, names.size()> columns_;
};

}  // namespace

std::vector<Person> persons(const Roster& roster, std::span<const std::size_t> rows, unsigned jobs)
{
    constexpr std::size_t rows_at_once = 1024;
    const PersonReader reader(roster);
    return csv::make_each(
        rows.size(), jobs, [&](std::size_t i) { return reader.read(rows[i]); }, rows_at_once);
}

std::vector<std::string> row_ids(const Roster& roster)
{
    roster.load();
    const PersonReader reader(roster);
    std::vector<std::string> ids(roster.size());
    for (std::size_t row = 0; row < ids.size(); ++row) ids[row] = row_id(reader.read(row));
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
    auto proposals = find_links(persons(before, before_rows, policy.jobs), persons(after, after_rows, policy.jobs),
                                policy, to_places(decided, before_rows, after_rows));
    for (auto& proposal : proposals) {
        to_rows(proposal, before_rows, after_rows);
        for (auto& rival : proposal.rivals) to_rows(rival, before_rows, after_rows);
    }
    return proposals;
}

std::function<std::vector<Proposal>(const Roster&, std::span<const std::size_t>, const Roster&,
                                    std::span<const std::size_t>, int)>
matcher(MatchPolicy policy, std::vector<DecidedPair> decided)
{
    return [policy = std::move(policy), decided = std::move(decided)](
               const Roster& before, std::span<const std::size_t> before_rows, const Roster& after,
               std::span<const std::size_t> after_rows, int grade_shift) {
        auto shifted = policy;
        shifted.grade_shift = grade_shift;
        return find_links(before, before_rows, after, after_rows, shifted, decided);
    };
}

std::vector<MatchExplanation> explain_links(const Roster& before, std::span<const std::size_t> before_rows,
                                            const Roster& after, std::span<const std::size_t> after_rows,
                                            const MatchPolicy& policy, bool in_after, std::size_t row,
                                            std::span<const DecidedPair> decided)
{
    const std::size_t place = place_of(in_after ? after_rows : before_rows, row);
    auto all = explain_links(persons(before, before_rows, policy.jobs), persons(after, after_rows, policy.jobs), policy,
                             in_after, place, to_places(decided, before_rows, after_rows));
    for (auto& one : all) to_rows(one, before_rows, after_rows);
    return all;
}

}  // namespace baoxue
