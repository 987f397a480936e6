#include "baoxue/record/commitment.hpp"

#include <charconv>

#include "baoxue/base/text.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

int school_year(record::TableRow& row)
{
    const std::string text = half_width(row.text("school_year"));
    const char* const end = text.data() + std::min<std::size_t>(text.size(), 4);
    int year = 0;
    const auto [stop, fault] = std::from_chars(text.data(), end, year);
    if (fault != std::errc{} || stop != end || year < 1900) row.fail("school_year", say("not a school year"));
    return year;
}

}  // namespace

const std::vector<std::string>& Commitment::needed()
{
    static const std::vector<std::string> columns{"kind", "party_b", "school_year", "signed_on"};
    return columns;
}

const std::vector<std::string>& Commitment::kinds()
{
    static const std::vector<std::string> kinds{"commitments"};
    return kinds;
}

std::vector<Commitment> read_commitments(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Commitment> commitments;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        const Commitment commitment{.kind = row.code("kind", "commitment"),
                                    .party_a = row.text("party_a"),
                                    .party_b = row.text("party_b"),
                                    .school_id = row.text("school_id"),
                                    .student_id = parse_student_id(row.text("student_id")),
                                    .national_id = parse_national_id(row.text("national_id")),
                                    .school_year = school_year(row),
                                    .signed_on = row.date("signed_on")};
        if (commitment.kind.empty()) row.fail("kind", say("the kind of commitment is missing"));
        if (row.settle(rejects)) commitments.push_back(commitment);
    }
    return commitments;
}

}  // namespace baoxue
