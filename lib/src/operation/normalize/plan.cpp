#include "operation/normalize/plan.hpp"

#include <algorithm>

#include "baoxue/base/error.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/rule/school_year.hpp"
#include "baoxue/store/attendance.hpp"
#include "base/title.hpp"
#include "operation/normalize/legend.hpp"
#include "operation/normalize/punches.hpp"

namespace baoxue::operation::normalize {
namespace {

constexpr auto nowhere = static_cast<std::size_t>(-1);
constexpr std::string_view person_columns[] = {"student_id", "national_id", "name"};
constexpr std::string_view merged_columns[] = {"school_id", "school_name", "grade", "class", "township", "village"};

// A stroke is a mark here: in many schools it means present.
std::string_view mark_in(std::string_view cell)
{
    const auto stroke = trim(cell);
    return stroke == "/" || stroke == "／" ? stroke : clean(stroke);
}

// 序号: the number of the row.
bool names_nothing(std::string_view heading)
{
    const auto text = fold_heading(heading);
    return text.empty() || text == "序号" || text == "no" || text == "no.";
}

const Column* column_named(std::string_view kind, std::string_view name)
{
    const auto columns = columns_of(kind);
    const auto found = std::ranges::find(columns, name, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

}  // namespace

void Part::clear()
{
    text.clear();
    ends.clear();
    rows = footers = silent = graded = partly_told = 0;
    not_understood.clear();
    empty.clear();
}

void Part::cell(std::string_view text_)
{
    text += text_;
    ends.push_back(static_cast<std::uint32_t>(text.size()));
}

Plan::Plan(std::string_view kind, const csv::Heading& heading, const std::string& file, const NormalizePolicy& policy,
           const csv::ReadOptions& reading)
    : kind_(kind),
      heading_(heading),
      policy_(policy),
      school_year_(school_year(policy.as_of)),
      name_(heading.find("name").value_or(nowhere)),
      mark_("status", column_named("attendance", "status"), policy.profile)
{
    if (kind == "attendance") {
        const auto sets = [](const auto& column) { return column.first == "date"; };
        const bool dated = heading.find("date") || std::ranges::any_of(policy.set, sets);
        grid_ = grid_of(heading, file, dated, policy.month);
    }
    for (const auto& slot : grid_.slots) {
        sessions_ = sessions_ || !slot.session.empty();
        periods_ = periods_ || !slot.period.empty();
    }
    for (std::size_t at = 0; at < heading.columns.size(); ++at) {
        const auto is_slot = [&](const Slot& slot) { return slot.at == at || slot.also == at; };
        if (std::ranges::any_of(grid_.slots, is_slot)) continue;
        if (std::ranges::find(heading.twins, at, &csv::Heading::Twin::second) != heading.twins.end()) continue;
        if (grid_.slots.empty() || column_named(kind, heading.columns[at])) add(at, heading.columns[at]);
        else if (trim(heading.cells[at]).empty()) nameless_.push_back(at);
        else left_out_.push_back(heading.shown(at)), dropped_.push_back(at);
    }
    add_grade();
    add_own_codes(reading);
    add_class_of_title();
    for (const auto& [column, value] : policy.set) set(column, value);
    if (!grid_.slots.empty())
        for (const auto& [sign, code] : legend_in(heading.title)) {
            if (const auto usual = mark_.vocabulary->canonical(sign); usual != code) legend_ += (legend_.empty() ? "" : ", ") + sign + " " + code;
            mark_.vocabulary->add(sign, code);
        }
    if (kind == "attendance" && grid_.slots.empty()) spans_ = Spans(names(), policy.calendar);
    if (!policy.blank.empty() && !mark_.canonical(policy.blank, {}))
        throw Error(Status::usage, say("--blank {}: no attendance code", {policy.blank}));
}

void Plan::add(std::size_t at, std::string name)
{
    const bool merged = policy_.fill_down && std::ranges::find(merged_columns, name) != std::end(merged_columns);
    const Column* column = column_named(kind_, name);
    if (column == nullptr || column->form != "span") {
        sources_.push_back({at, Form(std::move(name), column, policy_.profile), merged});
        return;
    }
    for (const auto& [end, form] : {std::pair{"begin_date", "first of span"}, {"end_date", "last of span"}}) {
        sources_.push_back({at, Form(end, column_named(kind_, end), policy_.profile), merged});
        sources_.back().form.form = form, sources_.back().form.strict = true;
    }
}

// A class cell may say the grade too: 一年级2班.
void Plan::add_grade()
{
    const auto named = [&](std::string_view name) {
        return std::ranges::find(sources_, name, [](const Source& source) { return source.form.name; });
    };
    const auto klass = named("class");
    if (klass == sources_.end() || named("grade") != sources_.end() || column_named(kind_, "grade") == nullptr) return;
    grade_of_class_ = static_cast<std::size_t>(klass - sources_.begin());
    sources_.insert(klass, {nowhere, Form("grade", column_named(kind_, "grade"), policy_.profile)});
}

void Plan::add_class_of_title()
{
    const auto is_class = [](const auto& name) { return name == "class"; };
    if (grid_.slots.empty() || std::ranges::any_of(names(), is_class) ||
        std::ranges::any_of(policy_.set, is_class, &std::pair<std::string, std::string>::first))
        return;
    class_of_title_ = base::class_in(heading_.title, school_year_);
    if (!class_of_title_) return;
    set("grade", std::to_string(class_of_title_->grade));
    set("class", class_of_title_->class_name);
}

void Plan::add_own_codes(const csv::ReadOptions& reading)
{
    if (policy_.codes.empty()) return;
    csv::Rejects none;
    const csv::Table table(policy_.codes, reading, {"codes"}, {"column", "word", "code"}, none);
    const auto column = table.find("column"), word = table.find("word"), code = table.find("code");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto add_to = [&](Form& form) {
            if (form.vocabulary && form.name == table.cell(row, column))
                form.vocabulary->add(table.cell(row, word), table.cell(row, code));
        };
        for (auto& source : sources_) add_to(source.form);
        add_to(mark_);
    }
}

void Plan::set(const std::string& column, const std::string& value)
{
    if (column_named(kind_, column) == nullptr)
        throw Error(Status::usage, say("--set {}: the kind {} has no such column", {column, kind_}));
    auto found = std::ranges::find(sources_, column, [](const Source& source) { return source.form.name; });
    if (found == sources_.end()) {
        add(nowhere, column);
        found = sources_.end() - 1;
    }
    const auto canonical = found->form.canonical(value, {school_year_, 0});
    if (!canonical) throw Error(Status::usage, say("--set {}: {}", {column, found->form.reason(value)}));
    found->otherwise = *canonical;
    const int grade = column == "class" ? parse_grade_and_class({}, value, school_year_).grade : 0;  // 五(1)班
    const auto is_grade = [](const Source& source) { return source.form.name == "grade"; };
    if (grade != 0 && std::ranges::none_of(sources_, is_grade)) set("grade", std::to_string(grade));
}

std::vector<std::string> Plan::names() const
{
    std::vector<std::string> names;
    names.reserve(sources_.size());
    for (const auto& source : sources_) names.push_back(source.form.name);
    return names;
}

std::vector<std::size_t> Plan::unknown() const
{
    std::vector<std::size_t> columns;
    for (const auto& source : sources_)
        if (source.at != nowhere && !heading_.known[source.at] && !names_nothing(heading_.cells[source.at])) columns.push_back(source.at + 1);
    return columns;
}

std::vector<std::string> Plan::columns() const
{
    auto names = this->names();
    spans_.rename(names);
    if (grid_.slots.empty()) return names;
    if (grid_.by_day) names.emplace_back("date");
    if (sessions_) names.emplace_back("session");
    if (periods_) names.emplace_back("period");
    names.emplace_back("status");
    return names;
}

// The row of weekdays or of half days below the days of a grid.
bool Plan::names_weekdays(const csv::Rows& rows) const
{
    std::size_t weekdays = 0;
    for (const auto& slot : grid_.slots) {
        const auto cell = clean(rows.cell(slot.at));
        if (!cell.empty() && !is_weekday(cell) && !is_session(cell)) return false;
        weekdays += !cell.empty();
    }
    return weekdays > 1;
}

bool Plan::names_nobody(const csv::Rows& rows) const
{
    return std::ranges::all_of(sources_, [&](const Source& source) {
        const bool person = std::ranges::find(person_columns, source.form.name) != std::end(person_columns);
        return !person || source.at == nowhere || clean(rows.cell(source.at)).empty();
    });
}

// The cells outside the slots; false when the row was rejected.
bool Plan::row(csv::Rows& rows, Part& part, std::vector<std::string>& above, std::vector<std::string>& cells) const
{
    cells.assign(sources_.size(), {});
    above.resize(sources_.size());
    Setting setting{school_year_, 0};
    const bool same_child = policy_.fill_down && !grid_.slots.empty() && names_nobody(rows);
    const auto fill = [&](std::size_t i) {
        const Source& source = sources_[i];
        const bool person = std::ranges::find(person_columns, source.form.name) != std::end(person_columns);
        const bool merged = source.merged || (policy_.fill_down && person);
        std::string_view cell = clean(rows.cell(source.at));
        if (merged && cell.empty() && (!person || same_child)) cell = above[i];
        else if (merged) above[i] = cell;
        if (cell.empty()) {
            cells[i] = source.otherwise;
            const bool may_be_merged = source.at != nowhere && std::ranges::find(merged_columns, source.form.name) != std::end(merged_columns);
            if (may_be_merged && !source.merged && cells[i].empty()) ++part.empty[heading_.shown(source.at)];
            return true;
        }
        if (auto canonical = source.form.canonical(cell, setting)) {
            cells[i] = std::move(*canonical);
            return true;
        }
        cells[i] = cell;
        if (source.form.strict) rows.reject(source.form.name, source.form.reason(cell, {rows.cell(name_)}));
        else ++part.not_understood[source.form.name];
        return !source.form.strict;
    };
    const auto place_of = [&](std::string_view name) {
        const auto found = std::ranges::find(sources_, name, [](const Source& source) { return source.form.name; });
        return static_cast<std::size_t>(found - sources_.begin());
    };
    // the grade first: what a class means depends on it
    const auto grade = place_of("grade"), klass = place_of("class");
    if (grade < sources_.size()) {
        if (!fill(grade)) return false;
        setting.grade = parse_grade(cells[grade]).value_or(0);
    }
    for (std::size_t i = 0; i < sources_.size(); ++i)
        if (i != grade && !fill(i)) return false;
    if (grade == sources_.size() || klass == sources_.size() || !clean(rows.cell(sources_[grade].at)).empty())
        return true;
    auto both =
        parse_grade_and_class({}, cells[klass].empty() ? "" : clean(rows.cell(sources_[klass].at)), school_year_);
    if (both.grade == 0) return true;
    cells[grade] = std::to_string(both.grade), cells[klass] = std::move(both.class_name);
    ++part.graded;
    return true;
}

// The code of each slot, empty where nothing was recorded; false when the row was rejected.
bool Plan::slots(csv::Rows& rows, std::vector<std::string>& marks) const
{
    marks.assign(grid_.slots.size(), {});
    for (const std::size_t at : nameless_) {
        if (clean(rows.cell(at)).empty()) continue;
        rows.reject({}, say("a mark stands below no day: give column {} a heading", {at + 1}));
        return false;
    }
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Slot& slot = grid_.slots[i];
        auto cell = mark_in(rows.cell(slot.at));
        const auto other = slot.also ? mark_in(rows.cell(*slot.also)) : std::string_view();
        if (cell.empty()) cell = other;
        const bool lacking = grid_.by_day && !slot.date;  // 31 September
        if (cell.empty() && (lacking || policy_.blank.empty())) continue;
        auto code = mark_.canonical(cell.empty() ? policy_.blank : cell, {});
        if (code && !other.empty() && !tells_presence(*code))
            if (const auto also = mark_.canonical(other, {}); !also || tells_presence(*also)) code = also;
        if (code && !lacking) {
            marks[i] = *code;
            continue;
        }
        rows.reject(heading_.columns[slot.at], code ? std::string(say("the month has no such day")) : mark_.reason(cell, {rows.cell(name_)}));
        return false;
    }
    return true;
}

// A row of a grid that would lose what it says: marks of nobody, and marks of a half of the day that no column tells.
bool Plan::tells_more(csv::Rows& rows, const std::vector<std::string>& cells, const std::vector<std::string>& marks) const
{
    if (std::ranges::all_of(marks, &std::string::empty)) return false;
    bool somebody = false, named = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& name = sources_[i].form.name;
        const bool person = std::ranges::find(person_columns, name) != std::end(person_columns);
        named = named || person;
        somebody = somebody || (person && !cells[i].empty());
    }
    if (named && !somebody)
        return rows.reject({}, std::string(say("marks of nobody: are the cells for name and number merged with those above? Then use "
                                               "--fill-down"))), true;
    const auto half = std::ranges::find_if(dropped_, [&](std::size_t at) { return is_session(clean(rows.cell(at))); });
    if (half == dropped_.end()) return false;
    rows.reject({}, say("column {} tells the half of the day, and no heading says so: call it 时段", {*half + 1}));
    return true;
}

bool Plan::records_nothing(const std::vector<std::string>& cells) const
{
    if (kind_ != "attendance") return false;
    const auto status = std::ranges::find(sources_, "status", [](const Source& source) { return source.form.name; });
    return status != sources_.end() && cells[static_cast<std::size_t>(status - sources_.begin())].empty();
}

// A row of a list: one, or of a span of days one for each.
void Plan::list(csv::Rows& rows, Part& part, std::vector<std::string>& cells) const
{
    if (records_nothing(cells)) rows.count_unrecorded();
    const auto write = [&](const std::vector<std::string>& row) {
        for (const auto& cell : row) part.cell(cell);
        ++part.rows;
    };
    if (!spans_.given()) return write(cells);
    const auto days = spans_.days(cells);
    if (!days) return rows.reject("begin_date", std::string(spans_.reason()));
    for (const Date day : *days) write(spans_.on(day, cells));
}

void Plan::take(csv::Rows& rows, Part& part, std::vector<std::string>& above) const
{
    if (!grid_.slots.empty() && names_weekdays(rows)) {
        ++part.footers;
        const auto other = [&](const Slot& slot) {
            const auto day = weekday_of(clean(rows.cell(slot.at)));
            return day && slot.date && *day != std::chrono::weekday{*slot.date};
        };
        if (std::ranges::any_of(grid_.slots, other))
            rows.reject({}, std::string(say("the days of the week are those of another month: say its own with --wide-month")));
        return;
    }
    std::vector<std::string> cells, marks;
    if (!row(rows, part, above, cells) || !slots(rows, marks)) return;
    if (!grid_.slots.empty() && tells_more(rows, cells, marks)) return;
    if (grid_.slots.empty()) {
        list(rows, part, cells);
    } else if (std::ranges::all_of(marks, &std::string::empty)) {
        ++part.silent;
    }
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].empty()) continue;
        const Slot& slot = grid_.slots[i];
        for (const auto& cell : cells) part.cell(cell);
        if (grid_.by_day) part.cell(to_string(slot.date));
        if (sessions_) part.cell(slot.session);
        if (periods_) part.cell(slot.period);
        part.cell(marks[i]);
        ++part.rows;
        part.partly_told += mark_.of_punches && marks[i] == "pending";
    }
}

}  // namespace baoxue::operation::normalize
