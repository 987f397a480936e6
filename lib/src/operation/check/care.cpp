// The rules of what is noticed about a child and done for it: concerns, marks, help.
#include "baoxue/record/mark.hpp"
#include "operation/check/student.hpp"

namespace baoxue::operation::check {
namespace {

class Concerns : public KindRules {
  public:
    explicit Concerns(const Sheet& sheet)
        : student_(sheet),
          date_(sheet.find("concern_date")),
          concern_(sheet.find("concern")),
          measures_(sheet.find("measures")),
          closed_(sheet.find("closed_on"))
    {
    }

    std::vector<Unique> uniques() const override { return {{"same_concern", "concern_date", Twice::always}}; }

    void check(Row& row) const override
    {
        const auto date = row.date(date_);
        if (const auto closed = row.date(closed_); closed && date && *closed < *date) row.tell("ends_before_begin", closed_);
        if (measures_ != none && row[measures_].empty()) row.tell("no_measure", measures_);
        if (date) row.unique(0, {student_.key(row), to_string(*date), canonical("concern", row[concern_])});
    }

  private:
    Student student_;
    std::size_t date_, concern_, measures_, closed_;
};

class Marks : public KindRules {
  public:
    explicit Marks(const Sheet& sheet)
        : student_(sheet), date_(sheet.find("exam_date")), subject_(sheet.find("subject")), full_(sheet.find("full_mark"))
    {
        columns_.push_back(sheet.find("mark"));
        for (const auto& subject : Mark::subjects()) columns_.push_back(sheet.find(subject));
        std::erase(columns_, none);
    }

    std::vector<Unique> uniques() const override { return {{"same_mark", "exam_date", Twice::always}}; }

    void check(Row& row) const override
    {
        const auto full = row.number(full_);
        for (const auto column : columns_) {
            const auto told = parse_mark(row[column]);
            if (!told && !row[column].empty()) row.tell("bad_mark", column);
            else if (told && told->mark && full && *told->mark > *full) row.tell("above_full_mark", column);
        }
        if (const auto date = row.date(date_))
            row.unique(0, {student_.key(row), to_string(*date), canonical("subject", row[subject_])});
    }

  private:
    Student student_;
    std::size_t date_, subject_, full_;
    std::vector<std::size_t> columns_;
};

class Help : public KindRules {
  public:
    explicit Help(const Sheet& sheet)
        : student_(sheet),
          kind_(sheet.find("help")),
          begin_(sheet.find("begin_date")),
          end_(sheet.find("end_date")),
          review_(sheet.find("review_date")),
          reviewed_(sheet.find("reviewed_on")),
          effect_(sheet.find("effect"))
    {
    }

    std::vector<Unique> uniques() const override { return {{"same_help", "begin_date", Twice::always}}; }

    void check(Row& row) const override
    {
        const auto begin = row.date(begin_), end = row.date(end_), reviewed = row.date(reviewed_);
        if (begin && end && *end < *begin) row.tell("ends_before_begin", end_);
        if (begin && reviewed && *reviewed < *begin) row.tell("reviewed_before_begin", reviewed_);
        if (row[review_].empty() && !reviewed) row.tell("no_review_date", review_ != none ? review_ : begin_);
        if (reviewed && row[effect_].empty()) row.tell("no_effect", effect_ != none ? effect_ : reviewed_);
        if (begin) row.unique(0, {student_.key(row), to_string(*begin), canonical("help", row[kind_])});
    }

  private:
    Student student_;
    std::size_t kind_, begin_, end_, review_, reviewed_, effect_;
};

}  // namespace

std::unique_ptr<KindRules> care_rules(const Sheet& sheet)
{
    if (sheet.kind == "concerns") return std::make_unique<Concerns>(sheet);
    if (sheet.kind == "marks") return std::make_unique<Marks>(sheet);
    if (sheet.kind == "help") return std::make_unique<Help>(sheet);
    return nullptr;
}

}  // namespace baoxue::operation::check
