// The roster that several files of a student information system are together.
#include <algorithm>
#include <set>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/normalize.hpp"
#include "baoxue/rule/school_year.hpp"
#include "csv/rewriting.hpp"
#include "operation/normalize/system_files.hpp"

namespace baoxue {
namespace {

using namespace operation::normalize;

struct School {
    std::string id, name;
};

struct Class {
    std::string title, school;
    bool homeroom = false;
};

// What the files beside the users say of one of them.
struct Facts {
    std::vector<std::string> roles = {}, grades = {}, schools = {};
    std::set<std::string> classes = {};
    std::string birth_date = {}, gender = {};
};

class SystemRoster {
  public:
    SystemRoster(const NormalizePolicy& policy, const csv::ReadOptions& reading)
        : policy_(policy), school_year_(school_year(policy.as_of)), order_(reading.dates)
    {
        // School Data Sync wrote 9/16/2015 for long; OneRoster has ISO 8601
        if (order_ == csv::DateOrder::by_column && policy.profile == "sds") order_ = csv::DateOrder::mdy;
        result_.kind = "roster";
        result_.columns = {"school_id", "school_name", "student_id", "national_id", "local_student_id", "name",
                           "gender",    "birth_date",  "grade",      "class",       "guardian_phone"};
        result_.cells.emplace_back();
    }

    void add(const SystemTable& file);
    void write(const SystemTable& users, csv::Rejects& rejects);
    Normalized result() &&;

  private:
    static bool gone(const SystemTable& file, std::size_t row) { return fold(file.cell(row, {"status"})) == "tobedeleted"; }
    bool over(const SystemTable& file, std::size_t row) const
    {
        const auto end = parse_date(file.cell(row, {"enddate", "roleenddate"}));
        return end && *end < policy_.as_of;
    }
    std::string day(std::string_view cell);
    bool is_student(const SystemTable& users, std::size_t row, const Facts& facts) const;
    const Class* class_of(const Facts& facts);
    void school_of(const SystemTable& users, std::size_t row, const Facts& facts, const Class* klass, School& school);
    GradeAndClass place_of(const SystemTable& users, std::size_t row, const Facts& facts, const Class* klass);
    void cell(std::string_view text);

    const NormalizePolicy& policy_;
    int school_year_;
    csv::DateOrder order_;
    bool told_roles_ = false;
    std::map<std::string, School, std::less<>> schools_ = {};
    std::map<std::string, Class, std::less<>> classes_ = {};
    std::map<std::string, Facts, std::less<>> facts_ = {};
    std::size_t others_ = 0, deleted_ = 0, several_classes_ = 0, several_schools_ = 0;
    Normalized result_ = {};
};

void SystemRoster::add(const SystemTable& file)
{
    for (std::size_t row = 0; row < file.table().rows(); ++row) {
        if (gone(file, row)) continue;
        const std::string id(file.cell(row, {"sourcedid", "sisid"}));
        if (file.kind() == SystemFile::orgs) {
            const auto number = file.cell(row, {"identifier", "schoolnumber"});
            schools_[id] = {std::string(number.empty() ? id : number), std::string(file.cell(row, {"name"}))};
        } else if (file.kind() == SystemFile::classes) {
            classes_[id] = {std::string(file.cell(row, {"title", "sectionname"})),
                            std::string(file.cell(row, {"schoolsourcedid", "orgsourcedid", "schoolsisid"})),
                            fold(file.cell(row, {"classtype"})) == "homeroom"};
        } else if (file.kind() == SystemFile::demographics) {
            auto& facts = facts_[std::string(file.cell(row, {"usersourcedid", "sourcedid"}))];
            facts.birth_date = file.cell(row, {"birthdate"}), facts.gender = file.cell(row, {"sex", "gender"});
        } else if (file.kind() == SystemFile::roles && !over(file, row)) {
            auto& facts = facts_[std::string(file.cell(row, {"usersourcedid"}))];
            told_roles_ = true;
            facts.roles.push_back(fold(file.cell(row, {"role"})));
            if (const auto grade = file.cell(row, {"grade"}); !grade.empty()) facts.grades.emplace_back(grade);
            facts.schools.emplace_back(file.cell(row, {"orgsourcedid"}));
        } else if (file.kind() == SystemFile::enrollments && !over(file, row)) {
            auto& facts = facts_[std::string(file.cell(row, {"usersourcedid", "sisid"}))];
            if (file.has("role")) facts.roles.push_back(fold(file.cell(row, {"role"}))), told_roles_ = true;
            facts.classes.emplace(file.cell(row, {"classsourcedid", "sectionsisid"}));
        }
    }
}

std::string SystemRoster::day(std::string_view cell)
{
    if (cell.empty()) return {};
    const auto mended = csv::rewritten({.at = 0, .order = order_}, cell, {});
    if (const auto date = parse_date(mended.value_or(std::string(cell)))) return to_string(*date);
    ++result_.not_understood["birth_date"];
    return std::string(cell);
}

bool SystemRoster::is_student(const SystemTable& users, std::size_t row, const Facts& facts) const
{
    if (users.has("role")) return fold(users.cell(row, {"role"})) == "student";
    if (users.has("sisid")) return true;  // student.csv
    return std::ranges::find(facts.roles, "student") != facts.roles.end();
}

// The homeroom, or the only class, or the only one whose title names a grade and a class.
const Class* SystemRoster::class_of(const Facts& facts)
{
    std::vector<const Class*> all, homerooms, named;
    for (const auto& id : facts.classes) {
        const auto found = classes_.find(id);
        if (found == classes_.end()) continue;
        all.push_back(&found->second);
        if (found->second.homeroom) homerooms.push_back(&found->second);
        const auto told = parse_grade_and_class({}, found->second.title, school_year_);
        if (told.grade != 0 && !told.class_name.empty()) named.push_back(&found->second);
    }
    for (const auto* some : {&homerooms, &all, &named})
        if (some->size() == 1) return some->front();
    several_classes_ += all.size() > 1;
    return nullptr;
}

void SystemRoster::school_of(const SystemTable& users, std::size_t row, const Facts& facts, const Class* klass, School& school)
{
    std::set<std::string> ids;
    if (klass != nullptr && !klass->school.empty()) ids.insert(klass->school);
    if (ids.empty()) {
        const std::string list(users.cell(row, {"orgsourcedids", "primaryorgsourcedid", "schoolsisid"}));
        for (const auto id : split_words(list, ',')) ids.emplace(id);
        if (ids.empty()) ids.insert(facts.schools.begin(), facts.schools.end());
    }
    if (ids.size() > 1) ++several_schools_;
    if (ids.size() != 1) return;
    const auto found = schools_.find(*ids.begin());
    school = found != schools_.end() ? found->second : School{*ids.begin(), {}};
}

GradeAndClass SystemRoster::place_of(const SystemTable& users, std::size_t row, const Facts& facts, const Class* klass)
{
    const std::string grades = facts.grades.empty() ? std::string(users.cell(row, {"grades", "grade"})) : facts.grades.front();
    auto place = klass == nullptr ? GradeAndClass{} : parse_grade_and_class({}, klass->title, school_year_);
    const int grade = parse_grade(grades, school_year_).value_or(0);
    if (grade == 0 && !grades.empty()) ++result_.not_understood["grade"];
    if (grade != 0 && grade != place.grade)
        place = {grade, klass == nullptr ? std::string() : parse_class(klass->title, grade)};
    return place;
}

void SystemRoster::cell(std::string_view text)
{
    auto& [all, ends] = result_.cells.back();
    all += text;
    ends.push_back(static_cast<std::uint32_t>(all.size()));
}

void SystemRoster::write(const SystemTable& users, csv::Rejects& rejects)
{
    if (!users.has("role") && !users.has("sisid") && !told_roles_)
        throw Error(Status::data, Place{users.table().file()},
                    say("nothing tells who is a student: give roles.csv or enrollments.csv beside it"));
    for (std::size_t row = 0; row < users.table().rows(); ++row) {
        ++result_.rows_in;
        const std::string id(users.cell(row, {"sourcedid", "sisid"}));
        const Facts& facts = facts_[id];
        if (gone(users, row)) { ++deleted_; continue; }
        if (!is_student(users, row, facts)) { ++others_; continue; }
        const auto name = csv::rewritten({.at = 0, .given_name = 0}, users.cell(row, {"familyname", "lastname"}),
                                         users.cell(row, {"givenname", "firstname"}));
        if (!name || name->empty()) {
            rejects.add({users.table().place(row), std::string(say("a row without a name")), {}});
            continue;
        }
        const auto number = users.cell(row, {"identifier", "studentnumber"});
        const Id student = parse_student_id(number), national = parse_national_id(number);
        const bool of_register = student.state == IdState::valid && student.key.size() == 19;
        const bool of_person = !of_register && national.state == IdState::valid;
        const Class* const klass = class_of(facts);
        School school;
        school_of(users, row, facts, klass, school);
        const auto place = place_of(users, row, facts, klass);
        const auto birth = facts.birth_date.empty() ? std::string(users.cell(row, {"birthdate"})) : facts.birth_date;
        const auto sex = facts.gender.empty() ? std::string(users.cell(row, {"gender", "sex"})) : facts.gender;
        cell(school.id), cell(school.name);
        cell(of_register ? std::string_view(student.key) : std::string_view());
        cell(of_person ? std::string_view(national.key) : std::string_view());
        cell(of_register || of_person || number.empty() ? std::string_view(id) : number);
        cell(*name);
        cell(canonical("gender", sex, policy_.profile));
        cell(day(birth));
        cell(grade_text(place.grade));
        cell(place.class_name);
        cell(users.cell(row, {"phone", "sms"}));
        ++result_.rows_out;
    }
}

Normalized SystemRoster::result() &&
{
    const auto remark = [&](std::size_t count, const char* message) {
        if (count != 0) result_.remarks.push_back(say(message, {count}));
    };
    remark(others_, "{} users who are no students left out");
    remark(deleted_, "{} users marked as deleted left out");
    remark(several_classes_, "{} students are in several classes, none of them a homeroom: their class stays empty");
    remark(several_schools_, "{} students are at several schools: their school stays empty");
    return std::move(result_);
}

}  // namespace

bool is_system(std::string_view profile)
{
    return profile == "oneroster" || profile == "sds";
}

Normalized normalize_system(const std::vector<std::string>& files, const csv::ReadOptions& reading,
                            const NormalizePolicy& policy, csv::Rejects& rejects)
{
    std::deque<SystemTable> tables;
    SystemRoster roster(policy, reading);
    std::string names;
    const SystemTable* users = nullptr;
    for (const auto& file : files) {
        const auto& table = tables.emplace_back(file, reading, rejects);
        add_word(names, file, ", ");
        if (table.kind() == SystemFile::other && reading.tell) reading.tell(say("{}: holds nothing of a roster; left out", {file}));
        if (table.kind() != SystemFile::users) roster.add(table);
        else if (users == nullptr) users = &table;
        else throw Error(Status::usage, {file}, say("a second file of users; give one"));
    }
    if (users == nullptr)
        throw Error(Status::data, Place{names}, say("no file of users among these: users.csv, or student.csv of School Data Sync"));
    roster.write(*users, rejects);
    auto result = std::move(roster).result();
    result.file = names;
    return result;
}

}  // namespace baoxue
