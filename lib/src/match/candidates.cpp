#include <algorithm>
#include <array>

#include "baoxue/characters.hpp"
#include "csv/fold.hpp"
#include "match/pairs.hpp"

namespace baoxue::match {
namespace {

constexpr std::size_t most_pairs_of_a_key = 4096, most_readings = 8, longest_name = 8;

struct Key {
    Hash hash;
    std::uint32_t row;
    auto operator<=>(const Key&) const = default;
};

// Keys are dealt into so many shares, by their first bits, for as many hands.
constexpr std::size_t shares = 16, rows_at_once = 2048;
using Shares = std::array<std::vector<Key>, shares>;

class Keys {
  public:
    Shares of(std::span<const Facts> rows, std::size_t from, std::size_t to)
    {
        for (auto& share : keys_) share.reserve((to - from) * 5 / 4);
        for (std::size_t row = from; row < to; ++row) add(rows[row], static_cast<std::uint32_t>(row));
        return std::move(keys_);
    }

  private:
    void add(const Facts& facts, std::uint32_t row)
    {
        row_ = row;
        for (const auto& number : facts.national)
            if (number.state != IdState::damaged) add_number(number.key);
        if (facts.student.state != IdState::damaged) add(2, hash(facts.student.key));
        add_name(facts);
        add_parts(facts);
        const Hash birth = day(facts), place = hash(facts.school, facts.class_name);
        for (const auto& phone : facts.phones) {
            const Hash number = hash(phone);
            add(3, number);
            add(4, number, birth);
            add(5, number, facts.name_key);
        }
        const Hash guardian = hash(facts.guardian.characters);
        add(6, guardian, birth);
        add(7, guardian, facts.name_key);
        if (facts.class_name != 0) add(8, place, birth);
        add(21, birth);
        add(24, facts.school);
    }

    // Without century and check digit: as a number of 15 digits has it.
    void add_number(std::string_view key)
    {
        if (key.size() != 18) return add(1, hash(key));
        add(1, hash(hash(key.substr(0, 6)), hash(key.substr(8, 9))));
    }

    void add_name(const Facts& facts)
    {
        add(9, facts.name_key);
        add(10, facts.name_key, facts.school);
        add(11, facts.name_key, year(facts));
        add(12, facts.name_key, month_day(facts));
    }

    // Single characters, words and sounds of the name, each with something else.
    void add_parts(const Facts& facts)
    {
        const Hash birth = day(facts);
        const auto& characters = facts.name.characters;
        for (std::size_t i = 0; i < std::min(characters.size(), longest_name); ++i) {
            const char32_t c = characters[i];
            if (c == Name::unknown) continue;
            add(13, birth, c);
            if (i == 0) for_sounds(c, [&](Syllable sound) { add(14, birth, sound + 1u); });
        }
        Hash sounds[most_readings] = {1};
        std::size_t count = characters.empty() ? 0 : 1;
        for (const char32_t c : characters) count = extend(sounds, count, c);
        for (std::size_t i = 0; i < count; ++i) {
            add(15, sounds[i], facts.school);
            add(16, sounds[i], birth);
            add(23, sounds[i], year(facts));
            for (const auto& phone : facts.phones) add(17, sounds[i], hash(phone));
        }
        std::string_view rest = facts.name.letters;
        Hash words = 0;  // in any order
        while (!rest.empty()) {
            const Hash word = hash(rest.substr(0, rest.find(' ')));
            rest.remove_prefix(std::min(rest.size(), rest.find(' ') == rest.npos ? rest.size() : rest.find(' ') + 1));
            add(18, birth, word);
            add(19, word, facts.school);
            add(20, word, month_day(facts));
            add(22, word, year(facts));
            add(25, word);
            words += word;
        }
        add(26, words);
    }

    template <class Take>
    static void for_sounds(char32_t c, Take take)
    {
        if (c >= Name::sound) return take(static_cast<Syllable>(c - Name::sound));
        for (const Syllable sound : readings(c)) take(sound);
    }

    // Every reading of one more character; a name with too many of them is looked for by its other keys.
    static std::size_t extend(Hash (&sounds)[most_readings], std::size_t count, char32_t c)
    {
        Hash longer[most_readings];
        std::size_t more = 0;
        bool fits = true;
        for (std::size_t i = 0; i < count; ++i)
            for_sounds(c, [&](Syllable sound) {
                if (more < most_readings) longer[more++] = hash(sounds[i], sound + 1u);
                else fits = false;
            });
        if (!fits) return 0;
        std::copy_n(longer, more, sounds);
        return more;
    }

    static Hash day(const Facts& facts) { return facts.birth != 0 ? hash(Hash{1}, static_cast<Hash>(facts.birth)) : 0; }
    static Hash year(const Facts& facts) { return static_cast<Hash>(facts.birth / 10000); }
    static Hash month_day(const Facts& facts) { return static_cast<Hash>(facts.birth % 10000); }

    void add(Hash kind, Hash a)
    {
        if (a == 0) return;
        const Hash key = hash(kind, a);
        keys_[key >> 60].push_back({key, row_});
    }
    void add(Hash kind, Hash a, Hash b)
    {
        if (a != 0 && b != 0) add(kind, hash(a, b));
    }

    Shares keys_;
    std::uint32_t row_ = 0;
};

// The keys of one share, sorted, each once for a row.
std::vector<Key> one_share(const std::vector<Shares>& parts, std::size_t share)
{
    std::vector<Key> keys;
    for (const Shares& part : parts) keys.insert(keys.end(), part[share].begin(), part[share].end());
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

template <class Take>
void join(const std::vector<Key>& left, const std::vector<Key>& right, Take take)
{
    const auto same = [](auto from, auto end) {
        return std::find_if(from, end, [&](const Key& key) { return key.hash != from->hash; });
    };
    auto b = right.begin();
    for (auto a = left.begin(); a != left.end();) {
        const auto a_end = same(a, left.end());
        while (b != right.end() && b->hash < a->hash) ++b;
        if (b != right.end() && b->hash == a->hash) {
            const auto b_end = same(b, right.end());
            if (static_cast<std::size_t>((a_end - a) * (b_end - b)) <= most_pairs_of_a_key)
                for (auto i = a; i != a_end; ++i)
                    for (auto j = b; j != b_end; ++j) take(Pair{i->row, j->row});
        }
        a = a_end;
    }
}

}  // namespace

std::vector<Pair> candidate_pairs(std::span<const Facts> before, std::span<const Facts> after, unsigned jobs)
{
    const auto keys_of = [&](std::span<const Facts> rows) {
        return csv::in_ranges(
            rows.size(), jobs, [&](std::size_t from, std::size_t to) { return Keys().of(rows, from, to); },
            rows_at_once);
    };
    const auto left = keys_of(before), right = keys_of(after);
    using Piles = std::vector<std::vector<Pair>>;  // by ranges of the rows of `before`
    const auto piles = csv::in_ranges(
        shares, jobs,
        [&](std::size_t share, std::size_t) {
            Piles found(before.size() / rows_at_once + 1);
            join(one_share(left, share), one_share(right, share),
                 [&](Pair pair) { found[pair.first / rows_at_once].push_back(pair); });
            return found;
        },
        1);
    const auto sorted = csv::in_ranges(
        before.size(), jobs,
        [&](std::size_t from, std::size_t) {
            std::vector<Pair> pairs;
            for (const Piles& share : piles) {
                const auto& pile = share[from / rows_at_once];
                pairs.insert(pairs.end(), pile.begin(), pile.end());
            }
            std::ranges::sort(pairs);
            pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
            return pairs;
        },
        rows_at_once);
    std::vector<Pair> pairs;
    for (const auto& part : sorted) pairs.insert(pairs.end(), part.begin(), part.end());
    return pairs;
}

}  // namespace baoxue::match
