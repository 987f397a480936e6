// What happened to one child between two lists: a row of `reconcile`.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

class Roster;

/// The outcome of a row, the weaker ones first: a child that also changed class moved_school.
enum class ChangeKind {
    stayed,
    changed,  ///< another field
    moved_class,
    grade_repeated,  ///< 留级: the grade did not go up as the list's did
    grade_skipped,   ///< 跳级
    moved_school,
    promoted_school,   ///< 升学: from grade 6 to 7, into another school: no transfer
    left,              ///< only in BEFORE
    joined,            ///< only in AFTER
    graduated,         ///< only in BEFORE, in the top grade, over a year's turn: expected
    duplicate_before,  ///< the same child stands in the list once more
    duplicate_after,
    unreadable,    ///< the child's row in AFTER was rejected: nobody knows, so never `left`
    out_of_scope,  ///< the other list does not speak of this child's school or age
    double_school  ///< two schools have the child on the same day: 双重学籍
};

inline constexpr auto last_change_kind = ChangeKind::double_school;

/// At one school before, at another after.
constexpr bool changes_school(ChangeKind kind)
{
    return kind == ChangeKind::moved_school || kind == ChangeKind::promoted_school;
}

enum class Certainty { certain, review };  ///< review: a person must look before anything follows from it

BAOXUE_API std::string_view to_string(ChangeKind kind);
BAOXUE_API std::string_view to_string(Certainty certainty);
BAOXUE_API std::optional<ChangeKind> change_kind(std::string_view word);

/// One field that changed; the cells as they stand. They live as long as the two rosters.
struct Difference {
    std::string_view column, before, after;
};

/// One outcome. Every row of both lists is in exactly one.
struct Change {
    ChangeKind kind = ChangeKind::stayed;
    Certainty certainty = Certainty::certain;
    std::optional<std::size_t> before = {}, after = {};  ///< rows of the two rosters
    std::vector<Difference> differences = {};
    std::string_view basis = {};  ///< the rule that found the pair: student_id, national_id, temporary_id, name+birth …
    std::string evidence = {};    ///< words: "name=equal birth=equal id=other"
    std::string rival = {};       ///< the row that might be meant instead: "before:17", "after:230 p=0.31"
    std::string flags = {};       ///< words with ";" between
};

/// A change as the next command reads it. Texts are as they stand in the table and live as long as it does.
struct ChangeRow {
    std::size_t row = 0;         ///< in the table, for the rosters' own columns
    std::size_t before_row = 0;  ///< as a spreadsheet counts; 0: not in BEFORE
    ChangeKind kind = ChangeKind::stayed;
    bool certain = true;
    Id student_id, national_id;
    std::string_view name;
    std::optional<Date> birth_date;  ///< as the roster gives it, else as the national number carries it
    std::string_view before_school, after_school, before_grade, after_grade, before_class, after_class;
    std::string_view changed, basis, flags;
    std::string_view school_id;  ///< of AFTER's row where there is one, else of BEFORE's
    std::string_view status;     ///< a code of the vocabulary "status" by the same row; empty when unknown
    std::optional<Date> status_date;
    std::string_view before_status;                  ///< likewise, by BEFORE's row
    std::string_view before_teacher, after_teacher;  ///< 包保教师
};

/// The rows of a file that ChangeWriter wrote (not in long form), with headings of any language. Throws Error
/// `data` for a kind of change that is none. Read on `jobs` threads; 0 takes one per processor.
BAOXUE_API std::vector<ChangeRow> read_changes(const csv::Table& table, unsigned jobs = 1);

/// The columns of such a file that are the rosters' own: all but those that ChangeWriter adds.
BAOXUE_API std::vector<std::string> roster_columns(const csv::Table& changes);

/// Writes changes as CSV: the columns of columns(), then those of the rosters that are not among them, AFTER's cell
/// where there is one. With `long_form` one row per field that changed.
class BAOXUE_API ChangeWriter {
  public:
    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();  ///< for heading_of(): {"change", "roster"}

    ChangeWriter(const csv::WriteOptions& writing, const Roster& before, const Roster& after, bool long_form);

    /// The rows must be loaded. On several threads (0: one per processor), with the same result.
    void write(std::span<const Change* const> changes, unsigned jobs);
    void finish() { writer_.finish(); }

  private:
    void write_fields(csv::Writer& out, const Change& change) const;
    void write_cells(csv::Writer& out, const Change& change) const;

    const Roster& before_;
    const Roster& after_;
    bool long_form_;
    struct Both {  // where a column stands in the two rosters
        std::optional<std::size_t> before, after;
    };
    Both both(std::string_view column) const;

    Both student_id_, national_id_, name_, school_id_, school_name_, grade_, class_;
    std::vector<Both> own_;  // the rosters' own columns
    csv::Writer writer_;
};

}  // namespace baoxue
