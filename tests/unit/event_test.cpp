#include "baoxue/record/event.hpp"

#include <doctest/doctest.h>
#include <libical/ical.h>

#include <memory>

using namespace baoxue;
using namespace std::chrono_literals;

namespace {

constexpr Date monday = std::chrono::sys_days{2026y / 9 / 7};

using Calendar = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

Calendar taken_in(const std::string& text)
{
    return {icalparser_parse_string(text.c_str()), &icalcomponent_free};
}

icalcomponent* first_event(const Calendar& calendar)
{
    return icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
}

std::string time_text(icaltimetype time)
{
    return icaltime_as_ical_string(time);
}

}  // namespace

TEST_CASE("an entry with times is read back by libical as it was")
{
    const Event event{event_uid("a"),
                      monday,
                      monday,
                      8h + 30min,
                      9h + 5min,
                      "核对花名册:海子街镇中心小学",
                      "带;花名册,证明\n及\\印章",
                      "教管中心,一号桌"};
    const auto calendar = taken_in(to_icalendar({event}, "第二周", monday));
    REQUIRE(calendar != nullptr);
    CHECK(icalcomponent_count_errors(calendar.get()) == 0);
    CHECK(icalrestriction_check(calendar.get()));
    auto* read = first_event(calendar);
    REQUIRE(read != nullptr);
    CHECK(icalcomponent_get_uid(read) == event.uid);
    CHECK(time_text(icalcomponent_get_dtstart(read)) == "20260907T083000");
    CHECK(time_text(icalcomponent_get_dtend(read)) == "20260907T090500");
    CHECK(time_text(icalcomponent_get_dtstamp(read)) == "20260907T000000Z");
    CHECK(icalcomponent_get_summary(read) == event.summary);
    CHECK(icalcomponent_get_description(read) == event.description);
    CHECK(icalcomponent_get_location(read) == event.location);
}

TEST_CASE("a month of whole days ends before the day after its last")
{
    const Event event{event_uid("b"), monday, monday + std::chrono::days(29), 0min, 0min, "控辍月"};
    const auto calendar = taken_in(to_icalendar({event}, "", monday));
    auto* read = first_event(calendar);
    REQUIRE(read != nullptr);
    CHECK(time_text(icalcomponent_get_dtstart(read)) == "20260907");
    CHECK(time_text(icalcomponent_get_dtend(read)) == "20261007");
}

TEST_CASE("lines are folded at 75 octets between characters")
{
    std::string summary;
    for (int i = 0; i < 60; ++i) summary += i % 7 == 0 ? "a" : i % 5 == 0 ? "𬱖" : "镇";
    const auto text = to_icalendar({{event_uid("c"), monday, monday, 0min, 0min, summary}}, "", monday);
    std::size_t folded = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find("\r\n", at);
        REQUIRE(end != text.npos);
        CHECK(end - at <= 75);
        const auto first = static_cast<unsigned char>(text[at] == ' ' ? text[at + 1] : text[at]);
        CHECK((first & 0xC0) != 0x80);
        folded += text[at] == ' ';
        at = end + 2;
    }
    CHECK(folded == 2);
    CHECK(icalcomponent_get_summary(first_event(taken_in(text))) == summary);
}

TEST_CASE("the same entry has the same uid in every run, another one another")
{
    CHECK(event_uid("2152050001") == event_uid("2152050001"));
    CHECK(event_uid("2152050001") != event_uid("2152050002"));
    CHECK(event_uid("2152050001").find("2152050001") == std::string::npos);
}
