#include "baoxue/record/review.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <unordered_map>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "base/fingerprint.hpp"
#include "record/review/told.hpp"

namespace baoxue {
namespace {

std::string birth_of(const Person& person)
{
    return person.birth_date ? to_string(*person.birth_date) : fold(person.birth_text);
}

std::optional<bool> verdict(std::string_view cell)
{
    const std::string word = fold(cell);
    for (const std::string_view yes : {"y", "yes", "1", "是", "同"})
        if (word == yes) return true;
    for (const std::string_view no : {"n", "no", "0", "否", "不同"})
        if (word == no) return false;
    return {};
}

bool is_question(std::string_view cell)
{
    return fold(cell) == "?";
}

// Where each of the wanted rows stands; of equal rows the first.
std::unordered_map<std::string_view, std::size_t> places(std::span<const std::string> ids)
{
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i) places.emplace(ids[i], i);
    return places;
}

}  // namespace

std::string row_id(const Person& person)
{
    base::Fingerprint print;
    for (const auto& text :
         {fold(person.name), birth_of(person), std::string(person.sex != 0, person.sex), person.national_id.key,
          person.student_id.key, digits_of(person.phone), fold(person.guardian), person.school_id, person.school_name,
          std::to_string(person.grade), person.class_name})
        print.add(text);
    return print.letters();
}

std::string pair_id(const Person& before, const Person& after)
{
    return row_id(before) + "-" + row_id(after);
}

const std::vector<std::string>& ReviewWriter::columns()
{
    // What a clerk needs comes first, what the program reads back last.
    static const std::vector<std::string> columns{"decision",
                                                  "before_name",
                                                  "after_name",
                                                  "differs",
                                                  "why",
                                                  "before_gender",
                                                  "after_gender",
                                                  "before_birth_date",
                                                  "after_birth_date",
                                                  "before_school",
                                                  "after_school",
                                                  "before_grade",
                                                  "after_grade",
                                                  "before_class",
                                                  "after_class",
                                                  "before_guardian",
                                                  "after_guardian",
                                                  "before_phone",
                                                  "after_phone",
                                                  "before_student_id",
                                                  "after_student_id",
                                                  "before_national_id",
                                                  "after_national_id",
                                                  "before_row",
                                                  "after_row",
                                                  "probability",
                                                  "reason",
                                                  "evidence",
                                                  "group",
                                                  "pair_id"};
    return columns;
}

const std::vector<std::string>& ReviewWriter::kinds()
{
    static const std::vector<std::string> kinds{"review"};
    return kinds;
}

void ReviewWriter::write(const Person& before, const Person& after, const ReviewNote& note)
{
    char probability[16] = "";
    if (note.probability > 0) std::snprintf(probability, sizeof probability, "%.4f", note.probability);
    const Language language = spoken();
    const auto both = [&](const auto& of) { writer_.cell(of(before)).cell(of(after)); };
    writer_.cell(note.decision).cell(before.name).cell(after.name);
    writer_.cell(record::review::what_differs(before, after, language));
    writer_.cell(record::review::why(note.reason, note.evidence, language));
    both([&](const Person& p) { return label("gender", std::string_view(&p.sex, p.sex != 0), language); });
    both([](const Person& p) { return p.birth_text; });
    both([](const Person& p) { return p.school_name.empty() ? p.school_id : p.school_name; });
    both([](const Person& p) { return grade_text(p.grade); });
    both([](const Person& p) { return p.class_name; });
    both([](const Person& p) { return p.guardian; });
    both([](const Person& p) { return p.phone; });
    both([](const Person& p) { return p.student_id.key; });
    both([](const Person& p) { return p.national_id.key; });
    both([](const Person& p) { return std::to_string(p.sheet_row); });
    writer_.cell(probability).cell(note.reason).cell(note.evidence).cell(note.group).cell(pair_id(before, after));
    writer_.end_row();
}

std::vector<Decision> read_decisions(std::span<const csv::Table> lists)
{
    std::vector<Decision> decisions;
    std::unordered_map<std::string_view, bool> known;
    for (const auto& list : lists) {
        const auto pair = list.find("pair_id"), decision = list.find("decision");
        for (std::size_t row = 0; row < list.rows(); ++row) {
            const auto cell = list.cell(row, decision), id = list.cell(row, pair);
            if (cell.empty() || is_question(cell)) continue;
            const auto same = verdict(cell);
            if (!same) throw Error(Status::data, list.place(row, decision), say("a decision is y, n or ?"));
            const auto [first, is_first] = known.emplace(id, *same);
            if (!is_first && first->second != *same)
                throw Error(Status::data, list.place(row, decision), say("this pair is decided in two ways"));
            if (is_first) decisions.push_back({std::string(id), *same, list.place(row, pair)});
        }
    }
    return decisions;
}

std::vector<std::string> read_questions(std::span<const csv::Table> lists)
{
    std::vector<std::string> questions;
    for (const auto& list : lists)
        for (std::size_t row = 0; row < list.rows(); ++row)
            if (is_question(list.cell(row, list.find("decision"))))
                questions.emplace_back(list.cell(row, list.find("pair_id")));
    return questions;
}

std::vector<DecidedPair> find_rows(const std::vector<Decision>& decisions, std::span<const std::string> before,
                                   std::span<const std::string> after)
{
    if (decisions.empty()) return {};
    const auto before_places = places(before), after_places = places(after);
    std::set<std::size_t> same_before, same_after;
    std::vector<DecidedPair> pairs;
    for (const auto& [id, same, place] : decisions) {
        const std::string_view halves(id);
        const auto dash = std::min(halves.find('-'), halves.size());
        const auto left = before_places.find(halves.substr(0, dash));
        const auto right = after_places.find(halves.substr(std::min(dash + 1, halves.size())));
        if (left == before_places.end() || right == after_places.end())
            throw Error(Status::data, place,
                        say("a row of this pair has changed or is gone since it was decided; make the review "
                            "list anew"));
        pairs.push_back({left->second, right->second, same});
        if (same && (!same_before.insert(left->second).second || !same_after.insert(right->second).second))
            throw Error(Status::data, place, say("a row is decided to be the same as two others"));
    }
    return pairs;
}

}  // namespace baoxue
