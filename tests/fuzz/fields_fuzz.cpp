// Any text as a date, a number of a child, a grade, a class, a heading: normal forms are normal, dates come
// back.
#include <baoxue/base/date.hpp>
#include <baoxue/base/identity.hpp>
#include <baoxue/base/text.hpp>

#include "csv/utf8.hpp"
#include "memory_file.hpp"

using namespace baoxue;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto text = fuzz::bytes(data, size);
    text = text.substr(0, csv::valid_utf8(text));

    for (const auto date : {parse_date(text), parse_month(text)})
        if (date) expect(parse_date(to_string(*date)) == date);
    for (const auto parse : {parse_national_id, parse_student_id}) {
        const auto id = parse(text);
        expect(id.key.empty() == (id.state == IdState::none));
        if (id.state == IdState::valid || id.state == IdState::wrong) expect(parse(id.key).key == id.key);
        birth_date_of(id);
        gender_of(id);
    }
    const auto grade = parse_grade(text, 2026);
    if (grade) expect(1 <= *grade && *grade <= 9);
    parse_class(text, grade.value_or(0));

    expect(trim(trim(text)) == trim(text));
    expect(half_width(half_width(text)) == half_width(text));
    expect(fold(fold(text)) == fold(text));
    fold_heading(text);
    clean(text);
    expect(display_width(fit(text, 10)) == 10);
    return 0;
}
