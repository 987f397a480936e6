#include "operation/match/keys.hpp"

#include <algorithm>

#include "baoxue/base/characters.hpp"

namespace baoxue::match {
namespace {

constexpr std::size_t most_readings = 8, longest_name = 8;

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
        add(21, birth != 0 ? hash(birth, facts.school) : 0);
        if (facts.name.characters.empty()) add(27, birth), add(28, facts.school);
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
            add(24, facts.school, c);
            if (i == 0) for_sounds(c, [&](Syllable sound) { add(14, birth, sound + 1U); });
        }
        add_sounds(facts, characters);
        std::string_view rest = facts.name.letters;
        Hash words = 0;  // in any order
        std::u32string spelt, turned;
        bool pinyin = true;
        while (!rest.empty()) {
            const auto letters = rest.substr(0, rest.find(' '));
            const Hash word = hash(letters);
            rest.remove_prefix(std::min(rest.size(), letters.size() + 1));
            const auto syllables = sounds(letters);
            pinyin = pinyin && syllables;
            if (pinyin) spelt += *syllables, turned.insert(0, *syllables);
            add(18, birth, word);
            add(19, word, facts.school);
            add(20, word, month_day(facts));
            add(22, word, year(facts));
            add(25, word);
            words += word;
        }
        add(26, words);
        if (!pinyin) return;
        add_sounds(facts, spelt);  // zhang zihan
        add_sounds(facts, turned);
    }

    void add_sounds(const Facts& facts, std::u32string_view characters)
    {
        Hash said[most_readings] = {1};
        std::size_t count = characters.empty() ? 0 : 1;
        for (const char32_t c : characters) count = extend(said, count, c);
        for (std::size_t i = 0; i < count; ++i) {
            add(15, said[i], facts.school);
            add(16, said[i], day(facts));
            add(23, said[i], year(facts));
            for (const auto& phone : facts.phones) add(17, said[i], hash(phone));
        }
    }

    template <class Take>
    static void for_sounds(char32_t c, Take take)
    {
        if (c >= Name::sound) return take(static_cast<Syllable>(c - Name::sound));
        for (const Syllable sound : readings(c)) take(sound);
    }

    // Every reading of one more character; a name with too many of them is looked for by its other keys.
    static std::size_t extend(Hash (&said)[most_readings], std::size_t count, char32_t c)
    {
        Hash longer[most_readings];
        std::size_t more = 0;
        bool fits = true;
        for (std::size_t i = 0; i < count; ++i)
            for_sounds(c, [&](Syllable sound) {
                if (more < most_readings) longer[more++] = hash(said[i], sound + 1U);
                else fits = false;
            });
        if (!fits) return 0;
        std::copy_n(longer, more, said);
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

}  // namespace

Shares keys_of(std::span<const Facts> rows, std::size_t from, std::size_t to)
{
    return Keys().of(rows, from, to);
}

}  // namespace baoxue::match
