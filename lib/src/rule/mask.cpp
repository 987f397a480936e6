#include "baoxue/rule/mask.hpp"

#include <algorithm>
#include <array>

#include "baoxue/base/columns.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/text.hpp"
#include "base/data.hpp"
#include "base/personal_number.hpp"
#include "rule/personal_name.hpp"
#include "base/digit.hpp"

namespace baoxue {
namespace {

// Without blanks and hyphens, half width, upper case.
std::string compact(std::string_view number)
{
    std::string out;
    for (const char c : half_width(clean(number)))
        if (c != ' ' && c != '-') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
}

// What is masked already stays as it is.
bool masked_or_digit(char c)
{
    return is_digit(c) || c == '*';
}

// Stars for all but the last characters of a number; for all of what is none.
std::string tail(std::string_view text, std::size_t shown)
{
    const auto ascii = [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); };
    std::size_t characters = 0;
    for (std::string_view left = text; !left.empty(); ++characters) rule::drop_character(left);
    if (characters <= shown || !std::ranges::all_of(text.substr(text.size() - shown), ascii))
        return std::string(characters, '*');
    return std::string(characters - shown, '*') + std::string(text.substr(text.size() - shown));
}

enum class Meaning { text, name, id, phone, birth_date, number_of_row, changes, evidence, former_value, hidden };

constexpr auto names = std::to_array<std::string_view>(
    {"name",          "family_name", "member_name", "former_name",   "guardian_name",       "guardian",           "met",                "father_name",         "mother_name",
     "visitors",      "receiver",      "witness",             "server",             "issuer_person",
     "verified_by",   "head_teacher",  "responsible_teacher", "responsible_school", "responsible_gov",
     "names",         "party_a",       "party_b",             "person",             "persons",
     "owner",         "teacher",       "head",                "approver",           "recorder",
     "reporter",      "clerk",         "contact_person"});
constexpr auto ids = std::to_array<std::string_view>(
    {"student_id", "national_id", "guardian_national_id", "local_student_id"});
constexpr auto phones = std::to_array<std::string_view>({"guardian_phone", "member_phone", "phone", "contact", "contact_phone"});
constexpr auto hints = std::to_array<std::string_view>({"", "pair_id", "rows", "given_name"});  // what could be used to guess

Meaning meaning_of(std::string_view column)
{
    if (column == "candidate_id") return Meaning::id;
    for (const std::string_view side : {"before_", "after_", "candidate_"})
        if (column.starts_with(side)) column.remove_prefix(side.size());
    const auto is_in = [&](const auto& list) { return std::ranges::find(list, column) != list.end(); };
    if (is_in(names)) return Meaning::name;
    if (is_in(ids)) return Meaning::id;
    if (is_in(phones)) return Meaning::phone;
    if (is_in(hints)) return Meaning::hidden;
    if (column == "birth_date" || column == "birth_month") return Meaning::birth_date;
    if (column == "row") return Meaning::number_of_row;
    if (column == "changes" || column == "differs") return Meaning::changes;
    if (column == "evidence") return Meaning::evidence;
    return Meaning::text;
}

std::string year_of(std::string_view cell)
{
    const auto date = parse_date(cell);
    if (const auto month = date ? date : parse_month(cell))
        return std::to_string(static_cast<int>(std::chrono::year_month_day(*month).year()));
    return "*";
}

// name=homophone(涵/晗) birth=equal: the characters of the name go.
std::string mask_evidence(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const auto open = std::min(text.find('('), text.size()), close = std::min(text.find(')', open), text.size());
        const auto inside = text.substr(open, close - open);
        const bool ascii = std::ranges::all_of(inside, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        out.append(text.substr(0, open)).append(ascii ? inside : std::string_view("(*"));
        text.remove_prefix(close);
        if (!text.empty()) out += text.front(), text.remove_prefix(1);
    }
    return out;
}

std::string mask_cell(Meaning meaning, std::string_view cell)
{
    if (clean(cell).empty()) return std::string(cell);
    switch (meaning) {
        case Meaning::name:
            return mask_numbers(mask_name(cell));
        case Meaning::id:
            return mask_id(cell);
        case Meaning::phone:
            return mask_phone(cell);
        case Meaning::birth_date:
            return year_of(cell);
        case Meaning::number_of_row:
            return cell.find_first_not_of("0123456789") == cell.npos && cell.size() < 10 ? std::string(cell) : "*";
        case Meaning::hidden:
            return "*";
        case Meaning::evidence:
            return mask_numbers(mask_evidence(cell));
        default:
            return mask_numbers(cell);
    }
}

// A name that some file of ours gives a column; a school's own may be called anything.
bool known_field(std::string_view name)
{
    return std::ranges::find(base::alias_rows(), name, &base::Alias::column) != base::alias_rows().end();
}

constexpr std::string_view arrow = " → ", colon = ": ";

// What a change is of, told as the field or by its heading in a roster.
std::string field_of(std::string_view told)
{
    static const Aliases headings({"roster"});
    const auto found = headings.find(told);
    return std::string(found.empty() ? told : found);
}

// Where the next field begins, as `field: before → after` behind "; " or "；"; and how many bytes stand between.
std::pair<std::size_t, std::size_t> next_field(std::string_view text, std::size_t from)
{
    static constexpr std::string_view semicolons[] = {"; ", "；"};
    std::pair<std::size_t, std::size_t> next{text.size(), 0};
    for (const auto semicolon : semicolons)
        for (auto at = text.find(semicolon, from); at < next.first; at = text.find(semicolon, at + semicolon.size())) {
            const auto rest = text.substr(at + semicolon.size());
            if (rest.find(colon) < std::min(rest.find(arrow), rest.find(semicolon))) next = {at, semicolon.size()};
        }
    return next;
}

// Without the brackets that a review list sets around the characters that differ.
std::string without_marks(std::string_view value)
{
    std::string out(value);
    for (const std::string_view mark : {"〔", "〕"})
        for (auto at = out.find(mark); at != out.npos; at = out.find(mark)) out.erase(at, mark.size());
    return out;
}

// Both values of each field that changed, masked as the field's own cells are.
std::string mask_changes(std::string_view text)
{
    std::string out;
    for (std::size_t from = 0; from < text.size();) {
        const auto [end, between] = next_field(text, from);
        const auto change = text.substr(from, end - from);
        const auto name_end = change.find(colon);
        if (name_end == change.npos) return out + '*';
        const auto field = field_of(change.substr(0, name_end));
        out.append(change.substr(0, name_end)).append(colon);
        for (auto value = change.substr(name_end + colon.size());;) {
            const auto to = value.find(arrow);
            out += mask_cell(known_field(field) ? meaning_of(field) : Meaning::hidden, without_marks(value.substr(0, to)));
            if (to == value.npos) break;
            out += arrow;
            value.remove_prefix(to + arrow.size());
        }
        out += text.substr(end, between);
        from = end + between;
    }
    return out;
}

}  // namespace

std::string mask_id(std::string_view number)
{
    auto text = compact(number);
    const bool prefixed = text.size() == 19 && !is_digit(text.front());
    const auto prefix = prefixed ? text.substr(0, 1) : "";
    if (prefixed) text.erase(0, 1);
    const bool whole = text.size() == 18 && std::all_of(text.begin(), text.end() - 1, masked_or_digit);
    return prefix + (whole ? text.substr(0, 6) + "********" + text.substr(14) : tail(text, 2));
}

std::string mask_phone(std::string_view phone)
{
    const auto text = compact(phone);
    const bool whole = text.size() == 11 && std::ranges::all_of(text, masked_or_digit);
    return whole ? text.substr(0, 3) + "****" + text.substr(7) : tail(text, 2);
}

std::string mask_numbers(std::string_view text)
{
    std::string out;
    std::size_t from = 0;
    for (const auto& number : base::personal_numbers(text)) {
        out += text.substr(from, number.from - from);
        out += number.characters.size() == 11 ? mask_phone(number.characters) : mask_id(number.characters);
        from = number.to;
    }
    return out.append(text.substr(from));
}

struct Mask::Column {
    Meaning meaning;
    std::string name;
};

Mask::Mask(std::vector<std::string> columns)
{
    const auto has = [&](std::string_view name) { return std::ranges::find(columns, name) != columns.end(); };
    const bool by_field = has("field");  // a row of one changed field: reconcile --long
    for (auto& name : columns) {
        const bool value = by_field && (name == "before" || name == "after");
        columns_.push_back({value ? Meaning::former_value : meaning_of(name), std::move(name)});
    }
}

Mask::~Mask() = default;
Mask::Mask(Mask&&) noexcept = default;

std::vector<std::string> Mask::row(const std::vector<std::string_view>& cells) const
{
    std::vector<std::string> out(cells.size());
    std::string_view field;
    rule::PersonalNames known, hidden;  // what nobody knows may be a name: 家庭成员或监护人姓名二
    std::vector<std::string_view> words;
    std::string_view family, given;  // of a name in two columns
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (columns_[i].name == "name" || columns_[i].name == "family_name") family = clean(cells[i]);
        if (columns_[i].name == "given_name") given = clean(cells[i]);
        if (columns_[i].name == "field") field = cells[i];
        if (columns_[i].meaning == Meaning::name) known.add(clean(cells[i]));
        if (!columns_[i].name.empty()) continue;
        if (i > 0 && columns_[i - 1].name.empty()) hidden.add(std::string(words.back()).append(clean(cells[i])));  // 姓, 名
        words.push_back(clean(cells[i]));
        hidden.add(words.back());
    }
    if (!given.empty()) known.add(std::string(family).append(given)), known.add(given);
    const auto is_word = [&](std::string_view cell) { return std::ranges::find(words, clean(cell)) != words.end(); };
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto meaning = columns_[i].meaning;
        if (meaning == Meaning::changes) out[i] = mask_changes(cells[i]);
        else if (meaning == Meaning::former_value)
            out[i] = mask_cell(known_field(field) ? meaning_of(field) : Meaning::hidden, cells[i]);
        else out[i] = mask_cell(meaning, cells[i]);
        if (meaning == Meaning::name) continue;
        out[i] = known.mask_in(std::move(out[i]));
        if (!is_word(cells[i])) out[i] = hidden.mask_in(std::move(out[i]));  // a word by itself is no person's name
    }
    return out;
}

}  // namespace baoxue
