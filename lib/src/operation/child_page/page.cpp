#include "baoxue/child_page.hpp"

#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/words.hpp"
#include "operation/child_page/person.hpp"

namespace baoxue {

using namespace operation::child_page;

namespace {

using paper::Block;
using Pairs = std::vector<std::pair<std::string, std::string>>;  // what it is called, what it is

// Sign of a day on paper.
std::string_view mark_of(char sign)
{
    return sign == '+' ? "√" : sign == '-' ? "×" : sign == 'o' ? "○" : "△";
}

Block text_block(Block::Kind kind, std::string text, double size = 11)
{
    return {.kind = kind, .text = std::move(text), .size = size};
}

class Page {
  public:
    Page(const ChildRecords& records, const std::string& child, const Who& who, Date as_of)
        : records_(records), child_(child), who_(who), as_of_(as_of)
    {
        if (const auto found = records.rosters.find(child); found != records.rosters.end()) rosters_ = found->second;
        sheet_.margin = {18, 18, 18, 20};
    }

    paper::Sheet sheet()
    {
        add(text_block(Block::Kind::title, std::string(say("The child's file")), 12));
        add(text_block(Block::Kind::right, say("as of {}", {to_string(as_of_)}), 10));
        person();
        calendar();
        signs();
        duties();
        history();
        doubts();
        return std::move(sheet_);
    }

  private:
    void add(Block block) { sheet_.blocks.push_back(std::move(block)); }
    void section(std::string_view title) { add(text_block(Block::Kind::heading, std::string(say(title)))); }
    void line(const std::string& text) { add(text_block(Block::Kind::flush, text, 10)); }

    Block table(std::vector<int> widths) const
    {
        Block block{.kind = Block::Kind::table, .size = 9.5, .widths = std::move(widths)};
        block.flush_left.assign(block.widths.size(), true);
        return block;
    }

    static paper::TableRow row(const std::vector<std::string>& cells, bool heading = false)
    {
        paper::TableRow row{.cells = {}, .heading = heading};
        for (const auto& cell : cells) row.cells.push_back({paper::plain(cell)});
        return row;
    }

    // Two pairs a line.
    void pairs(std::string_view title, const Pairs& all)
    {
        if (all.empty()) return;
        section(title);
        auto block = table({3, 6, 3, 6});
        for (std::size_t i = 0; i < all.size(); i += 2) {
            const auto second = i + 1 < all.size() ? all[i + 1] : std::pair<std::string, std::string>();
            block.rows.push_back(row({all[i].first, all[i].second, second.first, second.second}));
        }
        add(std::move(block));
    }

    template <class Columns>
    Pairs told(const Columns& columns) const
    {
        Pairs all;
        for (const auto column : columns)
            if (const auto cell = rosters_.back().cells.find(column); cell != rosters_.back().cells.end() && !cell->second.empty())
                all.emplace_back(heading(column), cell_text(column, cell->second));
        return all;
    }

    void person()
    {
        if (rosters_.empty()) {
            pairs("Person", {{heading("name"), who_.name_text}, {heading("student_id"), who_.student_id.usable() ? who_.student_id.key : ""},
                             {heading("school_name"), who_.school_name}, {heading("class"), grade_text(who_.grade) + " " + who_.class_name}});
            return line(std::string(say("No roster of those given has the child.")));
        }
        pairs("Person", told(of_person));
        pairs("Family", told(of_family));
        for (std::size_t i = 0; i + 1 < rosters_.size(); ++i) {
            const auto cell = [&](std::string_view column) {
                const auto found = rosters_[i].cells.find(column);
                return found == rosters_[i].cells.end() ? std::string() : cell_text(column, found->second);
            };
            line(say("{}: {} {} {} {}", {rosters_[i].file, cell("school_name"), cell("grade"), cell("class"), cell("status")}));
        }
    }

    void calendar()
    {
        const auto days = child_days(records_, child_, as_of_);
        if (days.days.empty()) return;
        section("Attendance of the term");
        line(say("√ present {}, △ a part of the day missed {}, ○ excused {}, × absent without leave {} (days)",
                 {days.present, days.part, days.excused, days.absent}));
        const auto monday_of = [](Date day) { return day - (std::chrono::weekday(day) - std::chrono::Monday); };
        const Date first = monday_of(days.days.begin()->first), last = monday_of(days.days.rbegin()->first);
        auto block = table({5, 2, 2, 2, 2, 2, 2, 2});
        block.flush_left.assign(8, false);
        block.rows.push_back(row({std::string(say("week of")), std::string(say("Mon")), std::string(say("Tue")), std::string(say("Wed")), std::string(say("Thu")),
                                  std::string(say("Fri")), std::string(say("Sat")), std::string(say("Sun"))}, true));
        for (Date monday = first; monday <= last; monday += std::chrono::weeks(1)) {
            std::vector<std::string> cells{to_string(monday)};
            for (int i = 0; i < 7; ++i) {
                const auto day = days.days.find(monday + std::chrono::days(i));
                cells.emplace_back(day == days.days.end() ? "" : mark_of(day->second));
            }
            block.rows.push_back(row(cells));
        }
        add(std::move(block));
    }

    void signs()
    {
        for (const auto& student : records_.signs)
            if (student.student_id == child_) {
                section("What speaks for looking after it");
                line(say("{} ({} points)", {student.reasons, student.points}));
            }
    }

    void duties()
    {
        auto block = table({3, 3, 8, 4});
        for (const auto& owed : records_.owed)
            if (owed.ward.student_id == child_)
                block.rows.push_back(row({to_string(owed.due), spoken() == Language::english ? std::string(to_string(owed.state)) : std::string(label("owed", to_string(owed.state), spoken())),
                                          std::string(say(owed.task)), owed.ward.owner}));
        if (block.rows.empty()) return;
        block.rows.insert(block.rows.begin(), row({std::string(say("due")), std::string(say("state")), std::string(say("task")), std::string(say("who"))}, true));
        section("Still to be done");
        add(std::move(block));
    }

    void history()
    {
        const auto entries = child_history(records_, child_, as_of_);
        section("What happened, in order of time");
        if (entries.empty()) return line(std::string(say("Nothing is recorded.")));
        auto block = table({4, 4, 18});
        block.rows.push_back(row({std::string(say("date")), std::string(say("what")), std::string(say("details"))}, true));
        for (const auto& entry : entries)
            block.rows.push_back(row({entry.day ? to_string(*entry.day) : std::string(say("no date")), entry.what, entry.text}));
        add(std::move(block));
    }

    void doubts()
    {
        const auto found = records_.in_doubt.find(child_);
        if (found == records_.in_doubt.end()) return;
        section("Rows that may be about the child; a person decides");
        for (const auto& place : found->second) line(place);
    }

    const ChildRecords& records_;
    const std::string& child_;
    const Who& who_;
    Date as_of_;
    std::vector<RosterEntry> rosters_;
    paper::Sheet sheet_;
};

}  // namespace

paper::Sheet child_page(const ChildRecords& records, const std::string& child, const Who& who, Date as_of)
{
    return Page(records, child, who, as_of).sheet();
}

}  // namespace baoxue
