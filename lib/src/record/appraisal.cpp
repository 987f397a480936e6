#include "baoxue/record/appraisal.hpp"

#include <array>
#include <charconv>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/percent.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/policy.hpp"

namespace baoxue {
namespace {

std::optional<double> decimal_in(const PolicyRow& row, std::size_t cell, const char* column)
{
    const std::string text = half_width(row.cells[cell]);
    if (text.empty()) return {};
    double number = 0;
    const auto* const end = text.data() + text.size();
    if (const auto [stop, fault] = std::from_chars(text.data(), end, number); fault != std::errc{} || stop != end)
        throw Error(Status::usage, {row.place.file, row.place.line, column}, say("not a number"));
    return number;
}

std::string points_text(double value)
{
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value + 0.0).ptr};  // -0 is 0
}

void write(csv::Writer& out, const Appraised& who)
{
    out.cell(who.level).cell(who.person).cell(who.school_id).cell(who.school_name);
}

}  // namespace

std::vector<AppraisalRule> read_appraisal_rules(const std::string& file, const csv::ReadOptions& reading)
{
    std::vector<AppraisalRule> rules;
    for (const auto& row : read_policy("appraisal", file, reading, {"measure", "points", "most", "veto"})) {
        const auto measure = canonical("measure", row.cells[0]);
        if (measure.empty()) throw Error(Status::usage, {row.place.file, row.place.line, "measure"}, unknown_word("measure"));
        const auto veto = canonical("yes_no", row.cells[3]);
        if (veto.empty() && !row.cells[3].empty()) throw Error(Status::usage, {row.place.file, row.place.line, "veto"}, unknown_word("yes_no"));
        rules.push_back({std::string(measure), decimal_in(row, 1, "points").value_or(0), decimal_in(row, 2, "most"), veto == "1"});
    }
    return rules;
}

const std::vector<std::string>& Appraisal::columns()
{
    static const std::vector<std::string> columns{"level", "person", "school_id", "school_name", "measure",
                                                  "count", "of",     "share",     "points",      "veto"};
    return columns;
}

const std::vector<std::string>& Appraisal::kinds()
{
    static const std::vector<std::string> kinds{"appraisal"};
    return kinds;
}

void write(csv::Writer& out, const Appraisal& row, long long few)
{
    const bool total = row.measure == "total";
    write(out, row.who);
    out.cell(row.measure).cell(total ? "" : std::to_string(row.count)).cell(row.of ? std::to_string(*row.of) : "");
    const bool whole = row.of && *row.of > 0;
    if (!whole) out.cell("");
    else if (*row.of < few) out.cell(std::to_string(row.count) + '/' + std::to_string(*row.of));
    else out.cell(percent(row.count, *row.of) + '%');
    out.cell(points_text(row.points)).cell(row.veto ? "1" : total ? "0" : "").end_row();
}

const std::vector<std::string>& AppraisalFact::columns()
{
    static const std::vector<std::string> columns{"level", "person",     "school_id", "school_name", "measure", "date",
                                                  "student_id", "name", "grade",     "class",       "what"};
    return columns;
}

const std::vector<std::string>& AppraisalFact::kinds()
{
    static const std::vector<std::string> kinds{"appraisal", "roster"};
    return kinds;
}

void write(csv::Writer& out, const AppraisalFact& fact)
{
    write(out, fact.who);
    out.cell(fact.measure).cell(fact.date ? to_string(*fact.date) : "").cell(fact.student_id).cell(fact.name);
    out.cell(fact.grade).cell(fact.class_name).cell(fact.what).end_row();
}

const std::vector<std::string>& StepTime::columns()
{
    static const std::vector<std::string> columns{"level", "person", "school_id", "school_name", "step",
                                                  "cases", "taken",  "median",    "longest"};
    return columns;
}

const std::vector<std::string>& StepTime::kinds()
{
    static const std::vector<std::string> kinds{"appraisal"};
    return kinds;
}

void write(csv::Writer& out, const StepTime& row)
{
    const bool any = row.taken != 0;
    write(out, row.who);
    out.cell(row.step).cell(static_cast<long long>(row.cases)).cell(static_cast<long long>(row.taken));
    out.cell(any ? std::to_string(row.median) : "").cell(any ? std::to_string(row.longest) : "").end_row();
}

}  // namespace baoxue
