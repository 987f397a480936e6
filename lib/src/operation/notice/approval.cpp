// Which letters of a plan somebody has approved.
#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/notice.hpp"
#include "baoxue/rule/addressee.hpp"
#include "base/fingerprint.hpp"
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

// What the letter says and rests on. Notes that somebody adds to the sheet are no part of it.
constexpr std::string_view checked_columns[] = {
    "kind",          "deadline",    "visits",        "last_visit",        "previous_no",    "student_id", "national_id",
    "name",          "school_id",   "school_name",   "school",            "grade",          "class",      "status",
    "home_teaching", "birth_date",  "guardian_name", "guardian_relation", "guardian_phone", "address",    "first_absent",
    "absent_since",  "last_absent", "absent_days",   "days_in_a_row",     "days_in_all",    "days",       "counted_from",
    "move_date",     "destination", "proof_state",   "document",          "done",           "checked",    "notice_no"};

std::string normal_form(std::string_view cell)
{
    const auto date = parse_date(cell);
    return date ? to_string(*date) : fold(clean(cell));
}

// The rows of the plan by child and absence.
class Approved {
  public:
    Approved(const std::vector<NoticeRequest>& plan, std::string_view kind, Approval& approval) : kind_(kind)
    {
        for (const auto& row : plan)
            if (of_kind(row.fields) && names_something(field(row.fields, {"approved"})) && !is_approved(row))
                refused_.add(keys_of(row.fields), &row);
        for (const auto& row : plan) take(row, approval);
    }

    // The rows of the plan by which a letter may be made of this row.
    std::vector<const NoticeRequest*> find(const NoticeRequest& row) const
    {
        if (row.fields.contains("approved") && !(of_kind(row.fields) && is_approved(row) && fits(row.fields))) return {};
        auto found = rows_.of(keys_of(row.fields));
        std::erase_if(found, [&](const auto* planned) { return away_since(planned->fields) != away_since(row.fields); });
        return found;
    }

  private:
    void take(const NoticeRequest& row, Approval& approval)
    {
        const bool wanted = of_kind(row.fields), yes = is_approved(row);
        if (wanted) ++approval.planned;
        if (!yes) return;
        if (!wanted) ++approval.other_kind;
        else if (!refused_.of(keys_of(row.fields)).empty()) ++approval.contested;
        else if (!fits(row.fields)) ++approval.changed;
        else {
            ++approval.approved;
            rows_.add(keys_of(row.fields), &row);
        }
    }

    bool of_kind(const paper::Fields& row) const { return canonical("notice", field(row, {"kind"})) == kind_; }
    static bool fits(const paper::Fields& row) { return field(row, {"check_value"}) == check_value(row); }

    std::string_view kind_;
    ByStudent<const NoticeRequest*> rows_, refused_;
};

}  // namespace

const std::vector<std::string>& plan_columns()
{
    static const std::vector<std::string> columns{"approved", "kind", "deadline", "visits", "last_visit", "previous_no",
                                                  "evidence", "check_value"};
    return columns;
}

std::string check_value(const paper::Fields& row)
{
    base::Fingerprint print;
    for (const auto column : checked_columns) {
        const auto cell = column == "student_id" ? student_id_in(row) : std::string(field(row, {column}));
        const auto code = column == "kind" ? canonical("notice", cell) : std::string_view();
        print.add(code.empty() ? normal_form(cell) : code);
    }
    return print.letters();
}

Approval approved_rows(std::vector<NoticeRequest> rows, const std::vector<NoticeRequest>& plan, std::string_view kind)
{
    Approval approval;
    const Approved approved(plan, kind, approval);
    std::set<const NoticeRequest*> found;
    for (auto& row : rows) {
        const auto planned = approved.find(row);
        if (planned.empty()) continue;
        found.insert(planned.begin(), planned.end());
        approval.deadlines.push_back(parse_date(field(planned.front()->fields, {"deadline"})));
        if (row.fields.contains("approved"))  // what the plan has told is judged again
            for (const auto& column : plan_columns()) row.fields.erase(column);
        approval.rows.push_back(std::move(row));
    }
    approval.gone = approval.approved - found.size();
    return approval;
}

}  // namespace baoxue
