#include "baoxue/check.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/rule/school_year.hpp"
#include "csv/fold_blocks.hpp"
#include "operation/check/sheet.hpp"

namespace baoxue {

using namespace operation::check;

namespace {

Finding finding(std::string_view rule, std::size_t row, const std::string& column,
                std::initializer_list<Word> values = {})
{
    const auto& said = rule_named(rule);
    return {row, column, said.name, said.severity, say(said.message, values)};
}

std::string kind_told(const csv::Blocks& blocks, const CheckPolicy& policy)
{
    if (policy.kind.empty()) {
        const auto kind = kind_of(blocks.heading().cells, blocks.aliases());
        if (!kind.empty()) return std::string(kind);
        throw Error(Status::data, {blocks.source().name(), blocks.heading().line},
                    say("the headings do not tell what kind of file this is; say it with --kind: {}",
                        {join_words(kinds_of_files())}));
    }
    if (columns_of(policy.kind).empty())
        throw Error(Status::usage, say("unknown kind {}; there are: {}", {policy.kind, join_words(kinds_of_files())}));
    return policy.kind;
}

void check_heading(const csv::Blocks& blocks, const Sheet& sheet, std::vector<Finding>& findings)
{
    const auto& heading = blocks.heading();
    for (const auto& missing : missing_columns(sheet.kind, heading.columns)) {
        std::string described;
        for (std::size_t from = 0, to = 0; from <= missing.size(); from = to + 1) {
            to = std::min(missing.find('|', from), missing.size());
            described += (described.empty() ? "" : " / ") + blocks.aliases().describe(missing.substr(from, to - from));
        }
        findings.push_back(finding("missing_column", heading.row, "", {described}));
    }
    for (const auto& twin : heading.twins)
        findings.push_back(
            finding("same_column", heading.row, heading.cells[twin.second], {heading.cells[twin.first]}));
    for (std::size_t at = 0; at < heading.cells.size(); ++at) {
        const bool twin = std::ranges::find(heading.twins, at, &csv::Heading::Twin::second) != heading.twins.end();
        const bool known = std::ranges::find(sheet.cells, at, &Sheet::Cell::at) != sheet.cells.end();
        if (!twin && !known) findings.push_back(finding("unknown_column", heading.row, heading.cells[at]));
    }
}

bool told(Twice when, const Key& first, const Key& later)
{
    if (when == Twice::same_rest) return first.rest == later.rest;
    if (when == Twice::other_rest) return first.rest != later.rest;
    if (when == Twice::no_rest) return first.rest == 0 || later.rest == 0;
    return true;
}

// Each row that has the key of an earlier one, told with the last of those before it.
void check_twice(const Sheet& sheet, const Unique& unique, std::vector<Key>& keys, std::vector<Finding>& findings)
{
    const auto at = sheet.find(unique.column);
    const auto column = at == none ? std::string() : sheet.heading.cells[at];
    std::ranges::sort(keys, {}, [](const Key& key) { return std::pair(key.key, key.row); });
    for (std::size_t i = 1; i < keys.size(); ++i)
        if (keys[i].key == keys[i - 1].key && told(unique.when, keys[i - 1], keys[i]))
            findings.push_back(finding(unique.rule, keys[i].row, column, {keys[i - 1].row}));
}

}  // namespace

Checked check(const std::string& file, const csv::ReadOptions& reading, const CheckPolicy& policy)
{
    const auto all = kinds_of_files();
    csv::Blocks blocks(file, reading, {all.begin(), all.end()});
    Checked checked{kind_told(blocks, policy)};
    blocks.read_as({checked.kind});
    const Sheet sheet(checked.kind, blocks.heading(), policy);
    const auto rules = rules_of(sheet);
    const auto uniques = rules->uniques();
    check_heading(blocks, sheet, checked.findings);

    std::vector<std::vector<Key>> keys(uniques.size());
    csv::Rejects rejects{true};
    const auto take = [&](csv::Rows& rows, Judgement& judgement) {
        judgement.findings.clear();
        judgement.keys.assign(uniques.size(), {});
        while (rows.next()) {
            Row row(sheet, rows, judgement);
            check_cells(row);
            rules->check(row);
        }
    };
    const auto merge = [&](Judgement& judgement, const csv::Position& position) {
        for (auto& told : judgement.findings) {
            told.row += position.rows + 1;
            checked.findings.push_back(std::move(told));
        }
        for (std::size_t which = 0; which < keys.size(); ++which)
            for (Key key : judgement.keys[which]) {
                key.row += static_cast<std::uint32_t>(position.rows + 1);
                keys[which].push_back(key);
            }
    };
    checked.rows = csv::fold_blocks<Judgement>(blocks, reading, rejects, take, merge);

    for (const auto& reject : rejects.rows)
        checked.findings.push_back(finding("unreadable_row", reject.place.line, reject.place.column, {reject.reason}));
    for (std::size_t which = 0; which < uniques.size(); ++which)
        check_twice(sheet, uniques[which], keys[which], checked.findings);
    std::ranges::stable_sort(checked.findings, {}, &Finding::row);
    return checked;
}

}  // namespace baoxue
