// The parts of a workbook that its sheets share (Office Open XML, ISO/IEC 29500-1: SpreadsheetML).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "csv/workbook/library.hpp"
#include "csv/workbook/number_format.hpp"

namespace baoxue::csv::workbook {

struct SheetPart {
    std::string name, part;  // as the user sees it; in the archive
    bool hidden = false;
};

/// Strings that cells name by their number, one behind the other.
class SharedStrings {
  public:
    void add(std::string_view text)
    {
        texts_ += text;
        ends_.push_back(texts_.size());
    }
    std::size_t size() const { return ends_.size(); }
    std::size_t bytes() const { return texts_.size(); }
    std::string_view operator[](std::size_t number) const
    {
        const std::size_t from = number == 0 ? 0 : ends_[number - 1];
        return std::string_view(texts_).substr(from, ends_[number] - from);
    }

  private:
    std::string texts_;
    std::vector<std::size_t> ends_;
};

/// Memory that the text of a workbook may take at most.
constexpr std::size_t most_text = std::size_t{1} << 30;

/// Whether the archive is a workbook of another form: a binary one, or no workbook at all.
enum class Form { sheets, binary, other };

struct Parts {
    Form form = Form::other;
    std::vector<SheetPart> sheets = {};
    bool since_1904 = false;
    SharedStrings strings = {};
    std::vector<NumberFormat> formats = {};  // by the style of a cell
};

/// Reads all but the sheets. Throws Damaged, TooLarge.
Parts read_parts(Archive& archive);

/// The value of an attribute, or nothing.
std::string_view attribute(Attributes attributes, std::string_view name);

/// _x000D_ and such in a text are the characters they name.
void append_unescaped(std::string& to, std::string_view text);

/// Parses a part of the archive until it ends or the handler has enough.
void parse(Archive& archive, const std::string& part, Handler& handler);

}  // namespace baoxue::csv::workbook
