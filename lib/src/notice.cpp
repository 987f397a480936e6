#include "baoxue/notice.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "baoxue/error.hpp"
#include "baoxue/identity.hpp"
#include "baoxue/policy.hpp"
#include "baoxue/text.hpp"
#include "baoxue/words.hpp"

namespace baoxue {
namespace {

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto mark = std::min(text.find(';'), text.size());
        if (const auto word = trim(text.substr(0, mark)); !word.empty()) words.emplace_back(word);
        text.remove_prefix(std::min(mark + 1, text.size()));
    }
    return words;
}

std::string_view field(const paper::Fields& fields, std::initializer_list<std::string_view> columns)
{
    for (const auto column : columns)
        if (const auto found = fields.find(column); found != fields.end() && !clean(found->second).empty())
            return clean(found->second);
    return {};
}

// What tells a student from all others: the numbers, else name, school, grade and class. Empty when there is
// neither.
using Keys = std::vector<std::string>;

Keys keys_of(const Id& student_id, const Id& national_id)
{
    Keys keys;
    for (const auto* id : {&student_id, &national_id})
        if (id->usable()) keys.push_back(id->key);
    return keys;
}

Keys keys_of(std::string_view student_id, std::string_view national_id, std::string_view name,
             const std::string& place)
{
    auto keys = keys_of(parse_student_id(student_id), parse_national_id(national_id));
    if (keys.empty() && !name.empty()) keys.push_back(fold(name) + '|' + fold(place));
    return keys;
}

Keys keys_of(const Notice& notice)
{
    return keys_of(notice.student_id, notice.national_id, notice.name,
                   notice.school_name + notice.grade + notice.class_name);
}

Keys keys_of(const paper::Fields& fields)
{
    const std::string place = std::string(field(fields, {"school_name", "school", "school_id"})) +
                              std::string(field(fields, {"grade"})) + std::string(field(fields, {"class"}));
    return keys_of(field(fields, {"student_id"}), field(fields, {"national_id"}), field(fields, {"name"}),
                   place);
}

// Things by the students they belong to.
template <class Thing>
class ByStudent {
  public:
    void add(const Keys& keys, const Thing& thing)
    {
        for (const auto& key : keys) places_.emplace(key, things_.size());
        things_.push_back(thing);
    }

    // Each once, in the order in which they were added.
    std::vector<Thing> of(const Keys& keys) const
    {
        std::set<std::size_t> places;
        for (const auto& key : keys)
            for (auto [at, end] = places_.equal_range(key); at != end; ++at) places.insert(at->second);
        std::vector<Thing> found;
        for (const auto place : places) found.push_back(things_[place]);
        return found;
    }

  private:
    std::multimap<std::string, std::size_t> places_;
    std::vector<Thing> things_;
};

int school_year(Date day)
{
    const std::chrono::year_month_day date(day);
    return static_cast<int>(date.year()) - (date.month() < std::chrono::September ? 1 : 0);
}

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
        for (const auto& visit : evidence.visits)
            visits_.add(keys_of(visit.student_id, visit.national_id), visit.date);
        for (const auto& leave : evidence.leaves)
            leaves_.add(keys_of(leave.student_id, leave.national_id), &leave);
        for (const auto& move : evidence.moves)
            moves_.add(keys_of(move.student_id, move.national_id), move.from);
    }

    PlannedNotice plan(const NoticeRequest& request)
    {
        PlannedNotice planned;
        const auto keys = keys_of(request.fields);
        if (keys.empty()) return refused(Refusal::no_key);
        bool first = true;
        for (const auto& key : keys) first = asked_.insert(key).second && first;
        if (!first) return refused(Refusal::twice);
        auto& notice = planned.notice = notice_of(request.fields);
        look_back(keys, planned);
        if (const auto* earlier = same(keys, notice)) {
            planned.verdict = PlannedNotice::Verdict::known;
            notice = *earlier;
            return planned;
        }
        if (const auto refusal = refuse(keys, request, planned)) return refused(*refusal);
        notice.notice_no = numbers_.next();
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
        notice.student_id = text({"student_id"});
        if (notice.student_id.empty()) notice.national_id = text({"national_id"});
        notice.name = text({"name"});
        notice.school_id = text({"school_id"});
        notice.school_name = text({"school_name", "school"});
        notice.grade = text({"grade"});
        notice.class_name = text({"class"});
        notice.guardian_name = text({"guardian_name"});
        notice.guardian_relation = text({"guardian_relation"});
        notice.address = text({"address"});
        notice.absent_since = parse_date(field(fields, {"first_absent", "absent_since", "move_date"}));
        notice.absent_days = text({"absent_days", "days_in_a_row", "days_in_all", "days"});
        notice.issue_date = terms_.issue_date;
        notice.issuer = terms_.issuer;
        notice.issuer_person = terms_.issuer_person;
        notice.forced = terms_.forced;
        notice.event = "issued";
        if (terms_.kind.deadline) notice.deadline = deadline(notice.school_id);
        return notice;
    }

    Date deadline(const std::string& school) const
    {
        if (terms_.deadline) return *terms_.deadline;
        const int days = terms_.deadline_days.value_or(terms_.kind.deadline_days);
        return terms_.working_days ? calendar_.add_working_days(terms_.issue_date, days)
                                   : calendar_.add_school_days(terms_.issue_date, days, school);
    }

    // The visits since the absence began, and the latest document of a step that may come before this one.
    void look_back(const Keys& keys, PlannedNotice& planned) const
    {
        const auto since = planned.notice.absent_since;
        for (const Date visit : visits_.of(keys)) {
            if (since && visit < *since) continue;
            ++planned.visits;
            planned.last_visit = std::max(planned.last_visit.value_or(visit), visit);
        }
        for (const auto* notice : notices_.of(keys))
            if (is_step(*notice, since)) planned.previous_no = notice->notice_no;
    }

    bool is_step(const Notice& notice, std::optional<Date> since) const
    {
        return std::ranges::find(terms_.kind.after, notice.kind) != terms_.kind.after.end() &&
               notice.outcome != "withdrawn" &&
               (!since || !notice.issue_date || *notice.issue_date >= *since) &&
               (!notice.deadline || *notice.deadline < terms_.issue_date);
    }

    const Notice* same(const Keys& keys, const Notice& wanted) const
    {
        for (const auto* notice : notices_.of(keys))
            if (notice->kind == wanted.kind && notice->outcome != "withdrawn" &&
                same_occasion(*notice, wanted))
                return notice;
        return nullptr;
    }

    bool same_occasion(const Notice& one, const Notice& other) const
    {
        const auto& once = terms_.kind.once;
        if (once == "absence" && (one.absent_since || other.absent_since))
            return one.absent_since == other.absent_since;
        if (!one.issue_date) return false;
        const std::chrono::year_month_day a(*one.issue_date), b(*other.issue_date);
        if (once == "year") return school_year(*one.issue_date) == school_year(*other.issue_date);
        return a.year() == b.year() && a.month() == b.month() && (once == "month" || a.day() == b.day());
    }

    std::optional<Refusal> refuse(const Keys& keys, const NoticeRequest& request,
                                  const PlannedNotice& planned) const
    {
        const auto& kind = terms_.kind;
        const auto& notice = planned.notice;
        if (kind.guardian && notice.guardian_name.empty()) return Refusal::no_guardian;
        if (kind.address && notice.address.empty()) return Refusal::no_address;
        if (!request.missing.empty()) return Refusal::glyph_missing;
        if (!terms_.forced.empty()) return {};
        if (kind.absence && !notice.absent_since) return Refusal::no_absence;
        const auto documents = words_of(field(request.fields, {"document"}));
        if (kind.absence && request.fields.contains("document") &&
            std::ranges::find(documents, kind.kind) == documents.end())
            return Refusal::other_document;
        if (kind.once == "absence" && has_open(keys)) return Refusal::open_notice;
        if (kind.absence && covered(keys, request.fields)) return Refusal::covered;
        if (!kind.after.empty() && !step_taken(request.fields, planned)) return Refusal::step_missing;
        return {};
    }

    bool has_open(const Keys& keys) const
    {
        return std::ranges::any_of(notices_.of(keys), [&](const Notice* notice) {
            return notice->kind == terms_.kind.kind && notice->open();
        });
    }

    // Whether a leave or a transfer covers the last day of the absence.
    bool covered(const Keys& keys, const paper::Fields& fields) const
    {
        const auto last = parse_date(field(fields, {"last_absent"})).value_or(terms_.issue_date);
        return std::ranges::any_of(leaves_.of(keys),
                                   [&](const Leave* leave) { return leave->covers(last, true); }) ||
               std::ranges::any_of(moves_.of(keys), [&](Date from) { return from <= last; });
    }

    bool step_taken(const paper::Fields& fields, const PlannedNotice& planned) const
    {
        if (!planned.previous_no.empty()) return true;
        if (std::ranges::find(terms_.kind.after, "visit") == terms_.kind.after.end()) return false;
        return planned.visits > 0 || field(fields, {"done"}).find("visit") != std::string_view::npos;
    }

    const NoticeTerms& terms_;
    const Calendar& calendar_;
    NumberSeries numbers_;
    ByStudent<const Notice*> notices_;
    ByStudent<Date> visits_;
    ByStudent<const Leave*> leaves_;
    ByStudent<Date> moves_;
    std::set<std::string> asked_;
};

}  // namespace

std::vector<NoticeKind> read_notice_kinds(paper::Script script, const std::string& file,
                                          const csv::Reading& reading)
{
    std::vector<NoticeKind> kinds;
    const char* const word = script == paper::Script::traditional ? "word_traditional" : "word_simplified";
    for (const auto& row : read_policy("notice/kinds", file, reading,
                                       {"kind", word, "needs", "after", "once", "deadline_days", "next"})) {
        const auto needs = words_of(row.cells[2]);
        const auto need = [&](const char* what) { return std::ranges::find(needs, what) != needs.end(); };
        auto& kind = kinds.emplace_back(NoticeKind{
            row.cells[0], row.cells[1], need("guardian"), need("address"), need("absence"), need("deadline"),
            need("list"), words_of(row.cells[3]), row.cells[4], 0, row.cells[6]});
        const auto& days = row.cells[5];
        const auto [end, error] = std::from_chars(days.data(), days.data() + days.size(), kind.deadline_days);
        if (!days.empty() &&
            (error != std::errc{} || end != days.data() + days.size() || kind.deadline_days < 0))
            throw Error(Status::usage, {row.place.file, row.place.line, "deadline_days"},
                        std::string(say("not a number")));
    }
    return kinds;
}

NumberSeries::NumberSeries(std::string_view format, std::string_view code, std::string_view word, int year,
                           const std::vector<Notice>& known)
{
    std::string text(format);
    for (const auto& [name, value] : {std::pair<std::string_view, std::string>{"{code}", code},
                                      {"{word}", std::string(word)},
                                      {"{year}", std::to_string(year)}})
        for (auto at = text.find(name); at != text.npos; at = text.find(name, at + value.size()))
            text.replace(at, name.size(), value);
    const auto place = text.find("{n}");
    if (place == text.npos || text.find('{', place + 1) != text.npos || text.find('{') < place)
        throw Error(Status::usage,
                    say("a number's format has {n} once, and may have {code}, {word} and {year}"));
    before_ = paper::plain(text.substr(0, place));
    after_ = paper::plain(text.substr(place + 3));
    if (display_width(before_ + after_) > 120)
        throw Error(Status::usage, say("the number of a document is too long"));
    const auto head = fold(before_), tail = fold(after_);
    for (const auto& notice : known) {
        const auto number = fold(notice.notice_no);
        if (number.size() <= head.size() + tail.size() || !number.starts_with(head) ||
            !number.ends_with(tail))
            continue;
        const auto digits =
            std::string_view(number).substr(head.size(), number.size() - head.size() - tail.size());
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error == std::errc{} && end == digits.data() + digits.size()) last_ = std::max(last_, value);
    }
}

std::string NumberSeries::next()
{
    auto digits = std::to_string(++last_);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    return before_ + digits + after_;
}

std::string_view describe(Refusal refusal)
{
    switch (refusal) {
        case Refusal::no_key:
            return say("neither a number nor a name of the student");
        case Refusal::twice:
            return say("the student stands in the list twice");
        case Refusal::no_guardian:
            return say("no guardian");
        case Refusal::no_address:
            return say("no address");
        case Refusal::no_absence:
            return say("no absence stands in the row");
        case Refusal::other_document:
            return say("the rule asks for another document");
        case Refusal::open_notice:
            return say("a notice of this kind is still open");
        case Refusal::covered:
            return say("a leave or a proved transfer covers the days");
        case Refusal::step_missing:
            return say("the earlier step is not recorded or its deadline has not passed");
        case Refusal::glyph_missing:
            return say("a character that no font has");
    }
    return {};
}

std::vector<PlannedNotice> plan_notices(const std::vector<NoticeRequest>& requests,
                                        const std::vector<Notice>& known, const NoticeEvidence& evidence,
                                        const NoticeTerms& terms, const Calendar& calendar)
{
    Planner planner(known, evidence, terms, calendar);
    std::vector<PlannedNotice> plans;
    plans.reserve(requests.size());
    for (const auto& request : requests) plans.push_back(planner.plan(request));
    return plans;
}

}  // namespace baoxue
