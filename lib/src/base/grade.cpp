// Grades and classes: the part of text.hpp that knows how schools write them.
#include <algorithm>
#include <array>

#include "baoxue/base/characters.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "base/class_as_date.hpp"
#include "base/digit.hpp"
#include "base/normal_form.hpp"

namespace baoxue {
namespace {

using View = std::u32string_view;

// The characters of a short cell in normal form, without blanks; none when the cell is too long to be meant.
class Letters {
  public:
    explicit Letters(std::string_view text)
    {
        while (!text.empty()) add(next_character(text));
        if (size_ > letters_.size()) size_ = 0;
    }
    View view() const { return {letters_.data(), size_}; }

  private:
    // ① is 1, ⑴ (1), ㈠ (一), ㊀ 一.
    void add(char32_t c)
    {
        if (c >= U'①' && c <= U'⑳') return add_number(static_cast<unsigned>(c - U'①') + 1);
        const bool digits = c >= U'⑴' && c <= U'⒇', word = c >= U'㈠' && c <= U'㈨';
        if (digits || word) put(U'(');
        if (digits) add_number(static_cast<unsigned>(c - U'⑴') + 1);
        else if (word) put(View(U"一二三四五六七八九")[c - U'㈠']);
        else if (c >= U'㊀' && c <= U'㊈') put(View(U"一二三四五六七八九")[c - U'㊀']);
        else if (const char32_t normal = normal_form(c); normal != 0) put(normal);
        if (digits || word) put(U')');
    }
    void add_number(unsigned number)
    {
        if (number > 9) put(U'0' + number / 10);
        put(U'0' + number % 10);
    }
    void put(char32_t c)
    {
        if (size_ < letters_.size()) letters_[size_] = c;
        ++size_;
    }

    std::array<char32_t, 24> letters_;
    std::size_t size_ = 0;
};

bool take_front(View& text, View what)
{
    if (text.size() <= what.size() || !text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

bool take_back(View& text, View what)
{
    if (text.size() <= what.size() || !text.ends_with(what)) return false;
    text.remove_suffix(what.size());
    return true;
}

void unwrap(View& text)
{
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
}

int numeral(char32_t c)
{
    const auto at = View(U"一二三四五六七八九").find(c);
    return at == View::npos ? 0 : static_cast<int>(at) + 1;
}

// 1 to 9999 in digits (also "7.0", as programs write whole numbers), 一 to 九十九 in words.
std::optional<int> number(View text)
{
    take_back(text, U".0");
    if (text.empty() || text.size() > 4) return {};
    int value = 0;
    if (is_digit(text[0])) {
        for (const char32_t c : text) {
            if (!is_digit(c)) return {};
            value = value * 10 + static_cast<int>(c - '0');
        }
        return value > 0 ? std::optional(value) : std::nullopt;
    }
    const auto ten = text.find(U'十');
    if (ten == View::npos) return text.size() == 1 && numeral(text[0]) ? std::optional(numeral(text[0])) : std::nullopt;
    const View tens = text.substr(0, ten);
    const View ones = text.substr(ten + 1);
    if (tens.size() > 1 || ones.size() > 1) return {};
    value = 10 * (tens.empty() ? 1 : numeral(tens[0]));
    const int rest = ones.empty() ? 0 : numeral(ones[0]);
    if (value == 0 || (!ones.empty() && rest == 0)) return {};
    return value + rest;
}

enum class Stage { any, primary, junior };

Stage take_stage(View& text)
{
    for (const View word : {U"小学部", U"小学", U"小"})
        if (take_front(text, word)) return Stage::primary;
    for (const View word : {U"国小", U"p"})  // P6
        if (take_front(text, word)) return Stage::primary;
    for (const View word : {U"初级中学", U"初中部", U"初中", U"初", U"国中", U"国", U"j"})  // 國一 is the seventh in Taiwan
        if (take_front(text, word)) return Stage::junior;
    return Stage::any;
}

// 2022级: those who came in 2022. Where that may be a first or a seventh grade, nothing.
std::optional<int> grade_of_entry(int entered, Stage stage, int school_year)
{
    const int years = school_year - entered;
    if (school_year == 0 || years < 0 || years > 8) return {};
    if (stage == Stage::junior) return years < 3 ? std::optional(7 + years) : std::nullopt;
    if (stage == Stage::primary) return years < 6 ? std::optional(1 + years) : std::nullopt;
    return years >= 3 && years < 6 ? std::optional(1 + years) : std::nullopt;
}

// 2020级, 小学2020级, 2020年入学; 2026届: a year, and not a grade. In brackets the number will do.
bool says_year(View text, bool in_brackets = false)
{
    take_stage(text);
    const bool entered = take_back(text, U"入学");
    const bool word = take_back(text, U"级") || take_back(text, U"届") || (entered && take_back(text, U"年"));
    return (word || entered || in_brackets) && number(text).value_or(0) >= 1900;
}

// The term, the book or the group behind a grade: 六年级上学期, 八年级下.
constexpr auto terms = std::to_array<View>(
    {U"第一学期", U"第二学期", U"上学期", U"下学期", U"上册", U"下册", U"毕业班", U"上", U"下", U"组"});

std::optional<int> grade_in(View text, int school_year);

// 六年级(2020级), 九年级(初三), 2020级(六年级), 六年级(下): a grade beside its year of entry, its term, or itself in
// another word. A number alone would be the class.
std::optional<int> grade_beside(View one, View other, int school_year)
{
    if (number(other).value_or(1900) < 1900) return {};
    for (const auto& [grade, beside] : {std::pair(one, other), std::pair(other, one)}) {
        const auto said = says_year(grade) ? std::nullopt : grade_in(grade, school_year);
        if (!said) continue;
        const bool term = std::ranges::find(terms, beside) != terms.end();
        if (term || says_year(beside, true) || grade_in(beside, school_year) == said) return said;
    }
    return {};
}

// Two parts of a cell: the second in brackets, or a year of entry in front of or behind a grade that a word says.
std::optional<std::pair<View, View>> parts(View text)
{
    if (const auto open = text.find(U'('); text.ends_with(U')') && open != 0 && open != View::npos)
        return std::pair(text.substr(0, open), text.substr(open + 1, text.size() - open - 2));
    constexpr std::size_t year = 5;  // characters of 2020级
    if (text.size() <= year || text.find(U"年级") == View::npos) return {};
    const View first = text.substr(0, year), last = text.substr(text.size() - year);
    if (says_year(first)) return std::pair(first, text.substr(year));
    if (says_year(last)) return std::pair(text.substr(0, text.size() - year), last);
    return {};
}

std::optional<int> grade_in(View text, int school_year)
{
    unwrap(text);
    if (const auto two = parts(text)) return grade_beside(two->first, two->second, school_year);
    for (const View term : terms)
        if (take_back(text, term)) break;
    const Stage stage = take_stage(text);
    if (!take_front(text, U"grade")) take_front(text, U"g");
    const bool word = take_back(text, U"年级") || take_back(text, U"年");
    if (word) take_front(text, U"第");
    const bool entry = !word && take_back(text, U"级");
    unwrap(text);
    const auto n = number(text);
    if (!n) return {};
    if (*n >= 1900) return entry ? grade_of_entry(*n, stage, school_year) : std::nullopt;
    if (stage == Stage::junior && *n <= 3) return *n + 6;
    const int lowest = stage == Stage::junior ? 7 : 1;
    const int highest = stage == Stage::primary ? 6 : 9;
    return *n >= lowest && *n <= highest ? n : std::nullopt;
}

// Whether `front` says the grade before the class: by a word (七年级, 初一, 2023级), by being the grade that
// is known, or by being written otherwise than the class (七1, 7(1)).
bool names_grade(View front, View back, int grade)
{
    if (front.size() > 1 && front.ends_with(U"级") && number(front.substr(0, front.size() - 1)).value_or(0) >= 1900)
        return true;
    const auto named = grade_in(front, 0);
    if (!named) return false;
    if (front.size() > 1) return !is_digit(front.back()) || back.starts_with(U"class");
    if (back.front() == '(') return true;
    return grade != 0 && is_digit(front[0]) ? *named == grade && !is_digit(back.front())
                                            : !is_digit(front[0]) && (grade == 0 || *named == grade);
}

std::optional<int> class_number(View text)
{
    if (!take_front(text, U".") && !take_front(text, U"/")) take_front(text, U"-");
    take_front(text, U"class");
    unwrap(text);
    return number(text);
}

bool only_digits(View text)
{
    return text.find_first_not_of(U"0123456789") == View::npos;
}

// What a class cell says: its class, and the grade before it where there is one.
struct ClassCell {
    std::optional<int> grade = {}, number = {};
};

// 704, 0704: the seventh grade's fourth class.
ClassCell joined(View text, int whole)
{
    const int grade = whole / 100, number = whole % 100;
    const bool both = only_digits(text) && grade >= 1 && grade <= 9 && number >= 1 && number <= 40;
    return both ? ClassCell{grade, number} : ClassCell{};
}

// 2023级初中1班: the stage stands behind the year of entry.
std::optional<ClassCell> class_of_intake(View text, int school_year)
{
    const auto end = text.find(U'级');
    if (end == View::npos || end + 1 >= text.size()) return {};
    const auto entered = number(text.substr(0, end));
    if (entered.value_or(0) < 1900) return {};
    View rest = text.substr(end + 1);
    const Stage stage = take_stage(rest);
    const auto n = class_number(rest);
    return stage == Stage::any || !n ? std::nullopt : std::optional(ClassCell{grade_of_entry(*entered, stage, school_year), n});
}

// `grade`: as another cell says it; 0 when none does.
ClassCell class_in(View text, int grade, int school_year = 0)
{
    take_back(text, U"班");
    if (const auto whole = class_number(text)) {
        // 701 in grade 7, and 0701
        const bool fits = only_digits(text) && *whole >= 100 && *whole / 100 == grade && *whole % 100 != 0;
        return {{}, fits ? *whole % 100 : *whole};
    }
    if (const auto told = class_of_intake(text, school_year)) return *told;
    for (std::size_t cut = 1; cut < text.size(); ++cut)
        if (names_grade(text.substr(0, cut), text.substr(cut), grade))
            if (const auto n = class_number(text.substr(cut))) return {grade_in(text.substr(0, cut), school_year), n};
    return {};
}

// Where no other cell says the grade.
ClassCell class_with_grade(View text, int school_year)
{
    ClassCell cell = class_in(text, 0, school_year);
    if (cell.grade) return cell;
    take_back(text, U"班");
    if (cell.number) {
        const ClassCell both = joined(text, *cell.number);
        return both.grade ? both : cell;
    }
    if (text.size() >= 4 && text[0] == '0' && is_digit(text[1]) && (text[2] == '-' || text[2] == '/')) text.remove_prefix(1);
    if (text.size() >= 3 && is_digit(text[0]) && (text[1] == '-' || text[1] == '.' || text[1] == '/')) {  // 7-4, 7.4, 7/4, 07-04
        const auto named = grade_in(text.substr(0, 1), 0), n = class_number(text.substr(1));
        return named && n ? ClassCell{named, n} : cell;
    }
    if (text.find(U"年") != View::npos) cell.grade = grade_in(text, school_year);  // 六年级, which has one class
    return cell;
}

// 五年级, 六年, 2020级: a grade that a word says; or 五 before 甲 or A, which are the classes of that grade.
bool says_grade(View front, View back)
{
    if (front.ends_with(U"级") || front.ends_with(U"年")) return grade_in(front, 0).has_value() || names_grade(front, back, 0);
    take_back(back, U"班");
    const bool letter = back.size() == 1 && (View(U"甲乙丙丁戊己庚辛").find(back[0]) != View::npos || (back[0] >= U'a' && back[0] <= U'z'));
    return letter && (numeral(front.front()) != 0 ? front.size() == 1 : !is_digit(front.back()) && grade_in(front, 0).has_value());
}

struct NamedClass {
    int grade = 0;
    std::string name = {};
};

// 五年级向阳班, 五甲班: a class with a name of its own behind its grade, as the cell of the class says both.
std::optional<NamedClass> named_class(std::string_view cell, int school_year)
{
    const std::string folded = fold(cell);
    for (std::string_view rest = folded; !rest.empty();) {
        next_character(rest);
        if (rest.empty()) break;
        const auto front = std::string_view(folded).substr(0, folded.size() - rest.size());
        const Letters grade(front), name(rest);
        if (name.view().empty() || grade.view().empty() || !says_grade(grade.view(), name.view())) continue;
        if (name.view().starts_with(U"级") || name.view() == U"班") continue;
        return NamedClass{grade_in(grade.view(), school_year).value_or(0), std::string(rest)};
    }
    return {};
}

// The name of a month as Excel shows it.
bool month_name(View text)
{
    constexpr std::array months = {View(U"jan"), View(U"feb"), View(U"mar"), View(U"apr"), View(U"may"), View(U"jun"),
                                   View(U"jul"), View(U"aug"), View(U"sep"), View(U"oct"), View(U"nov"), View(U"dec")};
    return std::ranges::find(months, text) != months.end();
}

}  // namespace

bool class_as_date(std::string_view cell)
{
    if (cell.size() < 5 || cell.size() > 24) return false;
    const Letters letters(cell);
    View text = letters.view();
    if (text.size() == 7 && only_digits(text.substr(0, 5))) take_back(text, U".0");
    if (const auto month = text.find(U'月'); month != View::npos && month + 1 == text.size())  // 2026年5月
        return text.find(U'年') == 4 && only_digits(text.substr(0, 4)) && only_digits(text.substr(5, month - 5));
    if (const auto month = text.find(U'月'); month != View::npos)
        return (take_back(text, U"日") || take_back(text, U"号")) && month + 1 < text.size() && only_digits(text.substr(month + 1)) &&
               (text.substr(0, month).find(U'年') != View::npos || only_digits(text.substr(0, month)));
    if (text.size() == 5 && only_digits(text)) return text[0] == U'4' || text[0] == U'5';  // the number of a day
    if (std::ranges::count(text, U'/') == 2)  // 3/2/2026
        return std::ranges::all_of(text, [](char32_t c) { return c == U'/' || c == U':' || (c >= U'0' && c <= U'9'); });
    if (const auto hyphen = text.find(U'-'); hyphen != View::npos) {  // 1-May, May-01
        const View one = text.substr(0, hyphen), other = text.substr(hyphen + 1);
        if (month_name(one) || month_name(other)) return only_digits(one) || only_digits(other);
        if (other.size() > 4 && other[3] == U'-' && month_name(other.substr(0, 3))) return only_digits(one) && only_digits(other.substr(4));  // 01-May-26
    }
    return text.size() >= 8 && text.starts_with(U"20") && parse_date(cell).has_value();
}

std::optional<int> parse_grade(std::string_view text, int school_year)
{
    if (text.size() == 1) return text[0] >= '1' && text[0] <= '9' ? std::optional(text[0] - '0') : std::nullopt;
    constexpr std::string_view numerals = "一二三四五六七八九";
    if (text.size() == 9 && (text.ends_with("年级") || text.ends_with("年級"))) {  // as nearly every cell has it
        const auto at = numerals.find(text.substr(0, 3));
        if (at != numerals.npos) return static_cast<int>(at / 3) + 1;
    }
    return grade_in(Letters(text).view(), school_year);
}

SchoolClass parse_school_class(std::string_view school_id, std::string_view school_name, std::string_view grade_cell,
                               std::string_view class_cell)
{
    auto place = parse_grade_and_class(grade_cell, class_cell);
    return {std::string(school_id), std::string(school_name), place.grade, std::move(place.class_name)};
}

std::optional<Intake> parse_intake(std::string_view cell, int stage_of_school)
{
    const Letters letters(cell);
    View text = letters.view();
    const auto end = text.find(U'级');
    if (end == View::npos) return {};
    View rest = text.substr(end + 1);
    text = text.substr(0, end);
    Stage stage = take_stage(text);
    const auto year = number(text);
    if (!year || *year < 1990) return {};
    if (stage == Stage::any) stage = take_stage(rest);  // 2023级初中1班
    if (stage == Stage::any && stage_of_school == 0) return {};
    return Intake{*year, stage == Stage::any ? stage_of_school == 7 : stage == Stage::junior};
}

// 甲小/五(1)班: the class of a path of departments.
static std::string_view last_department(std::string_view text)
{
    const auto slash = text.rfind('/');
    if (slash == text.npos) return text;
    const auto last = trim(text.substr(slash + 1));
    return last.ends_with("班") ? last : text;
}

std::string parse_class(std::string_view text, int grade)
{
    text = last_department(text);
    if (text.size() == 1 && text[0] >= '1' && text[0] <= '9') return std::string(text);
    const Letters letters(text);
    const auto number = class_in(letters.view(), grade).number;
    if (number && *number < 10000) return std::to_string(*number);
    if (class_as_date(text)) return {};
    if (number) return std::to_string(*number);
    const auto named = named_class(text, 0);
    return named && (grade == 0 || named->grade == 0 || named->grade == grade) ? named->name : fold(text);
}

std::string grade_text(int grade)
{
    return grade == 0 ? std::string() : std::to_string(grade);
}

GradeAndClass parse_grade_and_class(std::string_view grade_cell, std::string_view class_cell, int school_year)
{
    class_cell = last_department(class_cell);
    const int grade = parse_grade(grade_cell, school_year).value_or(0);
    if (grade != 0 || class_cell.size() < 2 || !grade_cell.empty()) return {grade, parse_class(class_cell, grade)};
    if (class_as_date(class_cell)) return {grade, {}};
    const Letters letters(class_cell);
    const ClassCell both = class_with_grade(letters.view(), school_year);
    if (both.number) return {both.grade.value_or(0), std::to_string(*both.number)};
    if (both.grade) return {*both.grade, {}};
    if (auto named = named_class(class_cell, school_year)) return {named->grade, std::move(named->name)};
    return {0, fold(class_cell)};
}

}  // namespace baoxue
