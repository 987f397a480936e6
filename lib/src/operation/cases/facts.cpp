// What visits, documents and attendance say of a case.
#include "baoxue/cases.hpp"
#include "baoxue/rule/absent_day.hpp"

namespace baoxue {
namespace {

std::string key_of(const Id& student_id, const Id& national_id)
{
    return student_id.usable() ? student_id.key : national_id.key;
}

CaseEvent fact(std::string student, Date day, std::string_view event, std::string source, std::string_view proof = {})
{
    CaseEvent made{.date = day, .event = std::string(event), .proof = std::string(proof)};
    made.source = std::move(source);
    made.student_id = std::move(student);
    return made;
}

std::string text_of(std::string_view prefix, std::initializer_list<std::string_view> parts)
{
    std::string text(prefix);
    for (const auto part : parts)
        if (!part.empty()) (text += ':') += part;
    return text;
}

}  // namespace

std::vector<CaseEvent> facts_of(std::span<const Visit> visits)
{
    std::vector<CaseEvent> facts;
    for (const auto& visit : visits) {
        const auto student = key_of(visit.student_id, visit.national_id);
        const auto source = text_of("visit", {to_string(visit.date), visit.mode, visit.level});
        facts.push_back(fact(student, visit.date, "visit", source));
        if (visit.result == "returned")
            facts.push_back(fact(student, visit.returned_date.value_or(visit.date), "returned", source, "visit"));
    }
    return facts;
}

std::vector<CaseEvent> facts_of(std::span<const Notice> notices, const Documents& documents)
{
    std::vector<CaseEvent> facts;
    for (const auto& notice : notices) {
        const auto student = key_of(parse_student_id(notice.student_id), parse_national_id(notice.national_id));
        const bool orders = is_order(notice.kind);
        if (notice.issue_date && (orders || documents.is_notice(notice.kind)))
            facts.push_back(fact(student, *notice.issue_date, orders ? "order" : "notice", notice.notice_no));
        if (notice.outcome == "returned" && notice.outcome_date)
            facts.push_back(fact(student, *notice.outcome_date, "returned", notice.notice_no, "notice"));
    }
    return facts;
}

void note_away(std::map<std::string, Date>& away_since, std::span<const CaseEvent> events)
{
    for (const auto& event : events)
        if (event.event == "absent" || event.event == "left")
            if (const auto [known, added] = away_since.emplace(event.student_id, event.date); !added)
                known->second = std::max(known->second, event.date);
}

std::vector<CaseEvent> facts_of(const Attendance& attendance, int present_days, Date as_of,
                                const std::map<std::string, Date>& away_since)
{
    std::vector<CaseEvent> facts;
    std::vector<StudentDay> days;
    for (std::uint32_t student = 0; student < attendance.students(); ++student) {
        const auto away = away_since.find(attendance.id(student));
        if (away == away_since.end() && !attendance.misses_lessons(student)) continue;
        attendance.days(student, 4, days);
        std::vector<Date> present;  // since the last absence
        bool was_absent = away != away_since.end();
        for (const auto& day : days) {
            if (day.date > as_of) break;
            if (away != away_since.end() && day.date <= away->second) continue;
            const auto kind = judge_day(day.whole).kind;
            if (kind == DayKind::present) present.push_back(day.date);
            if (kind == DayKind::absent) was_absent = true, present.clear();
        }
        if (was_absent && std::ssize(present) >= present_days)
            facts.push_back(fact(attendance.id(student), present[static_cast<std::size_t>(present_days) - 1],
                                 "returned", text_of("attendance", {to_string(present.front())}), "attendance"));
    }
    return facts;
}

}  // namespace baoxue
