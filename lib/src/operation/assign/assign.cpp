#include "baoxue/assign.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "baoxue/base/grade.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "operation/assign/places.hpp"

namespace baoxue {

using namespace operation::assign;

namespace {

using Scope = Gap::Scope;
using Finding = Gap::Finding;
using Persons = std::vector<std::string>;

std::string joined(const Persons& persons)
{
    std::string all;
    for (const auto& person : persons) add_word(all, person);
    return all;
}

// Who answers for what: by the role and the cells of the row.
struct Answers {
    std::map<std::tuple<Scope, std::string, std::string>, Persons> places;  // scope, role, key of the place
    std::map<std::string, Persons> students;

    explicit Answers(std::span<const Assignment> assignments)
    {
        for (const auto& row : assignments) {
            auto& persons = !row.student_id.empty() ? students[row.student_id] : places[place_of(row)];
            if (std::ranges::find(persons, row.person) == persons.end()) persons.push_back(row.person);
        }
    }

    static std::tuple<Scope, std::string, std::string> place_of(const Assignment& row)
    {
        if (row.role == "teacher") return {Scope::class_, row.role, class_key(row)};
        if (!row.village.empty()) return {Scope::village, row.role, fold(row.village)};
        if (!row.school_id.empty()) return {Scope::school, row.role, row.school_id};
        return {Scope::town, row.role, ""};
    }

    const Persons& of(Scope scope, const std::string& role, const std::string& key) const
    {
        static const Persons nobody;
        const auto found = places.find({scope, role, key});
        return found == places.end() ? nobody : found->second;
    }
};

// Adds the gap when there is not exactly one person.
void hold_one(std::vector<Gap>& gaps, const Persons& persons, Gap gap)
{
    if (persons.size() == 1) return;
    gap.finding = persons.empty() ? Finding::none : Finding::several;
    gap.persons = joined(persons);
    gaps.push_back(std::move(gap));
}

Gap gap_of(const Pupil& pupil, Finding finding, std::string role)
{
    return {.scope = Scope::student,
            .finding = finding,
            .role = std::move(role),
            .school_id = std::string(pupil.school_id),
            .school_name = std::string(pupil.school_name),
            .grade = grade_text(pupil.grade),
            .class_name = pupil.class_name,
            .student_id = pupil.key(),
            .name = std::string(pupil.name),
            .village = {},
            .persons = {}};
}

void sort(std::vector<Gap>& gaps)
{
    std::ranges::stable_sort(gaps, {}, [](const Gap& gap) {
        return std::tie(gap.scope, gap.role, gap.school_id, gap.grade, gap.class_name, gap.village, gap.student_id);
    });
}

void find_gaps_of_places(std::vector<Gap>& gaps, const Places& places, const Answers& answers)
{
    hold_one(gaps, answers.of(Scope::town, "centre", ""), {.scope = Scope::town, .role = "centre"});
    for (const auto& [id, name] : places.schools)
        for (const char* role : {"centre", "school"})
            hold_one(gaps, answers.of(Scope::school, role, id),
                     {.scope = Scope::school, .role = role, .school_id = id, .school_name = name});
    for (const auto& [key, village] : places.villages)
        hold_one(gaps, answers.of(Scope::village, "centre", key),
                 {.scope = Scope::village, .role = "centre", .village = village});
    for (const auto& [key, of_class] : places.classes) {
        Gap gap = gap_of(*of_class.first, Finding::none, "teacher");
        gap.scope = Scope::class_;
        gap.student_id.clear();
        gap.name.clear();
        hold_one(gaps, answers.of(Scope::class_, "teacher", key), std::move(gap));
    }
}

// Signed: a date; else there without one; else nothing.
class Papers {
  public:
    Papers(std::span<const Commitment> commitments, int school_year)
    {
        for (const auto& paper : commitments) {
            if (paper.school_year != school_year) continue;
            const auto key = paper.kind == "teacher_parent"   ? child_key(paper.student_id, paper.national_id)
                             : paper.kind == "school_teacher" ? teacher_key(paper.school_id, paper.party_b)
                                                              : half_width(paper.school_id);
            auto& is_signed = signed_[{std::string(paper.kind), key}];
            is_signed = is_signed || paper.signed_on.has_value();
        }
    }

    void hold_signed(std::vector<Gap>& gaps, const std::string& key, Gap gap) const
    {
        const auto found = signed_.find({gap.role, key});
        if (found != signed_.end() && found->second) return;
        gap.finding = found == signed_.end() ? Finding::no_commitment : Finding::unsigned_;
        gaps.push_back(std::move(gap));
    }

  private:
    std::map<std::pair<std::string, std::string>, bool> signed_;
};

}  // namespace

std::vector<Gap> find_gaps(std::span<const Pupil> pupils, std::span<const Assignment> assignments)
{
    const Places places(pupils);
    const Answers answers(assignments);
    std::vector<Gap> gaps;
    find_gaps_of_places(gaps, places, answers);
    for (const auto& [key, pupil] : places.students) {
        const auto found = answers.students.find(key);
        hold_one(gaps, found == answers.students.end() ? Persons{} : found->second,
                 gap_of(*pupil, Finding::none, "teacher"));
    }
    for (const auto& row : assignments)
        if (!row.student_id.empty() && !places.students.contains(row.student_id))
            gaps.push_back({.scope = Scope::student,
                            .finding = Finding::unknown,
                            .role = row.role,
                            .school_id = row.school_id,
                            .grade = row.grade,
                            .class_name = row.class_name,
                            .student_id = row.student_id,
                            .persons = row.person});
    sort(gaps);
    return gaps;
}

std::vector<Gap> find_unsigned(std::span<const Pupil> pupils, std::span<const Assignment> assignments,
                               std::span<const Commitment> commitments, int school_year)
{
    const Places places(pupils);
    const Papers papers(commitments, school_year);
    std::vector<Gap> gaps;
    for (const auto& [id, name] : places.schools)
        papers.hold_signed(gaps, id,
                           {.scope = Scope::school, .role = "centre_school", .school_id = id, .school_name = name});
    std::set<std::string> teachers;
    for (const auto& row : assignments)
        if (const auto key = teacher_key(row.school_id, row.person);
            row.role == "teacher" && row.student_id.empty() && teachers.insert(key).second)
            papers.hold_signed(gaps, key,
                               {.scope = Scope::class_,
                                .role = "school_teacher",
                                .school_id = row.school_id,
                                .grade = row.grade,
                                .class_name = row.class_name,
                                .persons = row.person});
    for (const auto& [key, pupil] : places.students)
        papers.hold_signed(gaps, key, gap_of(*pupil, Finding::none, "teacher_parent"));
    sort(gaps);
    return gaps;
}

}  // namespace baoxue
