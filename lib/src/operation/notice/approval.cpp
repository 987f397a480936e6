// Which letters of a plan somebody has approved.
#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/notice.hpp"
#include "operation/notice/row.hpp"

#include <algorithm>
#include <set>

namespace baoxue {

using namespace operation::notice;
using namespace record::notice;

namespace {

bool is_approved(const NoticeRequest& row)
{
    const auto word = field(row.fields, {"approved"});
    if (word.empty()) return false;
    const auto code = canonical("approved", word);
    if (code.empty())
        throw Error(Status::data, {row.place.file, row.place.line, "approved"}, unknown_word("approved", word));
    return code == "1";
}

std::optional<Date> away_since(const paper::Fields& row)
{
    return parse_date(field(row, {"first_absent", "absent_since", "move_date"}));
}

// The approved rows of the plan, by child and absence.
class Approved {
  public:
    Approved(const std::vector<NoticeRequest>& plan, std::string_view kind, Approval& approval) : kind_(kind)
    {
        for (const auto& row : plan) {
            if (!of_kind(row.fields)) continue;
            ++approval.planned;
            if (!is_approved(row)) continue;
            ++approval.approved;
            rows_.add(keys_of(row.fields), &row);
        }
    }

    // The row of the plan by which a letter may be made of this row; nullptr where none is.
    const NoticeRequest* find(const NoticeRequest& row) const
    {
        if (row.fields.contains("approved") && !(of_kind(row.fields) && is_approved(row))) return nullptr;
        for (const auto* const planned : rows_.of(keys_of(row.fields)))
            if (away_since(planned->fields) == away_since(row.fields)) return planned;
        return nullptr;
    }

  private:
    bool of_kind(const paper::Fields& row) const { return canonical("notice", field(row, {"kind"})) == kind_; }

    std::string_view kind_;
    ByStudent<const NoticeRequest*> rows_;
};

}  // namespace

const std::vector<std::string>& plan_columns()
{
    static const std::vector<std::string> columns{"approved", "kind", "deadline", "visits", "last_visit", "previous_no",
                                                  "evidence"};
    return columns;
}

Approval approved_rows(std::vector<NoticeRequest> rows, const std::vector<NoticeRequest>& plan, std::string_view kind)
{
    Approval approval;
    const Approved approved(plan, kind, approval);
    std::set<const NoticeRequest*> found;
    for (auto& row : rows) {
        const auto* const planned = approved.find(row);
        if (planned == nullptr) continue;
        found.insert(planned);
        if (row.fields.contains("approved"))  // what the plan has told is judged again
            for (const auto& column : plan_columns()) row.fields.erase(column);
        approval.rows.push_back(std::move(row));
    }
    approval.gone = approval.approved - found.size();
    return approval;
}

}  // namespace baoxue
