// 花名册: one row per student. Held as keys; the text of a row is fetched only when somebody asks for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/csv/block.hpp"
#include "baoxue/csv/cells.hpp"
#include "baoxue/csv/rejects.hpp"

namespace baoxue {

/// A row in normal form, for comparing. Empty or absent where the roster has nothing.
struct Student {
    Id student_id, national_id;
    std::string name;                    ///< fold()ed, separators and remarks out
    std::optional<Date> birth_date;      ///< as given, else as the national number carries it
    char gender = 0;                     ///< 'M', 'F' or 0
    std::optional<int> grade;            ///< 1..9
    std::string class_name;              ///< parse_class()
    std::string school_id, school_name;  ///< folded
    std::string guardian, phone;         ///< folded; phone digits only
};

/// Whether both stand for one school: by the identifier where both have it, else by the name; unknown is not the same.
BAOXUE_API bool same_school(const Student& one, const Student& other);

/// A roster of one school, a township or a county (columns: lib/data/columns.csv). Row numbers count the rows that were read, from
/// 0. What it says never changes; load() brings more of it to hand, and no other thread may use the roster meanwhile.
class BAOXUE_API Roster {
  public:
    /// What a row is told apart by: hashes, 0 where there is no usable number.
    struct Keys {
        std::uint64_t student_id, national_id;
        std::uint64_t person;     ///< name and birth date, of a row that lacks one of the two numbers and is clear in both
        std::uint64_t text;       ///< of the whole row as it stands
        std::uint32_t sheet_row;  ///< as a spreadsheet counts, the heading is 1 when it stands in the first row
        std::uint32_t offset;     ///< of the row in its block, for load()
    };

    /// Reads the file once: O(bytes), about 44 bytes of memory a row; a file that cannot be read twice (standard
    /// input, a pipe) is kept whole. At least one of student_id, national_id and name must be there. Rejected rows go
    /// to `rejects`.
    Roster(const std::string& file, const csv::ReadOptions& reading, csv::Rejects& rejects);
    /// Several files as one list, one behind the other, with the columns of all; sheet rows count on from file to file,
    /// which is told for each. Throws Error `usage` for no file.
    Roster(const std::vector<std::string>& files, const csv::ReadOptions& reading, csv::Rejects& rejects);
    ~Roster();
    Roster(Roster&&) noexcept;

    const std::string& file() const;  ///< several with commas between them
    const csv::Heading& heading() const;
    std::size_t size() const { return keys_.size(); }
    std::size_t rejected() const;  ///< rows of this file that went to the rejects
    const Keys& keys(std::size_t row) const { return keys_[row]; }
    static const std::vector<std::string>& kinds();  ///< for heading_of(): {"roster"}

    /// Fetches the text of these rows (ascending), in one pass over the file: O(bytes), and the splitting of these rows
    /// alone. Throws Error `data` when the file has changed.
    void load(std::span<const std::uint32_t> rows) const;
    void load() const;  ///< all rows
    bool loaded(std::size_t row) const;

    /// Of a loaded row, all cells empty otherwise; lives as long as the roster. `column` from heading().find().
    csv::Cells cells(std::size_t row) const;
    std::string_view cell(std::size_t row, std::optional<std::size_t> column) const { return cells(row)[column]; }
    std::string_view cell(std::size_t row, std::string_view column) const { return cell(row, heading().find(column)); }
    Student student(std::size_t row) const;
    std::string name(std::size_t row) const;  ///< as in Student, at a tenth of its cost
    /// What a school adds to a name to tell namesakes apart, folded: A, 2, (大); empty where there is nothing.
    std::string name_mark(std::size_t row) const;
    std::optional<Date> birth_date(std::size_t row) const;        ///< as in Student
    std::optional<Date> typed_birth_date(std::size_t row) const;  ///< as given, not as a number carries it
    GradeAndClass grade_and_class(std::size_t row) const;         ///< as in Student
    Id national_id(std::size_t row) const;                        ///< likewise

    /// How many 身份证号 a spreadsheet has cut to 000, where these are more than half of all: then every number that
    /// ends so is damaged, also those whose check digit fits by chance. Else 0.
    std::size_t numbers_cut() const;

    /// The rows whose birth_date() is one of these days (ascending), loaded or not: a pass over the file unless all
    /// are.
    std::vector<std::uint32_t> born_on(std::span<const Date> days) const;

  private:
    struct List;
    struct State;
    void read(std::size_t list, csv::Blocks& blocks, const csv::ReadOptions& reading, csv::Rejects& rejects);
    void load(const List& list, std::span<const std::uint32_t> missing) const;

    std::unique_ptr<State> state_;
    std::vector<Keys> keys_;
};

/// Two rosters read at once, each on half of the threads, then and in load(). Rejects, what ReadOptions::tell is told and
/// the error are those of reading one after the other. Throws Error `usage` when both are standard input.
BAOXUE_API std::pair<Roster, Roster> read_both(const std::string& one, const std::string& other,
                                               const csv::ReadOptions& reading, csv::Rejects& rejects);
BAOXUE_API std::pair<Roster, Roster> read_both(const std::vector<std::string>& one,
                                               const std::vector<std::string>& other,
                                               const csv::ReadOptions& reading, csv::Rejects& rejects);

/// The cell in the normal form of its column: dates, numbers, grades, classes and codes by their meaning, all else
/// folded. Two cells that differ only in how they are typed have the same normal form.
BAOXUE_API std::string normal_form(std::string_view column, std::string_view cell);

}  // namespace baoxue
