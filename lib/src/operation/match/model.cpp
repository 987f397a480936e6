#include "operation/match/model.hpp"

#include <algorithm>
#include <cmath>

#include "csv/fold_blocks.hpp"

namespace baoxue::operation::match {
namespace {

constexpr std::size_t sample = 1 << 15;
constexpr double marks_mistaken = 0.02;  // how often a child was A and is B
constexpr double pseudo_rows = 200;      // what the model says of u weighs as much as so many pairs or rows
constexpr double usual_surname = 0.02, usual_given = 0.002;  // shares of one surname, of one given name

constexpr Level missing{"missing", 1, 1, 1};
constexpr std::array name_levels = {Level{"equal", .556, 1e-4, 1e-6},
                                    Level{"unreadable", .03, 1e-3, 1e-5},
                                    Level{"order", .02, 1e-3, 1e-5},
                                    Level{"homophone", .12, 1e-3, 1e-5},
                                    Level{"look_alike", .06, 1e-3, 1e-5},
                                    Level{"one_given", .08, .005, .001},
                                    Level{"surname", .03, 1e-3, 1e-4},
                                    Level{"length", .05, .002, 1e-4},
                                    Level{"surname_only", .05, .05, .001},
                                    Level{"other", .004, .9, .5},
                                    missing};
constexpr std::array birth_levels = {Level{"equal", .86, .003, 2e-5},
                                     Level{"one_slip", .06, .05, .001},
                                     Level{"other_year", .02, .003, 2e-5},
                                     Level{"lunar", .03, .15, .005},
                                     Level{"same_year", .01, .4, .005},
                                     Level{"other", .02, .4, .3},
                                     missing};
constexpr std::array sex_levels = {Level{"equal", .99, .5, .4}, Level{"other", .01, .5, .4}, missing};
constexpr std::array id_levels = {Level{"equal", .45, 1e-5, 1e-5},  Level{"one_slip", .30, 2e-5, 2e-5},
                                  Level{"readable", .15, .02, .02}, Level{"unlike", .07, .5, .5},
                                  Level{"other", .03, .95, .95},    missing};
constexpr std::array student_id_levels = {Level{"equal", .60, 1e-5, 1e-5}, Level{"one_slip", .25, 2e-5, 2e-5},
                                          Level{"unlike", .15, .9, .9}, missing};
constexpr std::array family_levels = {Level{"both", .57, .002, 5e-5},     Level{"phone", .15, .003, 5e-5},
                                      Level{"guardian", .15, .003, 5e-5}, Level{"close", .05, .005, 1e-4},
                                      Level{"other", .08, .99, .5},       missing};
constexpr std::array place_levels = {Level{"same_class", .65, .1, .001},  Level{"same_school", .15, .3, .003},
                                     Level{"other_grade", .03, .3, .003}, Level{"near_school", .05, .02, .001},
                                     Level{"other_school", .12, .5, .1},  missing};

constexpr std::array<std::span<const Level>, fields> model = {name_levels,       birth_levels,  sex_levels,  id_levels,
                                                              student_id_levels, family_levels, place_levels};
constexpr std::array<std::string_view, fields> field_words = {"name", "birth", "sex", "id", "student_id", "family", "place"};

std::size_t at(Field field)
{
    return static_cast<std::size_t>(field);
}

// A number tells children apart by more than its birth date and county; pairs drawn at random hardly show
// how.
bool measured(Field field)
{
    return field != Field::id && field != Field::student_id;
}

// One child, most likely: no example of how two children differ.
bool perhaps_one(const Comparison& found)
{
    return found.id() <= IdLevel::one_slip ||
           (found.name_level() <= NameLevel::look_alike && found.birth() <= BirthLevel::slip);
}

// What two children have in common, counted.
struct Seen {
    std::array<std::array<std::size_t, most_levels>, fields> levels{};
    std::size_t same_surname = 0, same_given = 0, pairs = 0;

    void add(const Facts& a, const Facts& b, const Comparison& found)
    {
        if (perhaps_one(found)) return;
        ++pairs;
        same_surname += a.surname_key != 0 && a.surname_key == b.surname_key;
        same_given += a.given_key != 0 && a.given_key == b.given_key;
        for (std::size_t field = 0; field < fields; ++field) ++levels[field][found.levels[field]];
    }
    void add(const Seen& other)
    {
        pairs += other.pairs, same_surname += other.same_surname, same_given += other.same_given;
        for (std::size_t field = 0; field < fields; ++field)
            for (std::size_t level = 0; level < most_levels; ++level)
                levels[field][level] += other.levels[field][level];
    }
    std::size_t known(std::size_t field) const { return pairs - levels[field][model[field].size() - 1]; }
};

}  // namespace

std::string_view field_word(Field field)
{
    return field_words[at(field)];
}
std::string_view level_word(Field field, std::uint8_t level)
{
    return model[at(field)][level].word;
}
std::span<const Level> levels(Field field)
{
    return model[at(field)];
}

double Weight::bits() const
{
    return std::log2(m / u);
}

Model::Model(std::span<const Facts> before, std::span<const Facts> after, int grade_shift, const Census& census_before,
             const Census& census_after, unsigned jobs)
    : census_before_(census_before),
      census_after_(census_after),
      rows_(static_cast<double>(before.size() + after.size()))
{
    measure(before, after, grade_shift, jobs);
}

void Model::measure(std::span<const Facts> before, std::span<const Facts> after, int grade_shift, unsigned jobs)
{
    const std::size_t all = before.size() * after.size(), pairs = std::min(all, sample);
    const auto look_at = [&](std::size_t from, std::size_t to) {
        Seen some;
        for (std::size_t i = from; i < to; ++i) {
            // Spread evenly: multiples of the golden ratio, unless all pairs are taken.
            const double turn = static_cast<double>(i) * 0.6180339887498949;
            const auto pair =
                pairs == all ? i : static_cast<std::size_t>((turn - std::floor(turn)) * static_cast<double>(all));
            const Facts &a = before[pair / after.size()], &b = after[pair % after.size()];
            some.add(a, b, compare(a, b, grade_shift));
        }
        return some;
    };
    Seen seen;
    for (const Seen& part : csv::in_ranges(pairs, jobs, look_at, pairs_at_once)) seen.add(part);
    const auto blend = [](std::size_t count, std::size_t of, double usual) {
        return (static_cast<double>(count) + pseudo_rows * usual) / (static_cast<double>(of) + pseudo_rows);
    };
    mean_surname_ = blend(seen.same_surname, seen.pairs, usual_surname);
    mean_given_ = blend(seen.same_given, seen.pairs, usual_given);
    for (std::size_t field = 0; field < fields; ++field)
        for (std::size_t level = 0; level < model[field].size(); ++level) {
            const Level& of = model[field][level];
            const double rate = blend(seen.levels[field][level], seen.known(field), of.u);
            u_[field][level] = measured(static_cast<Field>(field)) ? std::clamp(rate, of.least, 1.0) : of.u;
        }
}

Weight Model::weight(Field field, const Comparison& found, const Facts& before, const Facts& after) const
{
    const auto level = found.levels[at(field)];
    Weight weight{model[at(field)][level].m, u_[at(field)][level]};
    if (level + 1U == model[at(field)].size()) return {1, 1};
    if (field == Field::name && found.name.marks_differ) weight.m *= marks_mistaken;
    if (field == Field::name && found.name_level() == NameLevel::exact) {
        weight.u = std::max(namesakes(before, before.name.mark == after.name.mark), name_levels[0].least);
    } else if (field == Field::name && found.name.same_surname) {
        weight.u *= share(&Census::surnames, before.surname_key, usual_surname) / mean_surname_;
    } else if (field == Field::name && before.given_key != 0 && before.given_key == after.given_key) {
        weight.u *= share(&Census::given_names, before.given_key, usual_given) / mean_given_;
    } else if (field == Field::family && found.family() <= FamilyLevel::phone) {
        for (const auto& phone : before.phones)
            if (!phone.empty() && std::ranges::find(after.phones, phone) != after.phones.end())
                weight.u = std::max(weight.u, share(&Census::phones, hash(phone), 0));
    }
    return weight;
}

// The share of this value among the rows that are not of the pair.
double Model::share(Frequencies Census::*what, Hash value, double usual, std::size_t of_pair) const
{
    const std::size_t count = (census_before_.*what).of(value) + (census_after_.*what).of(value);
    const double others = count > of_pair ? static_cast<double>(count - of_pair) : 0;
    return (others + pseudo_rows * usual) / (rows_ + pseudo_rows);
}

// How likely another child has this name: others have it, or surname and given name meet once more. Where the school told
// namesakes apart, those with another mark are known to be others, and do not count.
double Model::namesakes(const Facts& row, bool same_mark) const
{
    const bool marked = same_mark && row.name.mark != 0;
    const std::size_t all = census_before_.names.of(row.name_key) + census_after_.names.of(row.name_key);
    const std::size_t known = marked ? all : 2;
    const double given = row.given_key == 0 ? 1 : share(&Census::given_names, row.given_key, usual_given, known);
    const double same = marked ? share(&Census::marked, marked_name(row), 0) : share(&Census::names, row.name_key, 0);
    return same + share(&Census::surnames, row.surname_key, usual_surname, known) * given;
}

double Model::bits(const Comparison& found, const Facts& before, const Facts& after) const
{
    double sum = 0;
    for (std::size_t field = 0; field < fields; ++field)
        sum += weight(static_cast<Field>(field), found, before, after).bits();
    return sum;
}

}  // namespace baoxue::operation::match
