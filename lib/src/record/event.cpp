#include "baoxue/record/event.hpp"

#include <fmt/chrono.h>

#include <cstdint>

namespace baoxue {
namespace {

constexpr std::size_t longest_line = 75;  // octets, without the line end

bool inside_character(char octet)
{
    return (static_cast<unsigned char>(octet) & 0xC0) == 0x80;
}

void append_line(std::string& out, std::string_view line)
{
    std::size_t room = longest_line;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && inside_character(line[cut])) --cut;
        out.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = longest_line - 1;  // the blank that marks a folded line
    }
    out.append(line).append("\r\n");
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += "\\n";
        else if (c == '\\' || c == ';' || c == ',') (out += '\\') += c;
        else if (static_cast<unsigned char>(c) >= 32) out += c;
    }
    return out;
}

std::string moment(Date day, std::chrono::minutes time)
{
    return fmt::format("{:%Y%m%d}T{:02}{:02}00", day, time.count() / 60, time.count() % 60);
}

void append_event(std::string& out, const Event& event, Date stamp)
{
    append_line(out, "BEGIN:VEVENT");
    append_line(out, "UID:" + event.uid);
    append_line(out, "DTSTAMP:" + moment(stamp, {}) + "Z");
    if (event.begin == event.end) {
        append_line(out, fmt::format("DTSTART;VALUE=DATE:{:%Y%m%d}", event.first));
        append_line(out, fmt::format("DTEND;VALUE=DATE:{:%Y%m%d}", event.last + std::chrono::days(1)));  // exclusive
    } else {
        append_line(out, "DTSTART:" + moment(event.first, event.begin));
        append_line(out, "DTEND:" + moment(event.last, event.end));
    }
    append_line(out, "SUMMARY:" + escaped(event.summary));
    if (!event.description.empty()) append_line(out, "DESCRIPTION:" + escaped(event.description));
    if (!event.location.empty()) append_line(out, "LOCATION:" + escaped(event.location));
    append_line(out, "END:VEVENT");
}

}  // namespace

std::string event_uid(std::string_view what)
{
    std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
    for (const char c : what) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return fmt::format("{:016x}@baoxue", hash);
}

std::string to_icalendar(const std::vector<Event>& events, std::string_view name, Date stamp)
{
    std::string out;
    append_line(out, "BEGIN:VCALENDAR");
    append_line(out, "VERSION:2.0");
    append_line(out, "PRODID:-//baoxue//baoxue//ZH");
    append_line(out, "CALSCALE:GREGORIAN");
    append_line(out, "X-WR-CALNAME:" + escaped(name));
    for (const auto& event : events) append_event(out, event, stamp);
    append_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace baoxue
