#include "operation/absence/school_days.hpp"

#include <algorithm>
#include <set>

namespace baoxue {
namespace {

const std::vector<Date> no_days;

}  // namespace

SchoolDays::SchoolDays(const Attendance& attendance, const Calendar& calendar, const AbsencePolicy& policy,
                       const std::vector<SchoolClass>& classes)
{
    const std::vector<Date> dates = attendance.dates();
    const auto& places = attendance.places();
    learn_names(places);
    learn_names(classes);
    since_ = dates.empty() ? policy.as_of : dates.front();
    if (const auto term = calendar.term_begin(policy.as_of)) since_ = *term;
    if (policy.since) since_ = *policy.since;
    std::map<std::string, std::set<Date>> days;
    const auto all_reported = attendance.reported();
    for (std::uint32_t place = 0; place < places.size(); ++place) {
        if (all_reported[place].empty()) continue;  // corrected away
        const std::string id = school_of(places[place]);
        auto& school = days[id];
        auto& reported = reported_[class_of(places[place])];
        for (const Date date : all_reported[place]) {
            if (date < since_ || date > policy.as_of) continue;
            if (calendar.given() && !calendar.school_day(date, id)) continue;
            reported.push_back(date);
            if (!calendar.given()) school.insert(date);
        }
        auto& named = classes_[class_of(places[place])];
        named = std::max(named, schools_.whole(places[place]));  // whichever row came first
    }
    for (auto& [place, reported] : reported_) {  // the parts of one class come behind each other
        std::ranges::sort(reported);
        reported.erase(std::ranges::unique(reported).begin(), reported.end());
    }
    for (const auto& place : classes) days[school_of(place)];
    for (auto& [school, of_school] : days) {
        for (Date date = since_; calendar.given() && date <= policy.as_of; date += std::chrono::days(1))
            if (calendar.school_day(date, school)) of_school.insert(date);
        days_[school].assign(of_school.begin(), of_school.end());
    }
    for (const auto& place : classes)
        if (!reported_.contains({school_of(place), 0, ""})) classes_.emplace(class_of(place), place);
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

}  // namespace baoxue
