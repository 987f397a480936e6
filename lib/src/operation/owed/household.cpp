// Several duties, one trip.
#include <algorithm>
#include <map>
#include <tuple>

#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/owed.hpp"
#include "baoxue/rule/addressee.hpp"
#include "baoxue/rule/document.hpp"

namespace baoxue {
namespace {

std::string household(const Ward& ward)
{
    const bool at = names_something(ward.address), by_phone = names_something(ward.guardian_phone);
    if (!at && !by_phone) return ward.student_id;
    return (at ? fold(ward.address) : "") + '|' + (by_phone ? half_width(ward.guardian_phone) : "");
}

void add_once(std::string& cell, const std::string& word)
{
    const auto words = split_words(cell);
    if (!word.empty() && std::ranges::find(words, word) == words.end()) add_word(cell, word, ";");
}

void join(Owed& trip, const Owed& duty)
{
    trip.due = std::min(trip.due, duty.due);
    trip.state = std::min(trip.state, duty.state);  // overdue, due, done
    trip.days_over = std::max(trip.days_over, duty.days_over);
    trip.missed = std::max(trip.missed, duty.missed);
    trip.last_visit = std::max(trip.last_visit, duty.last_visit);
    for (const auto text : {&Owed::duty, &Owed::task, &Owed::document}) add_once(trip.*text, duty.*text);
    for (const auto text : {&Ward::student_id, &Ward::name, &Ward::grade, &Ward::class_name, &Ward::group, &Ward::because})
        add_once(trip.ward.*text, duty.ward.*text);
}

}  // namespace

std::vector<Owed> by_household(std::vector<Owed> list)
{
    std::vector<Owed> trips;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
    for (auto& owed : list) {
        const bool visits = done_by_visit(owed.document) && !owed.ward.student_id.empty();
        if (visits) {
            const auto [trip, added] =
                known.try_emplace({owed.ward.owner, owed.ward.school_id, household(owed.ward)}, trips.size());
            if (!added) {
                join(trips[trip->second], owed);
                continue;
            }
        }
        trips.push_back(std::move(owed));
    }
    return trips;
}

}  // namespace baoxue
