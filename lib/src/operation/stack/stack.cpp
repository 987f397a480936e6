#include "baoxue/stack.hpp"

#include <algorithm>
#include <deque>

#include "baoxue/base/columns.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "csv/fold_blocks.hpp"
#include "csv/texts.hpp"

namespace baoxue {
namespace {

struct List {
    std::string file;
    std::vector<std::string> columns;
    csv::KeptTexts rows{columns.size()};
};

std::string kind_told(const csv::Blocks& blocks)
{
    const auto& heading = blocks.heading();
    if (const auto kind = kind_of(heading.cells, blocks.aliases()); !kind.empty()) return std::string(kind);
    throw Error(Status::data, {blocks.source().name(), heading.line},
                say("the headings do not tell what kind of file this is; say it with --kind: {}",
                    {join_words(kinds_of_files())}));
}

}  // namespace

struct Stack::State {
    std::string kind;
    bool given;
    std::deque<List> lists = {};
};

Stack::Stack(std::string kind) : state_(std::make_unique<State>(State{kind, !kind.empty()}))
{
    if (state_->given && columns_of(kind).empty())
        throw Error(Status::usage, say("unknown kind {}; there are: {}", {kind, join_words(kinds_of_files())}));
}

Stack::~Stack() = default;
Stack::Stack(Stack&&) noexcept = default;

std::size_t Stack::add(const std::string& file, const csv::ReadOptions& reading, csv::Rejects& rejects)
{
    const auto all = kinds_of_files();
    csv::Blocks blocks(file, reading, {all.begin(), all.end()});
    const auto told = state_->given ? state_->kind : kind_told(blocks);
    if (state_->kind.empty()) state_->kind = told;
    if (told != state_->kind)
        throw Error(Status::data, {blocks.source().name(), blocks.heading().line},
                    say("this is a file of kind {}, those before it are of kind {}: stack each kind by itself, or say --kind",
                        {told, state_->kind}));
    blocks.read_as({told, "stack"});
    auto& list = state_->lists.emplace_back(List{blocks.source().name(), blocks.heading().columns});
    const auto take = [&](csv::Rows& rows, csv::Texts& part) {
        part.clear();
        while (rows.next()) part.add(rows, list.columns.size());
    };
    csv::fold_blocks<csv::Texts>(blocks, reading, rejects, take,
                                 [&](const csv::Texts& part, const csv::Position&) { list.rows.keep(part); });
    return list.rows.size();
}

const std::string& Stack::kind() const
{
    return state_->kind;
}

std::size_t Stack::rows() const
{
    std::size_t rows = 0;
    for (const auto& list : state_->lists) rows += list.rows.size();
    return rows;
}

std::vector<std::string> Stack::columns() const
{
    std::vector<std::string> columns{"file"};
    for (const auto& list : state_->lists)
        for (const auto& column : list.columns)
            if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
    return columns;
}

void Stack::write(csv::Writer& out) const
{
    const auto columns = this->columns();
    for (const auto& list : state_->lists) {
        std::vector<std::size_t> places;
        for (const auto& column : columns)
            places.push_back(static_cast<std::size_t>(std::ranges::find(list.columns, column) - list.columns.begin()));
        for (std::size_t row = 0; row < list.rows.size(); ++row) {
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const bool has = places[i] < list.columns.size();
                out.cell(has ? list.rows[row][places[i]] : i == 0 ? std::string_view(list.file) : std::string_view());
            }
            out.end_row();
        }
    }
}

}  // namespace baoxue
