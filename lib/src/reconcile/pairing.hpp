// Which row of one list is which row of the other.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "baoxue/reconcile.hpp"
#include "reconcile/index.hpp"

namespace baoxue {

/// What is to be said of a row beside its outcome.
struct Note {
    Certainty certainty = Certainty::certain;
    std::string_view basis = {};
    std::string evidence = {}, rival = {}, flags = {};

    void flag(std::string_view word);
};

/// One list while it is being paired.
struct Side {
    Side(Roster& rows, const char* which);

    std::uint64_t student_id(std::size_t row) const { return roster.keys(row).student_id; }
    std::uint64_t national_id(std::size_t row) const { return roster.keys(row).national_id; }
    bool open(std::size_t row) const { return partner[row] == no_row && same_as[row] == no_row; }
    std::string row_name(std::size_t row) const;  ///< "before:17", for `rival`

    Roster& roster;
    const char* name;
    std::optional<std::size_t> name_column, student_id_column;
    KeyIndex by_student_id = {}, by_national_id = {};
    std::vector<std::uint32_t> partner;  ///< row of the other list
    std::vector<std::uint32_t> same_as;  ///< an earlier row of this list that is the same child
    std::unordered_map<std::uint32_t, Note> notes = {};
    std::unordered_multimap<std::uint64_t, std::uint32_t> persons = {};  ///< name and birth date of the loaded rows
};

/// The difference of grades that most pairs show; a year's turn is 1.
int usual_shift(const Side& before, const Side& after);

/// Pairs by the exact rules, then by `match`. Loads rows as far as needed.
void pair_rows(Side& before, Side& after, const ReconcilePolicy& policy, const Matcher& match);

}  // namespace baoxue
