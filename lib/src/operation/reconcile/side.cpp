#include "operation/reconcile/side.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "baoxue/base/text.hpp"
#include "record/roster/keys.hpp"

namespace baoxue::operation::reconcile {

using namespace record::roster;

namespace {

// 1 of a primary school, 7 of a junior one, by its number or its name; 0: of neither, or of both.
int stage_of(const Student& student)
{
    if (student.school_id.size() == 10)
        return student.school_id.starts_with("21") ? 1 : student.school_id.starts_with("31") ? 7 : 0;
    const std::string_view name = student.school_name;
    const bool primary = name.find("小") != name.npos, junior = name.find("中") != name.npos;
    return primary == junior || name.find("九年") != name.npos || name.find("中心") != name.npos ? 0 : primary ? 1 : 7;
}

}  // namespace

Side::Side(const Roster& rows, const char* which)
    : roster(rows),
      name(which),
      name_column(rows.heading().find("name")),
      student_id_column(rows.heading().find("student_id")),
      national_id_column(rows.heading().find("national_id"))
{
    base::reserve_large(partner, rows.size());
    partner.resize(rows.size(), no_row);
}

std::string Side::row_name(std::size_t row) const
{
    return std::string(name) + ":" + std::to_string(roster.keys(row).sheet_row);
}

void Side::tell_all()
{
    roster.load();
    rest.resize(roster.size());
    std::iota(rest.begin(), rest.end(), 0U);
}

void RowNote::flag(std::string_view word)
{
    if (flagged(word)) return;
    if (!flags.empty()) flags += ';';
    flags += word;
}

bool RowNote::flagged(std::string_view word) const
{
    return (";" + flags + ";").find(";" + std::string(word) + ";") != std::string::npos;
}

void RowNote::unflag(std::string_view word)
{
    if (!flagged(word)) return;
    const auto at = (";" + flags + ";").find(";" + std::string(word) + ";");
    flags.erase(at == 0 ? 0 : at - 1, word.size() + 1);
}

std::string_view grade_cell(const Roster& roster, std::uint32_t row)
{
    const auto grade = clean(roster.cell(row, "grade"));
    return grade.empty() ? clean(roster.cell(row, "class")) : grade;
}

std::optional<Intake> intake_of(const Roster& roster, std::uint32_t row)
{
    const auto cell = grade_cell(roster, row);
    if (cell.find("级") == cell.npos && cell.find("級") == cell.npos) return {};
    return parse_intake(cell, 1) ? parse_intake(cell, stage_of(roster.student(row))) : std::nullopt;
}

int usual_shift(const Side& before, const Side& after)
{
    const auto told_in = [](const Side& side) {
        const auto grade = side.roster.heading().find("grade");
        return grade ? grade : side.roster.heading().find("class");
    };
    const auto in_before = told_in(before), in_after = told_in(after);
    if (!in_before || !in_after) return 0;
    constexpr std::size_t few = 10;
    std::size_t all = after.roster.size() - after.rest.size(), not_moved = all;
    if (not_moved > after.rest.size()) return 0;
    std::map<int, std::size_t> counts;
    for (const std::uint32_t a : after.rest) {
        if (after.partner[a] == no_row) continue;
        ++all;
        const auto one = before.roster.cell(after.partner[a], in_before), other = after.roster.cell(a, in_after);
        if (one == other) {
            ++not_moved;
            continue;
        }
        const int from = before.roster.grade_and_class(after.partner[a]).grade,
                  to = after.roster.grade_and_class(a).grade;
        if (from != 0 && to != 0) ++counts[to - from];
    }
    counts[0] += not_moved;
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    if (most == counts.end() || most->second * 2 <= all) return 0;
    return most->first > 1 && most->second < few ? 1 : most->first;
}

std::string number_of(const Side& side, std::uint32_t row, KeyOf key)
{
    if (key == &Roster::Keys::national_id) return side.roster.national_id(row).key;
    return parse_student_id(clean(side.roster.cell(row, side.student_id_column))).key;
}

Fit fit(const Side& one, std::uint32_t row, const Side& other, std::uint32_t other_row)
{
    const auto name = one.roster.cell(row, one.name_column),
               other_name = other.roster.cell(other_row, other.name_column);
    if (name == other_name || clean(name).empty() || clean(other_name).empty() ||
        normal_form("name", name) == normal_form("name", other_name))
        return Fit::same_name;
    // What a number carries is no second witness for this number.
    const auto birth = one.roster.typed_birth_date(row), other_birth = other.roster.typed_birth_date(other_row);
    if (!birth || !other_birth) return Fit::unknown;
    return birth == other_birth ? Fit::same_birth : Fit::other;
}

std::uint64_t person_of(const Side& side, std::uint32_t row)
{
    if (!side.roster.loaded(row)) return 0;
    if (const auto known = side.roster.keys(row).person; known != 0) return known;
    const std::string name = side.roster.name(row);
    const auto birth = side.roster.birth_date(row);
    return name.empty() || !birth ? 0 : person_key(name, *birth);
}

}  // namespace baoxue::operation::reconcile
