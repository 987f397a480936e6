#include "csv/workbook/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "baoxue/base/columns.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "csv/heading.hpp"

namespace baoxue::csv::workbook {
namespace {

constexpr std::size_t head_rows = 11;     // where a heading is looked for: ten titles may stand above it
constexpr std::size_t most_named = 12;    // sheets in a message
constexpr std::size_t piece = 64 * 1024;  // made at once

// By the name of the first file in the archive, where its directory is lost.
bool begins_as_workbook(std::string_view bytes)
{
    const auto name = bytes.substr(std::min<std::size_t>(bytes.size(), 30));
    return name.starts_with("[Content_Types].xml") || name.starts_with("_rels/") || name.starts_with("docProps/") ||
           name.starts_with("xl/");
}

bool has_heading(const SheetRows& head)
{
    static const Aliases all(kinds_by_headings({}));
    for (std::size_t row = 0; row < head.rows.size(); ++row)
        if (known_columns(cells_of(head.row(row), ','), all) > 1) return true;
    return false;
}

std::string names_of(const std::vector<SheetPart>& sheets)
{
    std::string names;
    for (std::size_t i = 0; i < std::min(sheets.size(), most_named); ++i) add_word(names, sheets[i].name, ", ");
    return sheets.size() > most_named ? names + ", …" : names;
}

const SheetPart& named(const std::string& file, const std::vector<SheetPart>& sheets, const std::string& wanted)
{
    const auto found = std::ranges::find(sheets, wanted, &SheetPart::name);
    if (found != sheets.end()) return *found;
    std::size_t number = 0;
    const auto end = wanted.data() + wanted.size();
    const bool whole = std::from_chars(wanted.data(), end, number).ptr == end;
    if (whole && number >= 1 && number <= sheets.size()) return sheets[number - 1];
    throw Error(Status::data, {file}, say("there is no sheet {}; there are: {}", {wanted, names_of(sheets)}));
}

// What was chosen, and of the others those that hold lists, too.
struct Choice {
    const SheetPart* sheet = nullptr;
    std::vector<SheetPart> lists = {};
};

Choice choose(const std::string& file, Archive& archive, const Parts& parts)
{
    Choice choice;
    const SheetPart* filled = nullptr;
    for (const auto& sheet : parts.sheets) {
        const auto head = read_sheet(archive, parts, sheet, head_rows);
        const bool list = has_heading(head);
        if (!filled && head.filled != 0 && !sheet.hidden) filled = &sheet;
        if (!list || head.filled < 2) continue;
        if (!choice.sheet && !sheet.hidden) choice.sheet = &sheet;
        else choice.lists.push_back(sheet);
    }
    if (!choice.sheet) choice.sheet = filled;
    if (!choice.sheet) throw Error(Status::data, {file}, say("the sheets of this workbook are empty or hidden; --sheet takes one by its name"));
    return choice;
}

std::string note_of(const std::string& file, const Parts& parts, const Choice& choice)
{
    if (!choice.lists.empty())
        return say("{}: of {} sheets {} is read. NOT read, though they hold lists too: {}. --sheet takes another",
                   {file, parts.sheets.size(), choice.sheet->name, names_of(choice.lists)});
    if (parts.sheets.size() > 1)
        return say("{}: of {} sheets {} is read; --sheet takes another", {file, parts.sheets.size(), choice.sheet->name});
    return {};
}

}  // namespace

std::unique_ptr<Workbook> Workbook::open(const std::string& file, const std::string& bytes, const std::string& wanted)
{
    std::string place = file;
    std::unique_ptr<Archive> archive;
    try {
        archive = library().open(bytes);
        if (!archive->holds("[Content_Types].xml")) return {};
        const auto parts = read_parts(*archive);
        if (parts.form == Form::other) return {};
        if (parts.form == Form::binary)
            throw Error(Status::data, {file}, say("this is a binary Excel workbook (xlsb): save it as xlsx or as \"CSV UTF-8\""));
        const auto choice = wanted.empty() ? choose(file, *archive, parts) : Choice{&named(file, parts.sheets, wanted)};
        std::unique_ptr<Workbook> book(new Workbook);
        book->sheet_ = choice.sheet->name;
        place += " [" + book->sheet_ + "]";
        if (wanted.empty()) book->note_ = note_of(file, parts, choice);
        book->rows_ = read_sheet(*archive, parts, *choice.sheet);
        if (book->rows_.hidden != 0)
            add_word(book->note_, say("{}: {} rows that are hidden there are read too", {place, book->rows_.hidden}), "\n");
        return book;
    } catch (const Damaged&) {
        if (!archive && !begins_as_workbook(bytes)) return {};
        throw Error(Status::data, {place}, say("this Excel workbook (xlsx) is damaged: copy or download it again, or open it in Excel or WPS and save it"));
    } catch (const TooLarge&) {
        throw Error(Status::data, {place}, say("unpacked, this workbook is larger than any list: it is not read"));
    } catch (const WithoutValue& cell) {
        throw Error(Status::data, {place, cell.row},
                    say("a formula was saved without its value: open the workbook in Excel or WPS and save it again"));
    }
}

void Workbook::make_more()
{
    made_.erase(0, given_);
    given_ = 0;
    for (; row_ < rows_.rows.size() && made_.size() < piece; ++row_) {
        const auto cells = rows_.rows[row_].cells;
        made_ += rows_.row(row_);
        if (cells != 0) made_.append(rows_.width - cells, ',');
        made_ += '\n';
    }
}

std::size_t Workbook::read(char* to, std::size_t size)
{
    std::size_t got = 0;
    while (got < size) {
        if (given_ == made_.size()) make_more();
        if (given_ == made_.size()) break;
        const auto count = std::min(size - got, made_.size() - given_);
        std::memcpy(to + got, made_.data() + given_, count);
        given_ += count;
        got += count;
    }
    return got;
}

}  // namespace baoxue::csv::workbook
