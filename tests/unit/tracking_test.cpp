#include "baoxue/tracking.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;
using baoxue::test::given;
using enum NoticeState;

namespace {

Date day(const char* text)
{
    return parse_date(text).value();
}

constexpr auto one = "G990521201302267923";
const Documents documents;

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

TrackedNotice track(const Notice& notice, const char* as_of, const std::string& rows = {})
{
    Attendance attendance;
    csv::Rejects rejects;
    if (!rows.empty()) attendance.read(given("student_id,date,status\n" + rows), {}, {}, rejects);
    CHECK(rejects.rows.empty());
    return track_notices({notice}, attendance, documents, Calendar(), day(as_of)).at(0);
}

std::string on(const char* date, const char* status)
{
    return std::string(one) + ',' + date + ',' + status + '\n';
}

}  // namespace

TEST_CASE("a notice runs to its deadline, the day itself included, and then asks for the next")
{
    CHECK(track(served_notice(), "2026-09-30").state == running);
    CHECK(track(served_notice(), "2026-10-08").state == running);  // a day served later is a day longer, past 国庆节
    const auto over = track(served_notice(), "2026-10-12");
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

TEST_CASE("a child who is seen in school after the notice is back")
{
    const auto returned = track(served_notice(), "2026-10-09", on("2026-09-28", "late"));
    CHECK(returned.state == back);
    CHECK(returned.back == day("2026-09-28"));
    CHECK(returned.document.empty());
    CHECK(track(served_notice(), "2026-10-09", on("2026-09-21", "present")).state == overdue);  // the day of issue
    CHECK(track(served_notice(), "2026-10-09", on("2026-10-10", "present")).state == overdue);  // not yet
    auto unserved = served_notice();
    unserved.served_date.reset();
    CHECK(track(unserved, "2026-10-09", on("2026-09-28", "present")).state == back);
}

TEST_CASE("who came back and is away again gets no further letter of the old absence")
{
    const auto again =
        track(served_notice(), "2026-10-09", on("2026-09-28", "present") + on("2026-10-08", "unexcused"));
    CHECK(again.state == away_again);
    CHECK(again.back == day("2026-09-28"));
    CHECK(again.document.empty());
}

TEST_CASE("who is not back has missed so many days, and silence is not absence")
{
    auto notice = served_notice();
    notice.absent_days = "10";
    const auto missing = track(notice, "2026-10-09",
                               on("2026-09-04", "absent") + on("2026-09-22", "absent") + on("2026-09-22", "unexcused") +
                                   on("2026-09-23", "sick") + on("2026-10-08", "absent") + on("2026-10-12", "absent"));
    CHECK(missing.state == overdue);
    CHECK(missing.absent_days == "2");  // since the absence began, without leave, up to the day
    CHECK(missing.last_absent == day("2026-10-08"));
    const auto silent = track(notice, "2026-10-09", "G990521201109100232,2026-10-08,absent\n");
    CHECK(silent.state == overdue);
    CHECK(silent.absent_days.empty());
    CHECK_FALSE(silent.last_absent);
    const auto later = track(notice, "2026-10-09", on("2026-10-08", "absent"));
    CHECK(later.last_absent == day("2026-10-08"));
    CHECK(later.absent_days.empty());  // the attendance begins after the absence: who knows how many
}

TEST_CASE("a document without a deadline waits for nobody")
{
    auto report = served_notice();
    report.kind = "report";
    report.deadline.reset();
    report.served_date.reset();
    CHECK(track(report, "2026-10-09").state == nothing_due);
    CHECK_FALSE(track(report, "2026-10-09").days_over);
}

TEST_CASE("a return ends all open documents of the absence")
{
    auto township = served_notice();
    township.notice_no = "返1";
    township.kind = "township";
    auto earlier = served_notice();
    earlier.notice_no = "复0";
    earlier.absent_since = day("2026-03-02");
    auto other = served_notice();
    other.notice_no = "复2";
    other.student_id = "G990521201109100232";
    const std::vector<Notice> known{earlier, served_notice(), township, other};
    const auto ended = of_same_absence(known, *document_numbered(known, "返1"));
    REQUIRE(ended.size() == 2);
    CHECK(ended[0]->notice_no == "复1");
    CHECK(ended[1]->notice_no == "返1");
    CHECK(document_numbered(known, "复9") == nullptr);
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
    township.issue_date = township.served_date;  // a service before the issue would be none
    const auto both = track_notices({notice, township}, Attendance(), documents, Calendar(), day("2026-10-09"));
    CHECK(both.at(0).state == followed);
    CHECK(both.at(1).state == overdue);
    township.outcome = "withdrawn";
    CHECK(track_notices({notice, township}, Attendance(), documents, Calendar(), day("2026-10-09")).at(0).state ==
          overdue);
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
