#include "csv/workbook/sheet.hpp"

#include <algorithm>
#include <charconv>

#include "base/digit.hpp"
#include "csv/cell.hpp"

namespace baoxue::csv::workbook {
namespace {

constexpr auto whole = static_cast<std::size_t>(-1);  // no limit to the rows
constexpr std::size_t most_columns = 16384;  // of a sheet

std::size_t number_or_zero(std::string_view text)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

// AB12 -> 28; 0 for what is no place.
std::size_t column_of(std::string_view place)
{
    std::size_t column = 0;
    for (const char c : place) {
        if (c < 'A' || c > 'Z' || column > most_columns) break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    return column;
}

class Reader : public Handler {
  public:
    Reader(const Parts& parts, std::size_t most_filled) : parts_(parts), most_filled_(most_filled) {}

    SheetRows take() { return std::move(sheet_); }

    void start(std::string_view element, Attributes attributes) override
    {
        if (element == "c") begin_cell(attributes);
        else if (element == "v") in_value_ = has_value_ = true;
        else if (element == "row") begin_row(attributes);
        else if (element == "f") has_formula_ = true;
        else if (element == "rPh") phonetic_ = true;
        else if (element == "t") in_value_ = in_inline_ && !phonetic_;
        else if (element == "is") in_inline_ = has_value_ = true;
    }

    void end(std::string_view element) override
    {
        if (element == "v" || element == "t") in_value_ = false;
        else if (element == "c") end_cell();
        else if (element == "row") end_row();
        else if (element == "rPh") phonetic_ = false;
        else if (element == "is") in_inline_ = false;
        else if (element == "sheetData") enough = true;
    }

    void text(std::string_view more) override
    {
        if (!in_value_) return;
        value_ += more;
        if (value_.size() > most_text) throw TooLarge();
    }

  private:
    void begin_row(Attributes attributes)
    {
        const auto told = attribute(attributes, "r");
        const std::size_t number = told.empty() ? sheet_.rows.size() + 1 : number_or_zero(told);
        if (number <= sheet_.rows.size() || number > most_rows) throw Damaged();
        sheet_.rows.resize(number - 1, {sheet_.text.size(), 0});
        const auto hidden = attribute(attributes, "hidden");
        hidden_ = hidden == "1" || hidden == "true";
        column_ = cells_ = 0;
    }

    void end_row()
    {
        sheet_.rows.push_back({sheet_.text.size(), cells_});
        sheet_.width = std::max(sheet_.width, cells_);
        if (cells_ == 0) return;
        sheet_.hidden += hidden_ ? 1 : 0;
        if (++sheet_.filled == most_filled_) enough = true;
    }

    void begin_cell(Attributes attributes)
    {
        std::string_view place, style;
        type_.clear();
        for (; *attributes != nullptr; attributes += 2) {  // once for all three: a sheet is its cells
            const std::string_view name(*attributes);
            if (name == "r") place = attributes[1];
            else if (name == "s") style = attributes[1];
            else if (name == "t") type_ = attributes[1];
        }
        const std::size_t column = place.empty() ? column_ + 1 : column_of(place);
        if (column <= column_ || column > most_columns) throw Damaged();
        column_ = column;
        const auto at = style.empty() ? 0 : number_or_zero(style);
        format_ = at < parts_.formats.size() ? parts_.formats[at] : NumberFormat{};
        value_.clear();
        has_value_ = has_formula_ = in_value_ = false;
    }

    void end_cell()
    {
        if (has_formula_ && !has_value_ && most_filled_ == whole) throw WithoutValue{sheet_.rows.size() + 1};
        if (type_ == "s" && !value_.empty()) {
            const auto number = number_or_zero(value_);
            if (number >= parts_.strings.size()) throw Damaged();
            put(parts_.strings[number]);
        } else if (type_ == "inlineStr" || type_ == "str") {
            if (value_.find("_x") == value_.npos) return put(value_);
            std::string text;
            append_unescaped(text, value_);
            put(text);
        } else if (type_ == "b") put(value_ == "1" ? "TRUE" : value_ == "0" ? "FALSE" : value_);
        else if (type_ == "e" || type_ == "d") put(value_);
        else if (!value_.empty()) put(shown(value_, format_, parts_.since_1904));
    }

    void put(std::string_view text)
    {
        if (text.empty()) return;
        sheet_.text.append(column_ - std::max<std::size_t>(1, cells_), ',');
        cells_ = column_;
        append_cell(sheet_.text, text, false);
        if (sheet_.text.size() > most_text) throw TooLarge();
    }

    const Parts& parts_;
    const std::size_t most_filled_;
    SheetRows sheet_;
    std::size_t column_ = 0, cells_ = 0;  // of the cell at hand; of the row as far as it is written
    std::string type_, value_;
    NumberFormat format_;
    bool hidden_ = false, has_value_ = false, has_formula_ = false, in_value_ = false, in_inline_ = false, phonetic_ = false;
};

}  // namespace

std::string_view SheetRows::row(std::size_t number) const
{
    const std::size_t from = number == 0 ? 0 : rows[number - 1].end;
    return std::string_view(text).substr(from, rows[number].end - from);
}

SheetRows read_sheet(Archive& archive, const Parts& parts, const SheetPart& sheet, std::size_t most_filled)
{
    Reader reader(parts, most_filled);
    parse(archive, sheet.part, reader);
    return reader.take();
}

}  // namespace baoxue::csv::workbook
