#include "baoxue/schedule.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/rule/enrolment.hpp"
#include "record/other_lists.hpp"

namespace baoxue {
namespace {

using std::chrono::days;
using std::chrono::minutes;

// One desk on one day: its slots less what is taken.
struct Desk {
    Date date;
    int number;
    std::vector<Slot> free;
};

std::vector<Desk> open_desks(Date from, const SchedulePolicy& policy, const Calendar& calendar)
{
    std::vector<Desk> desks;
    Date date = calendar.add_school_days(from, 0);
    for (int day = 0; day < policy.days; ++day, date = calendar.add_school_days(date, 1))
        for (int number = 1; number <= policy.desks; ++number) desks.push_back({date, number, policy.slots});
    return desks;
}

minutes time_for(const School& school, const SchedulePolicy& policy)
{
    const int needed = std::max(policy.at_least, (school.students * policy.minutes_per_100_students + 99) / 100);
    return minutes((needed + 14) / 15 * 15);
}

struct Opening {
    std::size_t desk, slot;
    minutes begin;
};

// The earliest free time of that length that begins no sooner than `opens` in its day.
std::optional<Opening> earliest(const std::vector<Desk>& desks, minutes length, minutes opens)
{
    std::optional<Opening> best;
    for (std::size_t desk = 0; desk < desks.size(); ++desk) {
        if (best && desks[desk].date != desks[best->desk].date) break;
        for (std::size_t slot = 0; slot < desks[desk].free.size(); ++slot) {
            const auto [free, end] = desks[desk].free[slot];
            const minutes begin = std::max(free, opens);
            if (begin + length <= end && (!best || begin < best->begin)) best = Opening{desk, slot, begin};
        }
    }
    return best;
}

void take(std::vector<Slot>& free, std::size_t slot, minutes begin, minutes end)
{
    const Slot whole = free[slot];
    free[slot] = {whole.begin, begin};
    free.insert(free.begin() + static_cast<std::ptrdiff_t>(slot) + 1, {end, whole.end});
}

void hold_longest(minutes needed, const SchedulePolicy& policy)
{
    minutes longest{0};
    for (const auto& slot : policy.slots) longest = std::max(longest, slot.end - slot.begin);
    if (needed > longest)
        throw Error(Status::usage, say("a school needs {} minutes, but the longest slot has {}: give longer slots or "
                                       "fewer minutes per 100 students",
                                       {needed.count(), longest.count()}));
}

bool reads(std::string_view text, int& number)
{
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && stop == text.data() + text.size();
}

std::optional<minutes> parse_clock(std::string_view text)
{
    int hour = 0, minute = 0;
    const auto colon = text.find(':');
    if (colon == text.npos || !reads(text.substr(0, colon), hour) || !reads(text.substr(colon + 1), minute)) return {};
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return {};
    return std::chrono::hours(hour) + minutes(minute);
}

}  // namespace

std::vector<Slot> parse_slots(std::string_view text)
{
    std::vector<Slot> slots;
    minutes free{0};
    for (bool more = true; more;) {
        const auto comma = text.find(',');
        const auto slot = text.substr(0, comma);
        const auto dash = slot.find('-');
        const auto begin = parse_clock(slot.substr(0, dash));
        const auto end = dash == slot.npos ? std::nullopt : parse_clock(slot.substr(dash + 1));
        if (!begin || !end || *begin < free || *end <= *begin)
            throw Error(Status::usage, say("slots are written like 08:30-11:30,14:00-17:00, one after the other"));
        slots.push_back({*begin, *end});
        free = *end;
        more = comma != text.npos;
        text.remove_prefix(more ? comma + 1 : text.size());
    }
    return slots;
}

void count_students(std::vector<School>& schools, const csv::Table& roster)
{
    record::refuse_other_lists(roster.file(), roster.heading(), Aliases({}));
    std::map<std::string, std::size_t, std::less<>> places;
    for (std::size_t at = 0; at < schools.size(); ++at)
        for (const auto& key : {schools[at].id, fold(schools[at].name)})
            if (!key.empty()) places.emplace(key, at);
    const Vocabulary statuses("status");
    const auto id = roster.find("school_id"), name = roster.find("school_name"), status = roster.find("status");
    for (std::size_t row = 0; row < roster.rows(); ++row) {
        if (!in_school(statuses.canonical(roster.cell(row, status)))) continue;
        auto place = places.find(half_width(roster.cell(row, id)));
        if (place == places.end()) place = places.find(fold(roster.cell(row, name)));
        if (place != places.end()) ++schools[place->second].students;
    }
}

std::vector<Appointment> schedule_schools(const std::vector<School>& schools, Date from, const SchedulePolicy& policy,
                                          const Calendar& calendar)
{
    auto desks = open_desks(from, policy, calendar);
    std::vector<Appointment> appointments;
    for (std::size_t at = 0; at < schools.size(); ++at) {
        const minutes length = time_for(schools[at], policy);
        hold_longest(length, policy);
        const bool far = schools[at].distance_km >= policy.far_km;
        const minutes opens = far ? policy.slots.front().begin + minutes(policy.far_after) : minutes(0);
        const auto opening = earliest(desks, length, opens);
        if (!opening) continue;
        Desk& desk = desks[opening->desk];
        take(desk.free, opening->slot, opening->begin, opening->begin + length);
        appointments.push_back(
            {desk.date, opening->begin, opening->begin + length, desk.number, at, schools[at].students});
    }
    if (appointments.size() < schools.size())
        throw Error(Status::usage,
                    say("{} of {} schools find no time: give more days, desks or slots, or fewer minutes "
                        "per 100 students",
                        {schools.size() - appointments.size(), schools.size()}));
    std::ranges::sort(appointments, {}, [](const Appointment& a) { return std::tuple(a.date, a.begin, a.desk); });
    return appointments;
}

std::vector<Event> to_events(const std::vector<Appointment>& appointments, const std::vector<School>& schools,
                             Date from)
{
    std::vector<Event> events;
    for (const auto& appointment : appointments) {
        const School& school = schools[appointment.school];
        const auto length = appointment.end - appointment.begin;
        auto& event =
            events.emplace_back(Event{{}, appointment.date, appointment.date, appointment.begin, appointment.end});
        event.uid = event_uid("roster-check " + to_string(from) + ' ' + (school.id.empty() ? school.name : school.id));
        event.summary = say("Roster check: {}", {school.label()});
        event.description = say("{} students, {} minutes", {school.students, length.count()});
        event.location = say("Desk {}", {appointment.desk});
    }
    return events;
}

}  // namespace baoxue
