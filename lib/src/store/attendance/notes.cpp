#include "store/attendance/notes.hpp"

#include <algorithm>
#include <utility>

namespace baoxue::store::attendance {

void Notes::of(std::uint32_t student, std::vector<Note>& found) const
{
    found.clear();
    for (auto at = last_[student]; at != none; at = notes_[at].before) found.push_back(notes_[at]);
    const auto lesson = [](const Note& note) { return std::pair(note.day, note.slot); };
    std::ranges::stable_sort(found, {}, lesson);
    const auto doubled = std::ranges::unique(found, {}, lesson);  // keeps the first, which is the latest
    found.erase(doubled.begin(), doubled.end());
    std::erase_if(
        found, [&](const Note& note) { return note.status == AttendanceStatus::present && note.slot < plain_slots_; });
}

bool Notes::miss(std::uint32_t student) const
{
    for (auto at = last_[student]; at != none; at = notes_[at].before)
        if (notes_[at].status == AttendanceStatus::absent || notes_[at].status == AttendanceStatus::unexcused)
            return true;
    return false;
}

void Notes::settle()
{
    if (notes_.size() < limit_) return;
    std::vector<Note> kept, of_student;
    for (std::uint32_t student = 0; student < last_.size(); ++student) {
        of(student, of_student);
        last_[student] = none;
        for (auto& note : of_student) {
            note.before = std::exchange(last_[student], static_cast<std::uint32_t>(kept.size()));
            kept.push_back(note);
        }
    }
    notes_ = std::move(kept);
    limit_ = std::max(limit_, 2 * notes_.size());
}

}  // namespace baoxue::store::attendance
