// The lists of children: both rosters, the national register, the head count, the households.
#include <fmt/format.h>

#include <algorithm>

#include "sheet.hpp"
#include "township.hpp"

namespace baoxue::bench {
namespace {

std::string junior_grade_name(int grade)
{
    return grade < 7 ? grade_name(grade)
                     : std::string("初") + std::array{"一", "二", "三"}[static_cast<std::size_t>(grade - 7)];
}

std::string slashes(Date date)
{
    const std::chrono::year_month_day d(date);
    return fmt::format("{}/{}/{}", int(d.year()), unsigned(d.month()), unsigned(d.day()));
}

std::string sex_name(Sex sex)
{
    return sex == Sex::male ? "男" : "女";
}
std::string yes(bool is)
{
    return is ? "是" : "否";
}
std::string left_behind(int parents)
{
    return parents == 0 ? "否" : parents == 1 ? "单亲留守" : "双亲留守";
}

/// Two characters with a wide blank between, as lists on paper are set.
std::string spaced(const std::string& name)
{
    return name.size() == 6 ? name.substr(0, 3) + "\u3000" + name.substr(3) : name;
}

std::string lower_case(std::string id)
{
    if (id.ends_with('X')) id.back() = 'x';
    return id;
}

/// How a roster writes what the other writes otherwise.
struct Forms {
    std::string grade, class_number, name, birth, national_id;
};

void add_roster_row(Sheet& sheet, const Town& town, const Listed& who, int school_year, const Forms& as)
{
    const auto& e = *who.entry;
    sheet.add(schools[e.school].id, schools[e.school].name, as.grade, as.class_number, e.student_id,
              fmt::format("HZJ{:04}", who.child->number), as.name, e.former_name, sex_name(e.sex), e.nation, as.birth,
              as.national_id, e.status, e.boarding, left_behind(e.left_behind), yes(e.poor), e.village,
              fmt::format("{}组", e.group), e.address(), e.guardian.name, e.guardian.relation, e.guardian.phone,
              yes(e.key_student), town.teachers(e, school_year)[0],
              town.responsible_teacher(*who.child, e, school_year), e.remark);
}

void write_spring(const Town& town, const std::filesystem::path& folder)
{
    Sheet sheet("学校标识码", "学校名称", "年级", "班级", "学籍号", "学籍辅号", "姓名", "曾用名", "性别", "民族",
                "出生日期", "身份证件号", "学籍状态", "就读方式", "是否留守儿童", "是否建档立卡", "村", "组", "现住址",
                "监护人姓名", "与学生关系", "监护人电话", "是否重点生", "班主任", "包保教师", "备注");
    for (const auto& c : town.children()) {
        if (!c.spring) continue;
        const auto& e = *c.spring;
        const auto number = e.school == village ? lower_case(e.national_id) : e.national_id;
        add_roster_row(
            sheet, town, {&c, &e}, 2025,
            {junior_grade_name(e.grade), std::to_string(e.class_number), spaced(e.name), slashes(e.birth), number});
    }
    sheet.save(folder / "roster-2026-spring.csv", gb18030);
}

void write_autumn(const Town& town, const std::filesystem::path& folder)
{
    Sheet sheet("★学校标识码", "★学校", "★年级", "★班级", "全国学籍号", "学籍辅号", "★学生姓名", "曾用名", "★性别",
                "民族", "出生年月日", "身份证号", "在读状态", "就读方式", "留守儿童", "建档立卡", "行政村", "村民小组",
                "家庭住址", "监护人", "关系", "联系电话", "重点生", "班主任", "包保教师", "备注");
    for (const auto& who : autumn_roster(town)) {
        const auto& e = *who.entry;
        add_roster_row(sheet, town, who, 2026,
                       {grade_name(e.grade), class_name(e), e.name, digits(e.birth), e.national_id});
    }
    sheet.save(folder / "roster-2026-autumn.csv", utf8_excel);
}

void write_register(const Town& town, const std::filesystem::path& folder)
{
    Sheet sheet("学校标识码", "学校名称", "学籍号", "姓名", "性别", "出生日期", "身份证件类型", "身份证件号", "年级",
                "班级", "学籍状态", "入学年月", "入学方式", "就读方式", "学生来源", "民族", "户口所在地", "户口性质",
                "现住址", "是否留守儿童", "是否进城务工人员随迁子女", "送教上门", "监护人姓名", "与学生关系",
                "监护人身份证号", "监护人电话");
    std::vector<Listed> list;
    for (const auto& c : town.children())
        if (c.in_register && c.autumn) list.push_back({&c, &*c.autumn});
    for (const auto& [child, entry] : by_class(std::move(list))) {
        const auto& e = *entry;
        const bool verified = !e.national_id.empty();
        const auto entered = 2026 - (e.grade - schools[e.school].first_grade);
        sheet.add(schools[e.school].id, schools[e.school].name, verified ? formal_id(child->national_id) : e.student_id,
                  e.name, sex_name(child->sex), digits(child->birth), verified ? "居民身份证" : "其他",
                  verified ? child->national_id : "", grade_name(e.grade), e.class_number,
                  e.status == "休学" ? "休学" : "在读", fmt::format("{}09", entered), "就近入学", e.boarding,
                  "正常入学", e.nation, "贵州省毕节市七星关区海子街镇", "农业户口", e.address(),
                  left_behind(e.left_behind), "否", e.status == "送教上门" ? "送教上门" : "否", e.guardian.name,
                  e.guardian.relation, e.guardian.national_id, e.guardian.phone);
    }
    sheet.save(folder / "register.csv", utf8_excel);
}

void write_head_count(const Town& town, const std::filesystem::path& folder)
{
    Sheet sheet("学校", "年级", "班级", "姓名", "性别", "出生年月", "身份证号", "家长姓名", "联系电话", "备注");
    std::vector<Listed> list;
    for (const auto& c : town.children())
        if (c.in_class && c.autumn) list.push_back({&c, c.doubled ? &*c.doubled : &*c.autumn});
    for (const auto& [child, entry] : by_class(std::move(list))) {
        const auto& e = *entry;
        sheet.add(schools[e.school].name, grade_name(e.grade), e.class_number,
                  child->number == 55 ? child->surname + "?" : e.name, sex_name(e.sex), slashes(e.birth),
                  child->number % 40 == 0 || e.national_id.empty() ? "" : child->national_id, e.guardian.name,
                  e.guardian.phone, e.remark);
    }
    sheet.save(folder / "headcount.csv", gb18030);
}

/// Of the age on 31 August 2026, and what the village notes.
struct Elsewhere {
    int age;
    std::string_view note;
};
constexpr Elsewhere learning_elsewhere[]{
    {6, ""},
    {6, ""},
    {7, ""},
    {9, "重度残疾，未入学"},
    {8, "随父母在浙江省义乌市就读"},
    {10, "随父母在浙江省义乌市就读"},
    {11, "在毕节市区就读"},
    {12, "在毕节市区就读"},
    {13, "在贵阳市就读"},
    {14, "去向不明"},
    {5, ""},
    {5, ""},
    {16, ""},
    {17, ""},
};

/// The children whom the villages know to be of school age, wherever they learn; of those who finished grade
/// 9 only the first three.
void write_population(const Town& town, const std::filesystem::path& folder)
{
    Sheet sheet("姓名", "性别", "出生日期", "身份证号", "村", "组", "监护人姓名", "监护人电话", "备注");
    for (const auto& c : town.children()) {
        const auto& e = c.entry();
        const bool local = c.national_id.starts_with(fmt::format("99{:04}", division));
        if (!local || c.number == 286 || (!c.autumn && c.number > 529)) continue;
        sheet.add(e.name, sex_name(c.sex), text(c.birth), c.national_id, e.village, e.group, e.guardian.name,
                  e.guardian.phone, c.autumn ? "" : "初中毕业");
    }
    int number = 700;
    for (const auto& [age, note] : learning_elsewhere) {
        Dice dice(town.seed() + 3, static_cast<std::uint64_t>(number));
        const auto sex = dice.sex();
        const Date january = std::chrono::year(2026 - age) / 1 / 10;
        const auto born = january + std::chrono::days(dice.below(220));
        const std::string family(surname(dice));  // each rolled in its turn: arguments have no order
        const auto name = family + child_given_name(dice, sex);
        const auto home = dice.pick(villages);
        const auto group = dice.between(1, 8);
        const auto father = family + adult_given_name(dice, Sex::male);
        sheet.add(name, sex_name(sex), text(born), national_id(division, born, serial(sex, number % 499)), home, group,
                  father, phone(static_cast<std::size_t>(6000 + number)), note);
        ++number;
    }
    sheet.save(folder / "population.csv", gb18030);
}

}  // namespace

void write_lists(const Town& town, const std::filesystem::path& folder)
{
    write_spring(town, folder);
    write_autumn(town, folder);
    write_register(town, folder);
    write_head_count(town, folder);
    write_population(town, folder);
}

}  // namespace baoxue::bench
