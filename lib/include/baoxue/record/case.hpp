// A child's case as it stands on a day: a row of the ledgers that a county asks for (三本台账: 教育部办公厅, April 2024).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/csv/who.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// One case. `state` is a code of "case".
struct BAOXUE_API Case {
    std::string case_id = {}, state = {};
    Date opened_on = {}, state_since = {};
    std::optional<Date> closed_on = {};
    std::string close_proof = {}, close_source = {};
    std::size_t reopened = 0, visits = 0, notices = 0;
    std::optional<Date> last_visit = {};
    std::string last_notice = {};  ///< its number
    std::string reason = {};       ///< the latest that was told
    std::string student_id = {}, name = {}, school_id = {}, school_name = {}, grade = {}, class_name = {};

    SchoolClass where() const { return parse_school_class(school_id, school_name, grade, class_name); }

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();  ///< for heading_of()
};

/// Whom it is about.
BAOXUE_API Who who_of(const Case& of_child);

/// Writes the case's own cells, in the order of columns(); the row is left open.
BAOXUE_API void write(csv::Writer& out, const Case& of_child);

/// Which of a county's ledgers a state belongs to.
enum class CaseLedgerKind {
    none,       ///< 重点关注, and every closed case
    suspected,  ///< 疑似辍学: tracking, persuading, notified
    dropout     ///< 辍学: enforcing, which is where 认定辍学 leads
};

BAOXUE_API CaseLedgerKind ledger_of(std::string_view state);

/// What happened in a period: `open_before + opened + reopened - returned - placed - transferred - excluded =
/// open_after`; open is what stands on one of the two ledgers.
struct BAOXUE_API CaseCount {
    Date from = {}, to = {};  ///< inclusive
    std::string school;       ///< empty: all
    std::size_t open_before = 0, opened = 0, reopened = 0;
    std::size_t returned = 0, placed = 0, transferred = 0, excluded = 0;
    std::size_t open_after = 0, suspected = 0, dropout = 0;  ///< suspected + dropout = open_after
    std::size_t visits = 0, notices = 0;

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();
};

BAOXUE_API void write(csv::Writer& out, const CaseCount& count);

}  // namespace baoxue
