#include "record/review/told.hpp"

#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/base/text.hpp"

namespace baoxue::record::review {
namespace {

bool continues(char c)
{
    return (c & '\xC0') == '\x80';
}

// How many bytes, in whole characters, two texts begin with alike.
std::size_t same_head(std::string_view one, std::string_view other)
{
    auto size = static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
    while (size > 0 && ((size < one.size() && continues(one[size])) || (size < other.size() && continues(other[size]))))
        --size;
    return size;
}

std::size_t same_tail(std::string_view one, std::string_view other)
{
    std::size_t size = 0;
    while (size < std::min(one.size(), other.size()) && one[one.size() - size - 1] == other[other.size() - size - 1])
        ++size;
    while (size > 0 && continues(one[one.size() - size])) --size;
    return size;
}

std::string marked(std::string_view text, std::size_t head, std::size_t tail)
{
    const auto middle = text.substr(head, text.size() - head - tail);
    if (middle.size() == text.size()) return std::string(text);  // nothing in common to mark it in
    return std::string(text.substr(0, head)) + "〔" + std::string(middle) + "〕" +
           std::string(text.substr(text.size() - tail));
}

class Told {
  public:
    explicit Told(Language language) : language_(language) {}

    void field(std::string_view column, std::string_view before, std::string_view after, bool differ)
    {
        if (!differ || before.empty() || after.empty()) return;
        const std::size_t head = same_head(before, after), tail = same_tail(before.substr(head), after.substr(head));
        if (!text_.empty()) text_ += language_ == Language::english ? "; " : "；";
        text_ += std::string(heading(column)) + ": " + marked(before, head, tail) + " → " + marked(after, head, tail);
    }
    std::string text() { return std::move(text_); }

  private:
    std::string_view heading(std::string_view column) const
    {
        static const std::vector<std::string> kinds{"roster"};
        return language_ == Language::english      ? column
               : language_ == Language::simplified ? heading_of(kinds, column, Language::simplified)
                                                   : heading_of(kinds, column, Language::traditional);
    }

    Language language_;
    std::string text_;
};

std::string birth_of(const Person& person)
{
    return person.birth_date ? to_string(*person.birth_date) : person.birth_text;
}

// A code by its word; in English the code with blanks.
std::string worded(std::string_view vocabulary, std::string_view code, Language language)
{
    if (language != Language::english) return std::string(label(vocabulary, code, language));
    std::string text(code);
    std::ranges::replace(text, '_', ' ');
    std::ranges::replace(text, '=', ' ');
    return text;
}

// Of `text` up to the next `separator`, which goes too.
std::string_view next_part(std::string_view& text, char separator)
{
    const auto part = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    return part;
}

}  // namespace

std::string what_differs(const Person& before, const Person& after, Language language)
{
    Told told(language);
    const auto text = [&](std::string_view column, const std::string& one, const std::string& other) {
        told.field(column, one, other, fold(one) != fold(other));
    };
    text("name", before.name, after.name);
    told.field("gender", label("gender", std::string_view(&before.sex, before.sex != 0), language),
               label("gender", std::string_view(&after.sex, after.sex != 0), language), before.sex != after.sex);
    text("birth_date", birth_of(before), birth_of(after));
    text("student_id", before.student_id.key, after.student_id.key);
    text("national_id", before.national_id.key, after.national_id.key);
    text("school_name", before.school_name, after.school_name);
    text("class", before.class_name, after.class_name);
    text("guardian_name", before.guardian, after.guardian);
    told.field("guardian_phone", before.phone, after.phone, digits_of(before.phone) != digits_of(after.phone));
    return told.text();
}

std::string why(std::string_view reason, std::string_view evidence, Language language)
{
    // No comma in English: a cell with one needs quotes.
    const bool english = language == Language::english;
    const std::string_view stop = english ? " | " : "；", comma = english ? "; " : "，";
    std::string text;
    while (!reason.empty()) {
        if (!text.empty()) text += comma;
        text += worded("doubt", next_part(reason, ';'), language);
    }
    bool first = true;
    while (!evidence.empty()) {
        auto part = next_part(evidence, ' ');
        if (part.find('=') == part.npos) continue;
        const auto code = part.substr(0, part.find('('));
        if (!text.empty()) text += first ? stop : comma;
        text += worded("evidence", code, language);
        first = false;
    }
    return text;
}

}  // namespace baoxue::record::review
