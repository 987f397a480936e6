#include "baoxue/record/notice.hpp"

#include <algorithm>
#include <map>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/words.hpp"
#include "record/notice/cells.hpp"

namespace baoxue {

using namespace record::notice;

const std::vector<std::string>& Notice::columns()
{
    static const auto all = [] {
        std::vector<std::string> names;
        for (const auto& cell : notice_cells()) names.emplace_back(cell.column);
        return names;
    }();
    return all;
}

const std::vector<std::string>& Notice::kinds()
{
    static const std::vector<std::string> kinds{"notices"};
    return kinds;
}

const std::vector<std::string>& Notice::needed()
{
    static const std::vector<std::string> columns{"notice_no", "kind"};
    return columns;
}

bool Notice::open() const
{
    return outcome.empty() || outcome == "open" || outcome == "partial" || outcome == "expired";
}

namespace {

// What follows from a letter hangs on these: a word that nobody knows must not end it.
bool decides(std::string_view column)
{
    return column == "kind" || column == "outcome" || column == "event";
}

// Fills what the row says into `notice`. False when the row cannot be read; it is in the rejects then.
bool take_row(const csv::Table& table, std::size_t row, Notice& notice, csv::Rejects& rejects)
{
    for (const auto& cell : notice_cells()) {
        const auto column = table.find(cell.column);
        const auto text = table.cell(row, column);
        if (text.empty()) continue;
        if (cell.text != nullptr) {
            const auto code = cell.vocabulary.empty() ? std::string_view{} : canonical(cell.vocabulary, text);
            if (code.empty() && decides(cell.column)) {
                rejects.add({table.place(row, column), unknown_word(cell.vocabulary, text, {notice.name, notice.guardian_name}), {}});
                return false;
            }
            notice.*cell.text = code.empty() ? text : code;
        } else if (const auto date = parse_date(text)) {
            notice.*cell.date = date;
        } else {
            rejects.add({table.place(row, column), not_a_date(table.cell(row, column)), {}});
            return false;
        }
    }
    return true;
}

}  // namespace

Who who_of(const Notice& notice)
{
    return who_of([&](std::string_view column) -> std::string_view {
        const auto cell = std::ranges::find(notice_cells(), column, &NoticeCell::column);
        return cell == notice_cells().end() || cell->text == nullptr ? std::string_view() : notice.*(cell->text);
    });
}

void set_cell(Notice& notice, std::string_view column, std::string_view text)
{
    const auto known = Aliases(Notice::kinds()).find(column);
    for (const auto& cell : notice_cells()) {
        if (cell.column != known) continue;
        if (cell.text == nullptr) {
            notice.*cell.date = parse_date(text);
            if (!(notice.*cell.date)) throw Error(Status::usage, {{}, 0, std::string(column)}, say("not a date"));
            return;
        }
        const auto code = cell.vocabulary.empty() ? std::string_view{} : canonical(cell.vocabulary, text);
        notice.*cell.text = code.empty() ? text : code;
        return;
    }
    throw Error(Status::usage, say("a register has no column {}", {column}));
}

bool adds_to(const Notice& known, const Notice& row)
{
    return std::ranges::any_of(notice_cells(), [&](const NoticeCell& cell) {
        const auto text = cell_text(row, cell);
        return cell.column != "event" && !text.empty() && text != cell_text(known, cell);
    });
}

std::vector<Notice> read_notices(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Notice> notices;
    std::map<std::string, std::size_t, std::less<>> by_number;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto number = table.cell(row, table.find("notice_no"));
        if (number.empty()) {
            rejects.add(
                {table.place(row, table.find("notice_no")), std::string(say("the row has no document number")), {}});
            continue;
        }
        const auto known = by_number.find(number);
        Notice notice;
        if (!take_row(table, row, notice, rejects)) continue;
        if (known != by_number.end()) {
            if (are_two_children(who_of(notices[known->second]), who_of(notice))) {
                rejects.add({table.place(row, table.find("notice_no")),
                             std::string(say("this number stands above for another child; a number is given once")), {}});
                continue;
            }
            notice = notices[known->second];
            take_row(table, row, notice, rejects);
        }
        if (known != by_number.end()) notices[known->second] = std::move(notice);
        else {
            by_number.emplace(number, notices.size());
            notices.push_back(std::move(notice));
        }
    }
    return notices;
}

}  // namespace baoxue
