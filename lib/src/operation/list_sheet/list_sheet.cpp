#include "baoxue/list_sheet.hpp"

#include <algorithm>
#include <utility>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/paper/form.hpp"

namespace baoxue {
namespace {

using paper::Block;

class ListSheets {
  public:
    ListSheets(const csv::Table& table, const ListRows& list, const ListSheetPolicy& policy) : table_(table), list_(list), policy_(policy)
    {
        for (const auto& name : policy.each) each_.push_back(place_of(name));
        for (const auto place : list.columns)
            if (std::ranges::find(each_, place) == each_.end()) columns_.push_back(place);
        for (const auto place : columns_) widths_.push_back(static_cast<int>(display_width(heading(place))));
        for (const auto row : list.rows)
            for (std::size_t i = 0; i < columns_.size(); ++i)
                widths_[i] = std::max(widths_[i], static_cast<int>(std::min<std::size_t>(display_width(cell(row, columns_[i])), 36)));
    }

    std::vector<paper::Sheet> sheets() const
    {
        std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
        for (const auto row : list_.rows) {
            std::string name;
            for (const auto place : each_) add_word(name, cell(row, place), "　");
            auto found = std::ranges::find(groups, name, &std::pair<std::string, std::vector<std::size_t>>::first);
            if (found == groups.end()) found = groups.insert(groups.end(), {name, {}});
            found->second.push_back(row);
        }
        if (groups.empty()) groups.push_back({});
        std::vector<paper::Sheet> sheets;
        for (const auto& [name, rows] : groups) sheets.push_back(sheet(name, rows));
        return sheets;
    }

  private:
    // As the user names it: its heading, or our name of it.
    std::size_t place_of(const std::string& name) const
    {
        const auto& cells = table_.heading().cells;
        const auto meant = Aliases(list_.kinds).find(name);
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (cells[i] == name || list_.names[i] == name || (!meant.empty() && list_.names[i] == meant)) return i;
        throw Error(Status::usage, say("--each: the list has no column {}", {name}));
    }

    std::string heading(std::size_t place) const
    {
        auto text = list_.headings[place];
        constexpr std::string_view star = "★";  // of a form that must be filled in
        for (auto at = text.find(star); at != text.npos; at = text.find(star)) text.erase(at, star.size());
        return text;
    }

    std::string cell(std::size_t row, std::size_t place) const
    {
        const auto text = table_.cell(row, place);
        const auto vocabulary = vocabulary_of(list_.kinds, list_.names[place]);
        return paper::plain(spoken() == Language::english ? std::string(text) : in_words(vocabulary, text, spoken()));
    }

    paper::Sheet sheet(const std::string& name, const std::vector<std::size_t>& rows) const
    {
        paper::Sheet sheet;
        sheet.landscape = policy_.landscape;
        sheet.margin = {16, 15, 16, 15};
        const auto add = [&](Block::Kind kind, std::string text, double size) { sheet.blocks.push_back({.kind = kind, .text = std::move(text), .size = size}); };
        add(Block::Kind::title, paper::plain(policy_.title), 12);
        std::string line = policy_.unit.empty() ? std::string() : say("Unit (seal): {}", {policy_.unit});
        if (!name.empty()) add_word(line, name, "　　");
        if (!line.empty()) add(Block::Kind::flush, paper::plain(line), 10.5);
        add(Block::Kind::right, spoken() == Language::english ? to_string(policy_.day) : to_chinese(policy_.day), 10.5);
        sheet.blocks.push_back(table(rows));
        add(Block::Kind::flush, say("Total: {}", {rows.size()}), 10.5);
        sheet.blocks.push_back({.kind = Block::Kind::gap, .size = 10.5, .lines = 1});
        std::string signatures;
        for (const auto& who : policy_.sign.empty() ? std::vector<std::string>{std::string(say("filled in by")), std::string(say("checked by")), std::string(say("head of the unit"))} : policy_.sign)
            add_word(signatures, who + std::string(say(": ")), "　　　　　　　　　　");
        add(Block::Kind::flush, paper::plain(signatures), 10.5);
        return sheet;
    }

    Block table(const std::vector<std::size_t>& rows) const
    {
        Block block{.kind = Block::Kind::table, .size = columns_.size() > 12 ? 8.0 : 9.5, .widths = {5}};
        paper::TableRow head{.cells = {{std::string(say("No."))}}, .heading = true};
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            block.widths.push_back(std::max(4, widths_[i] + 1));
            head.cells.push_back({heading(columns_[i])});
        }
        block.flush_left.assign(block.widths.size(), false);
        block.rows.push_back(std::move(head));
        for (const auto row : rows) {
            paper::TableRow line{.cells = {{std::to_string(block.rows.size())}}};
            for (const auto place : columns_) line.cells.push_back({cell(row, place)});
            block.rows.push_back(std::move(line));
        }
        return block;
    }

    const csv::Table& table_;
    const ListRows& list_;
    const ListSheetPolicy& policy_;
    std::vector<std::size_t> each_, columns_;
    std::vector<int> widths_;
};

}  // namespace

std::vector<paper::Sheet> list_sheets(const csv::Table& table, const ListRows& list, const ListSheetPolicy& policy)
{
    return ListSheets(table, list, policy).sheets();
}

}  // namespace baoxue
