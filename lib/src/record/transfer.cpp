#include "baoxue/record/transfer.hpp"

#include <algorithm>

#include "baoxue/base/grade.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

// Several papers stand in one cell: 转学复函、就读证明
std::vector<std::string_view> proofs_in(record::TableRow& row)
{
    constexpr std::string_view separators[]{";", "；", "、", ",", "，", "+"};
    std::vector<std::string_view> codes;
    for (auto left = row.text("proof_type"); !left.empty();) {
        std::size_t end = left.size(), next = end;
        for (const auto separator : separators)
            if (const auto at = left.find(separator); at < end) end = at, next = at + separator.size();
        const auto code = canonical("proof", left.substr(0, end));
        if (code.empty()) row.fail("proof_type", unknown_word("proof"));
        else if (code != "none") codes.push_back(code);
        left.remove_prefix(next);
    }
    return codes;
}

// 转出学校 and 转入学校 are the two ends of a move, whatever its direction: who leaves comes from this school, who joins
// goes to it. 学校 and 去向学校 say it themselves.
void tell_schools(Transfer& transfer, const record::TableRow& row)
{
    const bool in = transfer.direction == Transfer::Direction::in;
    const auto either = [&](std::string_view named, std::string_view end) {
        const auto text = row.text(named);
        return text.empty() ? row.text(end) : text;
    };
    transfer.school_id = either("school_id", in ? "to_school_id" : "from_school_id");
    transfer.school_name = either("school_name", in ? "to_school" : "from_school");
    transfer.other_school = either("other_school", in ? "from_school" : "to_school");
    transfer.other_school_id = either("other_school_id", in ? "from_school_id" : "to_school_id");
}

Transfer transfer_in(record::TableRow& row)
{
    Transfer transfer;
    const auto direction = row.code("direction", "direction");
    if (direction.empty()) row.fail("direction", say("neither in nor out"));
    transfer.direction = direction == "in" ? Transfer::Direction::in : Transfer::Direction::out;
    transfer.student_id = parse_student_id(row.text("student_id"));
    transfer.national_id = parse_national_id(row.text("national_id"));
    transfer.name = row.text("name");
    transfer.birth_date = row.date("birth_date");
    transfer.grade = parse_grade_and_class(row.text("grade"), row.text("class")).grade;
    tell_schools(transfer, row);
    transfer.move_date = row.date("move_date");
    transfer.reason = row.code("reason", "outflow");
    transfer.other_place = row.text("other_place");
    transfer.proofs = proofs_in(row);
    transfer.proof_no = row.text("proof_no");
    transfer.proof_date = row.date("proof_date");
    transfer.proof_issuer = row.text("proof_issuer");
    const auto handling = row.code("handling", "handling"), arrived = row.code("arrived", "found"),
               verified = row.code("verified", "found"), system_done = row.code("system_done", "yes_no");
    transfer.turned_down = handling == "refused" || arrived == "no" || verified == "no";
    transfer.system_done = system_done == "1";
    if (system_done == "0" && std::ranges::find(transfer.proofs, "system") != transfer.proofs.end())
        row.fail("system_done", say("the proof is the register's entry, and this column says that there is none"));
    transfer.system_done_date = row.date("system_done_date");
    if (transfer.system_done) transfer.proofs.emplace_back("system");
    transfer.place = row.place();
    return transfer;
}

}  // namespace

const std::vector<std::string>& Transfer::needed()
{
    static const std::vector<std::string> needed{"direction", "student_id|national_id|name"};
    return needed;
}

const std::vector<std::string>& Transfer::kinds()
{
    static const std::vector<std::string> kinds{"transfers"};
    return kinds;
}

std::vector<Transfer> read_transfers(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Transfer> transfers;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        auto transfer = transfer_in(row);
        if (row.settle(rejects)) transfers.push_back(std::move(transfer));
    }
    return transfers;
}

}  // namespace baoxue
