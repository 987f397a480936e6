#include "balance.hpp"

#include <baoxue/page.hpp>

namespace baoxue::tools {

void tell_balance(const std::pair<std::string, std::string>& files, Between between, const Balance& balance)
{
    using enum ChangeKind;
    tell("{}: {} rows, {} rejected",
         {{"file", files.first}, {"rows", balance.before}, {"rejected", balance.before_rejected}});
    tell("{}: {} rows, {} rejected",
         {{"file", files.second}, {"rows", balance.after}, {"rejected", balance.after_rejected}});
    if (between == Between::schools) {
        tell("who left is at another school: {}; at none of these: {}; at two schools: {}",
             {{"at_another_school", balance.of(moved_school) + balance.of(promoted_school)},
              {"left", balance.of(left)}, {"double_school", balance.of(double_school)}});
        if (balance.review != 0) tell("{} rows need review (certainty review)", {{"review", balance.review}});
        return;
    }
    if (balance.grade_shift != 0) tell("grades went up by {}", {{"grade_shift", balance.grade_shift}});
    tell("before {} - left {} - graduated {} - unreadable {} - out of scope {} - duplicates {} = matched {}",
         {{"before", balance.before}, {"left", balance.of(left)}, {"graduated", balance.of(graduated)},
          {"unreadable", balance.of(unreadable)}, {"out_of_scope", balance.of(out_of_scope)},
          {"duplicates_before", balance.of(duplicate_before)}, {"matched", balance.matched}});
    tell("matched {} + joined {} + duplicates {} = after {}",
         {{"matched", balance.matched}, {"joined", balance.of(joined)},
          {"duplicates_after", balance.of(duplicate_after)}, {"after", balance.after}});
    tell("of the matched: stayed {}, changed {}, moved class {}, moved school {}, grade repeated {}, grade skipped {}",
         {{"stayed", balance.of(stayed)}, {"changed", balance.of(changed)},
          {"moved_class", balance.of(moved_class)}, {"moved_school", balance.of(moved_school)},
          {"grade_repeated", balance.of(grade_repeated)}, {"grade_skipped", balance.of(grade_skipped)}});
    if (const auto up = balance.of(promoted_school); up != 0)
        tell("and went up from grade 6 to 7, into another school: {}", {{"promoted_school", up}});
    if (balance.review != 0) tell("{} rows need review (certainty review)", {{"review", balance.review}});
}

void write_summary(const csv::WriteOptions& writing, const std::vector<Turnover>& rows)
{
    csv::Writer out(writing,
                    {"school", "grade", "class", "before", "left", "graduated", "moved_out", "other_out", "joined",
                     "moved_in", "other_in", "after"},
                    {"turnover"});
    for (const auto& row : rows) {
        out.cell(row.school).cell(row.grade).cell(row.class_name);
        for (const std::size_t count : {row.before, row.left, row.graduated, row.moved_out, row.other_out, row.joined,
                                        row.moved_in, row.other_in, row.after})
            out.cell(static_cast<long long>(count));
        out.end_row();
    }
    out.finish();
}

void write_html(const std::string& file, std::span<const Change* const> changes, const Roster& before, const Roster& after)
{
    csv::OutputFile out(file);
    out.write(change_page(changes, before, after));
    out.finish();
}

}  // namespace baoxue::tools
