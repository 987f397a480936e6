// Runs at build time: turns the files of lib/data into data.cpp, so that the program needs no file of its
// own.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using Row = std::vector<std::string>;

namespace {

std::string read(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

// The tables of lib/data are written by us: comma, LF, quotes doubled; no line break inside a cell.
std::vector<Row> table(const fs::path& path, std::size_t columns)
{
    std::vector<Row> rows;
    const std::string text = read(path);
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
        Row row(1);
        bool quoted = false;
        for (; at < text.size() && text[at] != '\n'; ++at) {
            const char c = text[at];
            if (c == '"' && quoted && at + 1 < text.size() && text[at + 1] == '"') row.back() += text[++at];
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) row.emplace_back();
            else row.back() += c;
        }
        ++at;
        if (quoted || row.size() != columns || row.back().ends_with('\r'))
            throw std::runtime_error(path.string() + ":" + std::to_string(line) + ": expected " +
                                     std::to_string(columns) + " cells and LF");
        if (line > 1) rows.push_back(std::move(row));
    }
    return rows;
}

std::string literal(const std::string& text)
{
    std::string out = "\"";
    int column = 0;
    for (const char c : text) {
        if (c == '\n') out += "\\n";
        else if (c == '"' || c == '\\' || c == '?') (out += '\\') += c;
        else if (static_cast<unsigned char>(c) < 32) {
            const char digits[] = {'\\', static_cast<char>('0' + (c >> 6)), static_cast<char>('0' + ((c >> 3) & 7)),
                                   static_cast<char>('0' + (c & 7)), 0};
            out += digits;
        } else out += c;
        if (++column > 4000 && c == '\n') out += "\"\n\"", column = 0;
    }
    return out + "\"";
}

void write_rows(std::ostream& out, const char* type, const char* function, const std::vector<Row>& rows)
{
    out << "std::span<const " << type << "> " << function << "()\n{\n    static constexpr " << type << " rows[] = {\n";
    for (const auto& row : rows) {
        out << "        {";
        for (const auto& cell : row) out << literal(cell) << ", ";
        out << "},\n";
    }
    out << "        {},\n    };\n    return {rows, " << rows.size() << "};\n}\n\n";
}

}  // namespace

int main(int argc, char** argv)
try {
    if (argc != 3) throw std::runtime_error("usage: compile FOLDER OUTPUT");
    const fs::path folder = argv[1];
    const std::vector<std::string> tables = {"aliases.csv", "codes.csv", "columns.csv", "messages.csv"};
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() != ".cpp")
            names.push_back(fs::relative(entry.path(), folder).generic_string());
    std::sort(names.begin(), names.end());

    std::ofstream out(argv[2], std::ios::binary);
    out << "// Made by lib/data/compile.cpp; do not edit.\n#include \"base/data.hpp\"\n\nnamespace baoxue::base {\n\n";
    std::vector<Row> files;
    for (const auto& name : names)
        if (std::ranges::find(tables, name) == tables.end()) files.push_back({name, read(folder / name)});
    write_rows(out, "DataFile", "data_files", files);
    write_rows(out, "Alias", "alias_rows", table(folder / "aliases.csv", 4));
    write_rows(out, "Code", "code_rows", table(folder / "codes.csv", 5));
    write_rows(out, "Column", "column_rows", table(folder / "columns.csv", 4));
    auto messages = table(folder / "messages.csv", 3);
    std::sort(messages.begin(), messages.end());
    for (std::size_t i = 1; i < messages.size(); ++i)
        if (messages[i][0] == messages[i - 1][0]) throw std::runtime_error("messages.csv: twice: " + messages[i][0]);
    write_rows(out, "Message", "messages", messages);
    out << "}  // namespace baoxue::base\n";
    out.flush();
    if (!out) throw std::runtime_error("cannot write the output");
} catch (const std::exception& error) {
    std::cerr << "compile: " << error.what() << '\n';
    return 1;
}
