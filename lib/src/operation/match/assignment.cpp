#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "operation/match/pairs.hpp"

namespace baoxue::operation::match {
namespace {

constexpr std::size_t largest_solved = 400;  // beyond it the likeliest pairs are taken first

// How many of the rows of the shorter list have their like in the other one.
constexpr double first_share = 0.5, most_share = 0.98;
constexpr int rounds = 5;

double prior_odds(double share, double before, double after)
{
    const double expected = share * std::min(before, after);
    return expected / (before * after) / ((1 - expected / before) * (1 - expected / after));
}

using Matrix = std::vector<std::vector<double>>;

// Kuhn (1955), Munkres (1957): for each row the column it gets, so that the sum of costs is least. rows <=
// columns.
std::vector<std::size_t> least_cost(const Matrix& cost)
{
    const std::size_t rows = cost.size(), columns = cost[0].size();
    std::vector<double> row_price(rows + 1), column_price(columns + 1);
    std::vector<std::size_t> taken_by(columns + 1, 0), way(columns + 1, 0);  // from 1; 0: nobody
    for (std::size_t row = 1; row <= rows; ++row) {
        std::vector<double> slack(columns + 1, std::numeric_limits<double>::infinity());
        std::vector<char> seen(columns + 1, 0);
        std::size_t column = 0;
        for (taken_by[0] = row; taken_by[column] != 0;) {
            seen[column] = 1;
            const std::size_t at = taken_by[column];
            std::size_t next = 0;
            double least = std::numeric_limits<double>::infinity();
            for (std::size_t j = 1; j <= columns; ++j) {
                if (seen[j]) continue;
                const double reduced = cost[at - 1][j - 1] - row_price[at] - column_price[j];
                if (reduced < slack[j]) slack[j] = reduced, way[j] = column;
                if (slack[j] < least) least = slack[j], next = j;
            }
            for (std::size_t j = 0; j <= columns; ++j) {
                if (seen[j]) row_price[taken_by[j]] += least, column_price[j] -= least;
                else slack[j] -= least;
            }
            column = next;
        }
        for (; column != 0; column = way[column]) taken_by[column] = taken_by[way[column]];
    }
    std::vector<std::size_t> column_of(rows);
    for (std::size_t j = 1; j <= columns; ++j)
        if (taken_by[j] != 0) column_of[taken_by[j] - 1] = j - 1;
    return column_of;
}

// Rows that are linked by pairs, directly or through others.
class Components {
  public:
    explicit Components(std::size_t rows) : root_(rows) { std::iota(root_.begin(), root_.end(), 0); }
    std::size_t of(std::size_t row)
    {
        while (root_[row] != row) row = root_[row] = root_[root_[row]];
        return row;
    }
    void join(std::size_t a, std::size_t b) { root_[of(b)] = of(a); }

  private:
    std::vector<std::size_t> root_;
};

using Chosen = std::vector<std::size_t>;

std::map<std::uint32_t, std::size_t> numbered(std::span<const Rated> pairs, std::span<const std::size_t> members,
                                              bool after)
{
    std::map<std::uint32_t, std::size_t> numbers;
    for (const std::size_t i : members) numbers.emplace(after ? pairs[i].pair.second : pairs[i].pair.first, 0);
    std::size_t next = 0;
    for (auto& [row, number] : numbers) number = next++;
    return numbers;
}

void solve(std::span<const Rated> pairs, std::span<const std::size_t> members, double least, Chosen& chosen)
{
    const auto rows = numbered(pairs, members, false), columns = numbered(pairs, members, true);
    // One more column for each row: to stay alone.
    Matrix cost(rows.size(), std::vector<double>(columns.size() + rows.size(), 0));
    std::vector<std::vector<std::size_t>> pair_at(rows.size(), std::vector<std::size_t>(columns.size(), pairs.size()));
    for (const std::size_t i : members) {
        const std::size_t row = rows.at(pairs[i].pair.first), column = columns.at(pairs[i].pair.second);
        cost[row][column] = -std::log(pairs[i].odds / least);
        pair_at[row][column] = i;
    }
    const auto column_of = least_cost(cost);
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (column_of[row] < columns.size() && pair_at[row][column_of[row]] < pairs.size())
            chosen.push_back(pair_at[row][column_of[row]]);
}

void take_likeliest(std::span<const Rated> pairs, std::vector<std::size_t> members, Chosen& chosen)
{
    std::ranges::stable_sort(members, std::greater{}, [&](std::size_t i) { return pairs[i].odds; });
    auto rows = numbered(pairs, members, false), columns = numbered(pairs, members, true);
    for (auto& [row, taken] : rows) taken = 0;
    for (auto& [column, taken] : columns) taken = 0;
    for (const std::size_t i : members) {
        auto &row = rows[pairs[i].pair.first], &column = columns[pairs[i].pair.second];
        if (row == 0 && column == 0) row = column = 1, chosen.push_back(i);
    }
}

}  // namespace

double compete(std::vector<Rated>& pairs, std::size_t before, std::size_t after)
{
    double prior = 0, share = first_share;
    for (int round = 0; round < rounds; ++round) {
        prior = prior_odds(share, static_cast<double>(before), static_cast<double>(after));
        std::vector<double> of_before(before), of_after(after);
        for (auto& rated : pairs) {
            rated.odds = prior * rated.ratio;
            of_before[rated.pair.first] += rated.odds;
            of_after[rated.pair.second] += rated.odds;
        }
        double sum = 0;
        for (auto& rated : pairs) {
            rated.probability =
                rated.odds / (1 + of_before[rated.pair.first] + of_after[rated.pair.second] - rated.odds);
            sum += rated.probability;
        }
        share = std::min((sum + 1) / (static_cast<double>(std::min(before, after)) + 2), most_share);
    }
    return prior;
}

std::vector<std::size_t> assign(std::span<const Rated> pairs, double least)
{
    std::uint32_t rows = 0, columns = 0;
    for (const auto& rated : pairs) {
        rows = std::max(rows, rated.pair.first + 1);
        columns = std::max(columns, rated.pair.second + 1);
    }
    Components components(std::size_t{rows} + columns);
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].odds < least) continue;
        components.join(pairs[i].pair.first, rows + pairs[i].pair.second);
        members.push_back(i);
    }
    std::ranges::stable_sort(members, {}, [&](std::size_t i) { return components.of(pairs[i].pair.first); });

    Chosen chosen;
    for (auto from = members.begin(); from != members.end();) {
        const std::size_t component = components.of(pairs[*from].pair.first);
        const auto end = std::find_if(from, members.end(),
                                      [&](std::size_t i) { return components.of(pairs[i].pair.first) != component; });
        const std::vector<std::size_t> group(from, end);
        if (group.size() == 1) chosen.push_back(group[0]);
        else if (group.size() <= largest_solved) solve(pairs, group, least, chosen);
        else take_likeliest(pairs, group, chosen);
        from = end;
    }
    std::ranges::sort(chosen, {}, [&](std::size_t i) { return std::pair(pairs[i].pair.second, pairs[i].pair.first); });
    return chosen;
}

}  // namespace baoxue::operation::match
