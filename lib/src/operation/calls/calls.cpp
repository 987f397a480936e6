#include "baoxue/calls.hpp"

#include <algorithm>
#include <optional>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "csv/fold_blocks.hpp"

namespace baoxue {
namespace {

struct Part {
    std::vector<MissedLesson> rows;
    std::vector<std::size_t> lines;
};

class Reader {
  public:
    Reader(const csv::Heading& heading, std::string_view profile, Date day) : heading_(heading), profile_(profile), day_(day) {}

    void take(csv::Rows& rows, Part& part) const
    {
        part.rows.clear(), part.lines.clear();
        while (rows.next()) {
            const auto cell = [&](std::string_view column) {
                const auto at = heading_.find(column);
                return at ? clean(rows.cell(*at)) : std::string_view();
            };
            if (parse_date(cell("date")) != day_) continue;
            const auto status = canonical("attendance", cell("status"), profile_);
            const auto told = canonical("yes_no", cell("contacted"));
            if (status.empty()) rows.reject("status", unknown_word("attendance"));
            else if (told.empty() && !cell("contacted").empty()) rows.reject("contacted", say("neither yes nor no"));
            else if (status == "absent" || status == "unexcused") {
                part.rows.push_back({who_of(cell), {}, std::string(told), std::string(cell("contact_time")), std::string(cell("recorder"))});
                part.lines.push_back(rows.line());
            }
        }
    }

  private:
    const csv::Heading& heading_;
    std::string_view profile_;
    Date day_;
};

}  // namespace

MissedLessons missed_lessons(const std::string& file, const csv::ReadOptions& reading, const std::string& profile, Date day, csv::Rejects& rejects)
{
    csv::Blocks blocks(file, reading, child_kinds({"attendance"}));
    csv::require(blocks, {"date", "status", std::string(child_columns)});
    MissedLessons missed{.told = blocks.heading().find("contacted") || blocks.heading().find("contact_time")};
    const Reader reader(blocks.heading(), profile, day);
    csv::fold_blocks<Part>(
        blocks, reading, rejects, [&](csv::Rows& rows, Part& part) { reader.take(rows, part); },
        [&](Part& part, const csv::Position& before) {
            for (std::size_t i = 0; i < part.rows.size(); ++i) {
                part.rows[i].place = {file, before.lines + part.lines[i], {}};
                missed.rows.push_back(std::move(part.rows[i]));
            }
        });
    return missed;
}

}  // namespace baoxue
