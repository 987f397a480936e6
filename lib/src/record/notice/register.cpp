#include <algorithm>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/paper/form.hpp"
#include "csv/locked_table.hpp"
#include "record/notice/cells.hpp"

namespace baoxue {

struct Register::State {
    std::string name;
    csv::LockedTable file;
    std::vector<Notice> notices = {};
};

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
    const bool keeps_reasons = std::ranges::find(columns, "forced") != columns.end();
    if (!keeps_reasons && std::ranges::any_of(rows, [](const Notice& row) { return !row.forced.empty(); }))
        throw Error(Status::data, {state_->name},
                    say("the register has no column for the reason: add the heading forced (强制签发理由)"));
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
