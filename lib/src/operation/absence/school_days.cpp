#include "operation/absence/school_days.hpp"

#include <algorithm>

#include "baoxue/rule/school_year.hpp"

namespace baoxue::operation::absence {
namespace {

const std::vector<Date> no_days;

}  // namespace

SchoolDays::SchoolDays(const Attendance& attendance, const Calendar& calendar, const AbsencePolicy& policy,
                       const std::vector<SchoolClass>& classes)
    : calendar_given_(calendar.given())
{
    const std::vector<Date> dates = attendance.dates();
    const auto& places = attendance.places();
    learn_names(places);
    learn_names(classes);
    since_ = policy.since.value_or(counts_from(policy.as_of, dates, calendar));
    std::map<std::string, School> schools;
    const auto all_reported = attendance.reported();
    for (std::uint32_t place = 0; place < places.size(); ++place) {
        const auto& of_place = all_reported[place];
        if (of_place.days.empty() && of_place.closed.empty()) continue;  // corrected away
        const std::string id = school_of(places[place]);
        auto& school = schools[id];
        school.present = school.present || of_place.present;
        school.closed.insert(of_place.closed.begin(), of_place.closed.end());
        auto& reported = reported_[class_of(places[place])];
        for (const Date date : of_place.days) {
            if (date < since_ || date > policy.as_of) continue;
            if (calendar.given() && !calendar.school_day(date, id)) continue;
            reported.push_back(date);
            school.told.insert(date);
        }
        auto& named = classes_[class_of(places[place])];
        named = std::max(named, schools_.whole(places[place]));  // whichever row came first
    }
    for (auto& [place, reported] : reported_) {  // the parts of one class come behind each other
        std::ranges::sort(reported);
        reported.erase(std::ranges::unique(reported).begin(), reported.end());
    }
    for (const auto& [id, school] : schools) {
        if (!school.present && !school.told.empty()) absences_only_.insert(id);
        if (!school.told.empty()) newest_ = std::max(newest_.value_or(Date::min()), *school.told.rbegin());
    }
    for (const auto& place : classes) schools[school_of(place)];
    for (const auto& [id, school] : schools) days_[id] = counted(id, school, calendar, policy);
    for (const auto& place : classes)
        if (!reported_.contains({school_of(place), 0, ""})) classes_.emplace(class_of(place), place);
}

std::vector<Date> SchoolDays::counted(const std::string& id, const School& school, const Calendar& calendar,
                                      const AbsencePolicy& policy) const
{
    const bool only_absences = policy.absences_only || absences_only_.contains(id);
    if (!calendar.given() && !only_absences) return {school.told.begin(), school.told.end()};
    const bool to_last_row = !policy.absences_only && only_absences;
    const Date last = to_last_row ? *school.told.rbegin() : policy.as_of;
    const Date first = to_last_row && !calendar.given() ? *school.told.begin() : since_;
    std::vector<Date> days;
    for (Date date = first; date <= last; date += std::chrono::days(1)) {
        const bool told = school.told.contains(date);
        const bool is_closed = !told && school.closed.contains(date);
        if ((calendar.school_day(date, id) || (told && !calendar.given())) && !is_closed) days.push_back(date);
    }
    return days;
}

void SchoolDays::learn_names(const std::vector<SchoolClass>& places)
{
    for (const auto& place : places) schools_.learn(place.school_id, place.school_name);
}

const std::vector<Date>& SchoolDays::of(const SchoolClass& place) const
{
    const auto found = days_.find(school_of(place));
    return found == days_.end() ? no_days : found->second;
}

bool SchoolDays::absences_only(const SchoolClass& place) const
{
    return absences_only_.contains(school_of(place));
}

std::size_t SchoolDays::most() const
{
    std::size_t most = 0;
    for (const auto& [school, days] : days_) most = std::max(most, days.size());
    return most;
}

std::size_t SchoolDays::schools_reported() const
{
    std::set<std::string_view> schools;
    for (const auto& [place, days] : reported_) schools.insert(place.school);
    return schools.size();
}

const std::vector<Date>& SchoolDays::reported(const SchoolClass& place) const
{
    auto found = reported_.find(class_of(place));
    if (found == reported_.end()) found = reported_.find({school_of(place), 0, ""});
    return found == reported_.end() ? no_days : found->second;
}

std::vector<Unreported> SchoolDays::unreported() const
{
    std::vector<Unreported> unreported;
    for (const auto& [key, place] : classes_) {
        if (!calendar_given_ && absences_only(place)) continue;  // days that nobody names
        const auto& days = reported(place);
        for (const Date date : of(place))
            if (!std::ranges::binary_search(days, date)) unreported.push_back({place, date});
    }
    return unreported;
}

std::string SchoolDays::school_of(const SchoolClass& place) const
{
    const auto all = schools_.whole(place);
    return all.school_id.empty() ? all.school_name : all.school_id;
}

SchoolDays::Class SchoolDays::class_of(const SchoolClass& place) const
{
    return {school_of(place), place.grade, place.name};
}

}  // namespace baoxue::operation::absence
