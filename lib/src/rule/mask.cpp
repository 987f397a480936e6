#include "baoxue/rule/mask.hpp"

#include <algorithm>
#include <array>

#include "baoxue/base/columns.hpp"
#include "baoxue/base/text.hpp"

namespace baoxue {
namespace {

std::size_t first_character(std::string_view text)
{
    const auto byte = static_cast<unsigned char>(text.front());
    return std::min<std::size_t>(byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, text.size());
}

std::string one_name(std::string_view name)
{
    name = trim(name);
    return name.empty() ? "" : std::string(name.substr(0, first_character(name))) + '*';
}

// Without blanks and hyphens, half width, upper case.
std::string compact(std::string_view number)
{
    std::string out;
    for (const char c : half_width(clean(number)))
        if (c != ' ' && c != '-') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
}

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string tail(const std::string& text, std::size_t shown)
{
    return std::string(text.size() > shown ? text.size() - shown : text.size(), '*') +
           (text.size() > shown ? text.substr(text.size() - shown) : "");
}

// A number as it may stand in a text: how many bytes it takes and its characters alone.
struct Run {
    std::size_t bytes = 0;
    std::string characters = {};
};

// The digit that begins at `at`, full width or not: its size in bytes; 0 when there is none.
std::size_t digit_size(std::string_view text, std::size_t at)
{
    if (at < text.size() && digit(text[at])) return 1;
    const auto three = text.substr(std::min(at, text.size()), 3);
    return three.size() == 3 && three.starts_with("\xEF\xBC") && three[2] >= '\x90' && three[2] <= '\x99' ? 3 : 0;
}

Run digits_from(std::string_view text, std::size_t at)
{
    Run run;
    auto end = at;
    while (true) {
        if (const auto size = digit_size(text, end)) {
            run.characters += size == 1 ? text[end] : static_cast<char>(text[end + 2] - '\x90' + '0');
            end += size;
            run.bytes = end - at;
        } else if (end < text.size() && (text[end] == ' ' || text[end] == '-') && digit_size(text, end + 1)) {
            ++end;
        } else {
            break;
        }
    }
    const auto rest = text.substr(at + run.bytes);
    if (run.characters.size() == 17 && (rest.starts_with('x') || rest.starts_with('X')))
        run.characters += 'X', ++run.bytes;
    if (run.characters.size() == 17 && (rest.starts_with("Ｘ") || rest.starts_with("ｘ")))
        run.characters += 'X', run.bytes += 3;
    return run;
}

bool personal(std::string_view number)
{
    return number.size() == 18 || number.size() == 15 || (number.size() == 11 && number.front() == '1');
}

constexpr std::array names = {"name",          "former_name", "guardian_name", "met",
                              "visitors",      "receiver",    "witness",       "server",
                              "issuer_person", "verified_by", "head_teacher",  "responsible_teacher",
                              "names",         "party_a",     "party_b",       "person"};

std::string_view form_of(const std::string& column)
{
    for (const std::string_view kind :
         {"roster", "leave", "transfers", "visits", "notices", "ledger", "attendance", "daily"})
        for (const auto& known : columns_of(kind))
            if (known.name == column) return known.form;
    return {};
}

void replace_all(std::string& text, std::string_view what, std::string_view by)
{
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

}  // namespace

std::string mask_name(std::string_view cell)
{
    std::string out;
    for (std::string_view rest = cell;;) {
        const auto mark = std::min(rest.find(';'), rest.find("、"));
        out += one_name(rest.substr(0, mark));
        if (mark == rest.npos) return out;
        const std::size_t size = rest[mark] == ';' ? 1 : 3;
        out += rest.substr(mark, size);
        rest.remove_prefix(mark + size);
    }
}

std::string mask_id(std::string_view number)
{
    auto text = compact(number);
    const bool prefixed = text.size() == 19 && !digit(text.front());
    const auto prefix = prefixed ? text.substr(0, 1) : "";
    if (prefixed) text.erase(0, 1);
    return prefix + (text.size() == 18 ? text.substr(0, 6) + "********" + text.substr(14) : tail(text, 2));
}

std::string mask_phone(std::string_view phone)
{
    const auto text = compact(phone);
    return text.size() == 11 ? text.substr(0, 3) + "****" + text.substr(7) : tail(text, 2);
}

std::string mask_numbers(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto run = digits_from(text, at);
        if (run.bytes == 0) out += text[at++];
        else if (!personal(run.characters)) out += text.substr(at, run.bytes), at += run.bytes;
        else out += run.characters.size() == 11 ? mask_phone(run.characters) : mask_id(run.characters), at += run.bytes;
    }
    return out;
}

std::vector<std::string> mask_row(const std::vector<std::string>& columns, const std::vector<std::string_view>& cells)
{
    std::vector<std::string> out(cells.size());
    std::vector<bool> is_name(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        is_name[i] = std::ranges::find(names, columns[i]) != names.end();
        const auto form = form_of(columns[i]);
        if (clean(cells[i]).empty()) out[i] = cells[i];
        else if (is_name[i]) out[i] = mask_name(cells[i]);
        else if (form == "national_id" || form == "student_id") out[i] = mask_id(cells[i]);
        else if (form == "phone") out[i] = mask_phone(cells[i]);
        else out[i] = mask_numbers(cells[i]);
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!is_name[i] || clean(cells[i]).size() <= first_character(cells[i])) continue;
        for (std::size_t other = 0; other < cells.size(); ++other)
            if (!is_name[other]) replace_all(out[other], clean(cells[i]), out[i]);
    }
    return out;
}

}  // namespace baoxue
