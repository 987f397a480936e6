// The rules of the smaller files and of attendance: a row against itself, and what must not stand twice.
#include "operation/check/student.hpp"

namespace baoxue::operation::check {
namespace {

using namespace std::chrono;

bool weekend(Date day)
{
    return weekday{day} == Saturday || weekday{day} == Sunday;
}

class Attendance : public KindRules {
  public:
    explicit Attendance(const Sheet& sheet)
        : student_(sheet),
          date_(sheet.find("date")),
          session_(sheet.find("session")),
          period_(sheet.find("period")),
          status_(sheet.find("status"))
    {
    }

    std::vector<Unique> uniques() const override
    {
        return {{"recorded_twice", "status", Twice::same_rest}, {"contradiction", "status", Twice::other_rest}};
    }

    void check(Row& row) const override
    {
        const auto date = row.date(date_);
        if (!date) return;
        if (weekend(*date)) row.tell("weekend", date_);
        const auto student = student_.key(row);
        const auto day = to_string(*date);
        const auto session = fold(row[session_]);
        const auto status = fold(row[status_]);
        for (const std::size_t which : {0U, 1U}) row.unique(which, {student, day, session, row[period_]}, status);
    }

  private:
    Student student_;
    std::size_t date_, session_, period_, status_;
};

class Leave : public KindRules {
  public:
    explicit Leave(const Sheet& sheet)
        : student_(sheet),
          begin_(sheet.find("begin_date")),
          end_(sheet.find("end_date")),
          span_(sheet.find("span")),
          days_(sheet.find("days")),
          approved_(sheet.find("approved")),
          approver_(sheet.find("approver")),
          filed_(sheet.find("filed_on"))
    {
    }

    std::vector<Unique> uniques() const override { return {{"same_leave", "begin_date", Twice::always}}; }

    void check(Row& row) const override
    {
        const auto begin = row.date(begin_);
        const auto end = row.date(end_);
        if (row[end_].empty() && row[span_].empty()) row.tell("open_end", end_);
        if (begin && end && *end < *begin) row.tell("ends_before_begin", end_);
        else if (begin && end && row.number(days_) > static_cast<double>((*end - *begin).count() + 1))
            row.tell("too_many_days", days_);
        if (approver_ != none && row[approver_].empty() && canonical("approved", row[approved_]) == "1")
            row.tell("no_approver", approver_);
        if (const auto filed = row.date(filed_); filed && begin && *filed > *begin) row.tell("filed_late", filed_);
        if (begin) row.unique(0, {student_.key(row), to_string(*begin)});
    }

  private:
    Student student_;
    std::size_t begin_, end_, span_, days_, approved_, approver_, filed_;
};

class Transfers : public KindRules {
  public:
    explicit Transfers(const Sheet& sheet)
        : student_(sheet),
          direction_(sheet.find("direction")),
          date_(sheet.find("move_date")),
          reason_(sheet.find("reason")),
          school_(sheet.find("other_school")),
          from_(sheet.find("from_school")),
          to_(sheet.find("to_school")),
          place_(sheet.find("other_place")),
          proof_(sheet.find("proof_type")),
          proof_date_(sheet.find("proof_date")),
          done_(sheet.find("system_done")),
          done_date_(sheet.find("system_done_date"))
    {
    }

    std::vector<Unique> uniques() const override { return {{"same_transfer", "move_date", Twice::always}}; }

    void check(Row& row) const override
    {
        const auto direction = canonical("direction", row[direction_]);
        const bool proved = !row[proof_].empty() && canonical("proof", row[proof_]) != "none";
        const auto reason = canonical("outflow", row[reason_]);
        if (direction == "out" && !proved && can_be_proved(reason)) row.tell("no_proof", proof_);
        if (proved && row[proof_date_].empty()) row.tell("undated_proof", proof_date_);
        if (goes_to_school(reason) && row[school_].empty() && row[direction == "in" ? from_ : to_].empty() &&
            row[place_].empty())
            row.tell("no_other_school", school_ != none ? school_ : direction == "in" ? from_ : to_);
        if (canonical("yes_no", row[done_]) == "1" && row[done_date_].empty()) row.tell("undated_transfer", done_date_);
        if (const auto date = row.date(date_)) row.unique(0, {student_.key(row), direction, to_string(*date)});
    }

  private:
    Student student_;
    static bool can_be_proved(std::string_view reason)
    {
        return reason != "graduated" && reason != "dropout" && reason != "missing" && reason != "unknown";
    }
    static bool goes_to_school(std::string_view reason)
    {
        return reason.starts_with("transfer") || reason == "migrate_with_parents" || reason == "boarding_elsewhere" ||
               reason == "special_school";
    }

    std::size_t direction_, date_, reason_, school_, from_, to_, place_, proof_, proof_date_, done_, done_date_;
};

class Visits : public KindRules {
  public:
    explicit Visits(const Sheet& sheet)
        : student_(sheet),
          date_(sheet.find("visit_date")),
          mode_(sheet.find("mode")),
          result_(sheet.find("result")),
          promised_(sheet.find("promised_date")),
          returned_(sheet.find("returned_date"))
    {
    }

    std::vector<Unique> uniques() const override { return {{"same_visit", "visit_date", Twice::always}}; }

    void check(Row& row) const override
    {
        const auto result = canonical("visit_result", row[result_]);
        if (result == "promised" && row[promised_].empty()) row.tell("no_promised_date", promised_);
        if (result == "returned" && row[returned_].empty()) row.tell("no_returned_date", returned_);
        const auto visited = row.date(date_);
        if (const auto returned = row.date(returned_); returned && visited && *returned < *visited)
            row.tell("returned_before_visit", returned_);
        if (visited) row.unique(0, {student_.key(row), to_string(*visited), canonical("visit_mode", row[mode_])});
    }

  private:
    Student student_;
    std::size_t date_, mode_, result_, promised_, returned_;
};

class Notices : public KindRules {
  public:
    explicit Notices(const Sheet& sheet)
        : number_(sheet.find("notice_no")),
          issued_(sheet.find("issue_date")),
          deadline_(sheet.find("deadline")),
          served_(sheet.find("served_date")),
          mode_(sheet.find("served_mode")),
          receipt_(sheet.find("receipt_returned"))
    {
    }

    std::vector<Unique> uniques() const override { return {{"same_notice_no", "notice_no", Twice::always}}; }

    void check(Row& row) const override
    {
        const auto issued = row.date(issued_);
        const auto served = row.date(served_);
        if (const auto deadline = row.date(deadline_); deadline && issued && *deadline < *issued)
            row.tell("deadline_before_issue", deadline_);
        if (served && issued && *served < *issued) row.tell("served_before_issue", served_);
        if (served && row[mode_].empty()) row.tell("unknown_service", mode_);
        if (served && canonical("yes_no", row[receipt_]) != "1") row.tell("no_receipt", receipt_);
        if (!row[number_].empty()) row.unique(0, {fold(row[number_])});
    }

  private:
    std::size_t number_, issued_, deadline_, served_, mode_, receipt_;
};

class SchoolDays : public KindRules {
  public:
    explicit SchoolDays(const Sheet& sheet)
        : date_(sheet.find("date")), kind_(sheet.find("kind")), school_(sheet.find("school_id"))
    {
    }

    std::vector<Unique> uniques() const override { return {{"same_day", "date", Twice::always}}; }

    void check(Row& row) const override
    {
        const auto date = row.date(date_);
        if (!date) return;
        const auto kind = canonical("day_kind", row[kind_]);
        if (kind == "school" && weekend(*date)) row.tell("taught_weekend", kind_);
        if (kind == "weekend" && !weekend(*date)) row.tell("free_weekday", kind_);
        row.unique(0, {to_string(*date), fold(row[school_])});
    }

  private:
    std::size_t date_, kind_, school_;
};

class Daily : public KindRules {
  public:
    explicit Daily(const Sheet& sheet)
        : expected_(sheet.find("expected")), present_(sheet.find("present")), absent_(sheet.find("absent"))
    {
    }

    void check(Row& row) const override
    {
        const auto expected = row.number(expected_), present = row.number(present_), absent = row.number(absent_);
        if (expected && present && absent && *expected != *present + *absent) row.tell("wrong_sum", expected_);
    }

  private:
    std::size_t expected_, present_, absent_;
};

class NoMore : public KindRules {
  public:
    void check(Row&) const override {}
};

}  // namespace

std::unique_ptr<KindRules> rules_of(const Sheet& sheet)
{
    if (auto rules = care_rules(sheet)) return rules;
    if (sheet.kind == "roster" || sheet.kind == "population") return roster_rules(sheet);
    if (sheet.kind == "attendance") return std::make_unique<Attendance>(sheet);
    if (sheet.kind == "leave") return std::make_unique<Leave>(sheet);
    if (sheet.kind == "transfers") return std::make_unique<Transfers>(sheet);
    if (sheet.kind == "visits") return std::make_unique<Visits>(sheet);
    if (sheet.kind == "notices") return std::make_unique<Notices>(sheet);
    if (sheet.kind == "calendar") return std::make_unique<SchoolDays>(sheet);
    if (sheet.kind == "daily") return std::make_unique<Daily>(sheet);
    return std::make_unique<NoMore>();
}

}  // namespace baoxue::operation::check
