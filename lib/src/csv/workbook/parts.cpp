#include "csv/workbook/parts.hpp"

#include <charconv>
#include <map>

#include "baoxue/base/characters.hpp"

namespace baoxue::csv::workbook {
namespace {

// The parts that a part names: by their number, and by what they are.
struct Relations : Handler {
    std::string folder;
    std::map<std::string, std::string, std::less<>> by_id = {}, by_type = {};

    explicit Relations(std::string of) : folder(std::move(of)) {}

    void start(std::string_view element, Attributes attributes) override
    {
        if (element != "Relationship" || attribute(attributes, "TargetMode") == "External") return;
        const auto target = attribute(attributes, "Target"), type = attribute(attributes, "Type");
        const auto part = target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target);
        by_id[std::string(attribute(attributes, "Id"))] = part;
        by_type.emplace(type.substr(type.rfind('/') + 1), part);
    }
    std::string one(std::string_view type) const
    {
        const auto found = by_type.find(type);
        return found == by_type.end() ? std::string() : found->second;
    }
};

Relations relations_of(Archive& archive, const std::string& part)
{
    const auto slash = part.rfind('/');
    const auto folder = slash == part.npos ? std::string() : part.substr(0, slash + 1);
    Relations relations(folder);
    const auto name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    if (archive.holds(name)) parse(archive, name, relations);
    return relations;
}

struct Book : Handler {
    const Relations& relations;
    std::vector<SheetPart> sheets = {};
    bool since_1904 = false;

    explicit Book(const Relations& of) : relations(of) {}

    void start(std::string_view element, Attributes attributes) override
    {
        if (element == "workbookPr") {
            const auto value = attribute(attributes, "date1904");
            since_1904 = value == "1" || value == "true";
        }
        if (element != "sheet") return;
        const auto found = relations.by_id.find(attribute(attributes, "id"));
        const auto state = attribute(attributes, "state");
        const bool table = found != relations.by_id.end() && found->second.find("chartsheet") == std::string::npos &&
                           found->second.find("dialogsheet") == std::string::npos;
        if (table) sheets.push_back({std::string(attribute(attributes, "name")), found->second, !state.empty() && state != "visible"});
    }
};

// What is read aloud beside a text is not the text.
struct Strings : Handler {
    SharedStrings& strings;
    std::string text_of_item = {};
    bool in_text = false, phonetic = false;

    explicit Strings(SharedStrings& to) : strings(to) {}

    void start(std::string_view element, Attributes) override
    {
        if (element == "si") text_of_item.clear();
        else if (element == "rPh") phonetic = true;
        else if (element == "t") in_text = !phonetic;
    }
    void end(std::string_view element) override
    {
        if (element == "t") in_text = false;
        else if (element == "rPh") phonetic = false;
        if (element != "si") return;
        std::string item;
        append_unescaped(item, text_of_item);
        strings.add(item);
        if (strings.bytes() > most_text) throw TooLarge();
    }
    void text(std::string_view more) override
    {
        if (!in_text) return;
        text_of_item += more;
        if (text_of_item.size() > most_text) throw TooLarge();
    }
};

int number_of(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

struct Styles : Handler {
    std::map<int, NumberFormat> own = {};
    std::vector<NumberFormat> formats = {};
    bool of_cells = false;

    void start(std::string_view element, Attributes attributes) override
    {
        const int number = number_of(attribute(attributes, "numFmtId"));
        if (element == "numFmt") own[number] = number_format(attribute(attributes, "formatCode"));
        if (element == "cellXfs") of_cells = true;
        if (element != "xf" || !of_cells) return;
        const auto found = own.find(number);
        formats.push_back(found == own.end() ? number_format(number) : found->second);
    }
    void end(std::string_view element) override
    {
        if (element == "cellXfs") of_cells = false;
    }
};

}  // namespace

std::string_view attribute(Attributes attributes, std::string_view name)
{
    for (; *attributes; attributes += 2) {
        const std::string_view all(attributes[0]);
        const auto colon = all.rfind(':');
        if ((colon == all.npos ? all : all.substr(colon + 1)) == name) return attributes[1];
    }
    return {};
}

void append_unescaped(std::string& to, std::string_view text)
{
    constexpr std::size_t size = 7;  // _xHHHH_
    for (std::size_t at = text.find("_x"); at != text.npos; at = text.find("_x")) {
        to += text.substr(0, at);
        unsigned code = 0;
        const auto digits = text.substr(at).size() >= size ? text.substr(at + 2, 4) : std::string_view();
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        const bool whole = digits.size() == 4 && error == std::errc() && end == digits.data() + 4 && text[at + 6] == '_';
        const bool character = code >= 0x20 ? code < 0xD800 || (code > 0xDFFF && code < 0xFFFE) : code == 9 || code == 10 || code == 13;
        if (whole && character) append(to, code);
        else to += text.substr(at, 2);
        text.remove_prefix(at + (whole && character ? size : 2));
    }
    to += text;
}

void parse(Archive& archive, const std::string& part, Handler& handler)
{
    const auto parser = library().parse(handler);
    archive.read(part, [&](std::string_view piece) {
        parser->feed(piece, false);
        return !handler.enough;
    });
    parser->feed({}, true);
}

Parts read_parts(Archive& archive)
{
    Parts parts;
    const auto book_part = relations_of(archive, {}).one("officeDocument");
    if (book_part.ends_with(".bin")) parts.form = Form::binary;
    if (book_part.empty() || parts.form == Form::binary) return parts;
    const auto relations = relations_of(archive, book_part);
    Book book(relations);
    parse(archive, book_part, book);
    if (book.sheets.empty()) return parts;
    parts.form = Form::sheets;
    parts.sheets = std::move(book.sheets);
    parts.since_1904 = book.since_1904;
    Strings strings(parts.strings);
    if (const auto part = relations.one("sharedStrings"); !part.empty()) parse(archive, part, strings);
    Styles styles;
    if (const auto part = relations.one("styles"); !part.empty()) parse(archive, part, styles);
    parts.formats = std::move(styles.formats);
    return parts;
}

}  // namespace baoxue::csv::workbook
