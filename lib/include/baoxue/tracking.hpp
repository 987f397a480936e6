// What has become of the documents that were issued, and which one follows. Domain reference 10.6, 10.7.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/api.hpp"
#include "baoxue/calendar.hpp"
#include "baoxue/csv/writer.hpp"
#include "baoxue/identity.hpp"
#include "baoxue/record/notice.hpp"

namespace baoxue {

/// Where a document stands. The first that holds.
enum class NoticeState {
    ended,            ///< returned, withdrawn or escalated by the register
    followed,         ///< a later step of the same absence was issued
    back,             ///< attendance shows the child in school since: to be recorded as returned
    not_served,       ///< nobody has recorded that it was served
    overdue,          ///< served, the deadline has passed, the child is not back: the next document
    receipt_missing,  ///< served, but the 送达回证 is not back on file
    running           ///< served, the deadline is still to come
};

BAOXUE_API std::string_view to_string(NoticeState state);

/// When a child was last seen, and last missed without leave.
struct Sight {
    Id student_id, national_id;
    std::optional<Date> present, absent;
};

/// Which kind may follow which: `next` of NoticeKind.
struct NextStep {
    std::string kind, next;
};

struct BAOXUE_API TrackedNotice {
    Notice notice;
    NoticeState state = NoticeState::running;
    int days_over = 0;              ///< school days since the deadline; negative while it runs
    std::string document = {};      ///< of overdue ones: the kind that follows
    std::optional<Date> back = {};  ///< the last day on which the child was in school since

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();
};

/// Every document in the order of the register. A child is back when it was present after the day of issue
/// and has missed no lesson since without leave. Days are counted on the calendar of the child's school. O(n
/// log n).
BAOXUE_API std::vector<TrackedNotice> track_notices(const std::vector<Notice>& notices,
                                                    const std::vector<Sight>& sights,
                                                    const std::vector<NextStep>& steps,
                                                    const Calendar& calendar, Date as_of);

/// A row that make-notice takes in: `document` says which letter the child gets next.
BAOXUE_API void write(csv::Writer& out, const TrackedNotice& tracked);

/// The row that records an event of `known`: served, receipt, returned or withdrawn, on a day. Throws Error
/// `usage` for another event.
BAOXUE_API Notice event_row(const Notice& known, std::string_view event, Date day);

}  // namespace baoxue
