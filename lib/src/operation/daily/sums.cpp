// Reports that were sent in, checked; and reports added up.
#include <algorithm>
#include <map>
#include <set>

#include "baoxue/rule/enrolment.hpp"
#include "operation/daily/roll.hpp"

namespace baoxue {

using namespace operation::daily;

namespace {

using std::chrono::days;

SchoolClass place_of(const DailyReport& report)
{
    return {report.school_id, report.school_name, report.grade, report.class_name};
}

void check(DailyReport& report, std::optional<long long> on_roster)
{
    const HeadCount& count = report.count;
    if (report.reported == 0) return;
    if (count.expected != count.present + count.absent) add_flag(report, "heads");
    if (count.reasons() != count.absent) add_flag(report, "reasons");
    if (on_roster && *on_roster != count.expected) add_flag(report, "roster");
}

/// The roster's children who should sit in each class on a day.
class Expected {
  public:
    Expected(const DailyEvidence& evidence, const Roll& roll, bool late_too) : slips_(evidence.leaves, late_too)
    {
        for (const auto& pupil : evidence.pupils)
            if (expected_in_class(pupil)) classes_[roll.key(pupil.place())].push_back(&pupil);
    }

    std::optional<long long> on(Date date, const Roll::Key& key) const
    {
        const auto found = classes_.find(key);
        if (found == classes_.end()) return classes_.empty() ? std::nullopt : std::optional(0LL);
        return std::ranges::count_if(found->second, [&](const Pupil* pupil) {
            const Leave* leave = slips_.of(pupil->key(), date);
            return leave == nullptr || leave->kind != "suspension";
        });
    }

  private:
    Slips slips_;
    std::map<Roll::Key, std::vector<const Pupil*>> classes_;
};

// What a sum is of: the day, and of the place as much as the level has.
std::pair<Date, Roll::Key> group_of(const DailyReport& report, DailyLevel level)
{
    const std::string& school = report.school_id.empty() ? report.school_name : report.school_id;
    if (level == DailyLevel::part) return {report.date, {report.part, 0, ""}};
    const bool town = level == DailyLevel::town, by_grade = level <= DailyLevel::grade;
    return {report.date,
            {town ? "" : school, by_grade ? report.grade : 0, level == DailyLevel::klass ? report.class_name : ""}};
}

DailyReport blank_sum(const DailyReport& part, DailyLevel level)
{
    DailyReport sum{.date = part.date, .classes = 0, .reported = 0};
    if (level == DailyLevel::part) sum.part = part.part;
    if (level < DailyLevel::town) sum.school_id = part.school_id, sum.school_name = part.school_name;
    if (level <= DailyLevel::grade) sum.grade = part.grade;
    return sum;
}

std::string class_words(const DailyReport& part, DailyLevel level)
{
    std::string words = level >= DailyLevel::town ? part.school_name.empty() ? part.school_id : part.school_name : "";
    if (!part.is_class()) return words;
    if (!words.empty()) words += "/";
    return words + std::to_string(part.grade) + "/" + part.class_name;
}

void add(std::string& list, std::string_view words)
{
    if (words.empty()) return;
    (list += list.empty() ? "" : ";") += words;
}

void add(DailyReport& sum, const DailyReport& part, DailyLevel level)
{
    sum.classes += part.classes, sum.reported += part.reported;
    if (part.reported != 0) sum.count += part.count;
    if (part.reported == 0) add(sum.unreported, class_words(part, level));
    add(sum.names, part.names);
    for (std::string_view rest = part.flags; !rest.empty();) {
        const auto end = std::min(rest.find(';'), rest.size());
        add_flag(sum, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

}  // namespace

DailyReports report_days(std::vector<DailyReport> sent, const DailyEvidence& evidence, const DailyPolicy& policy)
{
    std::erase_if(sent,
                  [&](const DailyReport& report) { return report.date < policy.since || policy.as_of < report.date; });
    DailyReports all{.classes = parts_of(std::move(sent))};
    std::vector<SchoolClass> places;
    places.reserve(all.classes.size());
    for (const auto& report : all.classes) places.push_back(place_of(report));
    const Roll roll(evidence.pupils, places);
    const Expected expected(evidence, roll, policy.late_leave);
    std::map<std::pair<Date, Roll::Key>, DailyReport*> known;
    std::map<std::string, std::vector<Date>> school_sums;
    std::set<std::pair<std::string, Date>> told;
    for (auto& report : all.classes) {
        const auto place = roll.whole(place_of(report));
        report.school_id = place.school_id, report.school_name = place.school_name;
        const auto key = roll.key(place_of(report));
        known.emplace(std::pair{report.date, key}, &report);
        told.emplace(std::get<0>(key), report.date);
        if (report.is_class()) check(report, expected.on(report.date, key));
        else check(report, {}), school_sums[std::get<0>(key)].push_back(report.date);
        if (!policy.names) report.names.clear();
    }
    std::vector<DailyReport> missing;
    for (const auto& [key, place] : roll.classes())
        for (Date date = policy.since; date <= policy.as_of; date += days(1)) {
            const bool school_day = evidence.calendar.given()
                                        ? evidence.calendar.school_day(date, place.school_id)
                                        : told.contains({std::get<0>(key), date}) || date == policy.as_of;
            const auto& sums = school_sums[std::get<0>(key)];
            if (!school_day || known.contains({date, key}) || std::ranges::find(sums, date) != sums.end()) continue;
            missing.push_back({.date = date,
                               .school_id = place.school_id,
                               .school_name = place.school_name,
                               .grade = place.grade,
                               .class_name = place.name,
                               .reported = 0});
        }
    std::ranges::move(missing, std::back_inserter(all.classes));
    std::ranges::sort(all.classes, {}, [](const DailyReport& report) { return group_of(report, DailyLevel::klass); });
    return all;
}

std::vector<DailyReport> add_up(const std::vector<DailyReport>& classes, const std::vector<DailyReport>& sent,
                                DailyLevel level)
{
    if (level == DailyLevel::klass) return classes;
    std::map<std::pair<Date, Roll::Key>, DailyReport> sums;
    for (const auto& part : classes) {
        auto& sum = sums.try_emplace(group_of(part, level), blank_sum(part, level)).first->second;
        add(sum, part, level);
    }
    std::map<std::string, std::string> ids;
    for (const auto& part : classes) ids.emplace(part.school_name, part.school_id);
    for (auto report : sent) {
        if (report.school_id.empty() && ids.contains(report.school_name)) report.school_id = ids[report.school_name];
        if (report.is_class() || report.reported == 0 || level == DailyLevel::grade || level == DailyLevel::part) continue;
        const bool of_town = report.school_id.empty() && report.school_name.empty();
        if (of_town != (level == DailyLevel::town)) continue;
        const auto sum = sums.find(group_of(report, level));
        if (sum == sums.end() || sum->second.reported != sum->second.classes) continue;
        const HeadCount& ours = sum->second.count;
        if (ours.expected != report.count.expected || ours.present != report.count.present ||
            ours.absent != report.count.absent)
            add_flag(sum->second, "sum");
    }
    std::vector<DailyReport> all;
    all.reserve(sums.size());
    for (auto& [key, sum] : sums) all.push_back(std::move(sum));
    return all;
}

}  // namespace baoxue
