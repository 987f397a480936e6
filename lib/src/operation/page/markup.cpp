#include "operation/page/markup.hpp"

#include <fmt/format.h>

#include "baoxue/base/html.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue::operation::page {

Table::Table(std::string_view id, std::string_view caption, const std::vector<std::string>& heads)
    : id_(id), caption_(html_escaped(caption))
{
    for (const auto& head : heads) head_ += fmt::format("<th scope=\"col\">{}</th>", html_escaped(head));
}

void Table::begin_cell(std::string_view kind, std::string_view html)
{
    if (row_.empty()) row_ += fmt::format("<th scope=\"row\">{}</th>", html);
    else row_ += fmt::format("<td{}>{}</td>", kind, html);
}

Table& Table::cell(std::string_view text)
{
    begin_cell("", html_escaped(text));
    return *this;
}

Table& Table::number(std::string_view text)
{
    begin_cell(" class=\"n\"", html_escaped(text));
    return *this;
}

Table& Table::markup(std::string_view html)
{
    begin_cell("", html);
    return *this;
}

void Table::end_row()
{
    rows_ += "<tr>" + row_ + "</tr>\n";
    row_.clear();
}

std::string Table::html() const
{
    if (rows_.empty()) return fmt::format("<p id=\"{}\">{}</p>\n", id_, html_escaped(say("none")));
    return fmt::format(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{1}\">\n<table id=\"{0}\">\n"
        "<caption>{1}</caption>\n<thead><tr>{2}</tr></thead>\n<tbody>\n{3}</tbody>\n</table>\n</div>\n",
        id_, caption_, head_, rows_);
}

std::string details(std::string_view summary, std::string_view html)
{
    return fmt::format("<details>\n<summary>{}</summary>\n{}</details>\n", html_escaped(summary), html);
}

}  // namespace baoxue::operation::page
