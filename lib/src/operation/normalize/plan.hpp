// How the rows of one file become canonical ones.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/grade.hpp"
#include "baoxue/normalize.hpp"
#include "csv/rows.hpp"
#include "operation/normalize/form.hpp"
#include "operation/normalize/grid.hpp"
#include "operation/normalize/spans.hpp"

namespace baoxue::operation::normalize {

/// What the rows of a block became.
struct Part {
    std::string text;                 // of all cells, one behind the other
    std::vector<std::uint32_t> ends;  // of each
    std::size_t rows = 0;
    std::size_t footers = 0;
    std::size_t silent = 0;  // rows of a grid without a mark
    std::size_t graded = 0;  // rows whose class said the grade
    std::size_t partly_told = 0;  // days of which a summary tells a part only
    std::map<std::string, std::size_t> not_understood;
    std::map<std::string, std::size_t> empty;  // by heading: of columns that may be merged, and not filled down

    void clear();
    void cell(std::string_view text_);
};

class Plan {
  public:
    /// `kind` is known by now, and the heading was read as that kind. Throws Error `usage`, and `data` for a
    /// grid without its month. All arguments must outlive the plan.
    Plan(std::string_view kind, const csv::Heading& heading, const std::string& file, const NormalizePolicy& policy,
         const csv::ReadOptions& reading);

    std::vector<std::string> columns() const;
    const std::vector<std::string>& left_out() const { return left_out_; }
    /// Columns, from 1, that pass through though nobody knows their headings.
    std::vector<std::size_t> unknown() const;
    /// What the sheet's own legend says of its signs, where the profile does not: "× sick, △ unexcused".
    const std::string& legend() const { return legend_; }
    /// The class that a grid without such a column names in its title.
    const std::optional<GradeAndClass>& class_of_title() const { return class_of_title_; }
    /// The column for grades that the file lacks: to be left out again where no class says one.
    std::optional<std::size_t> grade_of_class() const { return grade_of_class_; }

    /// The row at hand: left out, rejected, or written behind `part`. `above` holds what fill-down fills
    /// with.
    void take(csv::Rows& rows, Part& part, std::vector<std::string>& above) const;

  private:
    struct Source {
        std::size_t at;  // npos: only from `set`
        Form form;
        bool merged = false;         // fill-down
        std::string otherwise = {};  // from `set`, canonical
    };

    std::vector<std::string> names() const;  // of the sources
    void add(std::size_t at, std::string name);
    void add_grade();
    void add_class_of_title();
    void add_own_codes(const csv::ReadOptions& reading);
    void set(const std::string& column, const std::string& value);
    bool names_weekdays(const csv::Rows& rows) const;
    bool names_nobody(const csv::Rows& rows) const;
    bool tells_more(csv::Rows& rows, const std::vector<std::string>& cells, const std::vector<std::string>& marks) const;
    bool row(csv::Rows& rows, Part& part, std::vector<std::string>& above, std::vector<std::string>& cells) const;
    bool records_nothing(const std::vector<std::string>& cells) const;
    bool slots(csv::Rows& rows, std::vector<std::string>& marks) const;
    void list(csv::Rows& rows, Part& part, std::vector<std::string>& cells) const;

    std::string_view kind_;
    const csv::Heading& heading_;
    const NormalizePolicy& policy_;
    int school_year_;
    std::size_t name_;  // its column; npos: none
    std::vector<Source> sources_;
    std::vector<std::string> left_out_;
    std::vector<std::size_t> dropped_;  // their columns
    std::string legend_;
    std::vector<std::size_t> nameless_;  // columns of a grid without a heading: nothing may stand there
    std::optional<std::size_t> grade_of_class_;
    std::optional<GradeAndClass> class_of_title_;
    Grid grid_;
    Spans spans_;
    bool sessions_ = false, periods_ = false;
    Form mark_;  // of the slots' cells
};

}  // namespace baoxue::operation::normalize
