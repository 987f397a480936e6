#include <map>
#include <tuple>

#include "baoxue/base/text.hpp"
#include "baoxue/reconcile.hpp"

namespace baoxue {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;

Key key_of(const Roster& roster, std::size_t row, int shift)
{
    const auto name = clean(roster.cell(row, "school_name"));
    const std::string school(name.empty() ? clean(roster.cell(row, "school_id")) : name);
    auto [grade, class_name] = roster.grade_and_class(row);
    return {school, grade != 0 ? std::to_string(grade + shift) : "", std::move(class_name)};
}

}  // namespace

std::vector<Turnover> turnover(const Reconciliation& result, const Roster& before, const Roster& after)
{
    std::map<Key, Turnover> groups;
    for (const Change& change : result.changes) {
        Turnover* from = nullptr;
        Turnover* to = nullptr;
        if (change.before) {
            from = &groups[key_of(before, *change.before, result.balance.grade_shift)];
            ++from->before;
        }
        if (change.after) {
            to = &groups[key_of(after, *change.after, 0)];
            ++to->after;
        }
        if (from && to) {
            if (from == to) continue;
            ++from->moved_out;
            ++to->moved_in;
        } else if (from) {
            ++(change.kind == ChangeKind::left        ? from->left
               : change.kind == ChangeKind::graduated ? from->graduated
                                                      : from->other_out);
        } else if (to) {
            ++(change.kind == ChangeKind::joined ? to->joined : to->other_in);
        }
    }
    std::vector<Turnover> rows;
    for (auto& [key, row] : groups) {
        std::tie(row.school, row.grade, row.class_name) = key;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace baoxue
