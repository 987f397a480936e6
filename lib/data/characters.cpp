// Runs at build time: makes the table behind characters.hpp from the Unihan database (Debian: unicode-data,
// bzip2).
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Variant {
    char32_t to;
    int cost;  // 1: the official simplified form, or the same character under two code points; 2: another
               // form of it
};

using Group = std::pair<int, std::string>;  // the forms of one character in the library code EACC

struct Character {
    bool standard = false;  // in the Table of General Standard Chinese Characters (通用规范汉字表, 2013)
    int rarity = 2;         // 0: in the first level of GB 2312, 1: in the second, 2: in neither
    std::vector<Variant> variants = {};
    std::set<Group> groups = {};
    std::set<std::string> dictionary = {}, ancient = {};  // readings: of today's dictionaries; of all dictionaries
    unsigned corners = 0, cangjie = 0;
};

using Characters = std::map<char32_t, Character>;

char32_t code_point(const std::string& hex)
{
    return static_cast<char32_t>(std::stoul(hex, nullptr, 16));
}

// "zhōng" -> "zhong", "lǜ" -> "lv"
std::string toneless(const std::string& reading)
{
    static const std::map<std::string, char> plain = {
        {"ā", 'a'}, {"á", 'a'}, {"ǎ", 'a'}, {"à", 'a'}, {"ē", 'e'}, {"é", 'e'}, {"ě", 'e'}, {"è", 'e'},
        {"ê", 'e'}, {"ế", 'e'}, {"ề", 'e'}, {"ī", 'i'}, {"í", 'i'}, {"ǐ", 'i'}, {"ì", 'i'}, {"ō", 'o'},
        {"ó", 'o'}, {"ǒ", 'o'}, {"ò", 'o'}, {"ū", 'u'}, {"ú", 'u'}, {"ǔ", 'u'}, {"ù", 'u'}, {"ü", 'v'},
        {"ǖ", 'v'}, {"ǘ", 'v'}, {"ǚ", 'v'}, {"ǜ", 'v'}, {"ń", 'n'}, {"ň", 'n'}, {"ǹ", 'n'}, {"ḿ", 'm'}};
    std::string letters;
    for (std::size_t at = 0, size = 1; at < reading.size(); at += size) {
        const auto lead = static_cast<unsigned char>(reading[at]);
        size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
        const auto found = plain.find(reading.substr(at, size));
        if (found != plain.end()) letters += found->second;
        else if (lead < 0x80) letters += reading[at];  // what is left are combining marks
    }
    return letters;
}

// "052.010,053.020:chuán,zhuàn 487.010:zhuàn", or without places: "chuán zhuàn"
void add_readings(std::set<std::string>& readings, const std::string& value)
{
    std::istringstream words(value);
    for (std::string word; words >> word;) {
        std::istringstream list(word.substr(word.find(':') + 1));
        for (std::string reading; std::getline(list, reading, ',');) readings.insert(toneless(reading));
    }
}

// "U+7232" or "U+5CF0<kHKGlyph,kLau U+5CEF"
void add_variants(Character& character, const std::string& value, int cost)
{
    std::istringstream words(value);
    for (std::string word; words >> word;)
        character.variants.push_back({code_point(word.substr(2, word.find('<') - 2)), cost});
}

// Letters a..z as 1..26 in five bits each, the first one lowest.
unsigned packed_cangjie(const std::string& code)
{
    unsigned packed = 0;
    for (std::size_t i = std::min<std::size_t>(code.size(), 5); i-- > 0;)
        packed = packed << 5 | static_cast<unsigned>(code[i] - 'A' + 1);
    return packed;
}

// The six digits are plane, row and cell; the forms of a character have the same row and cell, six planes
// apart.
Group group(const std::string& code)
{
    return {std::stoi(code.substr(0, 2), nullptr, 16) % 6, code.substr(2)};
}

void add_property(Character& character, const std::string& name, const std::string& value)
{
    if (name == "kTGH") character.standard = true;
    else if (name == "kGB0") character.rarity = value < "5600" ? 0 : 1;
    else if (name == "kEACC") character.groups.insert(group(value));
    else if (name == "kSimplifiedVariant" || name == "kZVariant") add_variants(character, value, 1);
    else if (name == "kCompatibilityVariant") add_variants(character, value, 1);
    else if (name == "kSemanticVariant") add_variants(character, value, 2);
    else if (name == "kMandarin" || name == "kXHC1983" || name == "kTGHZ2013")
        add_readings(character.dictionary, value);
    else if (name == "kHanyuPinyin") add_readings(character.ancient, value);
    else if (name == "kFourCornerCode") character.corners = static_cast<unsigned>(std::stoul(value.substr(0, 4))) + 1;
    else if (name == "kCangjie") character.cangjie = packed_cangjie(value);
}

void read_unihan(Characters& characters, const std::string& path)
{
    const std::string command = "bzip2 -dc '" + path + "'";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::size_t lines = 0;
    std::array<char, 8192> line;
    while (pipe && std::fgets(line.data(), static_cast<int>(line.size()), pipe.get())) {
        std::string code, name, value;
        std::istringstream cells(line.data());
        if (line[0] != 'U' || !(cells >> code >> name) || !std::getline(cells >> std::ws, value)) continue;
        add_property(characters[code_point(code.substr(2))], name, value);
        ++lines;
    }
    if (lines == 0) throw std::runtime_error("cannot read " + path + " (Debian packages: unicode-data, bzip2)");
}

// "2E81       ; 5382  # ..." or "2E8C..2E8D  ; 5C0F  # ...": radicals that look like characters and get typed
// for them
void read_radicals(Characters& characters, const std::string& path)
{
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path + " (Debian package: unicode-data)");
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto dots = line.find("..");
        const char32_t last = code_point(line.substr(dots < 10 ? dots + 2 : 0));
        for (char32_t c = code_point(line); c <= last; ++c)
            if (c < 0x3000) characters[c].variants.push_back({code_point(line.substr(line.find(';') + 1)), 1});
    }
}

// A letter and the mark on it (é as e and U+0301), and the letter with both in one: in small letters, as fold() gives them.
struct Composition {
    char32_t letter, mark, whole;
};

// "00E9;LATIN SMALL LETTER E WITH ACUTE;Ll;0;L;0065 0301;...;00C9;;00C9"; a capital folds to its small letter.
std::vector<Composition> read_letters(Characters& characters, const std::string& path)
{
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path + " (Debian package: unicode-data)");
    std::vector<Composition> compositions;
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, ';');) cells.push_back(cell);
        const char32_t c = code_point(cells[0]);
        if (c < 0xC0 || c > 0x1EFF) continue;
        if (cells.size() > 13 && !cells[13].empty() && (c < 0x250 || c >= 0x1E00))
            characters[c].variants.push_back({code_point(cells[13]), 1});
        const auto blank = cells[5].find(' ');
        if (blank == std::string::npos || cells[5][0] == '<' || cells[2] == "Lu") continue;
        compositions.push_back({code_point(cells[5]), code_point(cells[5].substr(blank + 1)), c});
    }
    return compositions;
}

void link_groups(Characters& characters)
{
    std::map<Group, std::vector<char32_t>> members;
    for (const auto& [c, character] : characters)
        for (const auto& one : character.groups) members[one].push_back(c);
    for (auto& [c, character] : characters)
        for (const auto& one : character.groups)
            for (const char32_t other : members[one])
                if (other != c) character.variants.push_back({other, 2});
}

// The nearest standard character that this one is a form of; itself when it is one, or when two are equally
// near. A standard character is never folded: 昇 and 升, 於 and 于, 喆 and 哲 are different names.
char32_t nearest(const Characters& characters, char32_t c)
{
    std::map<char32_t, int> reached = {{c, 0}};
    std::vector<std::pair<int, char32_t>> best;  // rarity, standard character
    for (int cost = 0; cost <= 4 && best.empty(); ++cost) {
        const auto frontier = reached;
        for (const auto& [at, paid] : frontier) {
            const auto known = characters.find(at);
            if (paid != cost || known == characters.end()) continue;
            if (known->second.standard) best.push_back({known->second.rarity, at});
            for (const auto& variant : known->second.variants) {
                int& to = reached.try_emplace(variant.to, cost + variant.cost).first->second;
                to = std::min(to, cost + variant.cost);
            }
        }
    }
    std::sort(best.begin(), best.end());
    if (best.size() == 1 || (best.size() > 1 && best[0].first < best[1].first)) return best[0].second;
    const auto self = characters.find(c);  // no standard form: at least the simplified one of a rare character
    if (best.empty() && self != characters.end())
        for (const auto& variant : self->second.variants)
            if (variant.cost == 1 && variant.to != c) return variant.to;
    return c;
}

// The form that stands for a form of a form; of several that stand for each other in a ring, the first.
char32_t folded(const Characters& characters, char32_t c)
{
    for (std::set<char32_t> seen; seen.insert(c).second;) c = nearest(characters, c);
    char32_t first = c;
    for (char32_t at = nearest(characters, c); at != c; at = nearest(characters, at)) first = std::min(first, at);
    return first;
}

struct Table {
    static constexpr char32_t end = 0x30000, block = 8;
    std::vector<std::string> spellings;
    std::vector<unsigned> sets = {0};      // sets of readings: how many, then the syllables; the set at 0 is empty
    std::vector<std::string> blocks = {};  // initialisers of 8 characters
    std::vector<std::size_t> index = {};   // code point / 8 -> block
};

unsigned set_of(Table& table, std::map<std::set<std::string>, unsigned>& known, const std::set<std::string>& readings)
{
    const auto [entry, added] = known.insert({readings, static_cast<unsigned>(table.sets.size())});
    if (added) {
        table.sets.push_back(static_cast<unsigned>(readings.size()));
        for (const auto& reading : readings)
            table.sets.push_back(
                static_cast<unsigned>(std::ranges::lower_bound(table.spellings, reading) - table.spellings.begin()));
    }
    return entry->second;
}

Table tabulate(const Characters& characters)
{
    Table table;
    const auto readings_of = [](const Character& c) {
        return c.standard ? c.dictionary : [&] {
            auto all = c.dictionary;
            all.insert(c.ancient.begin(), c.ancient.end());
            return all;
        }();
    };
    std::set<std::string> syllables;
    for (const auto& [c, character] : characters)
        for (const auto& reading : readings_of(character)) syllables.insert(reading);
    table.spellings.assign(syllables.begin(), syllables.end());

    std::map<std::string, std::size_t> known_blocks;
    std::map<std::set<std::string>, unsigned> known_sets = {{{}, 0}};
    for (char32_t first = 0; first < Table::end; first += Table::block) {
        std::string block;
        for (char32_t c = first; c < first + Table::block; ++c) {
            const auto found = characters.find(c);
            const Character none, &character = found == characters.end() ? none : found->second;
            const char32_t fold = folded(characters, c);
            const bool kept = c < 0x10000 || character.standard;  // of the rarest only the form they stand for
            block += "{" + std::to_string(static_cast<unsigned>(fold == c ? 0 : fold)) + "," +
                     std::to_string(kept ? character.cangjie : 0) + "," +
                     std::to_string(kept ? set_of(table, known_sets, readings_of(character)) : 0) + "," +
                     std::to_string(kept ? character.corners : 0) + "},";
        }
        const auto [entry, added] = known_blocks.insert({block, table.blocks.size()});
        if (added) table.blocks.push_back(block);
        table.index.push_back(entry->second);
    }
    return table;
}

template <class Values, class Write>
void write_array(std::ostream& out, const char* declaration, const Values& values, Write write)
{
    out << "constexpr " << declaration << " = {\n";
    std::size_t column = 0;
    for (const auto& value : values) {
        write(value);
        if (++column % 16 == 0) out << '\n';
    }
    out << "};\n";
}

}  // namespace

int main(int argc, char** argv)
try {
    if (argc != 3) throw std::runtime_error("usage: compile_characters UNICODE_FOLDER OUTPUT");
    const std::string folder = argv[1];
    Characters characters;
    for (const char* part : {"Readings", "Variants", "DictionaryLikeData", "OtherMappings", "IRGSources"})
        read_unihan(characters, folder + "/Unihan_" + part + ".txt.bz2");
    read_radicals(characters, folder + "/EquivalentUnifiedIdeograph.txt");
    const auto compositions = read_letters(characters, folder + "/UnicodeData.txt");
    link_groups(characters);
    const Table table = tabulate(characters);

    std::ofstream out(argv[2], std::ios::binary);
    out << "// Made by lib/data/characters.cpp; included by src/characters.cpp.\n"
        << "constexpr std::size_t block_size = " << unsigned{Table::block} << ";\n";
    write_array(out, "char spellings[][7]", table.spellings, [&](const auto& s) { out << '"' << s << "\","; });
    const auto number = [&](auto n) { out << n << ','; };
    write_array(out, "std::uint16_t reading_sets[]", table.sets, number);
    write_array(out, "std::uint16_t block_of[]", table.index, number);
    write_array(out, "Character characters[]", table.blocks, [&](const auto& block) { out << block; });
    write_array(out, "Composition compositions[]", compositions, [&](const Composition& c) {
        out << '{' << unsigned{c.letter} << ',' << unsigned{c.mark} << ',' << unsigned{c.whole} << "},";
    });
    out.flush();
    if (!out) throw std::runtime_error("cannot write the output");
} catch (const std::exception& error) {
    std::cerr << "compile_characters: " << error.what() << '\n';
    return 1;
}
