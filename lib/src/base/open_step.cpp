#include "baoxue/base/open_step.hpp"

#include <algorithm>
#include <utility>

#include "baoxue/base/list.hpp"

namespace baoxue {
namespace {

// The last part may hold a colon, none a semicolon.
constexpr std::size_t parts_of_a_step = 7;

std::string part(std::string text, bool last = false)
{
    std::ranges::replace(text, ';', ',');
    if (!last) std::ranges::replace(text, ':', '-');
    return text;
}

}  // namespace

std::string to_cell(const std::vector<OpenStep>& steps)
{
    std::string cell;
    for (const auto& step : steps) {
        if (!cell.empty()) cell += ';';
        for (const auto& text : {part(step.rule), to_string(step.reached_on), to_string(step.due), part(step.level),
                                 part(step.actor), part(step.document)})
            cell += text + ':';
        cell += part(step.action, true);
    }
    return cell;
}

namespace {

std::optional<OpenStep> step_in(std::string_view text)
{
    std::vector<std::string> parts;
    while (parts.size() + 1 < parts_of_a_step) {
        const auto end = text.find(':');
        if (end == text.npos) return {};
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    const auto reached_on = parse_date(parts[1]), due = parse_date(parts[2]);
    if (!reached_on || !due) return {};
    return OpenStep{parts[0], *reached_on, *due, parts[3], parts[4], std::string(text), parts[5]};
}

}  // namespace

std::optional<std::vector<OpenStep>> parse_open_steps(std::string_view cell)
{
    std::vector<OpenStep> steps;
    for (const auto word : split_words(cell)) {
        auto step = step_in(word);
        if (!step) return {};
        steps.push_back(*std::move(step));
    }
    return steps;
}

}  // namespace baoxue
