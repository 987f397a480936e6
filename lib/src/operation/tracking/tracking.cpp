#include "baoxue/tracking.hpp"

#include <algorithm>
#include <unordered_map>

#include "baoxue/base/error.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/rule/absent_day.hpp"
#include "baoxue/rule/deadline.hpp"
#include "record/notice/students.hpp"

namespace baoxue {

using namespace record::notice;

namespace {

// What the attendance knows of the children that the register names.
class Sightings {
  public:
    Sightings(const std::vector<Notice>& notices, const Attendance& attendance) : attendance_(attendance)
    {
        if (attendance.students() == 0) return;
        first_day_ = attendance.dates().front();
        for (const auto& notice : notices)
            if (auto id = id_of(notice); !id.empty()) students_.emplace(std::move(id), none);
        for (std::uint32_t student = 0; student < attendance.students(); ++student)
            if (const auto found = students_.find(attendance.id(student)); found != students_.end())
                found->second = student;
    }

    void look(const Notice& notice, Date as_of, TrackedNotice& tracked) const
    {
        const auto found = students_.find(id_of(notice));
        if (found == students_.end() || found->second == none || !notice.issue_date) return;
        std::vector<StudentDay> days;
        attendance_.days(found->second, 0, days);
        const Date since = notice.absent_since.value_or(*notice.issue_date);
        int missed = 0;
        for (const auto& day : days) {
            if (day.date < since || day.date > as_of) continue;
            const auto kind = judge_day(day.whole).kind;
            if (kind == DayKind::present && day.date > *notice.issue_date) tracked.back = day.date;
            if (kind != DayKind::absent) continue;
            tracked.last_absent = day.date;
            ++missed;
        }
        if (missed > 0 && first_day_ <= since) tracked.absent_days = std::to_string(missed);
    }

  private:
    static constexpr auto none = static_cast<std::uint32_t>(-1);

    static std::string id_of(const Notice& notice)
    {
        return child_key(parse_student_id(notice.student_id), parse_national_id(notice.national_id));
    }

    const Attendance& attendance_;
    Date first_day_ = {};
    std::unordered_map<std::string, std::uint32_t> students_;
};

class Tracker {
  public:
    Tracker(const std::vector<Notice>& notices, const Attendance& attendance, const Documents& documents,
            const Calendar& calendar, Date as_of)
        : documents_(documents), calendar_(calendar), as_of_(as_of), sightings_(notices, attendance)
    {
        for (const auto& notice : notices) by_student_.add(keys_of(notice), &notice);
    }

    TrackedNotice track(const Notice& notice) const
    {
        TrackedNotice tracked{.notice = notice, .runs_until = last_day_given(notice, calendar_)};
        if (notice.open()) sightings_.look(notice, as_of_, tracked);
        tracked.state = state_of(notice, tracked);
        const bool waits = tracked.state > NoticeState::nothing_due;
        const auto last = tracked.runs_until ? tracked.runs_until : notice.deadline;
        if (waits && last && tracked.state != NoticeState::served_late)
            tracked.days_over = calendar_.school_days_between(*last, as_of_, notice.school_id);
        if (tracked.state == NoticeState::overdue) tracked.document = documents_.next(notice.kind);
        if (tracked.state == NoticeState::served_late) tracked.document = notice.kind;
        return tracked;
    }

  private:
    NoticeState state_of(const Notice& notice, const TrackedNotice& tracked) const
    {
        if (!notice.open()) return NoticeState::ended;
        if (!notice.next_notice_no.empty() || followed(notice)) return NoticeState::followed;
        if (!notice.deadline) return NoticeState::nothing_due;
        if (tracked.back) return tracked.last_absent > tracked.back ? NoticeState::away_again : NoticeState::back;
        if (!served(notice)) return NoticeState::not_served;
        if (served_too_late(notice)) return NoticeState::served_late;
        if (overdue(*tracked.runs_until, as_of_)) return NoticeState::overdue;
        return notice.receipt_returned == "1" ? NoticeState::running : NoticeState::receipt_missing;
    }

    // Whether another letter that waits for the same child was issued behind this one.
    bool followed(const Notice& notice) const
    {
        return std::ranges::any_of(by_student_.of(keys_of(notice)), [&](const Notice* other) {
            return other > &notice && other->deadline && other->outcome != "withdrawn";
        });
    }

    const Documents& documents_;
    const Calendar& calendar_;
    Date as_of_;
    Sightings sightings_;
    ByStudent<const Notice*> by_student_;
};

// Without blanks, brackets of one form, the counting number without zeros before it.
std::string number_form(std::string_view number)
{
    std::string form = fold(number);
    for (const std::string_view bracket : {"〔", "[", "【", "﹝", "{", "〕", "]", "】", "﹞", "}"})
        for (auto at = form.find(bracket); at != form.npos; at = form.find(bracket)) form.replace(at, bracket.size(), "|");
    for (auto& c : form)
        if (c == '(' || c == ')') c = '|';
    const std::string_view nth = "第";
    if (const auto at = form.rfind(nth); at != form.npos)
        while (form.size() > at + nth.size() + 1 && form[at + nth.size()] == '0') form.erase(at + nth.size(), 1);
    return form;
}

}  // namespace

std::string_view to_string(NoticeState state)
{
    constexpr std::string_view words[] = {"ended",      "followed", "nothing_due",     "back",   "away_again",
                                          "not_served", "served_late", "overdue",      "receipt_missing", "running"};
    static_assert(std::size(words) == static_cast<std::size_t>(last_notice_state) + 1);
    return words[static_cast<std::size_t>(state)];
}

const std::vector<std::string>& TrackedNotice::columns()
{
    static const std::vector<std::string> all{
        "notice_no",   "kind",         "state",       "days_over",     "document",
        "back",        "last_absent",  "issue_date",  "served_date",   "receipt_returned",
        "deadline",    "student_id",   "national_id", "name",          "school_id",
        "school_name", "grade",        "class",       "guardian_name", "guardian_relation",
        "address",     "absent_since", "absent_days", "runs_until"};
    return all;
}

const std::vector<std::string>& TrackedNotice::kinds()
{
    static const std::vector<std::string> kinds{"tracking", "notices"};
    return kinds;
}

std::vector<TrackedNotice> track_notices(const std::vector<Notice>& notices, const Attendance& attendance,
                                         const Documents& documents, const Calendar& calendar, Date as_of)
{
    const Tracker tracker(notices, attendance, documents, calendar, as_of);
    std::vector<TrackedNotice> tracked;
    tracked.reserve(notices.size());
    for (const auto& notice : notices) tracked.push_back(tracker.track(notice));
    return tracked;
}

void write(csv::Writer& out, const TrackedNotice& tracked)
{
    const auto& notice = tracked.notice;
    const auto date = [](const std::optional<Date>& day) { return to_string(day); };
    out.cell(notice.notice_no).cell(notice.kind).cell(to_string(tracked.state));
    out.cell(tracked.days_over ? std::to_string(*tracked.days_over) : "")
        .cell(tracked.document)
        .cell(date(tracked.back))
        .cell(date(tracked.last_absent));
    out.cell(date(notice.issue_date))
        .cell(date(notice.served_date))
        .cell(notice.receipt_returned)
        .cell(date(notice.deadline));
    for (const auto* text :
         {&notice.student_id, &notice.national_id, &notice.name, &notice.school_id, &notice.school_name, &notice.grade,
          &notice.class_name, &notice.guardian_name, &notice.guardian_relation, &notice.address})
        out.cell(*text);
    out.cell(date(notice.absent_since)).cell(tracked.absent_days).cell(date(tracked.runs_until)).end_row();
}

const Notice* document_numbered(const std::vector<Notice>& notices, std::string_view number)
{
    if (const auto exact = std::ranges::find(notices, number, &Notice::notice_no); exact != notices.end()) return &*exact;
    const auto wanted = number_form(number);
    const Notice* found = nullptr;
    for (const auto& notice : notices) {
        if (number_form(notice.notice_no) != wanted) continue;
        if (found != nullptr && found->notice_no != notice.notice_no) return nullptr;
        found = &notice;
    }
    return found;
}

std::vector<const Notice*> of_same_absence(const std::vector<Notice>& notices, const Notice& document)
{
    std::vector<const Notice*> all;
    const auto keys = keys_of(document);
    for (const auto& notice : notices)
        if (&notice == &document || (notice.open() && notice.deadline && document.absent_since &&
                                     notice.absent_since == document.absent_since && keys_of(notice) == keys))
            all.push_back(&notice);
    return all;
}

void require_order(const Notice& known, const Notice& row, Date day)
{
    const auto refuse = [](std::string_view why, Date earliest) {
        throw Error(Status::usage, say(why, {to_string(earliest)}));
    };
    const auto before = [](const std::optional<Date>& one, const std::optional<Date>& other) {
        return one && other && *one < *other;
    };
    if (before(row.served_date, known.issue_date))
        refuse("it cannot be served before {}, the day on which it was issued", *known.issue_date);
    if (row.served_date && known.served_date && *row.served_date != *known.served_date)
        refuse("it is recorded as served on {} already; if that is wrong, mend the row in the register", *known.served_date);
    if (before(known.outcome_date, row.served_date) && !known.open())
        refuse("it cannot be served after {}, the day on which it came to its end", *known.outcome_date);
    if (row.outcome == "withdrawn" && known.outcome == "returned")
        refuse("the child is recorded as back on {}: there is nothing to withdraw", known.outcome_date.value_or(day));
    const auto served = row.served_date ? row.served_date : known.served_date;
    if (row.receipt_returned == "1" && !served)
        throw Error(Status::usage, say("a receipt of what is not recorded as served? --record served first"));
    if (row.event == "receipt" && before(day, served))
        refuse("its receipt cannot be back before {}, the day on which it was served", *served);
    if (row.outcome == "returned" && before(row.outcome_date, known.absent_since))
        refuse("the child cannot be back before {}, when the absence began", *known.absent_since);
    if (row.outcome == "returned" && before(row.outcome_date, known.issue_date))
        refuse("who was back before {}, the day on which it was issued, needs no letter: record it as withdrawn",
               *known.issue_date);
    if (row.outcome == "withdrawn" && before(row.outcome_date, known.issue_date))
        refuse("it cannot be withdrawn before {}, the day on which it was issued", *known.issue_date);
}

Notice event_row(const Notice& known, std::string_view event, Date day)
{
    Notice row;
    row.notice_no = known.notice_no;
    row.kind = known.kind;
    row.student_id = known.student_id;
    row.national_id = known.national_id;
    row.name = known.name;
    row.event = event;
    if (event == "served") row.served_date = day;
    else if (event == "receipt") row.receipt_returned = "1";
    else if (event == "returned" || event == "withdrawn") row.outcome = event, row.outcome_date = day;
    else throw Error(Status::usage, say("--record is served, receipt, returned or withdrawn"));
    return row;
}

}  // namespace baoxue
