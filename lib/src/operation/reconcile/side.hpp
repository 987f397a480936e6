// One of the two lists while it is being paired.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "baoxue/base/grade.hpp"
#include "baoxue/reconcile.hpp"
#include "csv/fold_blocks.hpp"
#include "operation/reconcile/index.hpp"
#include "operation/reconcile/person_index.hpp"
#include "operation/reconcile/repeated.hpp"

namespace baoxue::operation::reconcile {

/// What is to be said of a row beside its outcome.
struct RowNote {
    Certainty certainty = Certainty::certain;
    std::string_view basis = {};
    std::string evidence = {}, rival = {}, flags = {};

    void flag(std::string_view word);
    bool flagged(std::string_view word) const;
    void unflag(std::string_view word);
};

/// One list while it is being paired.
struct Side {
    Side(const Roster& rows, const char* which);

    /// A number in more rows than this identifies nobody, and finds nobody.
    static constexpr std::size_t most_holders = 8;

    std::uint64_t student_id(std::size_t row) const { return roster.keys(row).student_id; }
    std::uint64_t national_id(std::size_t row) const { return roster.keys(row).national_id; }
    bool open(std::uint32_t row) const { return partner[row] == no_row && !duplicate(row); }
    bool duplicate(std::uint32_t row) const { return !same_as.empty() && same_as.contains(row); }
    std::string row_name(std::size_t row) const;  ///< "before:17", for `rival`
    void tell_all();                              ///< of rows that are equal too something is to be told: loads all

    const Roster& roster;
    const char* name;
    std::optional<std::size_t> name_column, student_id_column, national_id_column;
    Repeated repeated = {};
    std::unordered_set<std::uint64_t> of_many = {};  ///< numbers in more than most_holders rows
    std::vector<std::uint32_t> partner;              ///< row of the other list
    std::vector<std::uint32_t> rest;  ///< rows that pair_identical() did not pair; nothing is to be said of others
    std::unordered_map<std::uint32_t, std::uint32_t> same_as = {};  ///< an earlier row that is the same child
    std::unordered_map<std::uint32_t, RowNote> notes = {};
    PersonIndex persons = {};
};

/// Does the same with both lists at once.
template <class Work>
void each_side(Side& before, Side& after, unsigned jobs, Work work)
{
    const std::array sides{&before, &after};
    const auto of_side = [&](std::size_t i, std::size_t) { return work(*sides[i]), 0; };
    csv::in_ranges(sides.size(), jobs, of_side, 1);
}

using KeyOf = std::uint64_t Roster::Keys::*;

/// The number itself of a loaded row: its key in Roster::Keys is a hash, which proves nothing alone.
std::string number_of(const Side& side, std::uint32_t row, KeyOf key);

/// The cell that tells the grade or the year of entry: that of the class where the list has no other.
std::string_view grade_cell(const Roster& roster, std::uint32_t row);

/// The intake that grade_cell() names, where it or the school tells the stage.
std::optional<Intake> intake_of(const Roster& roster, std::uint32_t row);

/// The difference of grades that most pairs show; a year's turn is 1. More than a year takes more than a few pairs:
/// lists of two terms or years are compared, and a child may have skipped.
int usual_shift(const Side& before, const Side& after);

/// How well the persons of two rows with one number fit together, by name and the birth date as typed: the number's own
/// is no second witness.
enum class Fit { same_name, same_birth, unknown, other };

Fit fit(const Side& one, std::uint32_t row, const Side& other, std::uint32_t other_row);

/// Name and birth date of a loaded row; 0 when one of them is missing.
std::uint64_t person_of(const Side& side, std::uint32_t row);

}  // namespace baoxue::operation::reconcile
