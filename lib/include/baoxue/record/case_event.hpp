// 控辍保学台账 as a list of events: one row for each thing that happened in a child's case, only ever added.
// 动态销号: a case is closed by an event with its proof (教育部办公厅, April 2024).
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/who.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// What happened, and on which day. Without a case_id it is a fact that no case has taken in yet.
struct BAOXUE_API CaseEvent {
    std::string case_id = {};  ///< 2026-0007: year of opening and number
    Date date = {};
    std::string event = {};       ///< code of "case_event": absent, left, visit, notice, returned, placed, …
    std::string proof = {};       ///< code of "proof", or attendance, visit, notice, matched_inflow
    std::string source = {};      ///< where it stands: `flag-absent:L3:2026-09-07`, `visit:2026-09-09:home`, a
                                  ///< document's number; the same fact never enters twice
    std::string reason = {};      ///< code of "reason" or "outflow"
    std::string student_id = {};  ///< child_key(); of a child without a number nothing is written
    std::string name = {}, school_id = {}, school_name = {}, grade = {}, class_name = {};
    std::string note = {};
    Date recorded_on = {};  ///< the day of the run that wrote it

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& needed();  ///< of a ledger, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"case_event"}
};

/// What an event says of its child.
BAOXUE_API Who who_of(const CaseEvent& event);

/// The ledger's rows in the order of the file. Rejected: no case_id, no date, an event that is no known word.
BAOXUE_API std::vector<CaseEvent> read_case_events(const csv::Table& table, csv::Rejects& rejects);

/// What for lists that open cases must be read as: {"absence_flag", "outflow", "key_student", "roster"}.
BAOXUE_API const std::vector<std::string>& case_list_kinds();

/// The facts of a list, told by its columns: of flag-absent (`rule`) the rows whose rule asks for a report or
/// a notice, as `absent` since its first day; of list-outflow (`proof_state`) the certain rows, as `left`, or with
/// proof as transferred, placed or excluded; of list-key-students (`points`) all, as `watched`. A row without a date
/// happened on `day`, and its source is the month. Throws Error `data` for a list of another kind. Rejected: a row
/// without usable number.
BAOXUE_API std::vector<CaseEvent> read_case_facts(const csv::Table& table, Date day, csv::Rejects& rejects);

/// The ledger while this process alone may add to it; promises and errors as of Register (notice.hpp).
class BAOXUE_API CaseLedger {
  public:
    CaseLedger(const std::string& file, const csv::ReadOptions& reading, std::chrono::milliseconds wait,
               const csv::WriteOptions& writing = {});
    ~CaseLedger();
    CaseLedger(CaseLedger&&) noexcept;

    const std::vector<CaseEvent>& events() const;
    void append(const std::vector<CaseEvent>& events);  ///< all or none; none make the file with its heading

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baoxue
