// Two rosters before and after on one page: what changed is marked, and kinds of change are switched on and off by style alone.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/data.hpp"
#include "baoxue/base/codes.hpp"
#include "baoxue/base/html.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/page.hpp"
#include "operation/page/markup.hpp"

namespace baoxue {
namespace {

using namespace operation::page;

std::string word(ChangeKind kind)
{
    return std::string(label("change", to_string(kind), spoken()));
}

std::string heading(std::string_view column)
{
    return std::string(heading_of({"change", "roster"}, column, spoken()));
}

std::string marked(std::string_view before, std::string_view after)
{
    if (before == after) return html_escaped(after);
    const auto tag = [](std::string_view name, std::string_view text) {
        return text.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>", name, html_escaped(text));
    };
    const auto gone = tag("del", before), come = tag("ins", after);
    return gone + (gone.empty() || come.empty() ? "" : " ") + come;
}

class ChangeTable {
  public:
    ChangeTable(const Roster& before, const Roster& after) : before_(before), after_(after) {}

    void add(const Change& change)
    {
        ++counts_[change.kind];
        review_ += change.certainty == Certainty::review ? 1 : 0;
        rows_ += fmt::format("<tr class=\"{} {}\"><th scope=\"row\">{}</th><td>{}</td>", to_string(change.kind),
                             to_string(change.certainty), html_escaped(word(change.kind)),
                             html_escaped(label("certainty", to_string(change.certainty), spoken())));
        rows_ += fmt::format("<td class=\"n\">{}</td><td class=\"n\">{}</td>", row_of(before_, change.before), row_of(after_, change.after));
        for (const auto* column : shown) rows_ += "<td>" + both(change, column) + "</td>";
        std::string rest;
        for (const auto& [column, was, is] : change.differences)
            if (std::ranges::find(shown, column) == std::end(shown))
                rest += fmt::format("{}<b>{}</b> {}", rest.empty() ? "" : "<br>", html_escaped(heading(column)), marked(was, is));
        rows_ += "<td>" + rest + "</td></tr>\n";
    }

    // Boxes that hide the rows of a kind: before the table, as the style needs them.
    std::string html() const
    {
        std::string boxes, style;
        const auto box = [&](std::string_view id, std::string_view text, std::size_t count, bool checked) {
            boxes += fmt::format("<input type=\"checkbox\" id=\"k-{0}\"{1}><label for=\"k-{0}\">{2} {3}</label>\n", id,
                                 checked ? " checked" : "", html_escaped(text), count);
        };
        for (const auto& [kind, count] : counts_) {
            box(to_string(kind), word(kind), count, true);
            style += fmt::format("#k-{0}:not(:checked) ~ .scroll tr.{0} {{ display: none }}\n", to_string(kind));
        }
        box("review", say("only what needs review"), review_, false);
        style += "#k-review:checked ~ .scroll tr.certain { display: none }\n";
        std::string head;
        for (const auto* column : {"change", "certainty", "before_row", "after_row"}) head += th(heading(column));
        for (const auto* column : shown) head += th(heading(column));
        head += th(std::string(say("other changes")));
        return fmt::format("<style>\n{}</style>\n{}<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n<table "
                           "id=\"changes\">\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n</div>\n",
                           style, boxes, html_escaped(say("Before and after")), head, rows_);
    }

  private:
    static constexpr const char* shown[] = {"student_id", "name", "school_name", "grade", "class"};

    static std::string th(const std::string& text) { return "<th scope=\"col\">" + html_escaped(text) + "</th>"; }
    static std::string row_of(const Roster& roster, std::optional<std::size_t> row)
    {
        return row ? std::to_string(roster.keys(*row).sheet_row) : "";
    }

    // The cell in both lists; as the comparison has it, so that what only differs in how it is typed is no change.
    std::string both(const Change& change, std::string_view column) const
    {
        const auto before = change.before ? before_.cell(*change.before, column) : std::string_view();
        const auto after = change.after ? after_.cell(*change.after, column) : std::string_view();
        if (!change.before || !change.after) return html_escaped(change.after ? after : before);
        return normal_form(column, before) == normal_form(column, after) ? html_escaped(after) : marked(before, after);
    }

    const Roster& before_;
    const Roster& after_;
    std::map<ChangeKind, std::size_t> counts_ = {};
    std::size_t review_ = 0;
    std::string rows_ = {};
};

constexpr std::string_view colors =
    "del { background: #fdd; color: #8b0000 } ins { background: #dfd; color: #00570b; text-decoration: none }\n"
    "tr.left th, tr.graduated th { border-left: .4rem solid #d1242f } tr.joined th { border-left: .4rem solid #1a7f37 }\n"
    "tr.review td:nth-child(2) { background: #fff3bf; color: #5c4400 } label { margin-right: 1rem } .scroll { max-height: none }\n";

}  // namespace

std::string change_page(std::span<const Change* const> changes, const Roster& before, const Roster& after)
{
    ChangeTable table(before, after);
    for (const auto* change : changes) table.add(*change);
    const std::string title(say("Rosters before and after"));
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                       "content=\"width=device-width\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'\">\n<title>{}</title>\n<style>\n{}{}</style>\n</head>\n<body>\n<header><h1>{}</h1><p>{} → "
                       "{}</p></header>\n<main>\n{}</main>\n</body>\n</html>\n",
                       spoken() == Language::english      ? "en"
                       : spoken() == Language::simplified ? "zh-Hans"
                                                          : "zh-Hant",
                       html_escaped(title), base::data_file("page/style.css"), colors, html_escaped(title), html_escaped(before.file()),
                       html_escaped(after.file()), table.html());
}

}  // namespace baoxue
