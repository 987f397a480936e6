#include "baoxue/check.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <tuple>

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
        const bool given_name = heading.columns[at] == "given_name" && heading.known[at];
        if (!twin && !known && !given_name) findings.push_back(finding("unknown_column", heading.row, heading.cells[at]));
    }
}

bool told(Twice when, const Key& first, const Key& later)
{
    if (when == Twice::same_rest) return first.rest == later.rest;
    if (when == Twice::other_rest) return first.rest != later.rest;
    if (when == Twice::no_rest) return first.rest == 0 || later.rest == 0;
    return true;
}

// A file that was read, and the keys of its rows.
struct ReadFile {
    std::vector<Unique> uniques = {};
    std::vector<std::vector<Key>> keys = {};    // for each Unique
    std::vector<std::string> columns = {};      // its heading, likewise
};

// Each row that has the key of an earlier one, told with the last of those before it.
void check_twice(std::size_t which, std::vector<Key>& keys, const std::vector<ReadFile>& sheets, std::vector<Checked>& checked)
{
    std::ranges::sort(keys, {}, [](const Key& key) { return std::tuple(key.key, key.file, key.row); });
    for (std::size_t i = 1; i < keys.size(); ++i) {
        const Key &first = keys[i - 1], &later = keys[i];
        const Unique& unique = sheets[later.file].uniques[which];
        if (first.key != later.key || !told(unique.when, first, later)) continue;
        std::string row = std::to_string(first.row);
        if (first.file != later.file) row += " (" + checked[first.file].file + ")";
        checked[later.file].findings.push_back(
            finding(unique.rule, later.row, sheets[later.file].columns[which], {row}));
    }
}

// The file by itself, and its keys for what stands twice.
Checked read(const std::string& file, std::uint32_t number, const csv::ReadOptions& reading, const CheckPolicy& policy, ReadFile& kept)
{
    const auto all = kinds_of_files();
    csv::Blocks blocks(file, reading, {all.begin(), all.end()});
    Checked checked{file, kind_told(blocks, policy)};
    blocks.read_as({checked.kind});
    const Sheet sheet(checked.kind, blocks.heading(), policy);
    const auto rules = rules_of(sheet);
    kept.uniques = rules->uniques();
    kept.keys.resize(kept.uniques.size());
    for (const auto& unique : kept.uniques) {
        const auto at = sheet.find(unique.column);
        kept.columns.push_back(at == none ? std::string() : sheet.heading.cells[at]);
    }
    check_heading(blocks, sheet, checked.findings);

    csv::Rejects rejects{true};
    const auto take = [&](csv::Rows& rows, Judgement& judgement) {
        judgement.findings.clear();
        judgement.keys.assign(kept.uniques.size(), {});
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
        for (std::size_t which = 0; which < kept.keys.size(); ++which)
            for (Key key : judgement.keys[which]) {
                key.row += static_cast<std::uint32_t>(position.rows + 1), key.file = number;
                kept.keys[which].push_back(key);
            }
    };
    checked.rows = csv::fold_blocks<Judgement>(blocks, reading, rejects, take, merge);
    for (const auto& reject : rejects.rows)
        checked.findings.push_back(finding("unreadable_row", reject.place.line, reject.place.column, {reject.reason}));
    return checked;
}

}  // namespace

Checked check(const std::string& file, const csv::ReadOptions& reading, const CheckPolicy& policy)
{
    return std::move(check(std::vector{file}, reading, policy).front());
}

std::vector<Checked> check(const std::vector<std::string>& files, const csv::ReadOptions& reading, const CheckPolicy& policy)
{
    std::vector<Checked> checked;
    std::vector<ReadFile> sheets(files.size());
    for (std::uint32_t i = 0; i < files.size(); ++i) checked.push_back(read(files[i], i, reading, policy, sheets[i]));
    std::map<std::string, std::vector<std::vector<Key>>> by_kind;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto& keys = by_kind[checked[i].kind];
        keys.resize(sheets[i].keys.size());
        for (std::size_t which = 0; which < keys.size(); ++which)
            keys[which].insert(keys[which].end(), sheets[i].keys[which].begin(), sheets[i].keys[which].end());
    }
    for (auto& [kind, keys] : by_kind)
        for (std::size_t which = 0; which < keys.size(); ++which) check_twice(which, keys[which], sheets, checked);
    for (auto& file : checked) std::ranges::stable_sort(file.findings, {}, &Finding::row);
    return checked;
}

}  // namespace baoxue
