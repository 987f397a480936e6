#include "baoxue/base/text.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "baoxue/base/characters.hpp"
#include "base/digit.hpp"
#include "base/normal_form.hpp"

namespace baoxue {
namespace {

struct Range {
    char32_t first, last;
};

// Unicode: white space, and characters that take no room and mean nothing in a cell.
constexpr Range invisible[] = {{0x00, 0x20},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x1680, 0x1680},
                               {0x180E, 0x180E}, {0x2000, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F},
                               {0x3000, 0x3000}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};

// Unicode: combining marks, as far as a school office meets them, and what else takes no column of a
// terminal.
constexpr Range no_width[] = {{0x00, 0x1F},     {0x7F, 0x9F},      {0xAD, 0xAD},     {0x0300, 0x036F}, {0x0483, 0x0489},
                              {0x0591, 0x05BD}, {0x0610, 0x061A},  {0x064B, 0x065F}, {0x0F71, 0x0F84}, {0x180E, 0x180E},
                              {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},  {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},
                              {0x20D0, 0x20FF}, {0x302A, 0x302D},  {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
                              {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};

// Unicode: East Asian Width W and F.
constexpr Range wide[] = {{0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x2E80, 0x303E},
                          {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},
                          {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                          {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF}, {0x1B000, 0x1B2FF}, {0x1F300, 0x1F64F},
                          {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

bool in(std::span<const Range> ranges, char32_t c)
{
    const auto range = std::ranges::lower_bound(ranges, c, {}, &Range::last);
    return range != ranges.end() && range->first <= c;
}

bool blank(char32_t c)
{
    return c <= 0x20 || (c >= 0x7F && in(invisible, c));
}

char32_t half(char32_t c)
{
    return c == 0x3000 ? U' ' : c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

bool placeholder(std::string_view cell)
{
    static constexpr std::string_view all[] = {"-",  "--", "—",    "——",   "－",  "/",  "／",
                                               "无", "無", "NULL", "null", "N/A", "n/a"};
    if (cell.empty() || cell.size() > 6) return false;
    switch (cell.front()) {
        case '-':
        case '/':
        case 'N':
        case 'n':
        case '\xE2':
        case '\xE6':
        case '\xE7':
        case '\xEF':
            return std::ranges::find(all, cell) != std::end(all);
        default:
            return false;
    }
}

// Begins with visible ASCII or one of U+4000 to U+9FFF, which no blank is.
bool begins_visibly(std::string_view text)
{
    const char byte = text.front();
    return (byte > 0x20 && byte < 0x7F) || (byte >= '\xE4' && byte <= '\xE9');
}

// At the front of a text that is not empty one of U+4000 to U+9FFF, else 0.
char32_t ideograph(std::string_view text)
{
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const bool whole = text.size() >= 3 && byte(0) >= 0xE4 && byte(0) <= 0xE9 && (byte(1) & 0xC0) == 0x80 &&
                       (byte(2) & 0xC0) == 0x80;
    return whole ? (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU) : 0;
}

// Empty for an empty text.
std::string_view last_character(std::string_view text)
{
    std::size_t size = std::min<std::size_t>(text.size(), 1);
    while (size < text.size() && size < 4 && (static_cast<unsigned char>(text[text.size() - size]) & 0xC0) == 0x80)
        ++size;
    return text.substr(text.size() - size);
}

std::size_t width(char32_t c)
{
    if (c >= 0x20 && c < 0x7F) return 1;
    return in(no_width, c) ? 0 : in(wide, c) ? 2 : 1;
}

void remove(std::string& text, std::string_view what)
{
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at)) text.erase(at, what.size());
}

}  // namespace

char32_t normal_form(char32_t c)
{
    c = half(c);
    if (c >= 0x80) return blank(c) ? 0 : fold_character(c);
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : blank(c) ? 0 : c;
}

std::string_view trim(std::string_view cell)
{
    if (cell.empty() || (begins_visibly(cell) && begins_visibly(last_character(cell)))) return cell;
    for (auto rest = cell; !rest.empty() && blank(next_character(rest));) cell = rest;
    while (!cell.empty()) {
        auto last = last_character(cell);
        const std::size_t size = last.size();
        if (!blank(next_character(last))) break;
        cell.remove_suffix(size);
    }
    return cell;
}

std::string_view clean(std::string_view cell)
{
    cell = trim(cell);
    if (cell.starts_with('\'')) cell = trim(cell.substr(1));
    if (cell.size() >= 3 && cell.starts_with("=\"") && cell.find('"', 2) == cell.size() - 1)
        cell = trim(cell.substr(2, cell.size() - 3));
    return placeholder(cell) ? cell.substr(0, 0) : cell;
}

std::string half_width(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) append(out, half(next_character(text)));
    return out;
}

std::string digits_of(std::string_view text)
{
    std::string digits = half_width(text);
    std::erase_if(digits, [](char c) { return !is_digit(c); });
    return digits;
}

std::string fold(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    char32_t before = 0;
    for (std::size_t last = 0; !text.empty();) {
        if (const char32_t c = ideograph(text); c != 0 && fold_character(c) == c) {  // most of most names
            last = out.size();
            out.append(text, 0, 3);
            text.remove_prefix(3);
            before = c;
            continue;
        }
        char32_t c = normal_form(next_character(text));
        if (c == 0) continue;
        if (const char32_t whole = c >= 0x0300 && c <= 0x036F ? composed(before, c) : 0) {
            out.resize(last);
            c = whole;
        }
        last = out.size();
        append(out, c);
        before = c;
    }
    return out;
}

std::string fold_name(std::string_view cell)
{
    std::string name = fold(clean(cell));
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"(", ")"}, {"【", "】"}, {"[", "]"}})
        for (std::size_t from; (from = name.find(open)) != name.npos && from > 0;) {
            const auto to = name.find(close, from);
            name.erase(from, to == name.npos ? to : to + close.size() - from);
        }
    for (const std::string_view dot : {"·", "•", "・", "．", ".", "‧", "∙"}) remove(name, dot);
    return name;
}

// (YYYY-MM-DD), (18位), (男/女): how the column must be filled in; what brackets hold otherwise belongs to the heading.
static bool tells_the_form(std::string_view hint)
{
    for (const std::string_view word : {"yyyy", "格式", "例如", "下拉"})
        if (hint.find(word) != hint.npos) return true;
    const auto only = [&](std::string_view characters) { return hint.find_first_not_of(characters) == hint.npos; };
    if (hint.ends_with("位") && hint.find_first_not_of("0123456789-~或") == hint.size() - std::string_view("位").size()) return true;
    return hint.find('/') != hint.npos && (only("男女/") || only("是否/") || only("有无/"));
}

std::string fold_heading(std::string_view heading)
{
    constexpr std::u32string_view marks = U"★☆※*:_";
    constexpr std::u32string_view open = U"([【〔";
    constexpr std::u32string_view close = U")]】〕";
    std::string text;
    bool brackets = false;
    while (!heading.empty()) {
        char32_t c = normal_form(next_character(heading));
        if (c == 0 || marks.find(c) != marks.npos) continue;
        if (open.find(c) != open.npos) c = '(', brackets = true;
        if (close.find(c) != close.npos) c = ')', brackets = true;
        append(text, c);
    }
    if (!brackets) return text;
    static const std::array hints = {fold("(必填)"), fold("(必填项)"), fold("(必录)"),
                                     fold("(选填)"), fold("(选填项)"), fold("(可不填)")};
    for (const auto& hint : hints) remove(text, hint);
    if (const auto from = text.rfind('('); from != text.npos && from != 0 && text.ends_with(')'))
        if (tells_the_form(std::string_view(text).substr(from + 1, text.size() - from - 2))) text.resize(from);
    remove(text, "(");
    remove(text, ")");
    return text;
}

std::size_t display_width(std::string_view text)
{
    std::size_t sum = 0;
    while (!text.empty()) sum += width(next_character(text));
    return sum;
}

std::string fit(std::string_view text, std::size_t columns)
{
    auto rest = text;
    std::size_t used = 0;
    std::size_t kept = 0;
    while (!rest.empty()) {
        const std::size_t more = width(next_character(rest));
        if (used + more > columns) break;
        used += more;
        kept = text.size() - rest.size();
    }
    return std::string(text.substr(0, kept)) + std::string(columns - used, ' ');
}

std::string printable(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const char32_t c = next_character(text);
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0), turns = (c >= 0x202A && c <= 0x202E) || c == 0x2066;
        if (c == '\n' || c == '\t' || !(control || turns || (c >= 0x2067 && c <= 0x2069))) append(out, c);
        else append(out, 0xFFFD);
    }
    return out;
}

// Names of devices, which Windows takes for those whatever the ending.
static bool reserved_name(std::string_view name)
{
    std::string small;
    for (const char c : name) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (const std::string_view device : {"con", "prn", "aux", "nul"})
        if (small == device) return true;
    return small.size() == 4 && (small.starts_with("com") || small.starts_with("lpt")) && small[3] >= '0' && small[3] <= '9';
}

std::string file_name(std::string_view text, std::size_t most)
{
    constexpr std::size_t longest_step = 4;  // a hyphen and a Chinese character
    std::string out;
    bool gap = false;
    while (!text.empty() && out.size() + longest_step <= most) {
        const char32_t c = next_character(text);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!plain && (c < 0x3400 || c > 0x9FFF)) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += '-';
        gap = false;
        append(out, c);
    }
    return reserved_name(out) ? out + '-' : out;
}

bool names_something(std::string_view cell)
{
    static constexpr std::string_view nothing[] = {
        "不详", "不祥", "不明",   "未知",   "不知道", "不清楚", "暂无", "暂缺", "没有",   "无",     "空",     "同上",
        "缺",   "未填", "未填写", "未登记", "未录入", "未提供", "不填", "略",   "查无",   "查无此人", "待补",  "待补充",
        "待查", "待定", "待核",   "待核实", "待核查", "待确认", "待查实", "待登记", "待录入", "待完善", "未安排", "未定", "未落实", "待安排", "空缺", "无人", "nan",
        "none", "null", "na",     "x",      "xx",     "xxx",    "×",    "××",   "×××"};
    const std::string word = fold(clean(cell));
    if (word.empty() || word.front() == '#') return false;  // #N/A, #REF!: a formula without a value
    return std::ranges::none_of(nothing, [&](std::string_view one) { return word == fold(one); }) && word.find_first_not_of("?.-_*/\\0") != word.npos;
}

}  // namespace baoxue
