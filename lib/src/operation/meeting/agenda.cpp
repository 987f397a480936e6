#include <algorithm>
#include <map>

#include "baoxue/meeting.hpp"
#include "baoxue/rule/deadline.hpp"

namespace baoxue {
namespace {

class Agenda {
  public:
    explicit Agenda(const MeetingInput& input) : input_(input)
    {
        for (const auto& ward : input.wards)
            if (!ward.student_id.empty()) wards_.emplace(ward.student_id, &ward);
    }

    std::vector<MeetingItem> items()
    {
        cases();
        duties();
        silent();
        decisions();
        auto all = sums();
        std::ranges::move(items_, std::back_inserter(all));
        return all;
    }

  private:
    bool within(const std::optional<Date>& day) const { return day && *day >= input_.first && *day <= input_.last; }

    void add_case(const Case& of_child, const char* section, Date day)
    {
        const auto ward = wards_.find(of_child.student_id);
        const bool known = ward != wards_.end();
        items_.push_back({.section = section, .school_name = known ? ward->second->school_name : of_child.school_name, .grade = of_child.grade,
                          .class_name = of_child.class_name, .name = of_child.name, .what = of_child.case_id,
                          .person = known ? ward->second->owner : std::string(), .date = day});
    }

    void cases()
    {
        for (const auto& of_child : input_.cases)
            if (of_child.state != "watch" && within(of_child.opened_on)) add_case(of_child, "new", of_child.opened_on);
        for (const auto& of_child : input_.cases)
            if (of_child.state == "returned" && within(of_child.closed_on)) add_case(of_child, "back", *of_child.closed_on);
    }

    void duties()
    {
        std::vector<const Owed*> overdue;
        for (const auto& owed : input_.duties)
            if (owed.state == Owed::State::overdue) overdue.push_back(&owed);
        std::ranges::stable_sort(overdue, std::greater(), [](const Owed* owed) { return owed->days_over; });
        for (const auto* const owed : overdue) {
            const Ward& ward = owed->ward;
            items_.push_back({.section = "overdue", .school_name = ward.school_name, .grade = ward.grade, .class_name = ward.class_name,
                              .name = ward.name, .what = owed->task, .person = ward.owner, .date = owed->due, .count = owed->days_over, .state = "overdue"});
        }
    }

    void silent()
    {
        std::map<SchoolClass, MeetingItem> classes;
        for (const auto& report : input_.daily) {
            if (!report.is_class() || report.reported != 0 || !within(report.date)) continue;
            auto& item = classes[report.where()];
            item = {.section = "silent", .school_name = report.school_name, .grade = std::to_string(report.grade), .class_name = report.class_name,
                    .date = report.date, .count = item.count.value_or(0) + 1};
        }
        for (auto& [place, item] : classes) items_.push_back(std::move(item));
    }

    // Those that were open at the beginning of these days, or are made in them.
    void decisions()
    {
        for (const auto& decided : input_.resolutions) {
            if (decided.date > input_.last || (decided.done_on && *decided.done_on < input_.first)) continue;
            const bool done = decided.done_on && *decided.done_on <= input_.last;
            const bool late = decided.due && overdue(*decided.due, input_.last);
            items_.push_back({.section = "decision", .what = decided.task, .person = decided.person, .date = decided.due,
                              .state = done ? "done" : late ? "overdue" : "due"});
        }
    }

    std::vector<MeetingItem> sums() const
    {
        std::vector<MeetingItem> sums;
        const auto add = [&](std::string what, std::size_t count) {
            sums.push_back({.section = "sum", .what = std::move(what), .count = static_cast<long long>(count)});
        };
        for (const auto* section : {"new", "back", "overdue", "silent", "decision"})
            add(section, static_cast<std::size_t>(std::ranges::count(items_, section, &MeetingItem::section)));
        if (!input_.counts) return sums;
        const CaseCount& counts = *input_.counts;
        add("open_before", counts.open_before), add("opened", counts.opened), add("reopened", counts.reopened);
        add("returned", counts.returned), add("placed", counts.placed), add("transferred", counts.transferred);
        add("excluded", counts.excluded), add("open_after", counts.open_after);
        add("visits", counts.visits), add("notices", counts.notices);
        return sums;
    }

    const MeetingInput& input_;
    std::map<std::string, const Ward*> wards_;  // by child
    std::vector<MeetingItem> items_;
};

}  // namespace

std::vector<MeetingItem> agenda_of(const MeetingInput& input)
{
    return Agenda(input).items();
}

}  // namespace baoxue
