// Each cell by the form that its column asks for.
#include <algorithm>

#include "baoxue/base/characters.hpp"
#include "baoxue/base/identity.hpp"
#include "base/class_as_date.hpp"
#include "base/digit.hpp"
#include "base/span.hpp"
#include "operation/check/sheet.hpp"

namespace baoxue::operation::check {
namespace {

// A mobile number, or a landline with or without its area; several are divided by / or 、.
bool phone(std::string_view cell)
{
    std::size_t digits = 0;
    const auto done = [&] { return digits == 0 || (digits >= 7 && digits <= 13); };
    for (std::string_view rest = cell; !rest.empty();) {
        const char32_t c = next_character(rest);
        const char32_t ascii = c >= 0xFF10 && c <= 0xFF19 ? c - 0xFEE0 : c;
        if (ascii >= '0' && ascii <= '9') ++digits;
        else if (c == '/' || c == ',' || c == ';' || c == U'、' || c == U'，') {
            if (!done()) return false;
            digits = 0;
        } else if (c != ' ' && c != '-' && c != '+' && c != '(' && c != ')') return false;
    }
    return digits != 0 && done();
}

bool readable_name(std::string_view cell)
{
    while (!cell.empty()) {
        const char32_t c = next_character(cell);
        const bool lost = c == U'?' || c == U'？' || c == U'*' || c == U'□' || c == U'■' || c == 0xFFFD ||
                          (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
        if (lost || is_digit(c) || (c >= 0xFF10 && c <= 0xFF19)) return false;
    }
    return true;
}

void check_national_id(Row& row, std::size_t at, std::string_view cell, bool own)
{
    const Id id = parse_national_id(cell);
    if (id.state == IdState::damaged) row.tell("lost_digits", at);
    else if (id.state == IdState::wrong) row.tell("check_digit", at);
    else if (id.state == IdState::unchecked && id.key.size() == 18 && birth_date_of(id)) row.tell("fifteen_digits", at);
    else if (id.state == IdState::unchecked && own) {
        const auto type = canonical("id_type", row[row.sheet().find("id_type")]);
        if (type.empty() || type == "1") row.tell("other_document", at);
    }
}

void check_student_id(Row& row, std::size_t at, std::string_view cell)
{
    const Id id = parse_student_id(cell);
    if (id.state == IdState::damaged) row.tell("lost_digits", at);
    if (id.state == IdState::wrong) row.tell("check_digit", at);
    if (id.state == IdState::unchecked) row.tell("local_number", at);
}

// Days that a record may not lie ahead of; the others are deadlines, promises and spans.
bool past_only(std::string_view column)
{
    static constexpr std::string_view ahead[] = {"begin_date", "end_date", "deadline", "promised_date", "review_date"};
    return std::ranges::find(ahead, column) == std::end(ahead);
}

void check_date(Row& row, const Sheet::Cell& cell, std::string_view text)
{
    const auto date = cell.column->form == "month" ? parse_month(text) : parse_date(text);
    if (!date) return row.tell("bad_date", cell.at);
    if (*date > row.sheet().as_of && row.sheet().kind != "calendar" && past_only(cell.column->name))
        row.tell("future_date", cell.at, {to_string(row.sheet().as_of)});
}

// Which word it is, and which there are.
std::string unknown(const Row& row, const Sheet::Cell& cell, std::string_view text)
{
    const auto told = [&](std::string_view column) { return row[row.sheet().find(column)]; };
    return unknown_word(cell.column->form.substr(5), text, {told("name"), told("former_name"), told("guardian_name")});
}

void check_form(Row& row, const Sheet::Cell& cell, std::string_view text)
{
    const auto form = cell.column->form;
    const auto name = cell.column->name;
    if (cell.vocabulary) {
        if (cell.vocabulary->canonical(text).empty()) row.tell_words("unknown_code", cell.at, unknown(row, cell, text));
    } else if (form == "date" || form == "time" || form == "month") {
        check_date(row, cell, text);
    } else if (form == "span") {
        if (!base::parse_span(text)) row.tell("bad_date", cell.at);
    } else if (form == "national_id") {
        check_national_id(row, cell.at, text, name == "national_id");
    } else if (form == "student_id") {
        check_student_id(row, cell.at, text);
    } else if (form == "grade") {
        if (!parse_grade(text, row.sheet().school_year)) row.tell("bad_grade", cell.at);
    } else if (form == "class") {
        if (class_as_date(text)) row.tell("class_as_date", cell.at);
    } else if (form == "number") {
        if (!row.number(cell.at)) row.tell("bad_number", cell.at);
    } else if (form == "phone") {
        if (!phone(text)) row.tell("bad_phone", cell.at);
    } else if (name == "name") {
        if (!readable_name(text)) row.tell("unreadable_name", cell.at);
    } else if (name == "school_id") {
        if (text.size() != 10 || !std::ranges::all_of(text, is_digit<char>)) row.tell("school_code", cell.at);
    }
}

}  // namespace

void check_cells(Row& row)
{
    for (const auto& cell : row.sheet().cells) {
        const auto text = row[cell.at];
        if (!text.empty()) check_form(row, cell, text);
        else if (cell.column->need == "required") row.tell("empty", cell.at);
    }
    for (const auto& any : row.sheet().any_of)
        if (std::ranges::all_of(any, [&](std::size_t at) { return row[at].empty(); })) row.tell("empty", any.front());
}

}  // namespace baoxue::operation::check
