// The small invented township of samples/, autumn 2026, and what each child in it shows. The numbers are
// 学籍辅号, the same in every file; all others are ordinary. Teachers, villages and dates are as invented as
// the children.
//
// Who is who, in the rosters of spring and autumn:
//    12 other class          20 L number became G       45 no guardian             55 rare character 䶮, "?"
//    in the head count 60 repeats grade 2      88 name with ·, typed • later                        110, 111
//    twins, numbers side by side
//   118 moved to the village school, with papers       150 twice in autumn, in both classes
//   162, 170 same name in one class                    188 no phone              190 skipped a grade
//   200 name changed, old name noted                   240 rare character 㛃     255 number typed in full
//   width 262 number 9.90521E+17  263 number ending 000      300 another L number and 子 for 梓: only a look
//   at both tells 305 name typed in traditional characters           330 J number, no national number 345 in
//   both primary schools in autumn              372, 373 twins whose numbers were swapped in autumn 402, 480
//   no guardian    475 birth date is not the number's                   476 sex is not the number's 560
//   repeats grade 9     610 new, L number          620 new, no number yet   527-592 finished grade 9 593-656
//   new first graders                          siblings share guardian, phone and address
//
// Who left, and what proves it (transfers.csv):
//   130 county: reply letter, register done            131 Zhejiang: 就读证明   182 Dongguan: a claim, no
//   proof 208 says the village school, which does not have the child                  270 never reached the
//   middle school, no row 286 died, certificate   338 special school         351 abroad                364
//   missing, police 377 parents' note only  390 county middle school   410 no row at all         424 休学,
//   past its end 492 proof made out to another child                526 certificate of 2025, too old
// Who is on the roster and not in class:
//   234 休学, certificate   312 送教上门               400 借读 in 贵阳          458 dropped out     600
//   never came
// Who came:
//   657 Zhejiang, papers complete                      658 in class, not registered (head count only)
//   659 no papers           660 back from 休学         661 came on 14 September, after the roster was made
//
// Who was away (attendance, to 16 October; the holidays are 25-27 September and 1-7 October):
//    70 afternoons only     75 corrected by later rows 76 three absences split by sick days
//   120 away, covered by leave                         215 3 days, no visit      216 5 days sick, with leave
//   240 5 days, no visit    395 back after a visit, away again                   405 Mondays and Fridays,
//   never 3 in a row 430 10 days over the holiday, two visits           440 left on 4 September, back on the
//   21st 458 since the first day, visits and notice         465 7 days, a visit, a promise not kept 466 5
//   days, a visit     470 leave filed late       480 11 days, no visit, nobody to address a notice to 510
//   since 7 September, visits and a notice whose date has passed             600 since the first day 345
//   called absent by the village school's class for four days while present at the other
// Nobody reported: village school grade 3 on 23 September, middle school 9(1) on 14 October, and one lesson
// of 8(2) on 13 October. The village school was closed on 16 September.
#include "township.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace baoxue::bench {
namespace {

void rename(Town& town, int number, const std::string& name)
{
    town.child(number).always([&](Entry& e) { e.name = name; });
}

void give(Town& town, int number, std::string_view given_name)
{
    rename(town, number, town.child(number).surname + std::string(given_name));
}

/// Makes the child a boy or a girl, in all papers.
void bear(Town& town, int number, Sex sex)
{
    auto& c = town.child(number);
    c.sex = sex;
    c.national_id = national_id(division, c.birth, serial(sex, number % 499));
    c.always([&](Entry& e) {
        e.sex = sex;
        e.national_id = c.national_id;
        e.student_id = formal_id(c.national_id);
    });
}

/// Makes the second one a twin of the first, who has the number before.
void twins(Town& town, int first, Sex sex, std::string_view name_of_first, std::string_view name_of_second)
{
    bear(town, first, sex);
    auto& twin = town.child(first + 1);
    twin.surname = town.child(first).surname;
    twin.birth = town.child(first).birth;
    for (const auto roster : {&Child::spring, &Child::autumn}) twin.*roster = town.child(first).*roster;
    bear(town, first + 1, sex);
    give(town, first, name_of_first);
    give(town, first + 1, name_of_second);
}

std::string full_width(const std::string& digits)
{
    std::string text;
    for (const char c : digits) text += {'\xEF', '\xBC', static_cast<char>(c + 0x60)};  // U+FF10 and on
    return text;
}

void tell_names(Town& town)
{
    for (const int boy : {55, 88, 162, 170, 305}) bear(town, boy, Sex::male);
    for (const int girl : {240, 300}) bear(town, girl, Sex::female);
    give(town, 55, "䶮");
    give(town, 240, "㛃");
    town.child(88).always([](Entry& e) {
        e.name = "吉克·阿各";
        e.nation = "彝族";
        e.guardian.name = "吉克·尔布";
        e.guardian.relation = "父亲";
    });
    town.child(88).autumn->name = "吉克•阿各";
    twins(town, 110, Sex::female, "思雨", "思晴");
    twins(town, 372, Sex::male, "家豪", "家杰");
    std::swap(town.child(372).autumn->student_id, town.child(373).autumn->student_id);
    std::swap(town.child(372).autumn->national_id, town.child(373).autumn->national_id);
    for (const int number : {162, 170}) {
        rename(town, number, "李明轩");
        town.child(number).always([](Entry& e) { e.guardian.relation = "母亲"; });
    }
    auto& renamed = *town.child(200).autumn;
    renamed.former_name = std::exchange(renamed.name, town.child(200).surname + "思远");
    give(town, 300, "梓涵");
    town.child(300).autumn->name = town.child(300).surname + "子涵";
    rename(town, 305, "张涛");
    town.child(305).always([](Entry& e) { e.guardian.relation = "母亲"; });
    town.child(305).autumn->name = "張濤";
}

void tell_numbers(Town& town)
{
    const auto temporary = [&](Entry& e, int number) {
        e.student_id = temporary_id(division, e.birth, number);
        e.national_id.clear();
    };
    temporary(*town.child(20).spring, 20);
    temporary(*town.child(300).spring, 300);
    temporary(*town.child(300).autumn, 1300);
    temporary(*town.child(610).autumn, 610);
    town.child(620).autumn->student_id.clear();
    town.child(620).autumn->national_id.clear();
    town.child(330).always([](Entry& e) {
        e.national_id.clear();
        e.student_id = formal_id_without_national(division, e.birth, serial(e.sex, 330));
    });
    auto& wide = town.child(255).autumn->national_id;
    wide = full_width(wide.substr(0, 17)) + wide.back();
    town.child(262).autumn->national_id = "9.90521E+17";
    town.child(263).autumn->national_id.replace(15, 3, "000");
    town.child(475).autumn->birth += std::chrono::days(31);
    auto& sex = town.child(476).autumn->sex;
    sex = sex == Sex::male ? Sex::female : Sex::male;
}

/// The guardians whom the visits speak of.
void tell_guardians(Town& town)
{
    const std::pair<int, std::string_view> relations[]{{30, "祖母"},  {70, "母亲"},  {182, "父亲"}, {208, "祖父"},
                                                       {270, "母亲"}, {377, "父亲"}, {405, "母亲"}, {430, "祖父"},
                                                       {440, "母亲"}, {458, "父亲"}, {466, "母亲"}, {600, "父亲"}};
    for (const auto& relation : relations) {
        auto& c = town.child(relation.first);
        const auto is = relation.second;
        const auto sex = is == "父亲" || is == "祖父" ? Sex::male : Sex::female;
        Dice dice(town.seed() + 6, static_cast<std::uint64_t>(c.number));
        const auto name = sex == Sex::male ? c.surname + adult_given_name(dice, sex) : adult_name(dice, sex);
        c.always([&](Entry& e) {
            e.guardian.name = name;
            e.guardian.relation = is;
            e.left_behind = is.starts_with("祖") ? 2 : std::min(e.left_behind, 1);
        });
    }
    for (const int number : {45, 402, 480}) town.child(number).always([](Entry& e) { e.guardian = {}; });
    town.child(188).always([](Entry& e) { e.guardian.phone.clear(); });
}

void tell_places(Town& town)
{
    town.child(12).autumn->class_number = 2;
    town.child(60).autumn->grade = 2;
    town.child(190).autumn->grade = 6;
    auto& moved = *town.child(118).autumn;
    moved.school = village;
    moved.village = villages[6];
    town.child(150).doubled = town.child(150).autumn;
    town.child(150).doubled->class_number = 1;
    town.child(345).doubled = town.child(345).autumn;
    town.child(345).doubled->school = central;
    town.child(345).doubled->remark = "随家长搬至镇上";
    auto& repeating = town.child(560).autumn.emplace(*town.child(560).spring);
    repeating.remark = "家长申请重读";
    for (const int number : {30, 70, 166, 230, 325, 360, 395, 405, 419, 450, 458, 465, 505, 510})
        town.child(number).autumn->key_student = true;
}

void tell_comings_and_goings(Town& town)
{
    for (int number = 527; number <= 592; ++number) town.child(number).in_register = number == 560;
    for (const int number : {130, 131, 182, 208, 270, 286, 338, 351, 364, 377, 390, 410, 424, 492, 526})
        town.child(number).on_roster = town.child(number).in_class = false;
    for (const int number : {130, 286, 390, 620, 658, 659, 661}) town.child(number).in_register = false;
    for (const int number : {234, 312, 400, 440, 458, 510, 600}) town.child(number).in_class = false;
    for (const int number : {658, 661}) town.child(number).on_roster = false;
    const std::pair<int, std::string_view> statuses[]{{234, "休学"}, {312, "送教上门"}, {400, "外出借读"},
                                                      {458, "辍学"}, {657, "转入"},     {659, "转入"},
                                                      {660, "复学"}};
    for (const auto& [number, status] : statuses) town.child(number).autumn->status = status;
    town.child(658).autumn->remark = "随父母务工来镇，学籍在原籍";
    for (const int number : {657, 658, 659, 661}) {  // registered elsewhere
        auto& c = town.child(number);
        auto& e = *c.autumn;
        e.national_id = c.national_id = national_id(3300 + number, c.birth, serial(c.sex, number % 499));
        e.student_id = formal_id(c.national_id);
    }
}

}  // namespace

void write_township(const std::filesystem::path& folder, std::uint64_t seed)
{
    Town town(seed);
    tell_names(town);
    tell_numbers(town);
    tell_guardians(town);
    tell_places(town);
    tell_comings_and_goings(town);
    write_lists(town, folder);
    write_lessons(town, folder);
    write_leave(town, folder);
    write_transfers(town, folder);
    write_visits(town, folder);
    write_duties(town, folder);
}

}  // namespace baoxue::bench
