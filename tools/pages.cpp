#include "pages.hpp"

#include <algorithm>

#include <baoxue/base/words.hpp>

namespace baoxue::tools {
namespace {

// Calls `take` with each line.
template <typename Take>
void for_each_line(std::string_view text, Take take)
{
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

bool is_fence(std::string_view line)
{
    return line.starts_with("```");
}

// The cells of a row of a table, two blanks between.
std::string cells(std::string_view row)
{
    std::string out;
    for (row.remove_prefix(1); !row.empty();) {
        const auto end = std::min(row.find('|'), row.size());
        auto cell = row.substr(0, end);
        while (cell.starts_with(' ')) cell.remove_prefix(1);
        while (cell.ends_with(' ')) cell.remove_suffix(1);
        if (!out.empty() && !cell.empty()) out += "  ";
        out += cell;
        row.remove_prefix(std::min(end + 1, row.size()));
    }
    return out;
}

// Bold for `code` and for **words**.
std::string emphasized(std::string text)
{
    for (const std::string_view mark : {"`", "**"}) {
        bool bold = false;
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) {
            text.replace(at, mark.size(), bold ? "\\fR" : "\\fB");
            bold = !bold;
        }
    }
    return text;
}

}  // namespace

const std::vector<Topic>& topics()
{
#define BAOXUE_TOPIC(name, section, summary) {#name, summary, section},
    static const std::vector<Topic> all{
#include "topics.inc"
    };
#undef BAOXUE_TOPIC
    return all;
}

const Topic* find_topic(std::string_view name)
{
    const auto is_it = [&](const Topic& topic) { return topic.name == name || say(topic.summary) == name; };  // 期末, too
    const auto found = std::ranges::find_if(topics(), is_it);
    return found == topics().end() ? nullptr : &*found;
}

std::vector<Part> parts_of(std::string_view page)
{
    std::vector<Part> parts(1);
    bool code = false;
    for_each_line(page, [&](std::string_view line) {
        if (is_fence(line)) code = !code;
        if (!code && line.starts_with("## ")) parts.push_back({std::string(line.substr(3)), ""});
        else parts.back().text.append(line).append("\n");
    });
    return parts;
}

std::string plain(std::string_view page)
{
    std::string out;
    bool code = false;
    for_each_line(page, [&](std::string_view line) {
        if (is_fence(line)) return void(code = !code);
        if (!code && line.starts_with("|-")) return;
        if (code) out += "    ";
        if (!code && line.starts_with("## ")) line = say(line.substr(3));
        out.append(!code && line.starts_with('|') ? "  " + cells(line) : std::string(line)).append("\n");
    });
    return out;
}

std::string roff(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((text[i] == '.' || text[i] == '\'') && (i == 0 || text[i - 1] == '\n')) out += "\\&";
        if (text[i] == '-') out += "\\-";
        else if (text[i] == '\\') out += "\\e";
        else out += text[i];
    }
    return out;
}

std::string roff_text(std::string_view text)
{
    std::string out;
    bool code = false, table = false;
    for_each_line(text, [&](std::string_view line) {
        if (table != (!code && line.starts_with('|'))) {
            table = !table;
            out += table ? ".nf\n" : ".fi\n";
        }
        if (is_fence(line)) {
            code = !code;
            out += code ? ".nf\n.in +4n\n" : ".in\n.fi\n";
        } else if (code) out += roff(line) + "\n";
        else if (line.empty()) out += ".PP\n";
        else if (line.starts_with("|-")) return;
        else if (table) out += emphasized(roff(cells(line))) + "\n";
        else if (line.starts_with("- ")) out += ".IP \\(bu 2\n" + emphasized(roff(line.substr(2))) + "\n";
        else out += emphasized(roff(line.substr(std::min(line.find_first_not_of(' '), line.size())))) + "\n";
    });
    return out + (table ? ".fi\n" : "");
}

}  // namespace baoxue::tools
