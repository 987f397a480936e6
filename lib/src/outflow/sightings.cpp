// Children on the rosters of other schools: one pass over each; the few rows that may hit are kept and
// compared exactly.
#include <algorithm>
#include <bit>
#include <filesystem>
#include <set>
#include <unordered_map>

#include "baoxue/outflow.hpp"
#include "baoxue/record/roster.hpp"
#include "baoxue/text.hpp"
#include "csv/fold.hpp"
#include "hash.hpp"
#include "record/roster/keys.hpp"

namespace baoxue {
namespace {

// Says of nearly every row that it is none of ours, for the price of a bit.
class Filter {
  public:
    explicit Filter(std::size_t keys) : words_(std::bit_ceil(keys / 4 + 64)) {}
    void add(std::uint64_t key) { words_[word(key)] |= bit(key); }
    bool holds(std::uint64_t key) const { return (words_[word(key)] & bit(key)) != 0; }

  private:
    std::size_t word(std::uint64_t key) const { return (key >> 6) & (words_.size() - 1); }
    static std::uint64_t bit(std::uint64_t key) { return std::uint64_t{1} << (key & 63); }

    std::vector<std::uint64_t> words_;
};

using ByKey = std::unordered_multimap<std::string, std::size_t>;

std::string person_key(std::string_view name, std::optional<Date> birth)
{
    return birth ? normal_form("name", name) + ' ' + to_string(*birth) : std::string();
}

// The children looked for, by everything a row may share with them.
struct Wanted {
    ByKey student_ids, national_ids, persons;
    Filter numbers, names;

    explicit Wanted(std::span<const ChangeRow> changes) : numbers(changes.size() * 2), names(changes.size())
    {
        for (std::size_t at = 0; at < changes.size(); ++at) {
            const ChangeRow& change = changes[at];
            if (change.student_id.usable()) student_ids.emplace(change.student_id.key, at);
            if (change.national_id.usable()) national_ids.emplace(change.national_id.key, at);
            if (change.birth_date) persons.emplace(person_key(change.name, change.birth_date), at);
            numbers.add(hash(change.student_id.key));
            numbers.add(hash(change.national_id.key));
            names.add(hash(change.name));
        }
    }
};

struct Columns {
    std::size_t student_id, national_id, name, birth_date, school_id, school_name;

    explicit Columns(const csv::Heading& heading)
    {
        const auto find = [&](std::string_view column) {
            return heading.find(column).value_or(heading.columns.size());
        };
        student_id = find("student_id"), national_id = find("national_id"), name = find("name");
        birth_date = find("birth_date"), school_id = find("school_id"), school_name = find("school_name");
    }
};

struct Hit {
    Id student_id, national_id;
    std::string name, birth_date, school_id, school;
};

struct Part {
    std::vector<Hit> hits;
    std::vector<std::string> schools;
    std::string last_id, last_school;

    void clear() { hits.clear(), schools.clear(), last_id.clear(), last_school.clear(); }

    // Rosters name the same school thousands of times in a row.
    void note_school(std::string_view id, std::string_view school)
    {
        if (id == last_id && school == last_school) return;
        last_id = id, last_school = school;
        for (const auto& name : {half_width(clean(id)), fold(clean(school))})
            if (!name.empty()) schools.push_back(name);
    }
};

void take(csv::Rows& rows, Part& part, const Wanted& wanted, const Columns& columns)
{
    part.clear();
    while (rows.next()) {
        part.note_school(rows.cell(columns.school_id), rows.cell(columns.school_name));
        const auto student = rows.cell(columns.student_id), national = rows.cell(columns.national_id);
        const auto name = clean(rows.cell(columns.name));
        if (!wanted.numbers.holds(student_key(student)) && !wanted.numbers.holds(national_key(national)) &&
            !wanted.names.holds(hash(name)))
            continue;
        part.hits.push_back({parse_student_id(student), parse_national_id(national), std::string(name),
                             std::string(rows.cell(columns.birth_date)),
                             half_width(clean(rows.cell(columns.school_id))),
                             std::string(clean(rows.cell(columns.school_name)))});
    }
}

void resolve(const Hit& hit, const Wanted& wanted, std::span<const ChangeRow> changes,
             std::vector<Sighting>& found)
{
    const auto add = [&](const ByKey& children, const std::string& key, std::string_view basis) {
        const auto [first, last] = children.equal_range(key);
        for (auto child = first; child != last; ++child) {
            const bool fits =
                normal_form("name", changes[child->second].name) == normal_form("name", hit.name);
            found.push_back({child->second, hit.school_id, hit.school, basis, fits});
        }
        return first != last;
    };
    if (hit.student_id.usable() && add(wanted.student_ids, hit.student_id.key, "student_id")) return;
    if (hit.national_id.usable() && add(wanted.national_ids, hit.national_id.key, "national_id")) return;
    const auto given = parse_date(clean(hit.birth_date));
    const auto birth = given ? given : birth_date_of(hit.national_id);
    if (birth) add(wanted.persons, person_key(hit.name, birth), "name+birth");
}

}  // namespace

Sightings look_for(std::span<const ChangeRow> changes, const std::vector<std::string>& rosters,
                   const csv::Reading& reading, csv::Rejects& rejects)
{
    Sightings all;
    const Wanted wanted(changes);
    std::set<std::string> schools;
    for (const auto& file : rosters) {
        csv::Blocks blocks(file, reading, Roster::kinds());
        require(blocks, {"student_id|national_id|name"});
        const Columns columns(blocks.heading());
        const std::string own_name = std::filesystem::path(file).stem().string();
        const bool named = blocks.heading().find("school_id") || blocks.heading().find("school_name");
        if (!named) schools.insert(fold(own_name));
        all.rows += csv::fold<Part>(
            blocks, reading, rejects, [&](csv::Rows& rows, Part& part) { take(rows, part, wanted, columns); },
            [&](Part& part, const csv::Position&) {
                schools.insert(part.schools.begin(), part.schools.end());
                for (auto& hit : part.hits) {
                    if (!named) hit.school = own_name;
                    resolve(hit, wanted, changes, all.found);
                }
            });
    }
    all.schools.assign(schools.begin(), schools.end());
    std::ranges::stable_sort(all.found, {}, &Sighting::change);
    return all;
}

std::span<const Sighting> Sightings::of(std::size_t change) const
{
    return {std::ranges::lower_bound(found, change, {}, &Sighting::change),
            std::ranges::upper_bound(found, change, {}, &Sighting::change)};
}

bool Sightings::hold_list_of(std::string_view school_id, std::string_view school) const
{
    return (!school_id.empty() && std::ranges::binary_search(schools, half_width(school_id))) ||
           (!school.empty() && std::ranges::binary_search(schools, fold(school)));
}

}  // namespace baoxue
