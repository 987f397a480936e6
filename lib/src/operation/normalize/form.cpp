#include "operation/normalize/form.hpp"

#include <algorithm>

#include "baoxue/base/date.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "base/class_as_date.hpp"
#include "base/span.hpp"
#include "operation/normalize/punches.hpp"

namespace baoxue::operation::normalize {
namespace {

using Cell = std::optional<std::string>;

Cell day_of(std::string_view cell)
{
    const auto date = parse_date(cell);
    return date ? Cell(to_string(*date)) : std::nullopt;
}

Cell month(std::string_view cell)
{
    if (auto date = day_of(cell)) return date;
    const auto first = parse_month(cell);
    return first ? Cell(to_string(*first).substr(0, 7)) : std::nullopt;
}

Cell number(std::string_view cell)
{
    std::string text = half_width(cell);
    const bool one_point = std::ranges::count(text, '.') <= 1;
    return one_point && text.find_first_not_of("0123456789.") == text.npos ? Cell(std::move(text)) : std::nullopt;
}

Cell grade(std::string_view cell, int school_year)
{
    const auto one_to_nine = parse_grade(cell, school_year);
    return one_to_nine ? Cell(std::to_string(*one_to_nine)) : std::nullopt;
}

// A damaged number stays as it stands, so that whoever reads it next sees the damage too.
std::string key(const Id& id, std::string_view cell)
{
    return id.usable() ? id.key : std::string(cell);
}

std::string phone(std::string_view cell)
{
    std::string text = half_width(cell);
    std::erase(text, ' ');
    return text;
}

}  // namespace

Form::Form(std::string name_, const Column* column, std::string_view profile) : name(std::move(name_))
{
    if (column == nullptr) return;
    form = column->form == "code:relation" ? "text" : column->form;  // 外祖母 says more than its code does
    const bool read = form == "date" || form.starts_with("code:");   // else it may stand as it is
    strict = column->need == "required" || (read && column->need != "optional");
    if (form.starts_with("code:")) vocabulary.emplace(form.substr(5), profile);
    of_punches = name == "status" && profile == "dingtalk";
}

std::optional<std::string> Form::canonical(std::string_view cell, const Setting& setting) const
{
    if (cell.empty()) return std::string();
    if (vocabulary) {
        const auto code = vocabulary->canonical(cell);
        if (code.empty() && of_punches)
            if (auto day = day_of_punches(cell, *vocabulary); !day.empty()) return day;
        return code.empty() ? std::nullopt : Cell(std::string(code));
    }
    if (form == "date") return day_of(cell);
    if (form == "month") return month(cell);
    if (form == "number") return number(name == "days" ? base::count_of_days(cell) : std::string(cell));
    if (form == "first of span" || form == "last of span") {
        const auto span = base::parse_span(cell);
        return span ? Cell(to_string(form == "first of span" ? span->first : span->last)) : std::nullopt;
    }
    if (form == "grade") return grade(cell, setting.school_year);
    if (form == "class" && class_as_date(cell)) return {};
    if (form == "class") return parse_class(cell, setting.grade);
    if (form == "national_id") return key(parse_national_id(cell), cell);
    if (form == "student_id") return key(parse_student_id(cell), cell);
    if (form == "phone") return phone(cell);
    return std::string(cell);
}

std::string Form::reason(std::string_view cell, std::initializer_list<std::string_view> names) const
{
    if (vocabulary)
        return unknown_word(form.substr(5), cell, names) + std::string(say("; codes of another system need --profile, words of your own --words"));
    if (form == "grade") return std::string(say("not a grade from 1 to 9"));
    if (form == "number") return std::string(say("not a number"));
    if (form == "class") return std::string(say("a class that a spreadsheet took for a date; write it again as text"));
    if (form == "first of span" || form == "last of span") return std::string(say("no first and last day: write 2026-09-01至2026-09-03"));
    return not_a_date(cell);
}

}  // namespace baoxue::operation::normalize
