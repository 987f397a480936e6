#include "baoxue/mend.hpp"

#include <algorithm>
#include <set>

#include "baoxue/base/identity.hpp"
#include "baoxue/base/text.hpp"

namespace baoxue {
namespace {

// Columns of the review list that a person may correct, and those of the roster.
constexpr std::pair<std::string_view, std::string_view> correctable[] = {
    {"after_name", "name"},           {"after_gender", "gender"},           {"after_birth_date", "birth_date"},
    {"after_student_id", "student_id"}, {"after_national_id", "national_id"}, {"after_grade", "grade"},
    {"after_class", "class"},         {"after_guardian", "guardian_name"},  {"after_phone", "guardian_phone"}};

Id number(std::string_view column, std::string_view cell)
{
    return column == "student_id" ? parse_student_id(cell) : parse_national_id(cell);
}

class Mender {
  public:
    Mender(const Roster& before, const Roster& after) : before_(before), after_(after) {}

    // `row` of the list is about the pair.
    void mend(const DecidedPair& pair, const csv::Table& list, std::size_t row)
    {
        ++result_.pairs;
        for (const auto& [listed, column] : correctable) {
            const auto told = list.find(listed);
            if (!told) continue;
            const auto text = list.cell(row, told);
            const auto cell = after_.cell(pair.after, column);
            if (!text.empty() && normal_form(column, text) != normal_form(column, cell)) set(pair.after, column, text);
        }
        for (const auto* column : {"student_id", "national_id"}) take_number(pair, column);
    }

    Mended result()
    {
        std::set<std::size_t> rows;
        for (const auto& [cell, text] : result_.cells) rows.insert(cell.first);
        result_.rows = rows.size();
        return std::move(result_);
    }

  private:
    void set(std::size_t row, std::string_view column, std::string_view text)
    {
        if (const auto at = after_.heading().find(column)) result_.cells[{row, *at}] = text;
    }

    void take_number(const DecidedPair& pair, std::string_view column)
    {
        const auto at = after_.heading().find(column);
        if (!at || result_.cells.contains({pair.after, *at})) return;
        const auto cell = before_.cell(pair.before, column);
        const Id was = number(column, cell), is = number(column, after_.cell(pair.after, column));
        if (!was.usable() || was.key == is.key) return;
        const bool formal = column == std::string_view("student_id") && is.key.starts_with('L') && was.key.starts_with('G');
        if (!is.usable() || formal) set(pair.after, column, cell);
        else if (!was.key.starts_with('L')) ++result_.open;
    }

    const Roster& before_;
    const Roster& after_;
    Mended result_ = {};
};

}  // namespace

Mended mend_roster(const Roster& before, const Roster& after, std::span<const Decision> decisions, std::span<const DecidedPair> decided,
                   std::span<const csv::Table> lists)
{
    Mender mender(before, after);
    for (std::size_t i = 0; i < decided.size(); ++i) {
        if (!decided[i].same) continue;
        for (const auto& list : lists)
            for (std::size_t row = 0; row < list.rows(); ++row)
                if (list.file() == decisions[i].place.file && list.line(row) == decisions[i].place.line) mender.mend(decided[i], list, row);
    }
    return mender.result();
}

}  // namespace baoxue
