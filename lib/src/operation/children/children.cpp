#include "baoxue/children.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/record/review.hpp"
#include "baoxue/rule/enrolment.hpp"

namespace baoxue {
namespace {

std::string_view words(Unplaced why)
{
    switch (why) {
        case Unplaced::none:
            break;
        case Unplaced::several:
            return say(
                "several children of this name are in the class; a number, the sex, birth date or seat would tell");
        case Unplaced::nobody:
            return say("nobody of this name is in this school, grade and class");
        case Unplaced::no_class:
            return say("a row without a number needs name, school, grade and class");
        case Unplaced::no_place:
            return say("a child of this name is known by its number, but in no class; a roster would tell");
        case Unplaced::other_child:
            return say("the child of this name in the class has another number, sex or birth date");
        case Unplaced::other_name:
            return say("the number is that of a child of another name");
        case Unplaced::shared:
            return say("two children of different names go by this number");
        case Unplaced::two_numbers:
            return say("the two numbers belong to two children");
    }
    return {};
}

// The row expects the child at its school.
bool expected(const csv::Table& table, std::size_t row)
{
    const auto status = canonical("status", table.cell(row, table.find("status")));
    return status.empty() || in_school(status);
}

std::string text(const Place& place)
{
    return place.file + ":" + std::to_string(place.line);
}

}  // namespace

const csv::Table& ChildLists::open(const std::string& file, const std::vector<std::string>& kinds,
                                   const std::vector<std::string>& needed)
{
    lists_.push_back({csv::Table(file, reading_, child_kinds(kinds), needed, rejects_), false, false, 0});
    lists_.back().rows = lists_.back().table.rows();
    return lists_.back().table;
}

const csv::Table& ChildLists::open_roster(const std::string& file, std::vector<std::string> needed)
{
    needed.emplace_back(child_columns);
    return open_children(file, {"roster"}, needed);
}

const csv::Table& ChildLists::open_children(const std::string& file, const std::vector<std::string>& kinds,
                                            const std::vector<std::string>& needed)
{
    open(file, kinds, needed);
    lists_.back().roster = true;
    return lists_.back().table;
}

const csv::Table& ChildLists::open_record(const std::string& file, const std::vector<std::string>& kinds,
                                          const std::vector<std::string>& needed)
{
    open(file, kinds, needed);
    lists_.back().record = true;
    return lists_.back().table;
}

const Who* ChildLists::child_of(const Who& who, const Place& place)
{
    const auto found = directory_.find(who);
    if (found) return &directory_[found.child].who;
    const auto [told, added] =
        told_.emplace(who.name + '|' + who.school_id + '|' + who.school_name + '|' + std::to_string(who.grade) + '|' +
                          who.class_name + '|' + who.seat + '|' + who.class_number + '|' + who.student_id.key + '|' + who.national_id.key,
                      unplaced_.size());
    if (added) tell(who, place, 1, found);
    else ++rows_unplaced_, ++unplaced_[told->second].rows;
    return nullptr;
}

std::string ChildLists::key_of(const Who& who) const
{
    const auto found = directory_.find(who);
    return found ? directory_[found.child].key : child_key(who.student_id, who.national_id);
}

void ChildLists::settle_row(const Who& who, std::string& student_id, std::string& national_id) const
{
    const auto found = directory_.find(who);
    if (!found) return;
    student_id = directory_[found.child].student_id();
    national_id = directory_[found.child].national_id();
}

void ChildLists::decide(const std::string& file)
{
    const csv::Table list(file, reading_, {"unplaced", "review"}, {"pair_id", "decision"}, rejects_);
    std::set<std::string, std::less<>> given;  // the halves of the pairs that stand for the rows
    for (const auto& [pair_id, same, place] : read_decisions(std::span(&list, 1))) {
        if (same && !given.insert(pair_id.substr(0, pair_id.find('-'))).second)
            throw Error(Status::data, place, say("this row is given to two children"));
        directory_.decide(pair_id, same);
    }
}

void ChildLists::hear()
{
    for (const auto& [table, roster, record, rows] : lists_) {
        const WhoReader read(table);
        for (std::size_t row = 0; row < rows; ++row) {
            const Who who = read(row);
            if (roster) directory_.enrol(who, expected(table, row), table.place(row));
            else if (who.numbered() || !who.name.empty()) directory_.learn(who);
        }
    }
    if (attendance_ == nullptr) return;
    for (std::uint32_t i = 0; i < attendance_->claims(); ++i)
        if (const auto claim = attendance_->claim(i); !claim.bare) directory_.learn(claim.who);
}

void ChildLists::settle()
{
    hear();
    directory_.settle();
    std::size_t enrolled = 0;
    for (auto& list : lists_) place(list, enrolled);
    if (attendance_ != nullptr) join_attendance();
}

void ChildLists::place(List& list, std::size_t& enrolled)
{
    std::vector<std::size_t> kept;
    const WhoReader read(list.table);
    for (std::size_t row = 0; row < list.rows; ++row) {
        const Who who = read(row);
        if (list.roster) {
            set(list.table, row, who, directory_.enrolled(enrolled++));
        } else if (who.numbered() || !who.name.empty()) {
            const auto found = directory_.find(who);
            if (!found && (list.record || (contradictions_stay_ && who.numbered()))) {
                kept.push_back(row);
                continue;
            }
            if (!found) {
                tell(who, list.table.place(row), 1, found);
                continue;
            }
            set(list.table, row, who, found.child);
        }
        kept.push_back(row);
    }
    if (kept.size() != list.rows) list.table.keep(kept);
}

void ChildLists::set(csv::Table& table, std::size_t row, const Who& who, ChildDirectory::Number number)
{
    const auto& child = directory_[number];
    const auto put = [&](std::string_view column, std::string_view text) {
        if (table.cell(row, table.find(column)) != text) table.set(row, column, std::string(text));
    };
    put("student_id", child.student_id());
    put("national_id", child.national_id());
    if (!table.find("campus")) return;
    put("school_name", who.school_name);
    if (!who.school_id.empty()) put("school_id", who.school_id);
}

// A sheet that names a class by half does not make another class of it: the child's rows are of the one that it is in.
void ChildLists::put(std::uint32_t claim, ChildDirectory::Number child)
{
    for (const auto place : attendance_->places_of(claim))
        if (const SchoolClass told = attendance_->places()[place]; directory_.leaves_out(told))
            if (const auto meant = directory_.class_meant(child, told)) attendance_->put(claim, place, *meant);
}

void ChildLists::join_attendance()
{
    std::vector<Attendance::Joined> students;
    std::unordered_map<ChildDirectory::Number, std::size_t> joined;
    std::unordered_map<std::string, std::size_t> alone;  // numbers that no list has
    const bool left_out =
        std::ranges::any_of(attendance_->places(), [&](const auto& place) { return directory_.leaves_out(place); });
    for (std::uint32_t i = 0; i < attendance_->claims(); ++i) {
        const auto claim = attendance_->claim(i);
        if (claim.lessons == 0) continue;
        const auto found = directory_.find(claim.who);
        std::size_t student = students.size();
        if (found) {
            const auto [known, added] = joined.emplace(found.child, student);
            student = known->second;
            const auto& child = directory_[found.child];
            if (left_out) put(i, found.child);
            if (added) students.push_back({child.key, child.who.name_text, {}, child.schools});
        } else if (claim.bare) {
            const Id& id = claim.who.student_id.usable() ? claim.who.student_id : claim.who.national_id;
            const auto [known, added] = alone.emplace(person_number(id), student);
            student = known->second;
            if (added) students.push_back({.id = id.key});
            else if (id.key.front() == 'G') students[student].id = id.key;
        } else {
            tell(claim.who, claim.place, claim.lessons, found);
            for (const auto candidate : found.candidates) in_doubt_.insert(directory_[candidate].key);
            continue;
        }
        students[student].claims.push_back(i);
    }
    std::vector<std::string> schools;
    for (const auto& place : attendance_->places())
        schools.push_back(directory_.schools().key(place.school_id, place.school_name));
    attendance_->join(std::move(students), std::move(schools));
}

std::vector<ProvedMove> ChildLists::follow(std::span<const ProvedMove> moves)
{
    std::unordered_map<std::string, std::uint32_t> students;
    for (std::uint32_t student = 0; student < attendance_->students(); ++student)
        students.emplace(attendance_->id(student), student);
    const auto& schools = directory_.schools();
    std::vector<ProvedMove> excusing;
    for (auto move : moves) {
        if (const auto student = students.find(child_key(move.student_id, move.national_id)); student != students.end()) {
            const auto until =
                attendance_->follow(student->second, {.from_school = schools.key(move.school_id, move.school_name),
                                                      .to_school = schools.key(move.other_school_id, move.other_school),
                                                      .from = move.from,
                                                      .until = move.until});
            if (!until) continue;
            move.until = *until;
        }
        excusing.push_back(move);
    }
    return excusing;
}

void ChildLists::tell(const Who& who, const Place& place, std::size_t rows, const ChildDirectory::Answer& answer)
{
    rows_unplaced_ += rows;
    UnplacedRow told{.place = place, .rows = rows, .reason = std::string(words(answer.why)), .who = who};
    if (answer.candidates.empty()) unplaced_.push_back(told);
    for (const auto number : answer.candidates) {
        const auto& child = directory_[number];
        told.pair_id = directory_.pair_id(who, number);
        told.candidate_place = child.place;
        told.candidate = child.who;
        unplaced_.push_back(told);
    }
}

void ChildLists::refuse_unplaced() const
{
    if (unplaced_.empty()) return;
    const auto& first = unplaced_.front();
    std::string candidates;
    for (const auto& row : unplaced_) {
        if (row.place.file != first.place.file || row.place.line != first.place.line || row.pair_id.empty()) break;
        if (row.candidate_place.line != 0) candidates += (candidates.empty() ? "" : ", ") + text(row.candidate_place);
    }
    std::string what = say("this row is about no child for certain: {}", {first.reason});
    if (!candidates.empty()) what += say("; it may be the child of {}", {candidates});
    throw Error(Status::data, first.place,
                what + std::string(say(". --unplaced FILE collects such rows, to be decided")));
}

}  // namespace baoxue
