#include "case_ledgers.hpp"

#include <baoxue/base/codes.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/output_folder.hpp>
#include <baoxue/rule/child_directory.hpp>

#include <map>

namespace baoxue::tools {
namespace {

void write_ledger(const csv::WriteOptions& writing, const std::vector<Case>& cases, CaseLedgerKind kind,
                  const Facts* facts)
{
    csv::Writer out(writing, county_columns(), {"ledger"});
    for (const auto& of_child : cases) {
        if (ledger_of(of_child.state) != kind) continue;
        const auto of_roster = [&](std::string_view column) {
            return facts == nullptr ? std::string_view() : facts->of_roster(of_child.student_id, column);
        };
        write_county_row(out, of_child, facts == nullptr ? VisitWords() : facts->words_of(of_child.student_id), of_roster,
                         writing.headings);
    }
    out.finish();
}

// 适龄儿童: all children of the list, each with its case.
void write_children(const csv::Table& table, const csv::WriteOptions& writing, const std::vector<Case>& cases)
{
    ChildDirectory children;
    for (std::size_t row = 0; row < table.rows(); ++row) children.enrol(who_in(table, row), true, table.place(row));
    children.settle();
    std::map<ChildDirectory::Number, const Case*> by_child;
    std::size_t unknown = 0;
    for (const auto& of_child : cases) {
        if (const auto found = children.find(who_of(of_child))) by_child[found.child] = &of_child;
        else ++unknown;
    }
    auto columns = table.heading().columns;
    const auto own = columns.size();
    columns.insert(columns.end(), {"case_id", "state"});
    csv::Writer out(writing, columns, {"roster", "population", "case", "ledger"});
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t column = 0; column < own; ++column) out.cell(table.cell(row, column));
        const auto found = by_child.find(children.enrolled(row));
        if (found != by_child.end()) out.cell(found->second->case_id).cell(found->second->state);
        out.end_row();
    }
    out.finish();
    if (unknown != 0) tell(say("cases of children who are not on this list: {}", {unknown}));
}

// A word that nobody knows may say anything of where a child is.
void hold_statuses(const csv::Table& table, csv::Rejects& rejects)
{
    const auto status = table.find("status");
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const auto word = table.cell(row, status); !word.empty() && canonical("status", word).empty())
            rejects.add(
                {table.place(row, status), unknown_word("status", word, {table.cell(row, table.find("name"))}), {}});
}

}  // namespace

const csv::Table* open_school_age(CaseOptions& options)
{
    if (options.children.empty()) return nullptr;
    const auto& table = options.table(options.children, {"roster", "population"}, {"student_id|national_id"});
    hold_statuses(table, options.rejects);
    return &table;
}

void write_cases(const csv::WriteOptions& writing, const std::vector<Case>& cases,
                 const std::function<bool(const Case&)>& chosen)
{
    csv::Writer out(writing, Case::columns(), Case::kinds());
    for (const auto& of_child : cases)
        if (chosen(of_child)) {
            write(out, of_child);
            out.end_row();
        }
    out.finish();
}

void write_ledgers(const CaseOptions& options, const csv::Table* children, const std::vector<Case>& cases,
                   const Facts* facts)
{
    csv::OutputFolder folder(options.ledgers);
    const auto named = [&](const char* name) {
        auto writing = options.writing.to(folder.path(name));
        writing.durable = false;
        return writing;
    };
    write_ledger(named("suspected.csv"), cases, CaseLedgerKind::suspected, facts);
    write_ledger(named("dropout.csv"), cases, CaseLedgerKind::dropout, facts);
    if (children != nullptr) write_children(*children, named("school-age.csv"), cases);
    folder.finish();
}

void write_audit(const CaseOptions& options, const std::vector<Case>& cases, const Facts& facts)
{
    csv::Writer out(options.writing.to(options.audit), CaseAudit::columns(), CaseAudit::kinds());
    std::map<std::string_view, std::size_t> counts;
    std::size_t ledger = 0, rate = 0;
    const auto audited = audit_cases(cases, facts.pupils(), facts.outflows);
    for (const auto& child : audited) {
        write(out, child, options.writing.headings);
        ++counts[child.why];
        ledger += child.ledger == "suspected" || child.ledger == "dropout";
        rate += !child.rate.empty();
    }
    out.finish();
    tell("ledger {} - in class {} - elsewhere {} + on 休学 {} + closed {} + without a case {} = rate {}",
         {{"ledger", ledger}, {"in_class", counts["in_class"]}, {"elsewhere", counts["elsewhere"]},
          {"suspended", counts["suspension"]}, {"closed", counts["closed"]}, {"no_case", counts["no_case"]},
          {"rate", rate}});
}

}  // namespace baoxue::tools
