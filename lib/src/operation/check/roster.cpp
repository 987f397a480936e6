// The rules of a roster.
#include "baoxue/base/identity.hpp"
#include "baoxue/rule/school_year.hpp"
#include "operation/check/sheet.hpp"

namespace baoxue::operation::check {
namespace {

class Roster : public KindRules {
  public:
    explicit Roster(const Sheet& sheet)
        : student_id_(sheet.find("student_id")),
          national_id_(sheet.find("national_id")),
          name_(sheet.find("name")),
          gender_(sheet.find("gender")),
          birth_date_(sheet.find("birth_date")),
          grade_(sheet.find("grade")),
          status_(sheet.find("status")),
          status_date_(sheet.find("status_date")),
          guardian_(sheet.find("guardian_name")),
          phone_(sheet.find("guardian_phone")),
          address_(sheet.find("address"))
    {
    }

    std::vector<Unique> uniques() const override
    {
        return {{"same_student_id", "student_id", Twice::always},
                {"same_national_id", "national_id", Twice::always},
                {"same_person", "name", Twice::no_rest}};
    }

    void check(Row& row) const override
    {
        const Id student = parse_student_id(row[student_id_]);
        const Id national = parse_national_id(row[national_id_]);
        const auto birth = row.date(birth_date_);
        const auto gender = canonical("gender", row[gender_]);
        check_number(row, student, national, birth, gender);
        check_age(row, birth ? birth : birth_date_of(national));
        check_status(row);
        if (guardian_ != none && row[guardian_].empty()) row.tell("no_guardian", guardian_);
        if (phone_ != none && row[phone_].empty()) row.tell("no_phone", phone_);
        if (address_ != none && row[address_].empty()) row.tell("no_address", address_);
        if (student.usable()) row.unique(0, {std::string(person_number(student))});  // L and G before one number are one child
        if (national.usable()) row.unique(1, {national.key});
        const auto born = birth ? birth : birth_date_of(national);
        if (born && !row[name_].empty())
            row.unique(2, {fold(row[name_]), gender, to_string(*born)}, national.usable() ? national.key : "");
    }

  private:
    void check_number(Row& row, const Id& student, const Id& national, std::optional<Date> birth,
                      std::string_view gender) const
    {
        if (student.key.starts_with('G') && student.state == IdState::valid && national.state == IdState::valid &&
            student.key.substr(1) != national.key)
            row.tell("other_number", student_id_);
        if (national.state != IdState::valid) return;
        if (birth && birth != birth_date_of(national)) row.tell("other_birth_date", birth_date_);
        if ((gender == "M" || gender == "F") && gender[0] != gender_of(national)) row.tell("other_gender", gender_);
    }

    // Six enters the first grade; late entry is no rarity.
    void check_age(Row& row, std::optional<Date> birth) const
    {
        const auto grade = parse_grade(row[grade_], row.sheet().school_year);
        if (!grade || !birth) return;
        const int age = age_at_entry(*birth, row.sheet().school_year);
        if (age < *grade + 5 || age > *grade + 8) row.tell("age_and_grade", grade_);
    }

    void check_status(Row& row) const
    {
        const auto status = canonical("status", row[status_]);
        if (status == "left_school") row.tell("unlawful_status", status_);
        if (!status.empty() && status != "enrolled" && status_date_ != none && row[status_date_].empty())
            row.tell("undated_status", status_date_);
    }

    std::size_t student_id_, national_id_, name_, gender_, birth_date_, grade_, status_, status_date_, guardian_,
        phone_, address_;
};

}  // namespace

std::unique_ptr<KindRules> roster_rules(const Sheet& sheet)
{
    return std::make_unique<Roster>(sheet);
}

}  // namespace baoxue::operation::check
