#include "baoxue/notice.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/record/absence_flag.hpp"
#include "baoxue/rule/addressee.hpp"
#include "baoxue/rule/deadline.hpp"
#include "baoxue/rule/enrolment.hpp"
#include "baoxue/rule/school_year.hpp"
#include "operation/notice/row.hpp"

namespace baoxue {

using namespace record::notice;
using namespace operation::notice;

namespace {

class Planner {
  public:
    Planner(const std::vector<Notice>& known, const NoticeEvidence& evidence, const NoticeTerms& terms,
            const Calendar& calendar)
        : terms_(terms),
          calendar_(calendar),
          numbers_(terms.number_format, terms.code.empty() ? terms.issuer : terms.code, terms.kind.word,
                   static_cast<int>(std::chrono::year_month_day(terms.issue_date).year()), known)
    {
        for (const auto& notice : known) notices_.add(keys_of(notice), &notice);
        for (const auto& visit : evidence.visits) visits_.add(keys_of(visit.student_id, visit.national_id), &visit);
        for (const auto& leave : evidence.leaves) leaves_.add(keys_of(leave.student_id, leave.national_id), &leave);
        for (const auto& move : evidence.moves) moves_.add(keys_of(move.student_id, move.national_id), &move);
    }

    PlannedNotice plan(const NoticeRequest& request)
    {
        PlannedNotice planned;
        const auto keys = keys_of(request.fields);
        if (keys.empty()) return refused(Refusal::no_key);
        auto& notice = planned.notice = notice_of(request.fields);
        const auto* earlier = same(keys, notice);
        if (earlier != nullptr) {
            planned.verdict = PlannedNotice::Verdict::known;
            notice = *earlier;
        }
        look_back(keys, request.fields, planned);
        if (earlier == nullptr)
            if (const auto refusal = refuse(keys, request, planned)) return refused(*refusal);
        if (std::ranges::any_of(keys, [&](const auto& key) { return served_.contains(key); }))
            return refused(Refusal::twice);
        if (earlier == nullptr) notice.notice_no = numbers_.next();
        served_.insert(keys.begin(), keys.end());
        return planned;
    }

  private:
    static PlannedNotice refused(Refusal refusal) { return {PlannedNotice::Verdict::refused, refusal}; }

    Notice notice_of(const paper::Fields& fields) const
    {
        const auto text = [&](std::initializer_list<std::string_view> columns) {
            return std::string(field(fields, columns));
        };
        Notice notice;
        notice.kind = terms_.kind.kind;
        notice.student_id = student_id_in(fields);
        notice.national_id = text({"national_id"});
        const Id student = parse_student_id(notice.student_id), national = parse_national_id(notice.national_id);
        if (student.usable() && national.usable() && person_number(student) == person_number(national))
            notice.national_id.clear();  // the other number holds it
        notice.name = text({"name"});
        notice.school_id = text({"school_id"});
        notice.school_name = text({"school_name", "school"});
        auto [grade, class_name] = parse_grade_and_class(field(fields, {"grade"}), field(fields, {"class"}));
        notice.grade = grade != 0 ? std::to_string(grade) : text({"grade"});
        notice.class_name = std::move(class_name);
        if (names_guardian(field(fields, {"guardian_name"}), notice.name, notice.school_name)) notice.guardian_name = text({"guardian_name"});
        notice.guardian_relation = text({"guardian_relation"});
        if (names_something(field(fields, {"address"}))) notice.address = text({"address"});
        notice.absent_since = parse_date(field(fields, {"first_absent", "absent_since", "move_date"}));
        notice.absent_days = text({"absent_days", "days_in_a_row"});
        if (notice.absent_days.empty() || notice.absent_days == "0")  // no row that is still open
            notice.absent_days = text({"days_in_all", "days"});
        if (!names_something(notice.absent_days)) notice.absent_days.clear();
        for (const std::string_view unit : {"天", "日"})
            if (notice.absent_days.ends_with(unit)) notice.absent_days.resize(notice.absent_days.size() - unit.size());
        notice.issue_date = terms_.issue_date;
        notice.issuer = terms_.issuer;
        notice.issuer_person = terms_.issuer_person;
        notice.forced = terms_.forced;
        notice.approver = terms_.approver;
        notice.event = "issued";
        if (terms_.kind.deadline) notice.deadline = deadline(notice.school_id);
        return notice;
    }

    Date deadline(const std::string& school) const
    {
        if (terms_.deadline) return *terms_.deadline;
        const int days = terms_.deadline_days.value_or(terms_.kind.deadline_days);
        return due_day(terms_.issue_date, days, calendar_, school,
                       terms_.working_days ? DayUnit::working : DayUnit::school);
    }

    // What had been done when the document was issued: the visits since the absence began, and the latest document of
    // a step that may come before this one. A letter that is printed again tells no more than it did.
    void look_back(const Keys& keys, const paper::Fields& fields, PlannedNotice& planned) const
    {
        auto since = planned.notice.absent_since;
        if (!since) since = parse_date(field(fields, {"counted_from"}));  // gone on a day that nobody knows
        const Date day = planned.notice.issue_date.value_or(terms_.issue_date);
        for (const auto* const told : visits_.of(keys)) {
            const Date visit = told->date;
            if ((since && visit < *since) || visit > day) continue;
            ++planned.visits;
            planned.made.push_back(told);
            planned.last_visit = std::max(planned.last_visit.value_or(visit), visit);
        }
        std::ranges::stable_sort(planned.made, {}, &Visit::date);
        take_done(field(fields, {"done"}), day, planned);
        for (const auto* notice : notices_.of(keys))
            if (is_step(*notice, since, day)) planned.previous_no = notice->notice_no;
    }

    // What flag-absent has counted: visits=2;last_visit=2026-09-28;notices=return
    static void take_done(std::string_view done, Date day, PlannedNotice& planned)
    {
        int visits = 0;
        std::optional<Date> last;
        for (const auto& word : split_words(done)) {
            const auto equals = std::min(word.find('='), word.size() - 1);
            const auto name = word.substr(0, equals), value = word.substr(equals + 1);
            if (name == "visits") std::from_chars(value.data(), value.data() + value.size(), visits);
            if (name == "last_visit") last = parse_date(value);
        }
        if (visits <= planned.visits || (last && *last > day)) return;
        planned.visits = visits;
        planned.last_visit = last;
    }

    bool is_step(const Notice& notice, std::optional<Date> since, Date day) const
    {
        return std::ranges::find(terms_.kind.after, notice.kind) != terms_.kind.after.end() &&
               notice.outcome != "withdrawn" && served(notice) &&
               (!since || !notice.issue_date || *notice.issue_date >= *since) &&
               (!notice.deadline || ran_out(notice, day));
    }

    bool ran_out(const Notice& notice, Date day) const
    {
        const auto last = last_day_given(notice, calendar_);
        return last && overdue(*last, day);
    }

    const Notice* same(const Keys& keys, const Notice& wanted) const
    {
        for (const auto* notice : notices_.of(keys))
            if (notice->kind == wanted.kind && notice->outcome != "withdrawn" && !served_too_late(*notice) &&
                same_occasion(*notice, wanted))
                return notice;
        return nullptr;
    }

    bool same_occasion(const Notice& one, const Notice& other) const
    {
        const auto& once = terms_.kind.once;
        if (once == "absence" && (one.absent_since || other.absent_since))
            return one.absent_since == other.absent_since;
        if (once == "absence" && one.open()) return true;  // the whereabouts have been unknown since
        if (!one.issue_date) return false;
        const std::chrono::year_month_day a(*one.issue_date), b(*other.issue_date);
        if (once == "year") return school_year(*one.issue_date, calendar_) == school_year(*other.issue_date, calendar_);
        return a.year() == b.year() && a.month() == b.month() && (once == "month" || a.day() == b.day());
    }

    std::optional<Refusal> refuse(const Keys& keys, const NoticeRequest& request, const PlannedNotice& planned) const
    {
        const auto& kind = terms_.kind;
        const auto& notice = planned.notice;
        if (says_nothing(notice.name) || says_nothing(notice.school_name)) return Refusal::no_name;
        if ((kind.guardian || kind.absence || kind.in_school) && notice.name.empty()) return Refusal::no_name;
        if (kind.guardian && notice.guardian_name.empty()) return Refusal::no_guardian;
        if (kind.address && notice.address.empty()) return Refusal::no_address;
        if ((kind.in_school || kind.absence) && !status_known(request.fields)) return Refusal::unknown_status;
        if (kind.in_school && !in_class(request.fields)) return Refusal::not_in_school;
        if (kind.in_school && gone_by_paper(keys, request.fields)) return Refusal::covered;
        if (request.several > (kind.in_school ? NoticeRequest::Several::none : NoticeRequest::Several::places)) return Refusal::several_rows;
        if (kind.absence && !waited_for(request.fields)) return Refusal::not_waited_for;
        if (!request.missing.empty()) return Refusal::glyph_missing;
        if (kind.absence && is_back(request.fields)) return Refusal::present;
        if (kind.absence && !tells_absence(request.fields, notice)) return Refusal::wrong_absence;
        if (!terms_.forced.empty()) return {};
        if (kind.absence && !notice.absent_since && !gone(request.fields)) return Refusal::no_absence;
        if (kind.absence && request.fields.contains("document") &&
            !asked_for(kind.kind, field(request.fields, {"document"})))
            return Refusal::other_document;
        if (kind.once == "absence" && has_open(keys)) return Refusal::open_notice;
        if (kind.absence && covered(keys, request.fields)) return Refusal::covered;
        if (kind.absence && stale(request.fields, notice)) return Refusal::stale;
        if (kind.absence && said_back(keys, request.fields)) return Refusal::said_back;
        if (planned.visits < kind.visits) return Refusal::visits_missing;
        if (!kind.after.empty() && planned.previous_no.empty()) return Refusal::step_missing;
        return {};
    }

    // A cell that is there and tells nothing, #N/A or 不详.
    static bool says_nothing(std::string_view cell) { return !cell.empty() && !names_something(cell); }

    static bool status_known(const paper::Fields& fields)
    {
        const auto word = field(fields, {"status"});
        return word.empty() || !canonical("status", word).empty();
    }

    static bool in_class(const paper::Fields& fields)
    {
        return canonical("home_teaching", field(fields, {"home_teaching"})) != "home" &&
               in_school(canonical("status", field(fields, {"status"})));
    }

    // Whether the school may ask the family where the child is. A list of those who left has judged the status already.
    static bool waited_for(const paper::Fields& fields)
    {
        if (!field(fields, {"proof_state"}).empty()) return true;
        return canonical("home_teaching", field(fields, {"home_teaching"})) != "home" &&
               awaited(canonical("status", field(fields, {"status"})));
    }

    static bool is_back(const paper::Fields& fields)
    {
        const auto present = checked_in(field(fields, {"checked"})).last_present;
        const auto absent = parse_date(field(fields, {"last_absent"}));
        return present && absent && *absent <= *present;
    }

    // Whether what the list says of the absence can be so.
    bool tells_absence(const paper::Fields& fields, const Notice& notice) const
    {
        const auto last = parse_date(field(fields, {"last_absent", "absent_until"}));
        if (notice.absent_since && (*notice.absent_since > terms_.issue_date || (last && *last < *notice.absent_since)))
            return false;
        double days = 0;
        const std::string_view text = notice.absent_days;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
        if (!text.empty() && (error != std::errc() || end != text.data() + text.size() || days <= 0)) return false;
        const Date until = last.value_or(terms_.issue_date);
        const bool of_the_row = !field(fields, {"absent_days", "days_in_a_row"}).empty();
        return !of_the_row || !notice.absent_since || days <= static_cast<double>((until - *notice.absent_since).count() + 1);
    }

    // Whether a visit found the child back, on a day after which no absence is known.
    bool said_back(const Keys& keys, const paper::Fields& fields) const
    {
        const auto last = parse_date(field(fields, {"last_absent", "first_absent", "absent_since", "move_date"}));
        return std::ranges::any_of(visits_.of(keys), [&](const Visit* visit) {
            if (visit->result != "returned" && !visit->returned_date) return false;
            return !last || *last <= visit->returned_date.value_or(visit->date);
        });
    }

    // Whether a list of those who left, or an earlier letter, says that the child is away, though since nobody knows when.
    static bool gone(const paper::Fields& fields)
    {
        return !field(fields, {"counted_from", "notice_no"}).empty();
    }

    // Itself, or a later one, which cannot come before it.
    bool asked_for(std::string_view kind, std::string_view wanted) const
    {
        return std::ranges::any_of(
            split_words(wanted), [&](std::string_view document) { return terms_.documents.leads_to(kind, document); });
    }

    bool has_open(const Keys& keys) const
    {
        return std::ranges::any_of(notices_.of(keys), [&](const Notice* notice) {
            return notice->kind == terms_.kind.kind && notice->open() && !served_too_late(*notice);
        });
    }

    // Whether nobody has told that the child was still away on the school day before: it may be back.
    bool stale(const paper::Fields& fields, const Notice& notice) const
    {
        const auto last = parse_date(field(fields, {"last_absent"}));
        return last && calendar_.school_days_between(*last, terms_.issue_date, notice.school_id) > 1;
    }

    // Whether the row says where the child is, or a leave or a transfer covers the last day of the absence.
    bool covered(const Keys& keys, const paper::Fields& fields) const
    {
        const auto proof = field(fields, {"proof_state"});
        if (proof == "proved" || proof == "matched_inflow") return true;
        const auto last = parse_date(field(fields, {"last_absent"})).value_or(terms_.issue_date);
        const auto present = checked_in(field(fields, {"checked"})).last_present;
        return std::ranges::any_of(leaves_.of(keys), [&](const Leave* leave) { return leave->covers(last, true); }) ||
               std::ranges::any_of(moves_.of(keys), [&](const ProvedMove* move) {
                   return move->from <= last && last <= move->until && !(present && *present > move->from) &&
                          move->left(field(fields, {"school_id"}), field(fields, {"school_name"}));
               });
    }

    // Whether the child is at another school, or in a 休学, on the day of issue.
    bool gone_by_paper(const Keys& keys, const paper::Fields& fields) const
    {
        const Date day = terms_.issue_date;
        return std::ranges::any_of(leaves_.of(keys), [&](const Leave* leave) { return leave->kind == "suspension" && leave->covers(day, true); }) ||
               std::ranges::any_of(moves_.of(keys), [&](const ProvedMove* move) {
                   return move->from <= day && day <= move->until &&
                          move->left(field(fields, {"school_id"}), field(fields, {"school_name"}));
               });
    }

    const NoticeTerms& terms_;
    const Calendar& calendar_;
    NumberSeries numbers_;
    ByStudent<const Notice*> notices_;
    ByStudent<const Visit*> visits_;
    ByStudent<const Leave*> leaves_;
    ByStudent<const ProvedMove*> moves_;
    std::set<std::string> served_;  // who has a letter of this list
};

}  // namespace

std::vector<PlannedNotice> plan_notices(const std::vector<NoticeRequest>& requests, const std::vector<Notice>& known,
                                        const NoticeEvidence& evidence, const NoticeTerms& terms,
                                        const Calendar& calendar)
{
    Planner planner(known, evidence, terms, calendar);
    std::vector<PlannedNotice> plans;
    plans.reserve(requests.size());
    for (const auto& request : requests) plans.push_back(planner.plan(request));
    return plans;
}

}  // namespace baoxue
