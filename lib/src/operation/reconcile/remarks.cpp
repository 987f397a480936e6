// What is to be told once of the two lists, instead of row by row.
#include "operation/reconcile/remarks.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "baoxue/base/birth_date.hpp"
#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "base/class_as_date.hpp"
#include "base/digit.hpp"
#include "base/personal_number.hpp"

namespace baoxue::operation::reconcile {
namespace {

constexpr std::size_t several = 3;  // rows, to be more than a slip of the pen

// A word that nobody knows may say anything of where the child is.
void tell_statuses(std::vector<std::string>& lines, const Side& side)
{
    const auto status = side.roster.heading().find("status");
    if (!status) return;
    std::size_t unknown = 0;
    std::string_view word;
    for (const std::uint32_t row : side.rest)
        if (const auto cell = clean(side.roster.cell(row, status)); !cell.empty() && canonical("status", cell).empty())
            ++unknown, word = cell;
    if (unknown != 0)
        lines.push_back(say("{}: the status of {} rows is a word that nobody knows, such as {}",
                            {side.roster.file(), unknown, word}));
}

// Whether a cell is surely a word of schools, and no child's name in the wrong column.
bool word_of_schools(std::string_view cell)
{
    constexpr std::size_t longest = 30;
    constexpr std::string_view words[] = {"级", "級", "届", "屆", "毕业", "畢業", "幼儿", "幼兒", "学前", "學前"};
    if (cell.size() > longest || !base::personal_numbers(cell).empty() || parse_date(cell)) return false;
    if (std::ranges::any_of(words, [&](auto word) { return cell.find(word) != cell.npos; })) return true;
    const auto digits = std::ranges::count_if(cell, [](char c) { return is_digit(c); });
    return digits > 0 && digits <= 4 && std::ranges::all_of(cell, [](char c) { return c > ' ' && c < 0x7F; });
}

// Cells that say no grade, by word: whoever left from such a row may have graduated.
void tell_grades(std::vector<std::string>& lines, const Side& side)
{
    const Roster& roster = side.roster;
    bool graded = roster.heading().find("grade").has_value();
    std::map<std::string, std::size_t, std::less<>> words;
    for (const std::uint32_t row : side.rest) {
        const auto cell = grade_cell(roster, row);
        if (cell.empty()) continue;
        if (roster.grade_and_class(row).grade != 0 || intake_of(roster, row)) graded = true;
        else if (!class_as_date(cell)) ++words[word_of_schools(cell) ? std::string(cell) : std::string()];
    }
    if (!graded) return;
    for (const auto& [word, rows] : words)
        lines.push_back(word.empty()
                            ? say("{}: {} rows have a grade that cannot be read", {roster.file(), rows})
                            : say("{}: {} rows have the grade {}, which cannot be read", {roster.file(), rows, word}));
}

void tell_side(std::vector<std::string>& lines, const Side& side)
{
    const Roster& roster = side.roster;
    if (const std::size_t cut = roster.numbers_cut(); cut != 0)
        lines.push_back(say("{}: a spreadsheet has cut {} numbers to 000; none of them is used", {roster.file(), cut}));
    std::size_t most = 0;
    for (const auto* rows : {&side.repeated.student_id, &side.repeated.national_id})
        for (auto from = rows->begin(); from != rows->end();) {
            const auto end =
                std::find_if(from, rows->end(), [&](const auto& row) { return row.number != from->number; });
            if (side.of_many.contains(from->number)) most = std::max(most, static_cast<std::size_t>(end - from));
            from = end;
        }
    if (most != 0)
        lines.push_back(say("{}: {} numbers stand in very many rows, one in {}: they identify nobody and are left out",
                            {roster.file(), side.of_many.size(), most}));
    const auto birth = roster.heading().find("birth_date");
    const auto unclear =
        birth ? std::ranges::count_if(side.rest,
                                      [&](std::uint32_t row) { return is_unclear_date(roster.cell(row, birth)); })
              : 0;
    const auto unread = birth ? std::ranges::count_if(side.rest,
                                                      [&](std::uint32_t row) {
                                                          const auto cell = roster.cell(row, birth);
                                                          return is_unread_date(cell) && !is_unclear_date(cell);
                                                      })
                              : 0;
    if (unread != 0)
        lines.push_back(say("{}: {} birth dates are no dates; they are not compared",
                            {roster.file(), static_cast<std::size_t>(unread)}));
    tell_statuses(lines, side);
    tell_grades(lines, side);
    const auto klass = roster.heading().find("class");
    const auto dates = klass ? std::ranges::count_if(side.rest,
                                                     [&](std::uint32_t row) {
                                                         return class_as_date(clean(roster.cell(row, klass)));
                                                     })
                             : 0;
    if (dates != 0)
        lines.push_back(say("{}: a spreadsheet has made a date of {} classes; they are not compared",
                            {roster.file(), static_cast<std::size_t>(dates)}));
    if (unclear != 0)
        lines.push_back(
            say("{}: {} birth dates (such as 3/5/2016 or 98/3/5) can be read in two ways; they are not compared",
                {roster.file(), static_cast<std::size_t>(unclear)}));
}

// A column of numbers that slipped by a row, as when a sheet is sorted without it.
void tell_slips(std::vector<std::string>& lines, const Side& before, const Side& after)
{
    using Class = std::tuple<std::string, int, std::string>;
    std::map<Class, std::array<std::size_t, 2>> slips;  // by class: rows that fit the row above, the row below
    const auto number = [](const Side& side, std::uint32_t row) {
        return side.student_id(row) != 0 ? side.student_id(row) : side.national_id(row);
    };
    for (const std::uint32_t a : after.rest) {
        const std::uint32_t b = after.partner[a];
        if (b == no_row || number(after, a) == 0 || number(after, a) == number(before, b)) continue;
        const auto fits = [&](std::uint32_t neighbour) {
            return neighbour < after.partner.size() && after.partner[neighbour] != no_row &&
                   number(before, after.partner[neighbour]) == number(after, a);
        };
        const bool above = a > 0 && fits(a - 1), below = fits(a + 1);
        if (above == below) continue;
        const auto [grade, class_name] = after.roster.grade_and_class(a);
        ++slips[{after.roster.student(a).school_name, grade, class_name}][above ? 0 : 1];
    }
    for (const auto& [where, counts] : slips) {
        const bool above = counts[0] >= counts[1];
        const std::size_t rows = counts[above ? 0 : 1];
        if (rows < several) continue;
        const auto& [school, grade, class_name] = where;
        const std::string klass = school + " " + std::to_string(grade) + "/" + class_name;
        lines.push_back(above ? say("{}: in class {} the numbers of {} rows fit the row above: did the column slip?",
                                    {after.roster.file(), klass, rows})
                              : say("{}: in class {} the numbers of {} rows fit the row below: did the column slip?",
                                    {after.roster.file(), klass, rows}));
    }
}

}  // namespace

NumberChanges count_number_changes(const Side& after)
{
    NumberChanges count;
    count.kept = after.roster.size() - after.rest.size();  // identical rows share their number
    for (const std::uint32_t a : after.rest) {
        if (after.partner[a] == no_row) continue;
        const auto note = after.notes.find(a);
        const bool by_rule = note == after.notes.end() || note->second.basis.empty();
        if (by_rule || note->second.basis.ends_with("_id")) ++count.kept;
        else if (note->second.flagged("id_changed")) ++count.changed;
    }
    return count;
}

std::vector<std::string> remarks(const Side& before, const Side& after, bool accept_id_change)
{
    std::vector<std::string> lines;
    tell_side(lines, before);
    tell_side(lines, after);
    tell_slips(lines, before, after);
    const auto numbers = count_number_changes(after);
    if (numbers.issued_anew() && !accept_id_change)
        lines.push_back(
            say("{} of {} children have another number, and the same name, birth date and family: was the "
                "register issued anew? --accept-id-change takes them for the same",
                {numbers.changed, numbers.changed + numbers.kept}));
    return lines;
}

}  // namespace baoxue::operation::reconcile
