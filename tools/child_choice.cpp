// Which children a page is made for.
#include <baoxue/rule/enrolment.hpp>

#include "child_desk.hpp"

namespace baoxue::tools {

std::vector<Who> ChildDesk::called(const std::string& number_or_name) const
{
    std::map<std::string, Who> found;
    const auto name = fold_name(number_or_name);
    const auto number = children_.key_of({.student_id = parse_student_id(number_or_name), .national_id = parse_national_id(number_or_name)});
    for (const auto& [kind, tables] : tables_)
        for (const auto* const table : tables) {
            const WhoReader read(*table);
            for (std::size_t row = 0; row < table->rows(); ++row) {
                auto who = read(row);
                const auto& key = child_key(who.student_id, who.national_id);
                if (key.empty() || (who.name != name && who.former_name != name && key != number)) continue;
                if (kind == "roster") found.insert_or_assign(key, std::move(who));
                else found.emplace(key, std::move(who));
            }
        }
    std::vector<Who> children;
    for (auto& [key, who] : found) children.push_back(std::move(who));
    return children;
}

std::vector<Who> ChildDesk::looked_after(bool key_students, bool open_cases) const
{
    std::set<std::string> chosen;
    for (const auto& pupil : pupils_)
        if (key_students && pupil.key_student && counts_as_enrolled(pupil)) chosen.insert(pupil.key());
    for (const auto& of_child : cases_)
        if (open_cases && ledger_of(of_child.state) != CaseLedgerKind::none) chosen.insert(of_child.student_id);
    std::vector<Who> children;
    for (const auto& key : chosen)
        for (auto& who : called(key)) children.push_back(std::move(who));
    return children;
}

}  // namespace baoxue::tools
