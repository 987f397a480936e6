// Children on the rosters of other schools: one pass over each; the few rows that may hit are kept and
// compared exactly.
#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <numeric>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/outflow.hpp"
#include "baoxue/record/roster.hpp"
#include "base/bloom_filter.hpp"
#include "base/hash.hpp"
#include "csv/cell_group.hpp"
#include "csv/fold_blocks.hpp"
#include "operation/outflow/hash_multimap.hpp"
#include "operation/outflow/keys.hpp"
#include "record/other_lists.hpp"
#include "record/roster/keys.hpp"

namespace baoxue {

using namespace operation::outflow;

namespace {

struct Columns {
    std::size_t student_id, national_id, name, birth_date, school_id, school_name, status;
    csv::CellGroup school;  // both

    explicit Columns(const csv::Heading& heading)
    {
        const auto find = [&](std::string_view column) { return heading.find(column).value_or(std::string::npos); };
        student_id = find("student_id"), national_id = find("national_id"), name = find("name");
        birth_date = find("birth_date"), school_id = find("school_id"), school_name = find("school_name");
        status = find("status");
        school = csv::CellGroup({school_id, school_name});
    }
};

enum class Basis : std::uint8_t { student_id, national_id, person };
constexpr std::array<std::string_view, 3> basis_words{"student_id", "national_id", "name+birth"};

// A row of a roster, and the hashes that it is looked up by.
struct Row {
    std::string_view student_id, national_id, name, birth_date, school_id, school, status;
    std::uint64_t student_key, national_key, name_key;
    std::uint64_t person_key;  // by the name as it stands; Wanted::sift() finds it

    // A constructor would build it elsewhere and copy it.
    void read(const csv::Rows& rows, const Columns& columns)
    {
        student_id = rows.cell(columns.student_id), national_id = rows.cell(columns.national_id);
        name = clean(rows.cell(columns.name)), birth_date = rows.cell(columns.birth_date);
        school_id = rows.cell(columns.school_id), school = rows.cell(columns.school_name);
        status = rows.cell(columns.status);
        student_key = record::roster::child_key_of_student_id(student_id);
        national_key = record::roster::child_key_of_national_id(national_id);
        name_key = hash(name);
    }

    std::optional<Date> birth() const
    {
        const auto date = parse_date(clean(birth_date));
        return date ? date : birth_date_of(parse_national_id(national_id));
    }
};

// What a row shares with children looked for, and the first of these.
struct Shared {
    Basis basis;
    std::uint32_t change;
};

// The children looked for, by everything a row may share with them. Of a name as it stands: rows that write it
// otherwise are not looked at, because a name proves nothing anyway.
class Wanted {
  public:
    Wanted(std::span<const ChangeRow> changes, unsigned jobs)
        : changes_(changes),
          keys_(keys_of(changes, jobs)),
          numbers_(changes.size() * 32),
          names_(changes.size() * 8),
          people_(changes.size() * 16)
    {
        const auto grouped_by = [&](std::uint64_t Keys::*key) {
            return HashMultimap::of(keys_.size(), [&](std::size_t at) { return keys_[at].*key; });
        };
        const auto filter = [&] {
            for (const Keys& keys : keys_) {
                numbers_.add(keys.student_id), numbers_.add(keys.national_id);
                if (keys.spelled_person != 0) names_.add(keys.spelled), people_.add(keys.spelled_person);
            }
        };
        // None needs another: each on the next thread that is free.
        const std::array<std::function<void()>, 5> tables{
            [&] { groups_[0] = grouped_by(&Keys::student_id); }, [&] { groups_[1] = grouped_by(&Keys::national_id); },
            [&] { groups_[2] = grouped_by(&Keys::person); }, [&] { spelled_ = grouped_by(&Keys::spelled_person); },
            filter};
        const auto build = [&](std::size_t table, std::size_t) { return tables[table](), 0; };
        csv::in_ranges(tables.size(), jobs, build, 1);
    }

    // fetch(), sift() and match() ask in turn for the memory that the next one looks at: what is done to several rows
    // before it costs no waiting.
    void fetch(const Row& row) const
    {
        numbers_.fetch(row.student_key), numbers_.fetch(row.national_key), names_.fetch(row.name_key);
    }

    // Leaves the row the keys that may be of a child looked for.
    void sift(Row& row) const
    {
        for (auto* key : {&row.student_key, &row.national_key}) {
            if (!numbers_.holds(*key)) *key = 0;
            else of(Basis::student_id).fetch(*key), of(Basis::national_id).fetch(*key);
        }
        row.person_key = 0;
        if (!names_.holds(row.name_key)) return;
        if (const auto birth = row.birth()) row.person_key = person_hash(row.name_key, *birth);
        people_.fetch(row.person_key);
    }

    std::optional<Shared> match(const Row& row) const
    {
        if (row.student_key != 0 || row.national_key != 0)
            if (const auto shared = by_numbers(row)) return shared;
        if (row.person_key == 0 || !people_.holds(row.person_key)) return {};
        const auto spelled = spelled_.first(row.person_key);
        if (spelled == HashMultimap::none || changes_[spelled].name != row.name ||
            changes_[spelled].birth_date != row.birth())
            return {};
        return Shared{Basis::person, of(Basis::person).first(keys_[spelled].person)};
    }

    // All children who share it, in the order of the changes.
    template <class Take>
    void each(Shared shared, Take take) const
    {
        for (auto at = shared.change; at != HashMultimap::none; at = of(shared.basis).next(at)) take(at);
    }

  private:
    // By the number of each kind; else one list has a child's 学籍号 and the other its 身份证号, or L became G.
    std::optional<Shared> by_numbers(const Row& row) const
    {
        const Id student = parse_student_id(row.student_id), national = parse_national_id(row.national_id);
        const auto first = [&](Basis basis, std::uint64_t key, const Id& id, bool exactly) -> std::optional<Shared> {
            const auto at = of(basis).first(key);
            if (at == HashMultimap::none) return {};
            const Id& known = basis == Basis::student_id ? changes_[at].student_id : changes_[at].national_id;
            if (exactly ? known.key != id.key : person_number(known) != person_number(id)) return {};
            return Shared{basis, at};
        };
        if (const auto same = first(Basis::student_id, row.student_key, student, true)) return same;
        if (const auto same = first(Basis::national_id, row.national_key, national, true)) return same;
        for (const auto basis : {Basis::student_id, Basis::national_id}) {
            if (const auto same = first(basis, row.student_key, student, false)) return same;
            if (const auto same = first(basis, row.national_key, national, false)) return same;
        }
        return {};
    }

    const HashMultimap& of(Basis basis) const { return groups_[static_cast<std::size_t>(basis)]; }

    std::span<const ChangeRow> changes_;
    std::vector<Keys> keys_;
    std::array<HashMultimap, 3> groups_;     // by Basis; a person by what the name means
    HashMultimap spelled_;                   // a person by the name as it stands
    base::BloomFilter numbers_, names_, people_;  // 16, 8 and 16 bits for each
};

// What stands in thousands of rows tells no more than in the first few, so that the rest costs nothing.
class Shares {
  public:
    static constexpr int most = 8;

    // Whether this row is one of the first that share it.
    bool count(Shared shared)
    {
        return ++rows_[shared.change * basis_words.size() + static_cast<std::size_t>(shared.basis)] <= most;
    }
    void clear() { rows_.clear(); }

  private:
    std::unordered_map<std::size_t, int> rows_;
};

struct Hit {
    Shared shared;
    std::string_view status;
    std::string name, school_id, school;  // the name as it stands
};

// What a thread saw in a block.
struct Part {
    std::vector<Hit> hits;
    Shares shares;
    std::vector<std::string> schools;         // not seen before by this thread
    std::unordered_set<std::uint64_t> known;  // hashes of all that were
    std::uint64_t last = 0;                   // of the row before
    std::string joined;

    void clear() { hits.clear(), shares.clear(), schools.clear(); }

    // Rosters name the same school thousands of times, mostly in a row.
    void note_school(const csv::Rows& rows, const Columns& columns)
    {
        const auto key = hash(columns.school.of(rows, joined));
        if (std::exchange(last, key) == key || !known.insert(key).second) return;
        const auto id = rows.cell(columns.school_id), school = rows.cell(columns.school_name);
        for (const auto& name : {half_width(clean(id)), fold(clean(school))})
            if (!name.empty()) schools.push_back(name);
    }
};

// A word that nobody knows may say anything of where the child is.
bool status_known(csv::Rows& rows, const Vocabulary& statuses, std::string_view status, std::string_view name)
{
    if (status.empty() || !statuses.canonical(status).empty()) return true;
    rows.reject("status", unknown_word("status", status, {name}));
    return false;
}

void take(csv::Rows& rows, Part& part, const Wanted& wanted, const Columns& columns, const Vocabulary& statuses)
{
    std::array<Row, 16> some;  // so many at once do not wait for the memory of each
    std::size_t waiting = 0;
    const auto match_some = [&] {
        const auto rows_read = std::span(some).first(std::exchange(waiting, 0));
        for (Row& row : rows_read) wanted.sift(row);
        for (const Row& row : rows_read) {
            const auto shared = wanted.match(row);
            if (!shared || !part.shares.count(*shared)) continue;
            part.hits.push_back({*shared, statuses.canonical(clean(row.status)), std::string(row.name),
                                 half_width(clean(row.school_id)), std::string(clean(row.school))});
        }
    };
    part.clear();
    std::string_view known_status;  // the last word that is one
    while (rows.next()) {
        const auto status = rows.cell(columns.status);
        if (status != known_status && !status_known(rows, statuses, clean(status), rows.cell(columns.name))) continue;
        known_status = status;
        Row& row = some[waiting++];
        row.read(rows, columns);
        wanted.fetch(row);
        part.note_school(rows, columns);
        if (waiting == some.size() || !rows.lasts()) match_some();
    }
    match_some();
}

// By change, in the order found.
std::vector<Sighting> by_change(std::vector<Sighting> found, std::size_t changes)
{
    std::vector<std::size_t> places(changes + 1);  // of the next sighting of each change
    for (const auto& sighting : found) ++places[sighting.change + 1];
    std::partial_sum(places.begin(), places.end(), places.begin());
    std::vector<Sighting> sorted(found.size());
    for (auto& sighting : found) sorted[places[sighting.change]++] = std::move(sighting);
    return sorted;
}

}  // namespace

Sightings look_for(std::span<const ChangeRow> changes, const std::vector<std::string>& rosters,
                   const csv::ReadOptions& reading, csv::Rejects& rejects)
{
    Sightings all;
    if (rosters.empty()) return all;
    const Wanted wanted(changes, reading.jobs);
    const Vocabulary statuses("status");
    Shares shares;
    std::set<std::string> schools;
    for (const auto& file : rosters) {
        csv::Blocks blocks(file, reading, Roster::kinds());
        record::refuse_other_lists(file, blocks.heading(), blocks.aliases());
        require(blocks, {"student_id|national_id|birth_date", "school_id|school_name|grade|class"});
        const Columns columns(blocks.heading());
        const std::string own_name = std::filesystem::path(file).stem().string();
        const bool named = blocks.heading().find("school_id") || blocks.heading().find("school_name");
        const bool numbered = blocks.heading().find("student_id") || blocks.heading().find("national_id");
        if (!named && numbered) schools.insert(fold(own_name));
        const auto merge = [&](Part& part, const csv::Position&) {
            if (numbered) schools.insert(part.schools.begin(), part.schools.end());
            for (const auto& hit : part.hits) {
                if (!shares.count(hit.shared)) continue;
                const auto basis = basis_words[static_cast<std::size_t>(hit.shared.basis)];
                wanted.each(hit.shared, [&](std::size_t at) {
                    const bool fits = changes[at].name == hit.name ||
                                      normal_form("name", changes[at].name) == normal_form("name", hit.name);
                    all.found.push_back({at, hit.school_id, named ? hit.school : own_name, hit.status, basis, fits});
                });
            }
        };
        all.rows += csv::fold_blocks<Part>(
            blocks, reading, rejects, [&](csv::Rows& rows, Part& part) { take(rows, part, wanted, columns, statuses); },
            merge);
    }
    all.schools.assign(schools.begin(), schools.end());
    all.found = by_change(std::move(all.found), changes.size());
    return all;
}

bool Sightings::hold_list_of(std::string_view school_id, std::string_view school) const
{
    return (!school_id.empty() && std::ranges::binary_search(schools, half_width(school_id))) ||
           (!school.empty() && std::ranges::binary_search(schools, fold(school)));
}

}  // namespace baoxue
