#include "baoxue/view.hpp"

#include <algorithm>
#include <cstdlib>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue {
namespace {

// What a cell is worth beside others of its column.
struct Worth {
    enum Kind { number, date, text, nothing } kind = nothing;
    double size = 0;
    std::string word = {};

    auto operator<=>(const Worth&) const = default;
};

// 3, -1.5, 98.2%; not 0071 and nothing as long as an ID.
std::optional<double> plain_number(std::string_view cell)
{
    std::string text = half_width(cell);
    if (text.ends_with('%')) text.pop_back();
    const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
    if (digits.empty() || digits.size() > 15 || digits.find_first_not_of("0123456789.") != digits.npos) return {};
    if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return {};
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    return end == text.c_str() + text.size() ? std::optional(value) : std::nullopt;
}

Worth worth_of(std::string_view form, std::string_view cell)
{
    constexpr std::string_view coded = "code:";
    cell = clean(cell);
    if (cell.empty()) return {};
    const auto as_date = [&](Date date) { return Worth{Worth::date, double(date.time_since_epoch().count())}; };
    if (form.starts_with(coded))
        if (const auto code = canonical(form.substr(coded.size()), cell); !code.empty())
            return {Worth::text, 0, std::string(code)};
    if (form == "grade")
        if (const auto grade = parse_grade(cell)) return {Worth::number, double(*grade)};
    if (form == "date")
        if (const auto date = parse_date(cell)) return as_date(*date);
    if (form != "student_id" && form != "national_id" && form != "phone")
        if (const auto value = plain_number(cell)) return {Worth::number, *value};
    if (const auto date = parse_date(cell); date && form.empty()) return as_date(*date);
    return {Worth::text, 0, fold(cell)};
}

enum class Is { equal, other, below, at_most, above, at_least, holding };

struct Condition {
    std::string text;
    std::size_t column;
    Is is;
    Worth value;
    std::string folded;

    bool ordered() const { return is != Is::equal && is != Is::other && is != Is::holding; }
};

class Columns {
  public:
    explicit Columns(const csv::Table& table)
        : heading_(table.heading()), kinds(kinds_by_headings(heading_.cells)), names(csv::columns_told(heading_)),
          aliases_(kinds)
    {
    }

    std::size_t place(const std::string& option, std::string_view name) const
    {
        std::string ours(trim(name));
        std::ranges::replace(ours, '-', '_');
        const auto key = fold_heading(name);
        const auto& cells = heading_.cells;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (fold_heading(cells[i]) == key) return i;
        for (const auto& column : {ours, std::string(aliases_.find(name))})
            if (const auto found = std::ranges::find(names, column); !column.empty() && found != names.end())
                return static_cast<std::size_t>(found - names.begin());
        throw Error(Status::usage, say("{} {}: the file has no such column; it has: {}", {option, name, shown()}));
    }

    std::string_view form(std::size_t column) const { return form_of(kinds, names[column]); }

  private:
    const csv::Heading& heading_;

  public:
    const std::vector<std::string> kinds, names;

  private:
    Aliases aliases_;

    // What nobody knows may be a child's name where the file has no heading.
    std::string shown() const
    {
        std::string all;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (!names[i].empty()) all += (all.empty() ? "" : ", ") + heading_.cells[i];
        return all;
    }
};

Condition condition(const Columns& columns, const std::string& text)
{
    constexpr std::pair<std::string_view, Is> signs[] = {{"!=", Is::other},   {"<=", Is::at_most}, {">=", Is::at_least},
                                                         {"≠", Is::other},    {"≤", Is::at_most},  {"≥", Is::at_least},
                                                         {"==", Is::equal},   {"=", Is::equal},    {"<", Is::below},
                                                         {">", Is::above},    {"~", Is::holding}};
    const std::string line = half_width(text);
    for (std::size_t at = 1; at < line.size(); ++at)
        for (const auto& [sign, is] : signs) {
            if (!std::string_view(line).substr(at).starts_with(sign)) continue;
            const std::size_t column = columns.place("--where", trim(std::string_view(line).substr(0, at)));
            const auto value = trim(std::string_view(line).substr(at + sign.size()));
            return {text, column, is, worth_of(columns.form(column), value), fold(value)};
        }
    throw Error(Status::usage, say("--where {}: write a column, one of = != < <= > >= ~ and a value", {text}));
}

// Nothing when the two cannot be held against each other.
std::optional<bool> holds(const Condition& condition, const Worth& cell, std::string_view text)
{
    if (condition.is == Is::holding) return fold(text).find(condition.folded) != std::string::npos;
    if (condition.is == Is::equal) return cell == condition.value;
    if (condition.is == Is::other) return cell != condition.value;
    if (cell.kind == Worth::nothing) return false;
    if (cell.kind != condition.value.kind) return {};
    if (condition.is == Is::below) return cell < condition.value;
    if (condition.is == Is::at_most) return cell <= condition.value;
    return condition.is == Is::above ? cell > condition.value : cell >= condition.value;
}

void choose_rows(View& view, const csv::Table& table, const Columns& columns, const std::vector<std::string>& where)
{
    std::vector<Condition> conditions;
    for (const auto& text : where) conditions.push_back(condition(columns, text));
    for (const auto& one : conditions)
        if (one.ordered()) view.unlike.emplace_back(one.text, 0);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        bool all = true;
        auto unlike = view.unlike.begin();
        for (const auto& one : conditions) {
            const auto held = holds(one, worth_of(columns.form(one.column), table.raw(row, one.column)), table.raw(row, one.column));
            if (one.ordered()) unlike++->second += held ? 0 : 1;
            all = all && held.value_or(false);
        }
        if (all) view.rows.push_back(row);
    }
}

void sort_rows(View& view, const csv::Table& table, const Columns& columns, const std::vector<std::string>& sort)
{
    for (auto key = sort.rbegin(); key != sort.rend(); ++key) {  // a stable sort by each, the first last
        const bool falling = key->starts_with('-');
        const std::size_t column = columns.place("--sort", std::string_view(*key).substr(falling ? 1 : 0));
        std::vector<std::pair<Worth, std::size_t>> rows;
        for (const auto row : view.rows) rows.emplace_back(worth_of(columns.form(column), table.raw(row, column)), row);
        std::ranges::stable_sort(rows, [&](const auto& a, const auto& b) {
            const bool empty_a = a.first.kind == Worth::nothing, empty_b = b.first.kind == Worth::nothing;
            if (empty_a || empty_b) return !empty_a && empty_b;
            return falling ? a.first > b.first : a.first < b.first;
        });
        std::ranges::transform(rows, view.rows.begin(), [](const auto& pair) { return pair.second; });
    }
}

}  // namespace

View view(const csv::Table& table, const ViewPolicy& policy)
{
    const Columns columns(table);
    View view{.names = columns.names, .kinds = columns.kinds};
    for (const auto& name : policy.select) view.columns.push_back(columns.place("--select", name));
    for (std::size_t i = 0; policy.select.empty() && i < table.width(); ++i) view.columns.push_back(i);
    choose_rows(view, table, columns, policy.where);
    sort_rows(view, table, columns, policy.sort);
    if (policy.head && *policy.head < view.rows.size()) view.rows.resize(*policy.head);
    return view;
}

std::string heading_in(const std::string& heading, const std::string& column, const std::vector<std::string>& kinds,
                       Language language)
{
    if (column.empty()) return heading;
    if (language == Language::english) return column;
    return heading == column ? std::string(heading_of(kinds, column, language)) : heading;
}

}  // namespace baoxue
