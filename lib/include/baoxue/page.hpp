// Pages to look at rather than to read: the day of a town; two rosters before and after.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/change.hpp"
#include "baoxue/record/daily_report.hpp"
#include "baoxue/record/open_item.hpp"
#include "baoxue/record/roster.hpp"
#include "baoxue/rule/class_choice.hpp"

namespace baoxue {

struct PageLists {
    std::vector<DailyReport> daily = {};  ///< of classes, of all days that the page shows
    std::vector<DailyReport> last_term = {};  ///< likewise, of the term before: drawn behind, day by day of the term
    std::vector<CaseState> cases = {};
    std::vector<OpenItem> items = {};
    bool cases_given = false, items_given = false;
};

struct PagePolicy {
    Date as_of = {};
    std::string title = {};                 ///< the office
    std::size_t worst = 6;                  ///< so many classes, of the lowest rate, get a calendar
    ClassChoice classes = {};               ///< or these
};

/// One HTML page in the language spoken (words.hpp): the schools' day, their rates over the term as small
/// multiples, calendars of classes as heat maps, cases by state, what is overdue on `as_of`, classes that have not
/// reported. It needs nothing but itself: no script, no font, no address; drawings are SVG, and every drawing has
/// a table with the same figures, which are those of the lists. It names no child. Follows the reader's choice of
/// light or dark, and prints on A4. O(rows).
BAOXUE_API std::string day_page(const PageLists& lists, const PagePolicy& policy);

/// Two rosters before and after, a row for each change, its rows loaded: what changed is marked, kinds of change and what is
/// certain can be hidden without a script. Like day_page() it needs nothing but itself; it names the children. O(changes).
BAOXUE_API std::string change_page(std::span<const Change* const> changes, const Roster& before, const Roster& after);

}  // namespace baoxue
