#include "operation/match/keys.hpp"

#include <algorithm>

#include "baoxue/base/characters.hpp"

namespace baoxue::operation::match {
namespace {

constexpr std::size_t most_readings = 8, longest_name = 8;

// What stands in a key; two rows meet where all of it agrees.
enum class Kind : Hash {
    national_id = 1,
    student_id,
    phone,
    phone_birth,
    phone_name,
    guardian_birth,
    guardian_name,
    class_birth,
    name,
    name_school,
    name_year,
    name_month_day,
    birth_character,
    birth_surname_sound,
    sounds_school,
    sounds_birth,
    sounds_phone,
    birth_word,
    word_school,
    word_month_day,
    birth_school,
    word_year,
    sounds_year,
    school_character,
    word,
    words,
    letters_birth,
    letters_school,
    guardian_given,
};

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
        if (facts.student.state != IdState::damaged) add(Kind::student_id, hash(facts.student.key));
        add_name(facts);
        add_parts(facts);
        const Hash birth = day(facts), place = hash(facts.school_now(), facts.class_name);
        for (const auto& phone : facts.phones) {
            const Hash number = hash(phone);
            add(Kind::phone, number);
            add(Kind::phone_birth, number, birth);
            add(Kind::phone_name, number, facts.name_key);
        }
        const Hash guardian = hash(facts.guardian.characters);
        add(Kind::guardian_birth, guardian, birth);
        add(Kind::guardian_name, guardian, facts.name_key);
        add(Kind::guardian_given, guardian, facts.given_key);
        if (facts.class_name != 0) add(Kind::class_birth, place, birth);
        add(Kind::birth_school, birth != 0 ? hash(birth, facts.school_now()) : 0);
        if (facts.name.characters.empty()) add(Kind::letters_birth, birth), add(Kind::letters_school, facts.school_now());
    }

    // Without century and check digit: as a number of 15 digits has it.
    void add_number(std::string_view key)
    {
        if (key.size() != 18) return add(Kind::national_id, hash(key));
        add(Kind::national_id, hash(hash(key.substr(0, 6)), hash(key.substr(8, 9))));
    }

    void add_name(const Facts& facts)
    {
        for (const Hash name : {facts.name_key, facts.former_key}) {
            add(Kind::name, name);
            add(Kind::name_school, name, facts.school_now());
            add(Kind::name_year, name, year(facts));
            add(Kind::name_month_day, name, month_day(facts));
        }
    }

    // Single characters, words and sounds of the name, each with something else.
    void add_parts(const Facts& facts)
    {
        const Hash birth = day(facts);
        const auto& characters = facts.name.characters;
        for (std::size_t i = 0; i < std::min(characters.size(), longest_name); ++i) {
            const char32_t c = characters[i];
            if (c == Name::unknown) continue;
            add(Kind::birth_character, birth, c);
            add(Kind::school_character, facts.school_now(), c);
            if (i == 0) for_sounds(c, [&](Syllable sound) { add(Kind::birth_surname_sound, birth, sound + 1U); });
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
            add(Kind::birth_word, birth, word);
            add(Kind::word_school, word, facts.school_now());
            add(Kind::word_month_day, word, month_day(facts));
            add(Kind::word_year, word, year(facts));
            add(Kind::word, word);
            words += word;
        }
        add(Kind::words, words);
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
            add(Kind::sounds_school, said[i], facts.school_now());
            add(Kind::sounds_birth, said[i], day(facts));
            add(Kind::sounds_year, said[i], year(facts));
            for (const auto& phone : facts.phones) add(Kind::sounds_phone, said[i], hash(phone));
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

    static Hash year(const Facts& facts) { return static_cast<Hash>(facts.birth / 10000); }
    static Hash month_day(const Facts& facts) { return static_cast<Hash>(facts.birth % 10000); }

    void add(Kind kind, Hash a)
    {
        if (a == 0) return;
        const Hash key = hash(static_cast<Hash>(kind), a);
        keys_[key >> 60].push_back({key, row_});
    }
    void add(Kind kind, Hash a, Hash b)
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

}  // namespace baoxue::operation::match
