#include "store/attendance/state.hpp"

#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "store/attendance/claim.hpp"

namespace baoxue {
namespace {

constexpr std::size_t most_days = 1U << 16;

/// The number of a value, a new one at the end.
template <typename Value>
std::uint32_t number_among(const Value& value, std::vector<Value>& values, std::map<Value, std::uint32_t>& numbers)
{
    const auto [found, added] = numbers.try_emplace(value, static_cast<std::uint32_t>(values.size()));
    if (added) values.push_back(value);
    return found->second;
}

}  // namespace

std::uint32_t Attendance::State::day_number(Date date)
{
    const auto [found, added] = day_numbers.try_emplace(date, static_cast<std::uint32_t>(seen.size()));
    if (added && seen.size() == most_days)
        throw Error(Status::data, say("more than {} different days; check the dates", {most_days}));
    if (added) seen.emplace_back();
    return found->second;
}

std::uint32_t Attendance::State::place_number(const SchoolClass& place)
{
    return number_among(place, places, place_numbers);
}

// What the part has met since the last time gets our numbers.
void Attendance::State::translate(RollCalls& part)
{
    const auto each = [](auto& known, auto number_of) {
        while (known.theirs.size() < known.values().size())
            known.theirs.push_back(number_of(known.values()[known.theirs.size()]));
    };
    each(part.dates, [&](Date date) { return day_number(date); });
    each(part.lessons, [&](Lesson lesson) { return number_among(lesson, lessons, slot_numbers); });
    each(part.places, [&](const SchoolClass& place) { return place_number(place); });
}

void Attendance::State::make_room()
{
    whereabouts.make_room(students.size() + 1);
    notes.make_room(students.size() + 1);
    if (!variants.hashes.empty()) variants.make_room(students.size() + 1);
}

void Attendance::State::merge(RollCalls& part, std::size_t lines_before)
{
    constexpr std::size_t ahead = 16;
    translate(part);
    numbers.resize(part.marks.size());
    students.number_all(
        part.marks.size(), [&](std::size_t i) { return part.id(part.marks[i]); }, numbers.data());
    make_room();
    if (!part.names.empty()) variants.make_room(students.size() + 1);
    lines_passed = lines_before;
    const auto& calls = part.calls;
    const bool scattered = calls.size() > part.marks.size() / 4;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        if (scattered && i + ahead < calls.size()) {
            const auto& later = calls[i + ahead];
            const auto student = numbers[later.marks];
            whereabouts.fetch(student);
            const auto& that_day = seen[part.dates.theirs[later.date]];
            if (student < that_day.size()) __builtin_prefetch(&that_day[student]);
        }
        merge(part, calls[i], i + 1 < calls.size() ? calls[i + 1].marks : part.marks.size());
    }
    notes.settle();
}

void Attendance::State::merge(const RollCalls& part, const RollCall& call, std::size_t end)
{
    const auto day = part.dates.theirs[call.date], slot = part.lessons.theirs[call.lesson];
    const auto place = part.places.theirs[call.place];
    auto& today = seen[day];
    if (today.size() <= students.size()) today.resize(students.size() + 1);
    const unsigned bit = slot < day_slots ? 1U << slot : 0U;
    const bool named = !part.names.empty();
    for (std::size_t at = call.marks; at < end; ++at) {
        std::uint32_t student = numbers[at];
        if (named && (part.names[at].hash != variants.hashes[student] || part.names[at].hash == 0)) student = named_so(student, part, at);
        if (!whereabouts.at_home(student, place)) [[unlikely]]
            student = at_place(student, day, place);
        if (student >= today.size()) [[unlikely]]
            today.resize(students.size() + 1);
        const auto status = part.marks[at].status;
        const unsigned before = today[student];
        if (status == AttendanceStatus::present && bit != 0 && (before & bit) == 0) [[likely]]
            today[student] = static_cast<std::uint16_t>(before | bit);
        else {
            if ((before & bit) != 0 && !timed && part.marks[at].size == Mark::claimed) [[unlikely]]
                compare(student, day, slot, status);
            note(student, day, slot, status);
        }
    }
}

// The student with this number and this name: another than the one with another name.
std::uint32_t Attendance::State::named_so(std::uint32_t student, const RollCalls& part, std::size_t mark)
{
    const NameMark& told = part.names[mark];
    const Variants::Row row{static_cast<std::uint32_t>(files.size()),
                            static_cast<std::uint32_t>(lines_passed + part.lines[mark] + 1)};
    if (variants.rows[student].line == 0) variants.rows[student] = row;
    if (told.hash == 0) return student;
    const auto key = std::uint64_t{student} << 32 | told.hash;
    if (const auto known = variants.by_name.find(key); known != variants.by_name.end()) return known->second;
    std::string name(clean(part.name(told)));
    std::uint32_t found = student;
    if (variants.hashes[student] == 0) {
        variants.hashes[student] = told.hash;
        variants.names[student] = std::move(name);
    } else if (const auto folded = fold_name(name); !name.empty() && folded != fold_name(variants.names[student])) {
        found = variant(student, "\x1E" + folded);
        variants.hashes[found] = told.hash;
        variants.names[found] = std::move(name);
        variants.rows[found] = row;
    }
    variants.by_name.emplace(key, found);
    return found;
}

// Whether two places are two: of two schools, or of two classes that both are told.
bool Attendance::State::apart(std::uint32_t one, std::uint32_t other) const
{
    if (school(one) != school(other)) return true;
    const SchoolClass &a = places[one], &b = places[other];
    return (!a.name.empty() && !b.name.empty() && a.name != b.name) || (a.grade != 0 && b.grade != 0 && a.grade != b.grade);
}

// The student at this school, in this class: another one than elsewhere, so that the order of sheets says nothing.
std::uint32_t Attendance::State::at_place(std::uint32_t student, std::uint32_t day, std::uint32_t place)
{
    if (const auto home = whereabouts.home(student); home && apart(*home, place)) {
        const auto elsewhere = variant(student, "\x1D" + std::string(school(place)) + '\x1C' +
                                                    std::to_string(places[place].grade) + '\x1C' + places[place].name);
        if (!variants.hashes.empty()) {
            variants.hashes[elsewhere] = variants.hashes[student];
            variants.names[elsewhere] = variants.names[student];
        }
        student = elsewhere;
    }
    whereabouts.meet(student, day, place);
    return student;
}

std::uint32_t Attendance::State::variant(std::uint32_t student, std::string_view what)
{
    const auto before = students.size(), first = variants.first_form(student);
    const auto number = students.number(students.text(student).append(what));
    if (students.size() == before) return number;
    make_room();
    variants.of.emplace(number, first);
    variants.made.push_back(number);
    if (!variants.rows.empty()) variants.rows[number] = variants.rows[student];
    return number;
}

// Without join(): the variants of one number are one student, told of in the order of the numbers.
void Attendance::State::join_variants()
{
    joined.clear(), schools.clear();
    is_joined = !variants.made.empty();
    if (!is_joined) return;
    std::vector<std::uint32_t> places_of(students.size() + 1);
    for (std::uint32_t student = 1; student <= students.size(); ++student) {
        const auto first = variants.first_form(student);
        if (first == student) {
            places_of[student] = static_cast<std::uint32_t>(joined.size());
            joined.push_back({.id = students.text(student)});
        }
        joined[places_of[first]].claims.push_back(student - 1);
    }
}

// Two rows about one lesson of a name.
void Attendance::State::compare(std::uint32_t student, std::uint32_t day, std::uint32_t slot, AttendanceStatus status)
{
    if (!is_claim(students.text(student))) return;
    std::vector<Note> noted;
    if ((seen[day][student] & has_notes) != 0) notes.of(student, noted);
    const auto before = std::ranges::find_if(noted, [&](const Note& one) { return one.day == day && one.slot == slot; });
    contradictions += (before == noted.end() ? AttendanceStatus::present : before->status) != status;
}

void Attendance::State::note(std::uint32_t student, std::uint32_t day, std::uint32_t slot, AttendanceStatus status)
{
    auto& today = seen[day][student];
    const bool takes_nothing_back = slot < day_slots && (today & has_notes) == 0;
    if (slot < day_slots) today = static_cast<std::uint16_t>(today | 1U << slot);
    if (status == AttendanceStatus::present && takes_nothing_back) return;
    today = static_cast<std::uint16_t>(today | has_notes);
    notes.add(student, day, slot, status);
}

}  // namespace baoxue
