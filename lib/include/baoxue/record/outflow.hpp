// A row of list-outflow (流出学生花名册) or of list-inflow: where a child went or came from, what proves it,
// who must do what next.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/school_class.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

enum class Flow { out, in };

/// What is known of the child's other school, the strongest that holds.
enum class ProofState {
    proved,        ///< by the papers that the reason needs
    matched,       ///< found on the other school's list by number: written matched_inflow (out), matched_outflow
                   ///< (in)
    claimed,       ///< a reason, but not the papers
    expired,       ///< a paper that is too old, or a 休学 that is over
    contradicted,  ///< the papers name another child, or the other school's list does not have this one
    none
};

inline constexpr auto proof_states = static_cast<std::size_t>(ProofState::none) + 1;

BAOXUE_API std::string_view to_string(ProofState state, Flow flow);

/// One child. `destination` and `destination_school_id` are written as origin and origin_school_id in an
/// inflow. Views are of what the list was made from, and live as long.
struct BAOXUE_API Outflow {
    std::size_t row = 0;  ///< of the child's last change in its table
    std::string_view student_id = {}, name = {}, school = {}, grade = {}, class_name = {};
    std::optional<Date> move_date = {};
    std::string_view reason = {};  ///< a code of the vocabulary "outflow"
    std::string destination = {};
    std::string_view destination_school_id = {};
    ProofState proof_state = ProofState::none;
    std::string proof_type = {};  ///< codes of the vocabulary "proof", `;` between
    std::string_view proof_no = {};
    std::optional<Date> proof_date = {};
    /// 正常流出: proved or matched, and of a normal kind; else 非正常流失 or not placed yet.
    bool normal = false;
    bool certain = true;  ///< false: a person must look before anything follows from it
    int days_since = 0;   ///< school days since the move
    std::string_view actor = {}, action = {};
    std::optional<Date> due = {};
    std::string_view rule = {};
    std::string_view document = {};        ///< code `notice` or `proof` of the paper that the rule asks for, or empty
    std::optional<Date> counted_from = {};  ///< the day from which days_since counts: the move, or a day given for all
    /// Where each piece of it stands: `transfer=transfers.csv:17; found=二中 by=student_id`.
    std::string evidence = {};
    std::string flags = {};  ///< words, `;` between

    bool placed() const { return proof_state == ProofState::proved || proof_state == ProofState::matched; }
    bool overdue(Date as_of) const { return due && *due < as_of; }
    SchoolClass where() const;  ///< that it left or joined; its number stands for a school without a name

    static const std::vector<std::string>& columns(Flow flow);
    static const std::vector<std::string>& kinds(Flow flow);  ///< for heading_of()
};

/// A row of either list as the next command reads it. Texts live as long as the table.
struct OutflowRow {
    Id student_id, national_id;
    std::string_view reason;  ///< a code of the vocabulary "outflow"
    bool normal = false;
};

/// Every row, with headings of any language.
BAOXUE_API std::vector<OutflowRow> read_outflows(const csv::Table& table);

/// Writes the list. With English headings: Outflow::columns(), then the roster's columns as they stand in the
/// table of changes. With Chinese ones the paper form stands first, in its order and in words: 序号, 姓名,
/// 性别, 出生年月, 年级, 班级, 家长, 住址, 流出时间, 流出原因, 去向, 证明, 备注 (what is to be done, by whom,
/// by when); then the rest, codes as codes.
class BAOXUE_API OutflowWriter {
  public:
    /// `own` are the table's columns that pass through where the list does not have them itself.
    OutflowWriter(const csv::WriteOptions& writing, const csv::Table& changes, const std::vector<std::string>& own,
                  Flow flow);

    void write(std::span<const Outflow> rows, unsigned jobs);  ///< on so many threads; 0: one per processor
    void finish() { writer_.finish(); }

  private:
    OutflowWriter(const csv::WriteOptions& writing, const csv::Table& changes, std::vector<std::size_t> own, Flow flow);
    void write_paper(csv::Writer& out, const Outflow& row, std::size_t serial) const;
    void write_rest(csv::Writer& out, const Outflow& row) const;

    const csv::Table& changes_;
    Flow flow_;
    bool paper_;
    Language language_;
    std::vector<std::size_t> own_;
    csv::Writer writer_;
};

/// How the children of one school, class or teacher stand.
struct BAOXUE_API OutflowCount {
    std::string group;
    std::size_t children = 0;
    std::array<std::size_t, proof_states> states = {};  ///< by ProofState
    std::size_t normal = 0, overdue = 0;

    static std::vector<std::string> columns(const std::string& group);  ///< `group` is school, class or teacher
};

BAOXUE_API void write(csv::Writer& out, const OutflowCount& count);

}  // namespace baoxue
