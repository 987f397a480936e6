// Which documents are issued to whom, under which number, and why others are not: a
// document without its visits, or to a family whose child is where it may be, is worse than none.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/paper/form.hpp"
#include "baoxue/record/leave.hpp"
#include "baoxue/record/notice.hpp"
#include "baoxue/record/target_share.hpp"
#include "baoxue/record/visit.hpp"
#include "baoxue/rule/calendar.hpp"
#include "baoxue/rule/document.hpp"
#include "baoxue/rule/proof.hpp"
#include "baoxue/rule/schools.hpp"

namespace baoxue {

/// A number as `{code}{word}字〔{year}〕第{n}号` writes it; {n} is filled to three digits. A series is what
/// has the same text around {n}, blanks, width and script aside; a year begins a new one where the format
/// names it.
class BAOXUE_API NumberSeries {
  public:
    /// Goes on after the highest number of the series in the register, so that it has no gaps and does not
    /// depend on the clock. Throws Error `usage` for a format without {n} or of more than 60 characters.
    NumberSeries(std::string_view format, std::string_view code, std::string_view word, int year,
                 const std::vector<Notice>& known);
    std::string next();

  private:
    std::string before_, after_;
    int last_ = 0;
};

/// What a document is asked for: a row of flag-absent, list-outflow or a plain list, by canonical column.
struct NoticeRequest {
    Place place;
    paper::Fields fields = {};
    /// What the rosters have more than one of under the child's number, in class.
    enum class Several { none, places, names } several = Several::none;
    std::vector<paper::Fields> rows = {};  ///< the lines of a document that is a list
    std::u32string missing = {};           ///< characters that no font has
};

/// A row of a list as it stands.
BAOXUE_API NoticeRequest request_of(const csv::Table& list, std::size_t row);

/// Fills what the rows lack from settled rosters: of a child's several rows there the one that says where it is now, in
/// class, unless another row of the same school says that it is not. Its status stands over the list's. `students` are
/// added as rows of their own. Rejected: a status that nobody knows. Throws Error `data` for a student whom the roster
/// does not have. O(n log n).
BAOXUE_API void fill_in(std::vector<NoticeRequest>& rows, std::span<const csv::Table* const> rosters,
                        const Schools& schools, const std::vector<std::string>& students, csv::Rejects& rejects);

/// One request that stands for all rows: the list of the month of `day`.
BAOXUE_API NoticeRequest list_of(std::span<const NoticeRequest> rows, std::span<const Visit> visits, Date day);

/// The commitments of one level (centre_school, school_teacher, teacher_parent) that rows of assign.csv (person, role,
/// school_id, grade, class, student_id) ask for.
BAOXUE_API std::vector<NoticeRequest> commitments(std::span<const NoticeRequest> rows, std::string_view level);

/// Gives each commitment of a school or a teacher its `target`, the children of its `shares` in words of `script`; of one
/// that they do not name nothing changes. How many were given one. O(commitments × shares).
BAOXUE_API std::size_t put_targets(std::vector<NoticeRequest>& commitments, std::span<const TargetShare> shares,
                                   Language script);

/// What is known besides the row and the register. Rows are matched by number only.
struct NoticeEvidence {
    std::vector<Visit> visits = {};
    std::vector<Leave> leaves = {};
    std::vector<ProvedMove> moves = {};
};

/// What the office says of a batch.
struct NoticeTerms {
    NoticeKind kind;
    Documents documents = {};  ///< the table in which the kind stands
    std::string issuer, issuer_person;
    std::string number_format = "{code}{word}字〔{year}〕第{n}号";  ///< see NumberSeries
    std::string code;                                               ///< no code: the issuer's name
    Date issue_date;
    std::optional<int> deadline_days;  ///< school days (or working days); else the kind's
    std::optional<Date> deadline;      ///< or the day itself
    bool working_days = false;
    std::string forced;    ///< a reason overrides the rules; empty: none is
    std::string approver;  ///< who approved the batch; it goes into the register
};

enum class Refusal {
    no_key,
    twice,
    no_name,  ///< no name of the child, or the cell of the school tells nothing
    no_guardian,
    no_address,
    unknown_status,
    not_in_school,
    several_rows,  ///< the rosters have the number in class twice: under two names or, for a certificate, in two places
    not_waited_for,  ///< an absence of a child for whom no school waits by its status
    said_back,  ///< a visit says so, of a day that is not before the last absence
    present,  ///< in a lesson on the last day of the absence, or after it, at any school
    wrong_absence,  ///< it begins after the day of issue or after its end, or its days are no number above 0 or more than there were
    no_absence,
    other_document,
    open_notice,
    covered,
    stale,
    visits_missing,
    step_missing,
    glyph_missing
};

/// The refusal in the user's language.
BAOXUE_API std::string_view describe(Refusal refusal);

/// What becomes of one request.
struct PlannedNotice {
    enum class Verdict { issue, known, refused } verdict = Verdict::issue;  ///< known: it stands in the register
    Refusal refusal = Refusal::no_key;                                      ///< of refused ones, the first that holds
    Notice notice = {};                                                     ///< of issue and known
    int visits = 0;  ///< from the begin of the absence to the day of issue
    std::optional<Date> last_visit = {};
    std::string previous_no = {};  ///< the earlier step's document
    std::vector<const Visit*> made = {};  ///< the visits of the evidence that were counted, by day
};

/// Gives each request that is made the papers that lie with it, as its rows: the child's page, then by day the documents of
/// the register that were issued about this absence, with their service, and the visits; columns enclosure, enclosure_no,
/// enclosure_date. O(n log n).
BAOXUE_API void put_enclosures(std::vector<NoticeRequest>& requests, const std::vector<PlannedNotice>& plans,
                               const std::vector<Notice>& known, Language script);

/// One plan per request, in their order. A request is known when the register has a document of its kind for
/// the same student and the same absence (or day, month, year), so that a second run makes nothing new. Rules
/// that a reason overrides: open_notice, covered, stale (of the school day before the day of issue nobody has told
/// that the child was still away), said_back, visits_missing, step_missing, no_absence, other_document;
/// what the paper cannot be made without is never overridden, nor is a certificate made for who is not in class, nor a
/// letter about an absence to the family of a child for whom the school does not wait, or who was in any lesson of its last day, or later. A
/// letter that was served too late does not count: it is issued again. Visits are those of the evidence or, where they
/// are more, of the row's `done`. The deadline is counted on the calendar from the day of issue.
/// O(n log n).
BAOXUE_API std::vector<PlannedNotice> plan_notices(const std::vector<NoticeRequest>& requests,
                                                   const std::vector<Notice>& known, const NoticeEvidence& evidence,
                                                   const NoticeTerms& terms, const Calendar& calendar);

/// The columns that a plan of letters has before those of the list that it was made of: approved (empty until somebody
/// decides), the kind, and what speaks for the letter: deadline, visits, last_visit, previous_no, and
/// as evidence checked_in_words(); then its check_value().
BAOXUE_API const std::vector<std::string>& plan_columns();

/// The letters of a plan's row that stand for what the letter says and rests on, so that a row which was added or
/// changed by hand shows; how a spreadsheet writes a date, a width or a blank makes no difference.
BAOXUE_API std::string check_value(const paper::Fields& row);

struct Approval {
    std::vector<NoticeRequest> rows = {};              ///< of the list, those that are approved
    std::vector<std::optional<Date>> deadlines = {};  ///< of each row, as it was planned
    std::size_t planned = 0, approved = 0;            ///< letters of the kind in the plan
    std::size_t gone = 0;        ///< approved ones that no row of the list is about
    std::size_t changed = 0;     ///< approved rows that do not fit their check_value(): nobody planned this
    std::size_t contested = 0;   ///< approved rows of a child of which another row is not approved
    std::size_t other_kind = 0;  ///< approved rows of another kind of letter
};

/// The rows that `plan` has approved for this kind of letter: the same child, away since the same day. `rows` may be
/// the plan's own. Throws Error `data` for a word in the column approved that is none. O(n log n).
BAOXUE_API Approval approved_rows(std::vector<NoticeRequest> rows, const std::vector<NoticeRequest>& plan,
                                  std::string_view kind);

/// What flag-absent looked at before the row accused the child, in the user's language; empty where the row does not
/// tell it.
BAOXUE_API std::string checked_in_words(const NoticeRequest& request);

/// What a form prints of a planned document: the row's columns in words of `script` (codes, grades and
/// classes as people say them, IDs masked), the register's row over them, and document, grade_class,
/// absent_until, visits, …
BAOXUE_API paper::Fields letter_fields(const NoticeRequest& request, const PlannedNotice& planned,
                                       Language script);

/// The columns of a row in words of `script`, as letter_fields() has them.
BAOXUE_API paper::Fields in_words(const paper::Fields& row, Language script);

/// The name of the file, without folder and ending, that holds the documents from `first` to `last`, whose
/// numbers follow on each other: from their numbers, and the class of a single one, alone, so that it is safe
/// whatever the data hold; at most 250 bytes.
BAOXUE_API std::string file_stem(const Notice& first, const Notice& last);

/// Whether a file of this name (without ending) holds the document.
BAOXUE_API bool holds(std::string_view stem, const Notice& notice);

/// Whether `second` has the number that follows on that of `first`.
BAOXUE_API bool follows(const Notice& first, const Notice& second);

/// A number and its CRC-32 in eight hexadecimal digits, for the QR code: whoever types it in can see a slip.
BAOXUE_API std::string number_with_check(const std::string& notice_no);

}  // namespace baoxue
