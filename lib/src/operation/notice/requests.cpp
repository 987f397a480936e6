// What documents are asked for, by the rows of lists and of a roster.
#include <map>
#include <set>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/who.hpp"
#include "baoxue/notice.hpp"
#include "baoxue/rule/enrolment.hpp"

namespace baoxue {
namespace {

std::string key_of(std::string_view student_id, std::string_view national_id)
{
    return child_key(parse_student_id(student_id), parse_national_id(national_id));
}

std::string key_of(const paper::Fields& fields)
{
    const auto cell = [&](const char* column) {
        const auto found = fields.find(column);
        return found == fields.end() ? std::string_view{} : std::string_view(found->second);
    };
    return key_of(cell("student_id"), cell("national_id"));
}

// A row of one of the rosters.
struct RosterRow {
    const csv::Table* roster;
    std::size_t row;
    NoticeRequest::Several several = {};  ///< of all rows of the child

    std::string_view cell(std::string_view column) const { return roster->cell(row, roster->find(column)); }
    std::string child() const { return key_of(cell("student_id"), cell("national_id")); }

    // Rejected: a word of a status that nobody knows, which is none that lets a child be in class.
    bool in_class(csv::Rejects& rejects) const
    {
        const auto word = cell("status"), code = canonical("status", word);
        if (code.empty() && !word.empty())
            rejects.add({roster->place(row, roster->find("status")), unknown_word("status", word, {cell("name")}), {}});
        return (word.empty() || !code.empty()) && in_school(code);
    }
};

// In what two rows of one number differ.
NoticeRequest::Several difference(const RosterRow& one, const RosterRow& other, const Schools& schools)
{
    using enum NoticeRequest::Several;
    const Who a = who_in(*one.roster, one.row), b = who_in(*other.roster, other.row);
    if (are_two_children(a, b)) return names;
    const bool same = schools.key(a.school_id, a.school_name) == schools.key(b.school_id, b.school_name) &&
                      a.grade == b.grade && a.class_name == b.class_name;
    return same ? none : places;
}

// Of each child's rows the one that tells where it is now: in class, unless another row of the same school says that it
// is not, which counts then.
std::map<std::string, RosterRow> rows_by_child(std::span<const csv::Table* const> rosters, const Schools& schools,
                                               csv::Rejects& rejects)
{
    std::vector<RosterRow> rows;
    for (const auto* const roster : rosters)
        for (std::size_t row = 0; row < roster->rows(); ++row) rows.push_back({roster, row});
    const auto where = [&](const RosterRow& row) {
        return std::pair(row.child(), schools.key(row.cell("school_id"), row.cell("school_name")));
    };
    std::vector<bool> in_class;
    std::set<std::pair<std::string, std::string>> elsewhere;  // a child, and the school that it is not at
    for (const auto& row : rows) {
        in_class.push_back(row.in_class(rejects));
        if (!in_class.back()) elsewhere.insert(where(row));
    }
    struct Chosen {
        int rank;  // of its best row: 0 before 1 before 2
        RosterRow row;
        NoticeRequest::Several several = {};
    };
    std::map<std::string, Chosen> chosen;  // by child
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto key = rows[i].child();
        const int rank = !in_class[i] ? 1 : elsewhere.contains(where(rows[i])) ? 2 : 0;
        if (key.empty()) continue;
        const auto [at, added] = chosen.try_emplace(key, Chosen{rank, rows[i]});
        if (added || rank > at->second.rank) continue;
        if (rank < at->second.rank) at->second = {rank, rows[i]};
        else if (rank == 0) at->second.several = std::max(at->second.several, difference(at->second.row, rows[i], schools));
    }
    std::map<std::string, RosterRow> by_child;
    for (const auto& [key, best] : chosen) by_child.emplace(key, best.row).first->second.several = best.several;
    return by_child;
}

}  // namespace

NoticeRequest request_of(const csv::Table& list, std::size_t row)
{
    NoticeRequest request{list.place(row)};
    const auto& columns = list.heading().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) request.fields.emplace(columns[i], list.cell(row, i));
    if (const auto school = request.fields.find("school"); school != request.fields.end())  // of list-outflow
        if (auto& name = request.fields["school_name"]; name.empty()) name = school->second;
    return request;
}

void fill_in(std::vector<NoticeRequest>& rows, std::span<const csv::Table* const> rosters, const Schools& schools,
             const std::vector<std::string>& students, csv::Rejects& rejects)
{
    const auto by_key = rows_by_child(rosters, schools, rejects);
    for (const auto& student : students) {
        auto found = by_key.find(key_of(student, {}));
        if (found == by_key.end()) found = by_key.find(key_of({}, student));
        if (found == by_key.end())
            throw Error(Status::data, {rosters.front()->file()}, say("a student of --student is not in the roster"));
        rows.push_back(request_of(*found->second.roster, found->second.row));
        rows.back().several = found->second.several;
    }
    for (auto& row : rows) {
        const auto found = by_key.find(key_of(row.fields));
        if (found != by_key.end()) row.several = found->second.several;
        if (found != by_key.end())
            for (auto& [column, value] : request_of(*found->second.roster, found->second.row).fields)
                if (auto& cell = row.fields[column]; cell.empty() || column == "status") cell = value;
        const auto& number = row.fields["school_id"];
        if (auto& name = row.fields["school_name"]; name.empty() && !number.empty())
            name = schools.whole({number, {}, 0, {}}).school_name;
    }
}

NoticeRequest list_of(std::span<const NoticeRequest> rows, std::span<const Visit> visits, Date day)
{
    std::map<std::string, int> counts;
    for (const auto& visit : visits)
        ++counts[child_key(visit.student_id, visit.national_id)];
    NoticeRequest list;
    const auto date = to_chinese(day);
    list.fields["name"] = list.fields["month"] = date.substr(0, date.find("月") + std::string_view("月").size());
    for (const auto& row : rows) {
        auto& line = list.rows.emplace_back(row.fields);
        if (const auto found = counts.find(key_of(row.fields)); found != counts.end())
            line["visits"] = std::to_string(found->second);
    }
    return list;
}

std::vector<NoticeRequest> commitments(std::span<const NoticeRequest> rows, std::string_view level)
{
    std::vector<NoticeRequest> asked;
    std::map<std::string, std::size_t> by_person;
    for (const auto& row : rows) {
        const auto cell = [&](const char* column) {
            const auto found = row.fields.find(column);
            return found == row.fields.end() ? std::string() : found->second;
        };
        const auto person = cell("person");
        const auto role = canonical("role", cell("role"));
        const bool has_student = !cell("student_id").empty();
        const bool wanted = level == "teacher_parent"   ? role == "teacher" && has_student
                            : level == "school_teacher" ? role == "teacher"
                                                        : role == "school";
        if (!wanted || person.empty()) continue;
        if (level == "teacher_parent") {
            asked.push_back(row);
            continue;
        }
        const auto school = cell("school_id").empty() ? cell("school_name") : cell("school_id");
        const auto known = by_person.emplace(person + '|' + school, asked.size());
        if (known.second) {
            auto& fields = asked.emplace_back(NoticeRequest{row.place}).fields;
            fields["name"] = fields["person"] = person;
            for (const auto* column : {"role", "school_id", "school_name"}) fields[column] = cell(column);
        }
        auto& own = asked[known.first->second];
        if (has_student) own.rows.push_back(row.fields);
    }
    return asked;
}

}  // namespace baoxue
