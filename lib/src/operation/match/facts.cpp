#include "operation/match/facts.hpp"

#include <algorithm>
#include <chrono>

#include "baoxue/base/characters.hpp"
#include "baoxue/rule/addressee.hpp"
#include "base/normal_form.hpp"

namespace baoxue::operation::match {
namespace {

int digits_of(Date date)
{
    const std::chrono::year_month_day day(date);
    return int(day.year()) * 10000 + static_cast<int>(unsigned(day.month()) * 100 + unsigned(day.day()));
}

// A day that does not exist (2015-02-30) was meant to be another one; zeros (0000-00-00, 2015-00-00) mean nothing, nor
// does a date that does not begin with its year.
int impossible_day(std::string_view text)
{
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') digits += c;
        else if (!digits.empty() && digits.size() < 4) return 0;
    }
    if (digits.size() != 8) return 0;
    const int birth = std::stoi(digits);
    return birth > 19010000 && birth < 21000000 && birth / 100 % 100 != 0 && birth % 100 != 0 ? birth : 0;
}

int typed_birth(const Person& person)
{
    if (person.birth_date) return digits_of(*person.birth_date);
    return parse_date(person.birth_text) ? 0 : impossible_day(person.birth_text);  // 1970-01-01 stands for none
}

int birth_in_number(const Person& person)
{
    for (const Id* id : {&person.national_id, &person.student_id})
        if (const auto date = birth_date_of(*id)) return digits_of(*date);
    return 0;
}

// The number typed; and the body of a G number, which is a national number that the register has checked,
// when the typed one is damaged, missing or another one.
std::array<Number, 2> national_numbers(const Person& person)
{
    std::array<Number, 2> numbers;
    std::size_t count = 0;
    const Id &typed = person.national_id, &student = person.student_id;
    if (typed.state != IdState::none) numbers[count++] = {typed.state, typed.key};
    if (student.state == IdState::valid && student.key.starts_with('G')) {
        const auto body = std::string_view(student.key).substr(1);
        if (typed.state == IdState::damaged) count = 0;
        if (body != typed.key) numbers[count] = {IdState::valid, body};
    }
    return numbers;
}

}  // namespace

std::array<std::string, 2> read_phones(std::string_view cell)
{
    std::array<std::string, 2> phones;
    std::size_t count = 0;
    std::string run;
    const auto end_run = [&] {
        if (run.size() == 13 && run.starts_with("86")) run.erase(0, 2);
        if (count < phones.size() && names_phone(run)) phones[count++] = run;
        run.clear();
    };
    while (!cell.empty()) {
        const char32_t c = normal_form(next_character(cell));
        if (c >= '0' && c <= '9') run += static_cast<char>(c);
        else if (c != 0 && c != '-' && c != '+' && !run.empty()) end_run();
    }
    end_run();
    return phones;
}

Facts read_facts(const Person& person)
{
    Facts facts;
    if (names_child(person.name)) facts.name = read_name(person.name);
    facts.former = read_name(person.former_name);
    const Name& name = facts.name;
    const auto key = [](const Name& of) { return of.characters.empty() ? hash(of.letters) : hash(of.characters); };
    facts.name_key = key(name);
    facts.former_key = key(facts.former);
    const auto blank = std::min(name.letters.find(' '), name.letters.size());
    facts.surname_key = name.characters.empty() ? hash(std::string_view(name.letters).substr(0, blank))
                                                : hash(std::u32string_view(name.characters).substr(0, name.surname));
    facts.given_key = name.characters.empty() ? hash(std::string_view(name.letters).substr(blank))
                                              : hash(std::u32string_view(name.characters).substr(name.surname));
    facts.birth = typed_birth(person);
    facts.birth_typed = facts.birth != 0;
    if (!person.birth_date)
        if (const int birth = birth_in_number(person)) facts.birth = birth, facts.birth_typed = false;
    facts.sex_typed = person.sex != 0;
    facts.sex = facts.sex_typed ? person.sex : gender_of(person.national_id);
    facts.national = national_numbers(person);
    if (person.student_id.state != IdState::none) facts.student = {person.student_id.state, person.student_id.key};
    facts.phones = read_phones(person.phone);
    if (names_guardian(person.guardian, person.name)) facts.guardian = read_name(person.guardian), facts.guardian.mark = 0;
    facts.school_id = person.school_id;
    facts.school_name = person.school_name;
    facts.school = hash(person.school_name.empty() ? person.school_id : person.school_name);
    facts.class_name = hash(person.class_name);
    facts.grade = person.grade;
    return facts;
}

Hash day(const Facts& row)
{
    return row.birth != 0 ? hash(Hash{1}, static_cast<Hash>(row.birth)) : 0;
}

Hash name_and_birth(const Facts& row)
{
    return row.birth != 0 && row.name_key != 0 ? hash(row.name_key, day(row)) : 0;
}

Hash marked_name(const Facts& row)
{
    return row.name.mark != 0 ? hash(row.name_key, static_cast<Hash>(row.name.mark)) : 0;
}

Hash class_key(const Facts& row, int more)
{
    if (row.school == 0 || row.grade == 0 || row.class_name == 0) return 0;
    return hash(hash(row.school, static_cast<Hash>(row.grade + more)), row.class_name);
}

}  // namespace baoxue::operation::match
