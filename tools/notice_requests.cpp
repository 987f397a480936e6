#include "notice_requests.hpp"

#include <baoxue/base/codes.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/record/assignment.hpp>
#include <baoxue/rule/proof.hpp>

#include <baoxue/rule/enrolment.hpp>

#include <filesystem>
#include <map>
#include <set>

namespace baoxue::tools {
namespace {

const std::vector<std::string> list_kinds{"letter", "absence_flag", "outflow", "notices", "roster"};

std::string key_of(std::string_view student_id, std::string_view national_id)
{
    if (const auto id = parse_student_id(student_id); id.usable()) return id.key;
    const auto id = parse_national_id(national_id);
    return id.usable() ? id.key : std::string();
}

std::string key_of(const paper::Fields& fields)
{
    const auto cell = [&](const char* column) {
        const auto found = fields.find(column);
        return found == fields.end() ? std::string_view{} : std::string_view(found->second);
    };
    return key_of(cell("student_id"), cell("national_id"));
}

paper::Fields fields_of(const csv::Table& table, std::size_t row)
{
    paper::Fields fields;
    const auto& columns = table.heading().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) fields.emplace(columns[i], table.cell(row, i));
    return fields;
}

// A register with rows to read; a link is judged when it is opened to be written.
bool is_begun(const std::string& file, bool dry_run)
{
    std::error_code error;
    return (dry_run || !std::filesystem::is_symlink(file, error)) && std::filesystem::is_regular_file(file, error) &&
           std::filesystem::file_size(file, error) != 0;
}

}  // namespace

NoticeRequests::NoticeRequests(const NoticeInput& input, Options& options) : children_(options, input.children)
{
    const bool assigned = !input.level.empty();
    const std::vector<std::string> needed =
        assigned ? Assignment::needed() : std::vector<std::string>{std::string(child_columns)};
    const auto open = [&](const std::string& file, const auto& kinds, const auto& columns_needed) {
        return file.empty() ? nullptr : &children_.open(file, kinds, columns_needed);
    };
    const auto* const roster = input.roster.empty() ? nullptr : &children_.open_roster(input.roster);
    std::vector<const csv::Table*> lists;
    for (const auto& file : input.files) lists.push_back(open(file, assigned ? Assignment::kinds() : list_kinds, needed));
    const auto* const visits = open(input.visits, Visit::kinds(), Visit::needed());
    const auto* const transfers = open(input.transfers, Transfer::kinds(), Transfer::needed());
    const auto* const leave = open(input.leave, Leave::kinds(), Leave::needed());
    const auto* const book = is_begun(input.register_file, input.dry_run)
                                 ? &children_.open_record(input.register_file, Notice::kinds(), Notice::needed())
                                 : nullptr;
    children_.settle();
    if (book != nullptr) registered = known(read_notices(*book, options.rejects));
    for (const auto* const list : lists) add(*list);
    if (roster != nullptr) fill_in(*roster, input.students, options.rejects);
    if (visits != nullptr) evidence.visits = read_visits(*visits, options.rejects);
    if (transfers != nullptr)
        evidence.moves = proved_moves(read_transfers(*transfers, options.rejects),
                                      read_proofs("outflow-proofs", input.proofs, options.reading), options.as_of);
    if (leave != nullptr) evidence.leaves = read_leaves(*leave, options.rejects);
}

std::vector<Notice> NoticeRequests::known(std::vector<Notice> notices) const
{
    for (auto& notice : notices) children_.settle_row(who_of(notice), notice.student_id, notice.national_id);
    return notices;
}

void NoticeRequests::add(const csv::Table& table)
{
    columns.insert(columns.end(), table.heading().columns.begin(), table.heading().columns.end());
    for (std::size_t row = 0; row < table.rows(); ++row) rows.push_back({table.place(row), fields_of(table, row)});
}

// Of each child's rows the one that tells where it is now: in class, unless another row of the same school says that it
// is not, which counts then. A word of a status that nobody knows is none that lets a child be in class.
std::map<std::string, std::size_t> NoticeRequests::rows_by_child(const csv::Table& roster, csv::Rejects& rejects) const
{
    const auto status = roster.find("status");
    const auto cell = [&](std::size_t row, std::string_view column) { return roster.cell(row, roster.find(column)); };
    const auto child = [&](std::size_t row) { return key_of(cell(row, "student_id"), cell(row, "national_id")); };
    std::vector<bool> in_class(roster.rows());
    std::set<std::pair<std::string, std::string>> elsewhere;  // a child, and the school that it is not at
    const auto where = [&](std::size_t row) {
        return std::pair(child(row), children_.directory().schools().key(cell(row, "school_id"), cell(row, "school_name")));
    };
    for (std::size_t row = 0; row < roster.rows(); ++row) {
        const auto word = roster.cell(row, status), code = canonical("status", word);
        if (code.empty() && !word.empty()) rejects.add({roster.place(row, status), unknown_word("status", word), {}});
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

void NoticeRequests::fill_in(const csv::Table& roster, const std::vector<std::string>& students, csv::Rejects& rejects)
{
    columns.insert(columns.end(), roster.heading().columns.begin(), roster.heading().columns.end());
    const auto by_key = rows_by_child(roster, rejects);
    std::map<std::string, std::string, std::less<>> schools;
    for (std::size_t row = 0; row < roster.rows(); ++row) {
        const auto fields = fields_of(roster, row);
        if (fields.contains("school_id") && fields.contains("school_name"))
            schools.emplace(fields.at("school_id"), fields.at("school_name"));
    }
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
            for (auto& [column, value] : fields_of(roster, found->second))
                if (auto& cell = row.fields[column]; cell.empty() || column == "status") cell = value;
        if (const auto school = schools.find(row.fields["school_id"]); school != schools.end())
            if (auto& name = row.fields["school_name"]; name.empty()) name = school->second;
    }
}

NoticeRequest list_of(const NoticeRequests& requests, Date day)
{
    std::map<std::string, int> visits;
    for (const auto& visit : requests.evidence.visits)
        ++visits[visit.student_id.usable() ? visit.student_id.key : visit.national_id.key];
    NoticeRequest list;
    const auto date = to_chinese(day);
    list.fields["name"] = list.fields["month"] = date.substr(0, date.find("月") + std::string_view("月").size());
    for (const auto& row : requests.rows) {
        auto& line = list.rows.emplace_back(row.fields);
        if (const auto found = visits.find(key_of(row.fields)); found != visits.end())
            line["visits"] = std::to_string(found->second);
    }
    return list;
}

std::vector<NoticeRequest> commitments(const std::vector<NoticeRequest>& rows, const std::string& level)
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

}  // namespace baoxue::tools
