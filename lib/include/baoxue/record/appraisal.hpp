// 考核: what counts for or against whoever answers for children, with its points, and the rows behind each count.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// What a measure is worth: a row of the table that `report-appraisal --print-policy` writes.
struct AppraisalRule {
    std::string measure;         ///< code of the vocabulary "measure"; `start`: the points that everybody begins with
    double points = 0;           ///< for each time, less for what counts against
    std::optional<double> most;  ///< no more than so many points, of either sign
    bool veto = false;           ///< 一票否决: one time is enough to fail
};

/// The rules of `file`, or the built-in ones when it is empty. Columns: measure, points, most, veto. Throws Error `usage`
/// with line and column.
BAOXUE_API std::vector<AppraisalRule> read_appraisal_rules(const std::string& file, const csv::ReadOptions& reading);

/// Who is appraised. A teacher is one of a school.
struct Appraised {
    std::string level = {};   ///< code "level": teacher, school, centre
    std::string person = {};  ///< empty: nobody is named
    std::string school_id = {}, school_name = {};
    friend auto operator<=>(const Appraised&, const Appraised&) = default;
};

/// One count of one person.
struct BAOXUE_API Appraisal {
    Appraised who = {};
    std::string measure = {};  ///< `total`: the sum of the points, from start, and not below 0
    long long count = 0;
    std::optional<long long> of = {};  ///< of so many; nothing where there is no whole
    double points = 0;
    bool veto = false;  ///< this count fails the person; of the total: one of them does

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();
};

/// `few`: a share of fewer than so many is no percentage: 1 of 13 is `1/13`.
BAOXUE_API void write(csv::Writer& out, const Appraisal& row, long long few);

/// A row behind a count: about whom, when, and what it was.
struct BAOXUE_API AppraisalFact {
    Appraised who = {};
    std::string measure = {};
    std::optional<Date> date = {};
    std::string student_id = {}, name = {}, grade = {}, class_name = {};
    std::string what = {};  ///< the case, the duty, the number of the letter

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();
};

BAOXUE_API void write(csv::Writer& out, const AppraisalFact& fact);

/// How long one step took, from the first day of absence, over the cases of one person, in school days.
struct BAOXUE_API StepTime {
    Appraised who = {};
    std::string step = {};  ///< code of the vocabulary "case_step": contact, visit, report, letter, return
    std::size_t cases = 0, taken = 0;
    int median = 0, longest = 0;  ///< of those that were taken; of an even number the later of the two in the middle

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();
};

BAOXUE_API void write(csv::Writer& out, const StepTime& row);

}  // namespace baoxue
