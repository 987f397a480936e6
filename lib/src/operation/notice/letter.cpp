// What a letter says, in words.
#include <algorithm>

#include "baoxue/base/identity.hpp"
#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/notice.hpp"
#include "baoxue/rule/document.hpp"
#include "baoxue/rule/issuer.hpp"
#include "baoxue/rule/mask.hpp"
#include "baoxue/rule/school_year.hpp"
#include "base/digit.hpp"
#include "operation/notice/row.hpp"
#include "record/notice/cells.hpp"

namespace baoxue {

using namespace operation::notice;
using namespace record::notice;

namespace {

bool digits_only(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, is_digit<char>);
}

std::string grade_word(int grade, Language script)
{
    constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    return std::string(numerals[static_cast<std::size_t>(grade - 1)]) +
           (script == Language::traditional ? "年級" : "年级");
}

// 八年级3班, whatever the cells look like.
std::string grade_class(const paper::Fields& fields, Language script)
{
    const auto grade = field(fields, {"grade"}), name = field(fields, {"class"});
    const auto place = parse_grade_and_class(grade, name);
    const std::string front = place.grade != 0 ? grade_word(place.grade, script) : std::string(grade);
    if (digits_only(place.class_name)) return front + place.class_name + "班";
    return place.class_name.empty() ? front : front + std::string(name);
}

Language language_of(Language script)
{
    return script == Language::traditional ? Language::traditional : Language::simplified;
}

// 2026—2027学年
std::string school_year_in_words(Date day, Language script)
{
    const int year = school_year(day);
    return std::to_string(year) + "—" + std::to_string(year + 1) + (language_of(script) == Language::traditional ? "學年度" : "学年");
}

// The code's word, the number's mask: what a person reads in this column.
void put_in_words(paper::Fields& fields, Language script, bool whole_numbers = false)
{
    for (auto& [column, value] : fields) value = clean(shown(value));
    if (const auto place = grade_class(fields, script); !place.empty()) fields["grade_class"] = place;
    for (const auto* kind : {"roster", "notices", "visits", "transfers"})
        for (const auto& column : columns_of(kind)) {
            const auto found = fields.find(column.name);
            if (found == fields.end()) continue;
            auto& value = found->second;
            if (!whole_numbers && (column.form == "student_id" || column.form == "national_id"))
                value = clean(value).empty() ? "" : mask_id(value);
            if (column.form == "date")
                if (const auto date = parse_date(value)) value = to_string(*date);
            if (!column.form.starts_with("code:")) continue;
            const auto vocabulary = column.form.substr(5);
            // 祖母 says more than the code's word, 祖父母.
            const auto code = canonical(vocabulary, value);
            if (!code.empty() && (vocabulary != "relation" || value == code)) value = label(vocabulary, code, script);
        }
}

std::string month_and_day(Date day)
{
    const std::chrono::year_month_day of(day);
    return std::to_string(unsigned(of.month())) + "月" + std::to_string(unsigned(of.day())) + "日";
}

// 9月4日家访（白老师）：承诺返校，9月7日；…
std::string persuasion(const std::vector<const Visit*>& visits, Language script)
{
    std::string text;
    for (const auto* const visit : visits) {
        std::string line = month_and_day(visit->date) + std::string(label("visit_mode", visit->mode.empty() ? "home" : visit->mode, script));
        if (!visit->visitors.empty()) line += "（" + std::string(visit->visitors) + "）";
        if (!visit->result.empty()) line += "：" + std::string(label("visit_result", visit->result, script));
        if (visit->promised_date) line += "，" + month_and_day(*visit->promised_date);
        add_word(text, line, "；");
    }
    return text;
}

// What the visits found and did; the list's own words go before.
void put_visits(const PlannedNotice& planned, Language script, paper::Fields& fields)
{
    std::string_view reason, measures;
    for (const auto* const visit : planned.made) {
        if (!visit->reason_found.empty()) reason = visit->reason_found;
        if (!visit->measures.empty()) measures = visit->measures;
    }
    if (auto& cell = fields["reason"]; cell.empty()) cell = baoxue::in_words("reason", reason, script);
    if (auto& cell = fields["measures"]; cell.empty()) cell = measures;
    fields["persuasion"] = persuasion(planned.made, script);
}

}  // namespace

paper::Fields letter_fields(const NoticeRequest& request, const PlannedNotice& planned, Language script)
{
    const auto& notice = planned.notice;
    paper::Fields fields = request.fields;
    const auto put = [&](std::string_view column, std::string value) {
        if (!value.empty()) fields[std::string(column)] = std::move(value);
    };
    for (const auto& cell : notice_cells())
        if (cell.column != "kind" && cell.column != "event") put(cell.column, cell_text(notice, cell));
    const auto last = parse_date(field(request.fields, {"last_absent"}));
    if (last && (!notice.issue_date || *last <= *notice.issue_date)) put("absent_until", to_string(*last));
    if (planned.visits > 0) put("visits", std::to_string(planned.visits));
    if (planned.last_visit) put("last_visit", to_string(*planned.last_visit));
    put("previous_no", planned.previous_no);
    if (is_education_authority(notice.issuer)) put("education_office", "1");
    if (notice.kind == "commitment" && notice.issue_date && field(fields, {"school_year"}).empty())
        put("school_year", school_year_in_words(*notice.issue_date, script));
    put("document", std::string(label("notice", notice.kind, language_of(script))));
    put_visits(planned, language_of(script), fields);
    put_in_words(fields, language_of(script), prints_whole_numbers(notice.kind));
    return fields;
}

paper::Fields in_words(const paper::Fields& row, Language script)
{
    auto fields = row;
    put_in_words(fields, language_of(script));
    return fields;
}

}  // namespace baoxue
