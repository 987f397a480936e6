// What has become of the documents that were issued, and which one follows: rule/document.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/writer.hpp"
#include "baoxue/record/notice.hpp"
#include "baoxue/rule/calendar.hpp"
#include "baoxue/rule/document.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue {

/// Where a document stands. The first that holds.
enum class NoticeState {
    ended,            ///< returned, withdrawn or escalated by the register
    followed,         ///< a later letter to the same family was issued: that one is waited for
    nothing_due,      ///< a document without a deadline: nobody is waited for
    back,             ///< the attendance shows the child in school since: to be recorded as returned
    away_again,       ///< so it was, and is missing again: to be recorded; the new absence has its own letters
    not_served,       ///< nobody has recorded that it was served
    served_late,      ///< served behind its own deadline, so that the family had no day: it is to be issued again
    overdue,          ///< served, the days it gives have passed, the child is not back: the next document
    receipt_missing,  ///< served, but the 送达回证 is not back on file
    running           ///< served, the deadline is still to come
};

inline constexpr auto last_notice_state = NoticeState::running;

BAOXUE_API std::string_view to_string(NoticeState state);

struct BAOXUE_API TrackedNotice {
    Notice notice;
    NoticeState state = NoticeState::running;
    std::optional<int> days_over = {};     ///< school days since runs_until; negative while it runs
    std::optional<Date> runs_until = {};   ///< the last day that it gives, counted from its service: rule/deadline.hpp
    std::string document = {};             ///< of overdue ones the kind that follows; of served_late ones the same kind
    std::optional<Date> back = {};         ///< the last day on which the child was in school since it was issued
    std::optional<Date> last_absent = {};  ///< the last day missed since the absence began
    std::string absent_days = {};          ///< missed since then; empty where the attendance does not reach so far back

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();
};

/// Every document in the order of the register. A day counts as in flag-absent: present when one lesson was
/// attended, missed when all were without leave. Silence is neither: a child without a row is not back and has
/// missed nothing more. Days over are counted on the calendar of the child's school. O(n log n), and a pass
/// over the attendance.
BAOXUE_API std::vector<TrackedNotice> track_notices(const std::vector<Notice>& notices, const Attendance& attendance,
                                                    const Documents& documents, const Calendar& calendar, Date as_of);

/// A row that make-notice takes in: `document` says which letter the child gets next.
BAOXUE_API void write(csv::Writer& out, const TrackedNotice& tracked);

/// The document of this number, also as people type it: 甲字[2026]第1号 is 甲字〔2026〕第001号. Null when the register does
/// not have it, or has several that it may be.
BAOXUE_API const Notice* document_numbered(const std::vector<Notice>& notices, std::string_view number);

/// The documents that end when a child is back: this one of them and all that are open for the same
/// absence.
BAOXUE_API std::vector<const Notice*> of_same_absence(const std::vector<Notice>& notices, const Notice& document);

/// The row that records an event of `known`: served, receipt, returned or withdrawn, on a day. Throws Error
/// `usage` for another event.
BAOXUE_API Notice event_row(const Notice& known, std::string_view event, Date day);

/// Refuses, as Error `usage`, what cannot have happened in this order: served or withdrawn before it was issued, a
/// receipt of what is not served or of a day before, a return before the absence. `day` is the event's.
BAOXUE_API void require_order(const Notice& known, const Notice& row, Date day);

}  // namespace baoxue
