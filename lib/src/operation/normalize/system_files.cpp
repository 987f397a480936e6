#include "operation/normalize/system_files.hpp"

#include "baoxue/base/text.hpp"

namespace baoxue::operation::normalize {

SystemTable::SystemTable(const std::string& file, const csv::ReadOptions& reading, csv::Rejects& rejects)
    : table_(file, reading, {}, {}, rejects)
{
    const auto& headings = table_.heading().cells;
    for (std::size_t at = 0; at < headings.size(); ++at) columns_.emplace(fold_heading(headings[at]), at);
    kind_ = told();
}

std::string_view SystemTable::cell(std::size_t row, std::initializer_list<std::string_view> columns) const
{
    for (const auto column : columns)
        if (const auto found = columns_.find(column); found != columns_.end()) return table_.cell(row, found->second);
    return {};
}

SystemFile SystemTable::told() const
{
    if (has("classsourcedid") && has("usersourcedid")) return SystemFile::enrollments;
    if (has("sectionsisid") && has("sisid")) return SystemFile::enrollments;
    if (has("usersourcedid") && has("role") && has("orgsourcedid")) return SystemFile::roles;
    if ((has("sourcedid") || has("usersourcedid")) && has("birthdate")) return SystemFile::demographics;
    if (has("sourcedid") && has("givenname") && has("familyname")) return SystemFile::users;
    if (has("sisid") && has("firstname") && has("lastname") && !has("teachernumber")) return SystemFile::users;
    if (has("sourcedid") && has("title") && (has("schoolsourcedid") || has("orgsourcedid")) && !has("coursecode"))
        return SystemFile::classes;
    if (has("sisid") && has("schoolsisid") && has("sectionname")) return SystemFile::classes;
    if ((has("sourcedid") && has("name") && has("type")) || (has("sisid") && has("name") && !has("schoolsisid")))
        return SystemFile::orgs;
    return SystemFile::other;
}

}  // namespace baoxue::operation::normalize
