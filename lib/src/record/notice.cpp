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

std::span<const NoticeCell> notice_cells()
{
    using N = Notice;
    static constexpr NoticeCell cells[] = {
        {"notice_no", &N::notice_no},
        {"kind", &N::kind, nullptr, "notice"},
        {"student_id", &N::student_id},
        {"national_id", &N::national_id},
        {"name", &N::name},
        {"school_id", &N::school_id},
        {"school_name", &N::school_name},
        {"grade", &N::grade},
        {"class", &N::class_name},
        {"guardian_name", &N::guardian_name},
        {"guardian_relation", &N::guardian_relation},
        {"address", &N::address},
        {"absent_since", nullptr, &N::absent_since},
        {"absent_days", &N::absent_days},
        {"issue_date", nullptr, &N::issue_date},
        {"issuer", &N::issuer},
        {"issuer_person", &N::issuer_person},
        {"deadline", nullptr, &N::deadline},
        {"served_date", nullptr, &N::served_date},
        {"served_mode", &N::served_mode, nullptr, "served_mode"},
        {"receiver", &N::receiver},
        {"receiver_relation", &N::receiver_relation},
        {"refuse_reason", &N::refuse_reason},
        {"witness", &N::witness},
        {"server", &N::server},
        {"receipt_returned", &N::receipt_returned, nullptr, "yes_no"},
        {"outcome", &N::outcome, nullptr, "outcome"},
        {"outcome_date", nullptr, &N::outcome_date},
        {"next_notice_no", &N::next_notice_no},
        {"forced", &N::forced},
        {"approver", &N::approver},
        {"event", &N::event, nullptr, "notice_event"},
    };
    return cells;
}

std::string cell_text(const Notice& notice, const NoticeCell& cell)
{
    if (cell.column == "student_id") return std::string(shown(notice.student_id));
    if (cell.text != nullptr) return notice.*cell.text;
    const auto& date = notice.*cell.date;
    return date ? to_string(*date) : std::string();
}

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

// Fills what the row says into `notice`. False when the row cannot be read; it is in the rejects then.
bool take_row(const csv::Table& table, std::size_t row, Notice& notice, csv::Rejects& rejects)
{
    for (const auto& cell : notice_cells()) {
        const auto column = table.find(cell.column);
        const auto text = table.cell(row, column);
        if (text.empty()) continue;
        if (cell.text != nullptr) {
            const auto code = cell.vocabulary.empty() ? std::string_view{} : canonical(cell.vocabulary, text);
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
        Notice notice = known == by_number.end() ? Notice{} : notices[known->second];
        if (!take_row(table, row, notice, rejects)) continue;
        if (known != by_number.end()) notices[known->second] = std::move(notice);
        else {
            by_number.emplace(number, notices.size());
            notices.push_back(std::move(notice));
        }
    }
    return notices;
}

}  // namespace baoxue
