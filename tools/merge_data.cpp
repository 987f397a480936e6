#include "merge_data.hpp"

#include <baoxue/base/columns.hpp>
#include <baoxue/csv/writer.hpp>

#include <string>

namespace baoxue::tools {

void write_merge_data(const PaperOptions& options, const NoticeBatch& batch, const std::vector<Letter>& letters)
{
    static const std::vector<std::string> columns{
        "notice_no",      "document",    "name",           "gender",        "birth_date",
        "school_name",    "grade_class", "student_id",     "guardian_name", "guardian_relation",
        "guardian_phone", "address",     "absent_since",   "absent_until",  "absent_days",
        "visits",         "last_visit",  "previous_no",    "deadline",      "issuer",
        "issuer_person",  "clerk",       "contact_person", "contact_phone", "issue_date"};
    const auto headings = options.script == Language::simplified ? Language::simplified : Language::traditional;
    const std::vector<std::string> kinds{"letter", "notices", "roster"};
    std::vector<std::vector<std::string>> rows(1);
    for (const auto& column : columns) rows[0].emplace_back(heading_of(kinds, column, headings));
    for (const auto& letter : letters) {
        auto fields = batch.values_of(letter).fields;
        auto& row = rows.emplace_back();
        for (const auto& column : columns) {
            const auto date = parse_date(fields[column]);
            row.push_back(date && fields[column].size() == 10 ? to_chinese(*date, options.numerals)
                                                              : paper::plain(fields[column]));
        }
    }
    csv::Writer out({.file = options.merge_data, .excel = true}, rows[0], {});
    for (std::size_t i = 1; i < rows.size(); ++i) {
        for (const auto& cell : rows[i]) out.cell(cell);
        out.end_row();
    }
    out.finish();
}

}  // namespace baoxue::tools
