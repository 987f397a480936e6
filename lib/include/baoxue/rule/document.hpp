// Which documents there are, in which order they follow on each other, and how many visits each needs: by the office's
// table (record/notice_kind.hpp), the same for every command. The built-in one is the ladder of the townships: visits,
// 复学通知书, 返校通知书, 限期复学通知书, and last the order of 义务教育法, article 58 (责令限期改正), by the township
// or the county's education office (未成年人保护法, article 83). 贵州 asks for two visits before a child counts as a
// dropout.
#pragma once

#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/notice_kind.hpp"

namespace baoxue {

class BAOXUE_API Documents {
  public:
    Documents();  ///< of the built-in table
    explicit Documents(std::vector<NoticeKind> kinds);

    const std::vector<NoticeKind>& kinds() const { return kinds_; }
    const NoticeKind* find(std::string_view kind) const;  ///< nullptr when the table does not have it

    /// Whether it gives a family a day by which the child must be back.
    bool is_notice(std::string_view kind) const;

    /// How many visits since the absence began must stand behind it: its own, and those of the documents that must have
    /// gone before it. 0 for what is not in the table.
    int visits_needed(std::string_view kind) const;

    /// The kind that follows when the deadline of this one has passed; empty when none does.
    std::string_view next(std::string_view kind) const;

    /// Whether a rule that asks for `wanted` needs `kind` first, or asks for it itself.
    bool leads_to(std::string_view kind, std::string_view wanted) const;

  private:
    std::vector<NoticeKind> kinds_;
    std::vector<int> visits_;  // needed, of each
};

/// Whether a step of a ladder that asks for this document is done by a visit, on or after the day on which it was
/// reached: visit_form, contact, or none at all. Any other is done by its paper, issued since the absence began.
BAOXUE_API bool done_by_visit(std::string_view document);

/// Whether it orders or punishes (义务教育法, article 58; 行政处罚法) instead of asking: `order`, `penalty_decision`.
BAOXUE_API bool is_order(std::string_view kind);

/// Whether it prints the child's numbers whole: what another school or an office files, and tells children apart by
/// (certificate, report, handover, lawsuit_file). On what a family gets they are masked.
BAOXUE_API bool prints_whole_numbers(std::string_view kind);

}  // namespace baoxue
