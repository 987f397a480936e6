// An even distribution of students to the teachers of their schools.
#include <algorithm>
#include <set>
#include <tuple>

#include "baoxue/base/grade.hpp"
#include "baoxue/assign.hpp"
#include "baoxue/base/text.hpp"
#include "operation/assign/places.hpp"

namespace baoxue {

using namespace operation::assign;

namespace {

struct Teacher {
    std::string person;
    std::size_t students = 0;
    std::set<std::string> classes;  // that he teaches
};

// Children of one family at one school who have no teacher yet.
struct Family {
    std::string key;
    std::vector<const Pupil*> children;
};

class Distribution {
  public:
    Distribution(const Places& places, std::span<const Pupil> pupils, std::span<const Assignment> rows, bool anew)
    {
        for (const auto& pupil : pupils)
            for (const auto person : {pupil.head_teacher, pupil.responsible_teacher})
                if (!person.empty()) teacher(half_width(pupil.school_id), person);
        for (const auto& row : rows) keep(places, row, anew);
        for (const auto& [key, of_class] : places.classes) add_head_teacher(key, of_class);
    }

    void distribute(const Places& places)
    {
        std::map<std::string, Family> families;
        for (const auto& [key, pupil] : places.students) {
            if (placed_.contains(key)) continue;
            const auto family = family_of(*pupil);
            auto& members = families[family.empty() ? "student|" + key : family];
            members.key = family;
            members.children.push_back(pupil);
        }
        std::vector<const Family*> order;
        order.reserve(families.size());
        for (const auto& [key, family] : families) order.push_back(&family);
        std::ranges::sort(order, {}, [](const Family* family) {
            return std::tuple(-std::ssize(family->children), family->children.front()->key());
        });
        for (const auto* family : order) place(*family);
    }

    Assigned take() { return std::move(assigned_); }

  private:
    static std::string family_of(const Pupil& pupil)
    {
        const auto family = pupil.family();
        return family.empty() ? family : half_width(pupil.school_id) + '|' + family;
    }

    Teacher& teacher(const std::string& school, std::string_view person)
    {
        auto& found = schools_[school][fold(person)];
        if (found.person.empty()) found.person = person;
        return found;
    }

    // A row that stands: of a place, or of a student whom the roster still has.
    void keep(const Places& places, const Assignment& row, bool anew)
    {
        Teacher* const who = row.role == "teacher" ? &teacher(row.school_id, row.person) : nullptr;
        if (who) who->classes.insert(class_key(row));
        if (!row.student_id.empty()) {
            const auto pupil = places.students.find(row.student_id);
            if (pupil == places.students.end() || half_width(pupil->second->school_id) != row.school_id) {
                ++assigned_.left_out;
                return;
            }
            if (anew) return;
            if (who) ++who->students;
            if (placed_.insert(row.student_id).second) ++assigned_.kept;
            if (const auto family = family_of(*pupil->second); who && !family.empty())
                families_.emplace(family, fold(row.person));
        } else if (who) {
            taught_.insert(class_key(row));
        }
        assigned_.assignments.push_back(row);
    }

    void add_head_teacher(const std::string& key, const Class& of_class)
    {
        if (taught_.contains(key) || of_class.head_teacher.empty()) return;
        const Pupil& first = *of_class.first;
        teacher(half_width(first.school_id), of_class.head_teacher).classes.insert(key);
        assigned_.assignments.push_back(row_of(first, std::string(of_class.head_teacher)));
    }

    static Assignment row_of(const Pupil& pupil, std::string person)
    {
        return {.person = std::move(person),
                .role = "teacher",
                .school_id = half_width(pupil.school_id),
                .grade = grade_text(pupil.grade),
                .class_name = pupil.class_name,
                .student_id = {},
                .name = {},
                .village = {}};
    }

    Teacher* choose(const Family& family)
    {
        auto& teachers = schools_[half_width(family.children.front()->school_id)];
        if (const auto known = families_.find(family.key); known != families_.end()) return &teachers.at(known->second);
        std::set<std::string> classes;
        for (const auto* child : family.children) classes.insert(class_key(*child));
        const auto rank = [&](const auto& entry) {
            const bool stranger =
                std::ranges::none_of(classes, [&](const auto& key) { return entry.second.classes.contains(key); });
            return std::tuple(entry.second.students, stranger, std::string_view(entry.first));
        };
        const auto best = std::ranges::min_element(teachers, {}, rank);
        return best == teachers.end() ? nullptr : &best->second;
    }

    void place(const Family& family)
    {
        Teacher* const who = choose(family);
        for (const auto* child : family.children) {
            if (!who) {
                ++assigned_.without;
                continue;
            }
            ++who->students;
            ++assigned_.added;
            auto row = row_of(*child, who->person);
            row.student_id = child->key();
            row.name = child->name;
            assigned_.assignments.push_back(std::move(row));
        }
    }

    std::map<std::string, std::map<std::string, Teacher>> schools_;  // by school and folded name
    std::map<std::string, std::string> families_;                    // who has a child of the family
    std::set<std::string> placed_, taught_;                          // students, classes
    Assigned assigned_;
};

}  // namespace

Assigned propose_assignments(std::span<const Pupil> pupils, std::span<const Assignment> assignments, bool anew)
{
    const Places places(pupils);
    Distribution distribution(places, pupils, assignments, anew);
    distribution.distribute(places);
    return distribution.take();
}

}  // namespace baoxue
