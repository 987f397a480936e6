#include "handbook.hpp"

#include <fmt/format.h>

#include <baoxue/base/html.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/manual.hpp>
#include <baoxue/base/words.hpp>

#include "command.hpp"
#include "pages.hpp"

namespace baoxue::tools {
namespace {

// `code` and **words**.
std::string marked_up(std::string_view line)
{
    auto text = html_escaped(line);
    for (const auto& [mark, tag] : {std::pair<std::string_view, std::string_view>{"`", "code"}, {"**", "b"}}) {
        bool open = false;
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at), open = !open)
            text.replace(at, mark.size(), fmt::format("<{}{}>", open ? "/" : "", tag));
    }
    return text;
}

std::string table_row(std::string_view line)
{
    std::string row = "<tr>";
    for (const auto cell : split_words(line, '|')) row += "<td>" + marked_up(cell) + "</td>";
    return row + "</tr>\n";
}

// The plain kind of Markdown of lib/data/manual.
class Html {
  public:
    std::string of(std::string_view page)
    {
        while (!page.empty()) {
            const auto end = std::min(page.find('\n'), page.size());
            line(page.substr(0, end));
            page.remove_prefix(std::min(end + 1, page.size()));
        }
        enter("");
        return std::move(out_);
    }

  private:
    void line(std::string_view text)
    {
        if (text.starts_with("```")) {
            enter(code_ ? "" : "pre");
            code_ = !code_;
        } else if (code_) out_ += html_escaped(text) + "\n";
        else if (text.starts_with("## ")) enter(""), out_ += "<h3>" + marked_up(say(text.substr(3))) + "</h3>\n";
        else if (text.empty()) enter("");
        else if (text.starts_with("|-")) return;
        else if (text.starts_with('|')) enter("table"), out_ += table_row(text);
        else if (text.starts_with("- ")) enter("ul"), out_ += "<li>" + marked_up(text.substr(2)) + "\n";
        else if (inside_ == "ul") out_ += marked_up(text) + "\n";
        else enter("p"), out_ += marked_up(text) + "\n";
    }
    void enter(std::string_view element)
    {
        if (inside_ == element) return;
        if (!inside_.empty()) out_ += fmt::format("</{}>\n", inside_);
        if (!element.empty()) out_ += fmt::format("<{}>", element);
        inside_ = element;
    }

    std::string out_ = {};
    std::string_view inside_ = {};
    bool code_ = false;
};

std::string section(std::string_view name, std::string_view title)
{
    const auto page = manual_text(name);
    if (page.empty()) return {};
    return fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n{}</section>\n", name, html_escaped(title), Html().of(page));
}

constexpr std::string_view style =
    "body { margin: 0 auto; max-width: 50rem; padding: 1rem; font: 1rem/1.6 \"Noto Sans CJK SC\", \"Microsoft YaHei\", sans-serif;\n"
    "  color-scheme: light dark }\n"
    "h2 { border-bottom: 1px solid; margin-top: 3rem } pre { overflow: auto; padding: .5rem; border: 1px solid #8888 }\n"
    "code, pre { font-family: monospace } td { padding: .1rem .6rem; border-bottom: 1px solid #8888; vertical-align: top }\n"
    "@media print { nav { display: none } section { break-before: page } }\n";

}  // namespace

std::string handbook()
{
    std::string list, pages;
    const auto add = [&](std::string_view name, std::string_view title) {
        const auto text = section(name, title);
        if (text.empty()) return;
        list += fmt::format("<li><a href=\"#{}\">{}</a>\n", name, html_escaped(title));
        pages += text;
    };
    for (const auto& topic : topics()) add(topic.name, say(topic.summary));
    for (const auto& group : command_groups()) {
        list += fmt::format("<li>{}\n<ul>\n", html_escaped(say(group.title)));
        for (const Command* command : group.commands)
            add(command->name, std::string(command->name) + " · " + std::string(say(command->summary)));
        list += "</ul>\n";
    }
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                       "content=\"width=device-width\">\n<title>{1}</title>\n<style>\n{2}</style>\n</head>\n<body>\n<h1>{1}</h1>\n<nav>\n<ul>\n"
                       "{3}</ul>\n</nav>\n{4}</body>\n</html>\n",
                       spoken() == Language::english      ? "en"
                       : spoken() == Language::simplified ? "zh-Hans"
                                                          : "zh-Hant",
                       html_escaped(say("Handbook of baoxue")), style, list, pages);
}

}  // namespace baoxue::tools
