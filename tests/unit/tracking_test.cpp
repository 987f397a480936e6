#include "baoxue/tracking.hpp"

#include <doctest/doctest.h>

#include "baoxue/error.hpp"

using namespace baoxue;
using enum NoticeState;

namespace {

Date day(const char* text)
{
    return parse_date(text).value();
}

constexpr auto one = "G990521201302267923";
const std::vector<NextStep> steps{{"return", "township"}, {"township", "deadline"}};

Notice served_notice()
{
    Notice notice;
    notice.notice_no = "复1";
    notice.kind = "return";
    notice.student_id = one;
    notice.absent_since = day("2026-09-07");
    notice.issue_date = day("2026-09-21");
    notice.served_date = day("2026-09-22");
    notice.receipt_returned = "1";
    notice.deadline = day("2026-09-30");
    return notice;
}

TrackedNotice track(const Notice& notice, const char* as_of, const std::vector<Sight>& sights = {})
{
    return track_notices({notice}, sights, steps, Calendar(), day(as_of)).at(0);
}

std::vector<Sight> seen(const char* present, std::optional<Date> absent = {})
{
    return {{parse_student_id(one), Id{}, day(present), absent}};
}

}  // namespace

TEST_CASE("a notice runs to its deadline, the day itself included, and then asks for the next")
{
    CHECK(track(served_notice(), "2026-09-30").state == running);
    const auto over = track(served_notice(), "2026-10-02");
    CHECK(over.state == overdue);
    CHECK(over.days_over == 2);
    CHECK(over.document == "township");
}

TEST_CASE("what was not served cannot be overdue, and a receipt is asked for")
{
    auto notice = served_notice();
    notice.receipt_returned.clear();
    CHECK(track(notice, "2026-09-25").state == receipt_missing);
    notice.served_date.reset();
    CHECK(track(notice, "2026-10-09").state == not_served);
    CHECK(track(notice, "2026-10-09").document.empty());
}

TEST_CASE("a child who is seen in school after the notice is back, unless it has missed lessons since")
{
    CHECK(track(served_notice(), "2026-10-09", seen("2026-09-28")).state == back);
    CHECK(track(served_notice(), "2026-10-09", seen("2026-09-28")).back == day("2026-09-28"));
    CHECK(track(served_notice(), "2026-10-09", seen("2026-09-28", day("2026-10-08"))).state == overdue);
    CHECK(track(served_notice(), "2026-10-09", seen("2026-09-21")).state == overdue);  // before it was issued
}

TEST_CASE("a document that ended or was followed asks for nothing")
{
    auto notice = served_notice();
    notice.outcome = "returned";
    CHECK(track(notice, "2026-10-09").state == ended);
    notice.outcome = "expired";
    auto township = served_notice();
    township.notice_no = "返1";
    township.kind = "township";
    township.issue_date = day("2026-10-08");
    const auto both = track_notices({notice, township}, {}, steps, Calendar(), day("2026-10-09"));
    CHECK(both.at(0).state == followed);
    CHECK(both.at(1).state == overdue);
    township.outcome = "withdrawn";
    CHECK(track_notices({notice, township}, {}, steps, Calendar(), day("2026-10-09")).at(0).state == overdue);
}

TEST_CASE("an event is a row of its own that names the document and its day")
{
    const auto row = event_row(served_notice(), "returned", day("2026-10-08"));
    CHECK(row.notice_no == "复1");
    CHECK(row.outcome == "returned");
    CHECK(row.outcome_date == day("2026-10-08"));
    CHECK_FALSE(row.issue_date);
    CHECK(event_row(served_notice(), "receipt", day("2026-10-08")).receipt_returned == "1");
    CHECK_THROWS_AS(event_row(served_notice(), "lost", day("2026-10-08")), Error);
}
