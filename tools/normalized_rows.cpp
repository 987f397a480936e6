#include "normalized_rows.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "evidence.hpp"

namespace baoxue::tools {
namespace {

// What a row says of whom it is about.
Who who_in(const std::vector<std::string>& columns, const std::vector<std::string_view>& cells)
{
    return who_of([&](std::string_view column) {
        const auto at = static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin());
        return at < cells.size() ? cells[at] : std::string_view();
    });
}

// Whether a row is of the places chosen. Throws for words that name no place of the rows.
std::function<bool(const Who&)> chosen(const ClassChoice& choice, const Normalized& result)
{
    if (choice.all()) return [](const Who&) { return true; };
    const auto place_of = [](const Who& who) {
        return SchoolClass{who.school_id, who.school_name, who.grade, who.class_name};
    };
    std::set<SchoolClass> places;
    Schools schools;
    result.each_row([&](const auto& cells) { places.insert(place_of(who_in(result.columns, cells))); });
    for (const auto& place : places) schools.learn(place.school_id, place.school_name);
    hold_against(choice, std::vector<SchoolClass>(places.begin(), places.end()), schools);
    return [&choice, schools, place_of](const Who& who) { return choice.wants(place_of(who), schools); };
}

void write_as_is(const Options& options, const Normalized& result, const ClassChoice& places)
{
    const auto wanted = chosen(places, result);
    csv::Writer out(options.writing, result.columns, {result.kind, "stack"});
    if (places.all()) result.write(out);
    else
        result.each_row([&](const auto& cells) {
            if (!wanted(who_in(result.columns, cells))) return;
            for (const auto cell : cells) out.cell(cell);
            out.end_row();
        });
    out.finish();
}

// The rows with the numbers of their children; those without a child left out.
void write_placed(Options& options, const Normalized& result, const ChildFiles& files, const ClassChoice& places)
{
    const auto wanted = chosen(places, result);
    Children children(options, files);
    children.settle();
    auto columns = result.columns;
    for (const auto* number : {"student_id", "national_id"})
        if (std::ranges::find(columns, number) == columns.end()) columns.emplace_back(number);
    csv::Writer out(options.writing, columns, child_kinds({result.kind}));
    result.each_row([&](const std::vector<std::string_view>& cells) {
        const auto who = who_in(columns, cells);
        if (!wanted(who)) return;
        const Who* const child = children.child_of(who, {result.file, 0, {}});
        if (child == nullptr) return;
        for (std::size_t i = 0; i < columns.size(); ++i)
            out.cell(columns[i] == "student_id" && child->student_id.usable()     ? child->student_id.key
                     : columns[i] == "national_id" && child->national_id.usable() ? child->national_id.key
                     : i < cells.size()                                           ? std::string(cells[i])
                                                                                  : std::string());
        out.end_row();
    });
    children.tell_unplaced();
    out.finish();
}

}  // namespace

void write_normalized(Options& options, const Normalized& result, const ChildFiles& children, const ClassChoice& places)
{
    if (children.rosters.empty()) write_as_is(options, result, places);
    else write_placed(options, result, children, places);
}

}  // namespace baoxue::tools
