#include "operation/retention/movements.hpp"

#include <algorithm>
#include <unordered_map>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/rule/child_directory.hpp"
#include "baoxue/rule/dropout.hpp"
#include "baoxue/rule/enrolment.hpp"

namespace baoxue::operation::retention {
namespace {

using enum Figure;

bool one_of(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

/// Rows of list-outflow or list-inflow by either number.
class Papers {
  public:
    explicit Papers(const std::vector<OutflowRow>& rows)
    {
        for (const auto& row : rows)
            for (const Id* id : {&row.student_id, &row.national_id})
                if (id->usable()) rows_.emplace(person_number(*id), &row);
    }

    const OutflowRow* of(const ChangeRow& child) const
    {
        for (const Id* id : {&child.student_id, &child.national_id})
            if (const auto row = id->usable() ? rows_.find(person_number(*id)) : rows_.end(); row != rows_.end())
                return row->second;
        return nullptr;
    }

  private:
    std::unordered_map<std::string_view, const OutflowRow*> rows_;
};

bool moves_school(std::string_view reason)
{
    return reason.starts_with("transfer") || one_of(reason, {"migrate_with_parents", "boarding_elsewhere"});
}

Figure figure_of(DropoutCount counted)
{
    switch (counted) {
        case DropoutCount::suspended:
            return suspended;
        case DropoutCount::withdrawn:
            return withdrawn;
        case DropoutCount::dropped_out:
            return dropped_out;
        default:
            return unproved_out;
    }
}

// Why a child is in no class any more: by its papers, then by the status that the list gives it.
Figure way_out(const ChangeRow& child, const Papers& papers)
{
    if (child.kind == ChangeKind::graduated) return graduated;
    if (const auto* paper = papers.of(child)) {
        const auto counted = dropout_count_of_paper(paper->reason, paper->normal);
        if (counted != DropoutCount::none) return figure_of(counted);
        if (moves_school(paper->reason)) return transferred_out;
        if (one_of(paper->reason, {"graduated", "promoted"})) return graduated;
        return paper->reason == "deceased" ? died : other_out;
    }
    if (const auto counted = dropout_count_of_status(child.status); counted != DropoutCount::none)
        return figure_of(counted);
    if (child.kind == ChangeKind::left) return unproved_out;
    if (one_of(child.status, {"graduated", "completed"})) return graduated;
    return one_of(child.status, {"home_taught", "special_school"}) ? other_out : unproved_out;
}

Figure way_in(const ChangeRow& child, const Papers& papers, bool year_turned, int grade)
{
    if (child.kind != ChangeKind::joined || child.status == "returned") return returned;
    const auto* paper = papers.of(child);
    if (paper != nullptr && paper->normal && moves_school(paper->reason)) return transferred_in;
    if (one_of(child.status, {"transferred_in", "guest"})) return transferred_in;
    return year_turned && (grade == 1 || grade == 7) ? intake : other_in;
}

bool counts(ChangeKind kind)
{
    using enum ChangeKind;
    return kind != duplicate_before && kind != duplicate_after && kind != out_of_scope;
}

// What the rows of one child say together: who left by one and joined by the other has stayed.
void add_row(ChangeRow& child, const ChangeRow& row)
{
    if (child.kind == ChangeKind::joined && row.kind == ChangeKind::left) {
        const ChangeRow joined = child;
        child = row;
        return add_row(child, joined);
    }
    if (child.kind != ChangeKind::left || row.kind != ChangeKind::joined) return;
    child.kind = ChangeKind::changed;
    child.after_school = row.after_school, child.after_grade = row.after_grade, child.after_class = row.after_class;
    child.after_teacher = row.after_teacher;
    child.school_id = row.school_id, child.status = row.status, child.status_date = row.status_date;
}

// One row for each child that counts. Two children of one number, who bear different names, are two.
std::vector<ChangeRow> each_child_once(const std::vector<ChangeRow>& changes, std::size_t& twice)
{
    std::vector<ChangeRow> children;
    std::unordered_map<std::string_view, std::size_t> known;
    std::vector<bool> several;
    for (const auto& row : changes) {
        if (!counts(row.kind)) continue;
        const std::string_view key = child_key(row.student_id, row.national_id);
        const auto [at, added] = known.emplace(key, children.size());
        if (key.empty() || added || !may_be_one_name(fold_name(children[at->second].name), fold_name(row.name))) {
            children.push_back(row);
            several.push_back(false);
            continue;
        }
        add_row(children[at->second], row);
        several[at->second] = true;
    }
    twice = static_cast<std::size_t>(std::ranges::count(several, true));
    return children;
}

class Movements {
  public:
    Movements(const RetentionFigures& figures, const Period& period, Tallies& tallies)
        : figures_(figures), period_(period), tallies_(tallies), out_(figures.outflows), in_(figures.inflows)
    {
        learn();
    }

    void add(const ChangeRow& child)
    {
        using enum ChangeKind;
        std::optional<Group> before, after;
        if (child.kind != joined && in_school(child.before_status)) before = before_of(child);
        const bool on_after = child.kind != left && child.kind != Kind::graduated && child.kind != unreadable;
        if (on_after && in_school(child.status)) after = after_of(child);
        for (const auto level : tallies_.levels())
            for (const auto& part : parts_of(child, level)) {
                if (before) before->part = part;
                if (after) after->part = part;
                add(child, level, before, after);
            }
    }

  private:
    using Kind = ChangeKind;

    // The villages and special groups in which the child counts; at every other level one without a name.
    std::vector<std::string> parts_of(const ChangeRow& child, Group::Level level) const
    {
        const auto groups = child.row < figures_.groups.size() ? figures_.groups[child.row] : ChildGroups{};
        if (level == Group::Level::village) return {std::string(groups.village.empty() ? say("village not told") : groups.village)};
        if (level != Group::Level::special_group) return {""};
        const auto codes = groups.special.codes();
        return {codes.begin(), codes.end()};
    }

    void add(const ChangeRow& child, Group::Level level, const std::optional<Group>& before, const std::optional<Group>& after)
    {
        const auto from = before ? group_at(level, *before) : std::nullopt;
        const auto to = after ? group_at(level, *after) : std::nullopt;
        if (from) count(*from, enrolled_start);
        if (to) count(*to, enrolled_end);
        if (from && to && key_of(*from) != key_of(*to)) move(*from, *to, *before, *after);
        if (from && !to && child.kind != Kind::unreadable) count(*from, after ? moved_out : way_out(child, out_));
        if (to && !from) count(*to, before ? moved_in : way_in(child, in_, turn_ == 1, after->grade));
        if (turn_ == 1) count_grades(level, before, after);
    }

    struct Grades {
        int lowest = 10, highest = 0;
    };

    // Which school has which number and which grades, and by how much most children's grade went up.
    void learn()
    {
        std::array<std::size_t, 3> shifts{};
        for (const auto& child : figures_.changes)
            if (!child.school_id.empty())
                ids_.emplace(child.after_school.empty() ? child.before_school : child.after_school, child.school_id);
        for (const auto& child : figures_.changes) {
            const auto before = before_of(child), after = after_of(child);
            if (before.grade != 0) {
                auto& grades = before_grades_[key(before)];
                grades.highest = std::max(grades.highest, before.grade);
            }
            if (after.grade != 0) {
                auto& grades = after_grades_[key(after)];
                grades.lowest = std::min(grades.lowest, after.grade);
            }
            const int shift = after.grade - before.grade;
            if (before.grade != 0 && after.grade != 0 && shift >= 0 && shift <= 2)
                ++shifts[static_cast<std::size_t>(shift)];
        }
        turn_ = static_cast<int>(std::ranges::max_element(shifts) - shifts.begin());
    }

    static std::string key(const Group& group) { return std::get<1>(key_of(group)); }

    Group place(std::string_view school, std::string_view grade, std::string_view klass, std::string_view teacher) const
    {
        Group group{.level = Group::Level::klass};
        const auto id = ids_.find(school);
        if (id != ids_.end()) group.school_id = id->second;
        group.school_name = school;
        auto [level, name] = parse_grade_and_class(grade, klass);
        group.grade = level, group.class_name = std::move(name);
        group.teacher = teacher;
        return group;
    }

    Group before_of(const ChangeRow& child) const
    {
        return place(child.before_school, child.before_grade, child.before_class, child.before_teacher);
    }

    Group after_of(const ChangeRow& child) const
    {
        return place(child.after_school, child.after_grade, child.after_class, child.after_teacher);
    }

    void count(const Group& group, Figure figure) { tallies_.of(group, period_).add(figure, 1); }

    // From one group to another: both lists have the child, so the new school is proved.
    void move(const Group& from, const Group& to, const Group& before, const Group& after)
    {
        const bool another_school = key(before) != key(after);
        const bool finished =
            before.grade == 6 && after.grade == 7 && (another_school || from.level == Group::Level::stage);
        count(from, finished ? graduated : another_school ? transferred_out : moved_out);
        count(to, finished ? intake : another_school ? transferred_in : moved_in);
    }

    void count_grades(Group::Level level, const std::optional<Group>& before, const std::optional<Group>& after)
    {
        if (before && before->grade != 0 && before->grade < before_grades_[key(*before)].highest)
            if (const auto group = group_at(level, *before)) count(*group, grade_start);
        if (!after || after->grade <= after_grades_[key(*after)].lowest) return;
        Group year_before = *after;
        --year_before.grade;
        if (const auto group = group_at(level, year_before)) count(*group, next_grade);
    }

    const RetentionFigures& figures_;
    const Period& period_;
    Tallies& tallies_;
    Papers out_, in_;
    std::unordered_map<std::string_view, std::string_view> ids_;
    std::unordered_map<std::string, Grades> before_grades_, after_grades_;
    int turn_ = 0;
};

}  // namespace

void add_movements(const RetentionFigures& figures, const Period& period, Tallies& tallies, std::size_t& twice)
{
    std::size_t rows = 0, last = 0;
    bool stayed = false;
    for (const auto& child : figures.changes) {
        rows += child.before_row != 0;
        last = std::max(last, child.before_row);
        stayed = stayed || child.kind == ChangeKind::stayed;
    }
    if (!stayed && last > rows + 1)
        throw Error(Status::data, say("the changes leave out the children who stayed; run reconcile with --all"));
    Movements movements(figures, period, tallies);
    for (const auto& child : each_child_once(figures.changes, twice)) movements.add(child);
    if (!figures.changes.empty()) tallies.tell_zeros(period);
}

}  // namespace baoxue::operation::retention
