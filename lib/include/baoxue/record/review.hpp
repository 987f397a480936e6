// Two rows that may be one child: what is known of each, what was found, and the list on which a person
// decides.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// What a row of a roster says about who it is. Everything may be empty.
struct Person {
    std::size_t sheet_row = 0;            ///< as a spreadsheet counts, the heading is 1
    std::string name = {};                ///< as it stands
    std::optional<Date> birth_date = {};  ///< as given, not as a number carries it
    std::string birth_text = {};          ///< as it stands; its digits count where it is no date (2015-02-30)
    char sex = 0;                         ///< 'M', 'F' or 0
    Id national_id = {}, student_id = {};
    std::string phone = {}, guardian = {};         ///< as they stand
    std::string school_id = {}, school_name = {};  ///< folded
    int grade = 0;                                 ///< 1 to 9, 0: not known
    std::string class_name = {};                   ///< parse_class()
    std::string former_name = {};                  ///< 曾用名, as it stands
};

/// Two rows that may be one child, and how likely it is.
struct Candidate {
    std::size_t before = 0, after = 0;  ///< places in the two lists that were compared
    double probability = 0;             ///< 0 to 1
    std::string evidence = {};          ///< name=homophone(子/梓) birth=equal id=one_slip(check fails) phone=equal
};

/// A pair that is proposed, at most one for each row.
struct Proposal : Candidate {
    bool certain = false;
    bool refused = false;                ///< not proposed, but near enough that neither row is certainly gone or new
    std::string reason = {};             ///< why a person must look, as a code; empty when certain
    std::vector<Candidate> rivals = {};  ///< other pairs with one of its rows, the likeliest first
};

/// The name of a row: it survives sorting and changes of format, but no change of what the row says.
BAOXUE_API std::string row_id(const Person& person);

/// The names of both rows.
BAOXUE_API std::string pair_id(const Person& before, const Person& after);

/// What stands beside a pair on the review list.
struct ReviewNote {
    std::string_view group = {};   ///< pair_id of the pair that is proposed; its rivals stand below it
    std::string_view reason = {};  ///< why a person must look, words with ";" between
    std::string_view evidence = {};
    double probability = 0;          ///< 0: not known, since an exact rule found the pair
    std::string_view decision = {};  ///< y or n where it is taken, ? where it was left open
};

/// Writes the review list: a row for each pair that a person must look at, with what both lists say side by
/// side.
class BAOXUE_API ReviewWriter {
  public:
    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();  ///< for heading_of(): {"review"}

    explicit ReviewWriter(const csv::WriteOptions& writing) : writer_(writing, columns(), kinds()) {}

    void write(const Person& before, const Person& after, const ReviewNote& note);
    void finish() { writer_.finish(); }

  private:
    csv::Writer writer_;
};

/// What a person decided about a pair.
struct Decision {
    std::string pair_id = {};
    bool same = false;
    Place place = {};  ///< where it stands, for messages
};

/// The decisions in review lists, columns pair_id and decision: y, yes, 1, 是, 同 and n, no, 0, 否, 不同, in any
/// case; an empty cell and ? leave the pair open. Throws Error `data` for any other word, and for a pair that
/// is decided in two ways.
BAOXUE_API std::vector<Decision> read_decisions(std::span<const csv::Table> lists);

/// The pair_ids of the pairs that were left open with ?, so that the next list shows it again. Order as in the lists.
BAOXUE_API std::vector<std::string> read_questions(std::span<const csv::Table> lists);

/// A decision by the places of its rows in two lists.
struct DecidedPair {
    std::size_t before = 0, after = 0;
    bool same = false;
};

/// Finds the rows of the decisions by the row_id of each row. Throws Error `data`, with the decision's place,
/// when one of them is not there or says something else now, and when a row is decided to be the same as two
/// others. O(n).
BAOXUE_API std::vector<DecidedPair> find_rows(const std::vector<Decision>& decisions,
                                              std::span<const std::string> before, std::span<const std::string> after);

}  // namespace baoxue
