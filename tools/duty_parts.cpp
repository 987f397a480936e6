#include "duty_parts.hpp"

#include <algorithm>
#include <set>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/text.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/output_folder.hpp>

#include "duty_pages.hpp"

namespace baoxue::tools {

std::map<std::string, std::vector<Owed>> duties_by_part(const std::vector<Owed>& list, const std::string& by)
{
    std::map<std::string, std::vector<Owed>> parts;
    std::size_t others = 0;
    for (const auto& owed : list) {
        const Ward& ward = owed.ward;
        if (ward.student_id.empty()) ++others;
        else if (by == "village") parts[ward.village.empty() ? std::string(say("village not told")) : ward.village].push_back(owed);
        else
            for (const auto code : ward.special_groups.codes()) parts[std::string(code)].push_back(owed);
    }
    if (others != 0) tell("duties about schools or the centre, which are of no village or group: {}", {{"other_duties", others}});
    return parts;
}

void write_duty_counts(const csv::WriteOptions& writing, const std::map<std::string, std::vector<Owed>>& parts, const std::string& by)
{
    csv::Writer out(writing, {by == "village" ? "village" : "special_group", "children", "duties", "overdue", "due", "done"}, {"owed_count"});
    for (const auto& [part, list] : parts) {
        std::set<std::string> children;
        for (const auto& owed : list) children.insert(owed.ward.student_id);
        out.cell(part).cell(static_cast<long long>(children.size())).cell(static_cast<long long>(list.size()));
        for (const auto state : {Owed::State::overdue, Owed::State::due, Owed::State::done})
            out.cell(std::ranges::count(list, state, &Owed::state));
        out.end_row();
    }
    out.finish();
}

void write_part_pages(const csv::WriteOptions& writing, const std::string& to, const std::map<std::string, std::vector<Owed>>& parts,
                      const std::map<std::string, std::string>& persons)
{
    csv::OutputFolder folder(to);
    csv::WriteOptions page = writing;
    page.durable = false;
    for (const auto& [part, list] : parts) {
        const auto person = persons.find(fold(part));
        const auto group = label("special_group", part, Language::simplified);
        page.file = folder.path(folder.name(std::string(group) + (person == persons.end() ? "" : ' ' + person->second)) + ".csv");
        write_duties(page, list);
    }
    folder.finish();
    tell(say("{} lists in {}", {parts.size(), to}));
}

}  // namespace baoxue::tools
