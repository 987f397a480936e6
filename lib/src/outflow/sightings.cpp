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
#include "outflow/dossier.hpp"
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

// The children that share a number, or name and birth. What stands in thousands of rows tells no more than in
// the first few, so that the rest costs nothing.
struct Sharers {
    static constexpr int most = 8;

    std::vector<std::size_t> changes;
    int rows = 0;  // that have it too
};
using ByKey = std::unordered_map<std::string, Sharers>;

std::string person_key(std::string_view name, Date birth)
{
    return normal_form("name", name) + ' ' + to_string(birth);
}

// Of a name as it stands: rows that write it otherwise are not looked at, because a name proves nothing
// anyway.
std::uint64_t person_hash(std::string_view name, Date birth)
{
    return mix(hash(name), static_cast<std::uint64_t>(birth.time_since_epoch().count()) + 1);
}

std::optional<Date> birth_of(std::string_view cell, const Id& national_id)
{
    const auto given = parse_date(clean(cell));
    return given ? given : birth_date_of(national_id);
}

// The children looked for, by everything a row may share with them.
struct Wanted {
    ByKey student_ids, national_ids, persons;
    Filter numbers, names, people;

    explicit Wanted(std::span<const ChangeRow> changes)
        : numbers(changes.size() * 2), names(changes.size()), people(changes.size())
    {
        for (std::size_t at = 0; at < changes.size(); ++at) {
            const ChangeRow& change = changes[at];
            if (!leaves_school(change) && !joins_school(change)) continue;
            if (change.student_id.usable()) student_ids[change.student_id.key].changes.push_back(at);
            if (change.national_id.usable()) national_ids[change.national_id.key].changes.push_back(at);
            if (change.birth_date) {
                persons[person_key(change.name, *change.birth_date)].changes.push_back(at);
                people.add(person_hash(change.name, *change.birth_date));
                names.add(hash(change.name));
            }
            numbers.add(key_of(change.student_id));
            numbers.add(key_of(change.national_id));
        }
    }

    bool perhaps(std::string_view student, std::string_view national, std::string_view name,
                 std::string_view birth) const
    {
        if (numbers.holds(student_key(student)) || numbers.holds(national_key(national))) return true;
        if (!names.holds(hash(name))) return false;
        const auto date = birth_of(birth, parse_national_id(national));
        return date && people.holds(person_hash(name, *date));
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
        const auto name = clean(rows.cell(columns.name)), birth = rows.cell(columns.birth_date);
        if (!wanted.perhaps(student, national, name, birth)) continue;
        part.hits.push_back({parse_student_id(student), parse_national_id(national), std::string(name),
                             std::string(birth), half_width(clean(rows.cell(columns.school_id))),
                             std::string(clean(rows.cell(columns.school_name)))});
    }
}

// Compares hits exactly.
class Finder {
  public:
    Finder(Wanted& wanted, std::span<const ChangeRow> changes, std::vector<Sighting>& found)
        : wanted_(wanted), changes_(changes), found_(found)
    {
    }

    void resolve(const Hit& hit)
    {
        if (hit.student_id.usable() && note(hit, wanted_.student_ids, hit.student_id.key, "student_id")) return;
        if (hit.national_id.usable() && note(hit, wanted_.national_ids, hit.national_id.key, "national_id")) return;
        const auto birth = birth_of(hit.birth_date, hit.national_id);
        if (birth) note(hit, wanted_.persons, person_key(hit.name, *birth), "name+birth");
    }

  private:
    bool note(const Hit& hit, ByKey& children, const std::string& key, std::string_view basis)
    {
        const auto found = children.find(key);
        if (found == children.end()) return false;
        if (found->second.rows == Sharers::most) return true;
        ++found->second.rows;
        const auto name = normal_form("name", hit.name);
        for (const std::size_t child : found->second.changes)
            found_.push_back(
                {child, hit.school_id, hit.school, basis, normal_form("name", changes_[child].name) == name});
        return true;
    }

    Wanted& wanted_;
    std::span<const ChangeRow> changes_;
    std::vector<Sighting>& found_;
};

}  // namespace

Sightings look_for(std::span<const ChangeRow> changes, const std::vector<std::string>& rosters,
                   const csv::Reading& reading, csv::Rejects& rejects)
{
    Sightings all;
    Wanted wanted(changes);
    Finder finder(wanted, changes, all.found);
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
                    finder.resolve(hit);
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
