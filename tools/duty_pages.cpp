#include "duty_pages.hpp"

#include <map>
#include <utility>

#include <baoxue/base/words.hpp>
#include <baoxue/csv/output_folder.hpp>

namespace baoxue::tools {

void write_duties(const csv::WriteOptions& writing, std::span<const Owed> list)
{
    csv::Writer out(writing, Owed::columns(), Owed::kinds());
    for (const auto& owed : list) write(out, owed);
    out.finish();
}

void write_duty_pages(const csv::WriteOptions& writing, const std::string& to, bool calendars, Date as_of,
                      const std::vector<Owed>& list)
{
    std::map<std::pair<std::string, std::string>, std::vector<Owed>> pages;
    for (const auto& owed : list) pages[{owed.ward.school_id, owed.ward.owner}].push_back(owed);
    csv::OutputFolder folder(to);
    csv::WriteOptions page = writing;
    page.durable = false;
    for (const auto& [of, rows] : pages) {
        const auto& [school, owner] = of;
        const auto title = school.empty() && owner.empty() ? "centre" : school + ' ' + owner;
        const auto name = folder.name(title);
        page.file = folder.path(name + ".csv");
        write_duties(page, rows);
        if (!calendars) continue;
        csv::OutputFile out(folder.path(name + ".ics"), false);
        out.write(to_icalendar(to_events(rows, name), say("Keeping children in school"), as_of));
        out.finish();
    }
    folder.finish();
    tell(say("{} lists in {}", {pages.size(), to}));
}

}  // namespace baoxue::tools
