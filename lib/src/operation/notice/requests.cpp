// What documents are asked for, by the rows of lists and of a roster.
#include <map>
#include <set>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
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

// Of each child's rows the one that tells where it is now: in class, unless another row of the same school says that it
// is not, which counts then. A word of a status that nobody knows is none that lets a child be in class.
std::map<std::string, std::size_t> rows_by_child(const csv::Table& roster, const Schools& schools, csv::Rejects& rejects)
{
    const auto status = roster.find("status");
    const auto cell = [&](std::size_t row, std::string_view column) { return roster.cell(row, roster.find(column)); };
    const auto child = [&](std::size_t row) { return key_of(cell(row, "student_id"), cell(row, "national_id")); };
    std::vector<bool> in_class(roster.rows());
    std::set<std::pair<std::string, std::string>> elsewhere;  // a child, and the school that it is not at
    const auto where = [&](std::size_t row) {
        return std::pair(child(row), schools.key(cell(row, "school_id"), cell(row, "school_name")));
    };
    for (std::size_t row = 0; row < roster.rows(); ++row) {
        const auto word = roster.cell(row, status), code = canonical("status", word);
        if (code.empty() && !word.empty()) rejects.add({roster.place(row, status), unknown_word("status", word, {roster.cell(row, roster.find("name"))}), {}});
        in_class[row] = (word.empty() || !code.empty()) && in_school(code);
        if (!in_class[row]) elsewhere.insert(where(row));
    }
    const auto rank = [&](std::size_t row) { return !in_class[row] ? 1 : elsewhere.contains(where(row)) ? 2 : 0; };
    std::map<std::string, std::size_t> chosen;
    for (std::size_t row = 0; row < roster.rows(); ++row)
        if (auto key = child(row); !key.empty())
            if (const auto [at, added] = chosen.emplace(std::move(key), row); !added && rank(row) < rank(at->second))
                at->second = row;
    return chosen;
}

}  // namespace

NoticeRequest request_of(const csv::Table& list, std::size_t row)
{
    NoticeRequest request{list.place(row)};
    const auto& columns = list.heading().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) request.fields.emplace(columns[i], list.cell(row, i));
    return request;
}

void fill_in(std::vector<NoticeRequest>& rows, const csv::Table& roster, const Schools& schools,
             const std::vector<std::string>& students, csv::Rejects& rejects)
{
    const auto by_key = rows_by_child(roster, schools, rejects);
    for (const auto& student : students) {
        auto found = by_key.find(key_of(student, {}));
        if (found == by_key.end()) found = by_key.find(key_of({}, student));
        if (found == by_key.end())
            throw Error(Status::data, {roster.file()}, say("a student of --student is not in the roster"));
        rows.push_back({roster.place(found->second), {}});
        rows.back().fields["student_id"] = student;
    }
    for (auto& row : rows) {
        if (const auto found = by_key.find(key_of(row.fields)); found != by_key.end())
            for (auto& [column, value] : request_of(roster, found->second).fields)
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
            for (const auto* column : {"school_id", "school_name"}) fields[column] = cell(column);
        }
        auto& own = asked[known.first->second];
        if (has_student) own.rows.push_back(row.fields);
    }
    return asked;
}

}  // namespace baoxue
