// 每周例会: what a meeting has to talk about, what it decided, and the sheet by which a class's records are checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// What a meeting decided, who does it and by when: a row of minutes.csv.
struct BAOXUE_API Resolution {
    Date date = {};  ///< of the meeting
    std::string task = {}, person = {};
    std::optional<Date> due = {}, done_on = {};

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"minutes"}
};

/// Every row, in the order of the file. Rejected: no date of the meeting, no task, a date that cannot be read.
BAOXUE_API std::vector<Resolution> read_resolutions(const csv::Table& table, csv::Rejects& rejects);

/// A point of the agenda.
struct BAOXUE_API MeetingItem {
    std::string section = {};  ///< code "meeting": sum, new, back, overdue, silent, decision
    std::string school_name = {}, grade = {}, class_name = {}, name = {};
    std::string what = {};    ///< the case, the duty, the decision; of a sum what is counted (code "meeting_sum")
    std::string person = {};  ///< who answers for it
    std::optional<Date> date = {};  ///< when it happened, or is due
    std::optional<long long> count = {};  ///< of a sum; of an overdue duty the school days, of a silent class the days
    std::string state = {};   ///< of a decision: due, overdue, done (code "owed")

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();
};

BAOXUE_API void write(csv::Writer& out, const MeetingItem& item);

/// One kind of record of a class in a month: a row of its check sheet, which is a log of duties once it has a day.
struct BAOXUE_API CheckedRecord {
    std::string school_id = {}, school_name = {}, grade = {}, class_name = {}, teacher = {};
    std::string record = {};  ///< code "checked_record": daily, visit, letter, commitment
    long long owed = 0, there = 0, late = 0;

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();
};

/// With an empty date and result for whoever checks; `month` is 2026-09.
BAOXUE_API void write(csv::Writer& out, const CheckedRecord& row, const std::string& month);

}  // namespace baoxue
