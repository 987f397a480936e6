// Who answers for what: schools.csv, assign.csv (三包一挂), commitments.csv (责任书), targets.csv.
#include <fmt/format.h>

#include "sheet.hpp"
#include "township.hpp"

namespace baoxue::bench {
namespace {

constexpr std::string_view director = "彭兴明", centre = "海子街镇教育管理中心";
constexpr std::array<std::string_view, 3> heads{"余德华", "谢朝英", "唐国才"};
constexpr std::array<std::string_view, 3> officers{"曾玉梅", "田永福", "潘学军"};  // one school each

void write_schools(const std::filesystem::path& folder)
{
    Sheet sheet("學校標識碼", "學校名稱", "學校簡稱", "學校類別", "鄉鎮", "校長", "聯繫電話", "上級學校",
                "距中心校公里");
    sheet.add(schools[central].id, "海子街鎮中心小學", "中心小學", "小學", "海子街鎮", "余德華", phone(9001), "", "0");
    sheet.add(schools[village].id, "海子街鎮雲盤小學", "雲盤小學", "小學", "海子街鎮", "謝朝英", phone(9002),
              schools[central].id, "11");
    sheet.add(schools[middle].id, "海子街鎮初級中學", "海子街中學", "初中", "海子街鎮", "唐國才", phone(9003), "", "1");
    sheet.save(folder / "schools.csv", big5);
}

/// The rows of the autumn roster that have a number; `new_class` is called before the first one of each
/// class.
void for_each_class(const Town& town, auto&& new_class, auto&& child)
{
    const Entry* before = nullptr;
    for (const auto& row : autumn_roster(town)) {
        const auto& e = *row.entry;
        if (e.student_id.empty()) continue;
        if (!before || class_name(*before) != class_name(e) || before->school != e.school) new_class(e);
        before = &e;
        child(row);
    }
}

/// Every child has one responsible teacher, but 97 has two, and 150 and 345 one in each class they sit in;
/// the village of 大箐村 has nobody.
void write_assign(const Town& town, const std::filesystem::path& folder)
{
    Sheet sheet("责任人", "职责", "学校标识码", "年级", "班级", "学籍号", "村");
    sheet.add(director, "中心", "", "", "", "", "");
    for (const auto school : {central, village, middle}) {
        sheet.add(officers[school], "中心", schools[school].id, "", "", "", "");
        sheet.add(heads[school], "学校", schools[school].id, "", "", "", "");
    }
    for (std::size_t i = 0; i + 1 < villages.size(); ++i)
        sheet.add(officers[i % officers.size()], "中心", "", "", "", "", villages[i]);
    const auto answers_for = [&](const std::string& teacher, const Entry& e, const std::string& student_id) {
        sheet.add(teacher, "教师", schools[e.school].id, e.grade, e.class_number, student_id, "");
    };
    const auto of_class = [&](const Entry& e) { answers_for(town.teachers(e, 2026)[0], e, ""); };
    const auto of_child = [&](const Listed& row) {
        const auto& e = *row.entry;
        answers_for(town.responsible_teacher(*row.child, e, 2026), e, e.student_id);
        if (row.child->number == 97) answers_for(town.teachers(e, 2026)[0], e, e.student_id);
    };
    for_each_class(town, of_class, of_child);
    sheet.save(folder / "assign.csv", utf8);
}

/// Centre with schools, schools with teachers, teachers with parents. Not signed: the village school's, the
/// head teacher's of grade 2 class 1, and one parent's in twelve.
void write_commitments(const Town& town, const std::filesystem::path& folder)
{
    Sheet sheet("责任书类型", "甲方", "乙方", "学校标识码", "班级", "学籍号", "学生姓名", "学年", "签订日期",
                "控辍目标");
    const std::string year = "2026-2027";
    for (const auto school : {central, village, middle})
        sheet.add("教管中心与学校", centre, schools[school].name, schools[school].id, "", "", "", year,
                  school == village ? "" : "2026-08-28", "辍学率0，巩固率100%");
    const auto of_class = [&](const Entry& e) {
        const bool open = e.school == central && e.grade == 2 && e.class_number == 1;
        sheet.add("学校与教师", schools[e.school].name, town.teachers(e, 2026)[0], schools[e.school].id, class_name(e),
                  "", "", year, open ? "" : "2026-08-30", "本班无辍学");
    };
    const auto of_child = [&](const Listed& row) {
        const auto& e = *row.entry;
        if (e.guardian.name.empty()) return;
        Dice dice(town.seed() + 5, static_cast<std::uint64_t>(row.child->number));
        sheet.add("教师与家长", town.responsible_teacher(*row.child, e, 2026), e.guardian.name, schools[e.school].id,
                  class_name(e), e.student_id, e.name, year,
                  dice.below(12) == 0 ? "" : fmt::format("2026-09-{:02}", dice.between(1, 11)), "");
    };
    for_each_class(town, of_class, of_child);
    sheet.save(folder / "commitments.csv", utf8);
}

void write_targets(const std::filesystem::path& folder)
{
    Sheet sheet("范围", "指标", "比较", "目标值");
    sheet.add("全镇", "巩固率", ">=", "99");
    sheet.add("全镇", "辍学率", "<=", "0.6");
    for (const auto school : {central, village, middle})
        sheet.add(schools[school].id, "辍学率", "<=", school == middle ? "1.8" : "0");
    sheet.save(folder / "targets.csv", utf8);
}

}  // namespace

void write_duties(const Town& town, const std::filesystem::path& folder)
{
    write_schools(folder);
    write_assign(town, folder);
    write_commitments(town, folder);
    write_targets(folder);
}

}  // namespace baoxue::bench
