// 文书登记簿 notices.csv: one row per document issued, and one per event that befell it, served
// as 民事诉讼法, articles 87 to 95, has it. Rows are never edited: what happens to a document later is another row of the
// same number.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/who.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// A document as the register knows it after all its rows: a cell that a later row fills takes the place of
/// the earlier one. Texts are as they stand; codes are of codes.hpp where the word is known.
struct BAOXUE_API Notice {
    std::string notice_no;  ///< 海街教复字〔2026〕第003号
    std::string kind;       ///< code `notice`: return, township, deadline, order, report, …
    std::string student_id, national_id, name, school_id, school_name, grade, class_name;
    std::string guardian_name, guardian_relation, address;
    std::optional<Date> absent_since;
    std::string absent_days;  ///< school days
    std::optional<Date> issue_date;
    std::string issuer, issuer_person;
    std::optional<Date> deadline;     ///< the last day by which the child is to be back
    std::optional<Date> served_date;  ///< the day signed on the receipt is the day served (民事诉讼法)
    std::string served_mode;          ///< code `served_mode`
    std::string receiver, receiver_relation, refuse_reason, witness, server;
    std::string receipt_returned;  ///< code `yes_no`: 1 when the 送达回证 is back on file
    std::string outcome;           ///< code `outcome`; empty is open
    std::optional<Date> outcome_date;
    std::string next_notice_no;  ///< the document that followed it
    std::string forced;          ///< why a rule was overridden
    std::string approver;        ///< who approved it before it was issued
    std::string event;  ///< code `notice_event` of the latest row: issued, served, receipt, returned, withdrawn

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();   ///< for Table and heading_of(): {"notices"}
    static const std::vector<std::string>& needed();  ///< of a register that is only read

    SchoolClass where() const { return parse_school_class(school_id, school_name, grade, class_name); }

    /// Nothing has ended it: not returned, withdrawn, escalated.
    bool open() const;
};

/// What a document's row says of its child.
BAOXUE_API Who who_of(const Notice& notice);

/// Sets the cell of a column, named as it is or by a heading: words to codes, dates read. Throws Error
/// `usage` for a column that a register does not have, or a date that is none.
BAOXUE_API void set_cell(Notice& notice, std::string_view column, std::string_view text);

/// Whether the row says anything of the document that the register does not know yet; its event aside.
BAOXUE_API bool adds_to(const Notice& known, const Notice& row);

/// The documents in the order of their first rows. Rejected: a row without a number, a date that is none.
BAOXUE_API std::vector<Notice> read_notices(const csv::Table& table, csv::Rejects& rejects);

/// The register while this process alone may add to it: others wait for the lock, which ends with the
/// process. The lock is `.NAME.lock` beside the file; it is kept, and empty. Not safe to share between
/// threads.
class BAOXUE_API Register {
  public:
    /// Takes the lock and reads. A file that is not there yet is an empty register. Throws Error: `busy` when
    /// the lock is not free within `wait`; `system` when the folder cannot be written or the file is no
    /// regular one (also a symbolic link); `data` when it is no register in UTF-8. A new file is written as
    /// `writing` says, and an old one as it stands.
    Register(const std::string& file, const csv::ReadOptions& reading, std::chrono::milliseconds wait,
             const csv::WriteOptions& writing = {});
    ~Register();
    Register(Register&&) noexcept;

    const std::vector<Notice>& notices() const;

    /// Adds the rows at the end, all or none, on disk when it returns: the bytes that were there stay as they
    /// are, and a reader sees the old file or the new one. Throws Error `system`; then the file is as it was.
    void append(const std::vector<Notice>& rows);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baoxue
