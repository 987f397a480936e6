#include "summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

#include <baoxue/base/list.hpp>
#include <baoxue/base/text.hpp>

#include "watcher.hpp"

namespace baoxue::tools {
namespace {

struct Summary {
    SummaryForm form = SummaryForm::lines;
    std::string command = {};
    std::vector<std::pair<std::string, std::vector<std::string>>> figures = {};  // JSON values, in the order told
    std::vector<std::string> messages = {};
    std::string error = {};
};

Summary& summary()
{
    static Summary all;
    return all;
}

std::string in_brackets(const std::vector<std::string>& values)
{
    return "[" + join_words(values) + "]";
}

std::string object()
{
    std::vector<std::string> figures;
    for (const auto& [name, values] : summary().figures)
        figures.push_back(json_text(name) + ": " + (values.size() == 1 ? values.front() : in_brackets(values)));
    return "{" + join_words(figures) + "}";
}

// As say() does it: `{}` takes the values in turn, `{1}` the second.
std::string filled(std::string_view pattern, std::initializer_list<Told> figures)
{
    std::string out;
    for (std::size_t next = 0;;) {
        const auto open = pattern.find('{'), close = pattern.find('}', open);
        out += pattern.substr(0, open);
        if (close == pattern.npos) return out;
        const auto which = close == open + 1 ? next++ : static_cast<std::size_t>(pattern[open + 1] - '0');
        if (which < figures.size()) out += (figures.begin() + which)->value.text;
        pattern.remove_prefix(close + 1);
    }
}

}  // namespace

std::string json_text(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < ' ') {
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
            continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

void tell_as(SummaryForm form)
{
    summary().form = form;
    if (form != SummaryForm::lines) end_watching();
}

SummaryForm told_as()
{
    return summary().form;
}

void tell(const std::string& line)
{
    if (summary().form == SummaryForm::lines) {
        clear_bar();
        std::fprintf(stderr, "%s\n", printable(line).c_str());
    }
    if (summary().form == SummaryForm::json) summary().messages.push_back(json_text(printable(line)));
}

void tell(std::string_view english, std::initializer_list<Told> figures)
{
    tell(filled(say(english), figures));
    for (const auto& figure : figures) {
        auto& all = summary().figures;
        auto known = std::ranges::find(all, figure.name, &std::pair<std::string, std::vector<std::string>>::first);
        if (known == all.end()) known = all.insert(all.end(), {figure.name, {}});
        known->second.push_back(figure.number ? figure.value.text : json_text(figure.value.text));
    }
}

void tell_of(std::string_view command)
{
    summary().command = command;
}

void tell_error(const std::string& message)
{
    end_watching();
    if (summary().form == SummaryForm::json) summary().error = message;
    else std::fprintf(stderr, "baoxue: %s\n", printable(message).c_str());
}

void end_summary(int status)
{
    if (summary().form != SummaryForm::json) return;
    std::fprintf(stderr, "{\"command\": %s, \"status\": %d, \"figures\": %s, \"messages\": %s%s}\n", json_text(summary().command).c_str(), status,
                 object().c_str(), in_brackets(summary().messages).c_str(),
                 summary().error.empty() ? "" : (", \"error\": " + json_text(summary().error)).c_str());
}

}  // namespace baoxue::tools
