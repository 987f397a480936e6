#include <algorithm>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/paper/form.hpp"
#include "csv/locked_table.hpp"
#include "record/notice/cells.hpp"

namespace baoxue {

using namespace record::notice;

struct Register::State {
    std::string name;
    csv::LockedTable file;
    std::vector<Notice> notices = {};
};

namespace {

// What a row says of the steps of a document stands in the register, or is refused before anything is written.
void refuse_loss(const Notice& row, const std::vector<std::string>& columns, const std::string& file)
{
    static constexpr std::string_view steps[] = {"served_date",   "served_mode",  "receiver",
                                                 "refuse_reason", "outcome_date", "forced", "approver"};
    for (const auto& cell : notice_cells()) {
        const bool kept = std::ranges::find(columns, cell.column) != columns.end();
        if (kept || std::ranges::find(steps, cell.column) == std::end(steps) || cell_text(row, cell).empty()) continue;
        throw Error(Status::data, {file}, say("the register has no column for this: add the heading {}", {cell.column}));
    }
}

}  // namespace

Register::Register(const std::string& file, const csv::ReadOptions& reading, std::chrono::milliseconds wait,
                   const csv::WriteOptions& writing)
    : state_(std::make_unique<State>(State{file, csv::LockedTable(file, wait)}))
{
    csv::Rejects rejects;
    const auto table =
        state_->file.table(reading, Notice::kinds(), Notice::needed(), Notice::columns(), writing, rejects);
    state_->notices = read_notices(table, rejects);
}

Register::~Register() = default;
Register::Register(Register&&) noexcept = default;

const std::vector<Notice>& Register::notices() const
{
    return state_->notices;
}

void Register::append(const std::vector<Notice>& rows)
{
    const auto& columns = state_->file.columns();
    for (const auto& row : rows) refuse_loss(row, columns, state_->name);
    std::vector<std::vector<std::string>> texts;
    for (const auto& notice : rows) {
        auto& cells = texts.emplace_back();
        for (const auto& column : columns) {
            const auto cell = std::ranges::find(notice_cells(), column, &NoticeCell::column);
            cells.push_back(cell == notice_cells().end() ? "" : paper::plain(cell_text(notice, *cell)));
        }
    }
    state_->file.append(texts);
}

}  // namespace baoxue
