// One file: what it is, by its headings, and of which days.
#include "operation/desk/look.hpp"

#include <algorithm>
#include <set>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "csv/fold_blocks.hpp"

namespace baoxue::operation::desk {
namespace {

// Lists that we write ourselves, by columns that only they have.
constexpr std::pair<std::string_view, std::string_view> our_lists[] = {
    {"change", "change certainty before_row"}, {"absence_flag", "rule level days document"}, {"inflow", "origin proof_state"},
    {"outflow", "destination proof_state"},    {"case_event", "case_id event"},              {"finding", "rule severity message"},
    {"owed", "state task owner"},              {"tally", "lessons lessons_present"},         {"review", "pair_id decision"},
    {"key_student", "points reasons"},         {"rates", "indicator rate"},             {"assign", "person role"}};

// Exports of other systems, by a heading that only they have.
constexpr std::pair<std::string_view, std::string_view> profiles[] = {
    {"打卡结果", "dingtalk"}, {"打卡时间", "dingtalk"}, {"lessonId", "seewo"}, {"userUid", "seewo"}, {"考勤类别", "xsyx"}};

std::string our_kind(const std::vector<std::string>& headings)
{
    for (const auto& [kind, columns] : our_lists) {
        const Aliases aliases({std::string(kind)});
        std::set<std::string_view> known;
        for (const auto& heading : headings) known.insert(aliases.find(heading));
        if (std::ranges::all_of(split_words(columns, ' '), [&](auto column) { return known.contains(column); })) return std::string(kind);
    }
    return {};
}

std::string profile_of(const std::vector<std::string>& headings)
{
    for (const auto& [mark, profile] : profiles)
        for (const auto& heading : headings)
            if (heading.find(mark) != heading.npos) return std::string(profile);
    return {};
}

// 1 … 31, 3日, 1上午, 第2节, or a date.
bool of_a_grid(const std::string& heading)
{
    constexpr std::string_view units[] = {"", "日", "上午", "下午", "上", "下", "节"};
    const auto text = fold(heading.starts_with("第") ? heading.substr(std::string_view("第").size()) : heading);
    const auto unit = text.find_first_not_of("0123456789");
    if (unit == 0 || text.empty()) return false;
    return parse_date(text).has_value() ||
           std::ranges::find(units, unit == text.npos ? "" : std::string_view(text).substr(unit)) != std::end(units);
}

bool is_grid(const std::vector<std::string>& headings)
{
    return std::ranges::count_if(headings, of_a_grid) >= 4;
}

bool has(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::ranges::any_of(words, [&](auto word) { return text.find(word) != text.npos; });
}

// The month of a year: 秋季, -09, 09, 第二学期 (which of 2026-2027学年 lies in 2027).
std::optional<unsigned> month_in(std::string_view rest)
{
    if (has(rest, {"春", "spring", "第二学期", "下学期"})) return 3;
    if (has(rest, {"秋", "autumn", "第一学期", "上学期"})) return 9;
    const auto at = rest.find_first_of("0123456789");
    if (at == rest.npos || at > 3) return {};
    unsigned month = 0;
    for (auto place = at; place < at + 2 && place < rest.size() && rest[place] >= '0' && rest[place] <= '9'; ++place)
        month = month * 10 + static_cast<unsigned>(rest[place] - '0');
    return month >= 1 && month <= 12 ? std::optional(month) : std::nullopt;
}

std::optional<Date> month_told(std::string_view text)
{
    using namespace std::chrono;
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    for (std::size_t at = text.find("20"); at != text.npos; at = text.find("20", at + 1)) {
        if ((at != 0 && digit(at - 1)) || !digit(at + 2) || !digit(at + 3)) continue;
        const auto rest = text.substr(at + 4, 24);
        const auto month = month_in(rest);
        if (!month) continue;
        const bool second_of_two = at > 4 && digit(at - 2) && digit(at - 5);
        const int of = 2000 + (text[at + 2] - '0') * 10 + (text[at + 3] - '0') - (second_of_two && *month == 9 ? 1 : 0);
        return sys_days(year{of} / std::chrono::month{*month} / 1);
    }
    return {};
}

struct Part {
    std::size_t rows = 0;
    std::optional<Date> first = {}, last = {};
    std::map<std::string, int> grades = {};
    std::set<std::string> schools = {};
    bool letters_due = false;

    void clear() { *this = {}; }
    void add(const Part& other)
    {
        rows += other.rows;
        for (const auto day : {other.first, other.last}) spread(day);
        grades.insert(other.grades.begin(), other.grades.end());
        schools.insert(other.schools.begin(), other.schools.end());
        letters_due = letters_due || other.letters_due;
    }
    void spread(std::optional<Date> day)
    {
        if (!day) return;
        first = std::min(first.value_or(*day), *day);
        last = std::max(last.value_or(*day), *day);
    }
};

// Where the columns stand that the plans ask for.
struct Columns {
    explicit Columns(const csv::Heading& heading)
        : day(heading.find("date")), until(heading.find("end_date")), student(heading.find("student_id")),
          national(heading.find("national_id")), grade(heading.find("grade")), class_name(heading.find("class")),
          school(heading.find("school_name")), school_id(heading.find("school_id")), document(heading.find("document"))
    {
        for (const auto* column : {"begin_date", "move_date", "visit_date", "issue_date", "last_absent", "concern_date", "exam_date"})
            if (!day) day = heading.find(column);
    }
    std::optional<std::size_t> day, until, student, national, grade, class_name, school, school_id, document;
};

void take_row(const csv::Rows& rows, const Columns& at, bool roster, Part& part)
{
    const auto cell = [&](std::optional<std::size_t> column) { return column ? clean(rows.cell(*column)) : std::string_view(); };
    ++part.rows;
    part.spread(parse_date(cell(at.day)));
    part.spread(parse_date(cell(at.until)));
    if (at.document && !part.letters_due) part.letters_due = in_codes("notice", cell(at.document)) == "return";
    if (part.schools.size() < 2)
        if (const auto school = cell(at.school).empty() ? cell(at.school_id) : cell(at.school); !school.empty())
            part.schools.emplace(school);
    if (!roster) return;
    const auto place = parse_grade_and_class(cell(at.grade), cell(at.class_name), 0);
    const Id id = parse_student_id(cell(at.student)), national = parse_national_id(cell(at.national));
    if (const auto number = person_number(id.usable() ? id : national); !number.empty() && place.grade != 0)
        part.grades.emplace(number, place.grade);
}

void tell_kind(const csv::Blocks& blocks, DeskFile& file)
{
    const auto& headings = blocks.heading().cells;
    file.kind = our_kind(headings);
    if (file.kind.empty()) file.kind = kind_of(headings, blocks.aliases());
    file.profile = profile_of(headings);
    file.grid = file.kind != "absence_flag" && (is_grid(headings) || file.profile == "dingtalk" || file.profile == "xsyx");
    if (file.grid || !file.profile.empty()) file.kind = "attendance";
}

}  // namespace

void look(const std::string& path, csv::ReadOptions reading, DeskFile& file)
{
    reading.tell = {};
    csv::Rejects rejects{.collect = true};
    std::optional<csv::Blocks> read(std::in_place, path, reading, csv::every_kind());
    tell_kind(*read, file);
    if (file.kind.empty()) {  // another system's export, most of whose headings nobody knows, may stand below titles
        try {
            csv::Blocks below(path, reading, {"attendance"});
            tell_kind(below, file);
            if (!file.kind.empty()) read.emplace(std::move(below));
        } catch (const Error&) {
            file.kind.clear();  // no list of ours
        }
    }
    auto& blocks = *read;
    if (!file.kind.empty()) blocks.read_as({file.kind, "roster"});
    const Columns at(blocks.heading());
    Part all;
    csv::fold_blocks<Part>(
        blocks, reading, rejects,
        [&](csv::Rows& rows, Part& part) {
            part.clear();
            while (rows.next()) take_row(rows, at, file.kind == "roster", part);
        },
        [&](const Part& part, const csv::Position&) { all.add(part); });
    file.encoding = blocks.source().workbook() ? "" : blocks.source().encoding();
    file.rows = all.rows, file.first = all.first, file.last = all.last, file.letters_due = all.letters_due;
    file.numbered = at.student.has_value() || at.national.has_value();
    file.grades = std::move(all.grades);
    if (all.schools.size() == 1) file.school = *all.schools.begin();
    const auto last_name = std::string_view(file.name).substr(file.name.rfind('/') + 1);  // a folder's 2025 is not the list's
    if (file.kind == "roster") file.of = month_told(last_name);
    if (file.kind == "roster" && !file.of) file.of = month_told(blocks.heading().title);
    if (!rejects.rows.empty()) file.trouble = say("{} rows cannot be read; baoxue check says which", {rejects.rows.size()});
}

}  // namespace baoxue::operation::desk
