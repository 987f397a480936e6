#include "record/notice/cells.hpp"

#include "baoxue/base/identity.hpp"

namespace baoxue::record::notice {

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
    return to_string(date);
}

}  // namespace baoxue::record::notice
