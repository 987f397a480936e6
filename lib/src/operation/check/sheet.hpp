// A file under the rules: what its columns mean, and the row at hand.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/check.hpp"
#include "baoxue/csv/block.hpp"
#include "csv/rows.hpp"

namespace baoxue::operation::check {

const CheckRule& rule_named(std::string_view name);  // std::out_of_range

inline constexpr std::size_t none = static_cast<std::size_t>(-1);

// What is the same for all rows.
struct Sheet {
    struct Cell {
        std::size_t at;
        const Column* column;
        std::optional<Vocabulary> vocabulary;  // of a code's column
    };

    std::string_view kind;
    const csv::Heading& heading;
    Date as_of;
    int school_year;  // that began last
    std::vector<Cell> cells;
    std::vector<std::vector<std::size_t>> any_of;  // columns of which one must be filled

    Sheet(std::string_view kind_, const csv::Heading& heading_, const CheckPolicy& policy);

    // The place of a column; `none` when the file lacks it, and cells there are empty.
    std::size_t find(std::string_view column) const { return heading.find(column).value_or(none); }
};

// What must not stand in two rows. Rows with equal keys are told of when `rest` allows: see Twice.
struct Key {
    std::uint64_t key;
    std::uint32_t row;
    std::uint32_t rest;
    std::uint32_t file = 0;
};

enum class Twice { always, same_rest, other_rest, no_rest };

struct Unique {
    std::string_view rule, column;
    Twice when;
};

// What the rows of a block gave.
struct Judgement {
    std::vector<Finding> findings;       // rows counted from the block's start
    std::vector<std::vector<Key>> keys;  // for each Unique of the kind
};

// The row at hand, and where to tell what is wrong with it.
class Row {
  public:
    Row(const Sheet& sheet, const csv::Rows& rows, Judgement& judgement)
        : sheet_(sheet), rows_(rows), judgement_(judgement)
    {
    }

    std::string_view operator[](std::size_t column) const { return clean(rows_.cell(column)); }
    std::optional<Date> date(std::size_t column) const { return parse_date((*this)[column]); }
    std::optional<double> number(std::size_t column) const;  // not negative
    const Sheet& sheet() const { return sheet_; }

    void tell(std::string_view rule, std::size_t column, std::initializer_list<Word> values = {});
    void tell_words(std::string_view rule, std::size_t column, std::string message);  // in place of the rule's
    void unique(std::size_t which, std::initializer_list<std::string_view> key, std::string_view rest = {});

  private:
    const Sheet& sheet_;
    const csv::Rows& rows_;
    Judgement& judgement_;
};

void check_cells(Row& row);  // each cell by its column's form

// The rules of a kind beyond the form of its cells.
class KindRules {
  public:
    virtual ~KindRules() = default;
    virtual std::vector<Unique> uniques() const { return {}; }
    virtual void check(Row& row) const = 0;
};

std::unique_ptr<KindRules> rules_of(const Sheet& sheet);
std::unique_ptr<KindRules> roster_rules(const Sheet& sheet);
std::unique_ptr<KindRules> care_rules(const Sheet& sheet);  // of concerns, marks and help; else nullptr

}  // namespace baoxue::operation::check
