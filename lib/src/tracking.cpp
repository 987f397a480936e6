#include "baoxue/tracking.hpp"

#include <algorithm>
#include <map>

#include "baoxue/error.hpp"
#include "baoxue/words.hpp"

namespace baoxue {
namespace {

std::string key_of(const Id& student_id, const Id& national_id)
{
    return student_id.usable() ? student_id.key : national_id.usable() ? national_id.key : std::string();
}

class Tracker {
  public:
    Tracker(const std::vector<Notice>& notices, const std::vector<Sight>& sights,
            const std::vector<NextStep>& steps, const Calendar& calendar, Date as_of)
        : steps_(steps), calendar_(calendar), as_of_(as_of)
    {
        for (const auto& notice : notices) by_student_.emplace(student_of(notice), &notice);
        for (const auto& sight : sights) sights_.emplace(key_of(sight.student_id, sight.national_id), &sight);
    }

    TrackedNotice track(const Notice& notice) const
    {
        TrackedNotice tracked{notice};
        if (notice.deadline)
            tracked.days_over = calendar_.school_days_between(*notice.deadline, as_of_, notice.school_id);
        if (!notice.open()) {
            tracked.state = NoticeState::ended;
        } else if (!notice.next_notice_no.empty() || followed(notice)) {
            tracked.state = NoticeState::followed;
        } else if (tracked.back = back(notice); tracked.back) {
            tracked.state = NoticeState::back;
        } else if (!notice.served_date) {
            tracked.state = NoticeState::not_served;
        } else if (notice.deadline && *notice.deadline < as_of_) {
            tracked.state = NoticeState::overdue;
            tracked.document = next(notice.kind);
        } else if (notice.receipt_returned != "1") {
            tracked.state = NoticeState::receipt_missing;
        }
        return tracked;
    }

  private:
    static std::string student_of(const Notice& notice)
    {
        const auto key =
            key_of(parse_student_id(notice.student_id), parse_national_id(notice.national_id));
        return key.empty()
                   ? notice.name + '|' + notice.school_name + '|' + notice.grade + '|' + notice.class_name
                   : key;
    }

    std::string next(const std::string& kind) const
    {
        const auto found = std::ranges::find(steps_, kind, &NextStep::kind);
        return found == steps_.end() ? "" : found->next;
    }

    // Whether a step behind this one was issued for the same absence.
    bool followed(const Notice& notice) const
    {
        const auto wanted = next(notice.kind);
        for (auto [at, end] = by_student_.equal_range(student_of(notice)); at != end; ++at)
            if (!wanted.empty() && at->second->kind == wanted &&
                at->second->absent_since == notice.absent_since && at->second->outcome != "withdrawn")
                return true;
        return false;
    }

    std::optional<Date> back(const Notice& notice) const
    {
        const auto found = sights_.find(student_of(notice));
        if (found == sights_.end() || !notice.issue_date) return {};
        const auto& sight = *found->second;
        const bool seen = sight.present && *sight.present > *notice.issue_date && *sight.present <= as_of_;
        return seen && (!sight.absent || *sight.absent < *sight.present) ? sight.present : std::nullopt;
    }

    const std::vector<NextStep>& steps_;
    const Calendar& calendar_;
    Date as_of_;
    std::multimap<std::string, const Notice*> by_student_;
    std::map<std::string, const Sight*> sights_;
};

}  // namespace

std::string_view to_string(NoticeState state)
{
    constexpr std::string_view words[] = {"ended",   "followed",        "back",   "not_served",
                                          "overdue", "receipt_missing", "running"};
    return words[static_cast<std::size_t>(state)];
}

const std::vector<std::string>& TrackedNotice::columns()
{
    static const std::vector<std::string> all{
        "notice_no",    "kind",        "state",         "days_over",         "document",
        "back",         "issue_date",  "served_date",   "receipt_returned",  "deadline",
        "student_id",   "national_id", "name",          "school_id",         "school_name",
        "grade",        "class",       "guardian_name", "guardian_relation", "address",
        "absent_since", "absent_days"};
    return all;
}

const std::vector<std::string>& TrackedNotice::kinds()
{
    static const std::vector<std::string> kinds{"tracking", "notices"};
    return kinds;
}

std::vector<TrackedNotice> track_notices(const std::vector<Notice>& notices, const std::vector<Sight>& sights,
                                         const std::vector<NextStep>& steps, const Calendar& calendar,
                                         Date as_of)
{
    const Tracker tracker(notices, sights, steps, calendar, as_of);
    std::vector<TrackedNotice> tracked;
    tracked.reserve(notices.size());
    for (const auto& notice : notices) tracked.push_back(tracker.track(notice));
    return tracked;
}

void write(csv::Writer& out, const TrackedNotice& tracked)
{
    const auto& notice = tracked.notice;
    const auto date = [](const std::optional<Date>& day) { return day ? to_string(*day) : std::string(); };
    out.cell(notice.notice_no).cell(notice.kind).cell(to_string(tracked.state));
    out.cell(notice.deadline ? std::to_string(tracked.days_over) : "")
        .cell(tracked.document)
        .cell(date(tracked.back));
    out.cell(date(notice.issue_date))
        .cell(date(notice.served_date))
        .cell(notice.receipt_returned)
        .cell(date(notice.deadline));
    for (const auto* text : {&notice.student_id, &notice.national_id, &notice.name, &notice.school_id,
                             &notice.school_name, &notice.grade, &notice.class_name, &notice.guardian_name,
                             &notice.guardian_relation, &notice.address})
        out.cell(*text);
    out.cell(date(notice.absent_since)).cell(notice.absent_days).end_row();
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
    if (event == "served")
        row.served_date = day;
    else if (event == "receipt")
        row.receipt_returned = "1";
    else if (event == "returned" || event == "withdrawn")
        row.outcome = event, row.outcome_date = day;
    else
        throw Error(Status::usage, say("--record is served, receipt, returned or withdrawn"));
    return row;
}

}  // namespace baoxue
