#include "notice_requests.hpp"

#include <baoxue/record/assignment.hpp>
#include <baoxue/rule/proof.hpp>

#include <filesystem>

namespace baoxue::tools {
namespace {

// A register with rows to read; a link is judged when it is opened to be written.
bool is_begun(const std::string& file, bool dry_run)
{
    std::error_code error;
    return (dry_run || !std::filesystem::is_symlink(file, error)) && std::filesystem::is_regular_file(file, error) &&
           std::filesystem::file_size(file, error) != 0;
}

}  // namespace

const std::vector<std::string>& notice_list_kinds()
{
    static const std::vector<std::string> kinds{"letter", "absence_flag", "outflow", "notices", "roster"};
    return kinds;
}

NoticeRequests::NoticeRequests(const NoticeInput& input, Options& options)
    : children_(options, {.rosters = {}, .decisions = input.children.decisions, .unplaced = input.children.unplaced})
{
    const bool assigned = !input.level.empty();
    const std::vector<std::string> needed =
        assigned ? Assignment::needed() : std::vector<std::string>{std::string(child_columns)};
    const auto open = [&](const std::string& file, const auto& kinds, const auto& columns_needed) {
        return file.empty() ? nullptr : &children_.open(file, kinds, columns_needed);
    };
    const std::vector<std::string> of_plan{"approved", "kind", std::string(child_columns)};
    const auto* const plan = open(input.approved, notice_list_kinds(), of_plan);
    std::vector<const csv::Table*> rosters, lists;
    for (const auto& file : input.children.rosters) rosters.push_back(&children_.open_roster(file));
    for (const auto& file : input.files)
        lists.push_back(open(file, assigned ? Assignment::kinds() : notice_list_kinds(), needed));
    const auto* const visits = open(input.visits, Visit::kinds(), Visit::needed());
    const auto* const transfers = open(input.transfers, Transfer::kinds(), Transfer::needed());
    const auto* const leave = open(input.leave, Leave::kinds(), Leave::needed());
    const auto* const book = is_begun(input.register_file, input.dry_run)
                                 ? &children_.open_record(input.register_file, Notice::kinds(), Notice::needed())
                                 : nullptr;
    children_.settle();
    if (book != nullptr) registered = known(read_notices(*book, options.rejects));
    if (plan != nullptr) add(*plan, planned);
    for (const auto* const list : lists) add(*list, rows);
    if (plan != nullptr && lists.empty() && input.students.empty()) rows = planned;
    for (const auto* const roster : rosters)
        columns.insert(columns.end(), roster->heading().columns.begin(), roster->heading().columns.end());
    std::vector<std::string> students;  // under what they go by, whichever of their numbers was given
    for (const auto& number : input.students)
        students.push_back(
            children_.key_of({.student_id = parse_student_id(number), .national_id = parse_national_id(number)}));
    if (!rosters.empty()) fill_in(rows, rosters, children_.directory().schools(), students, options.rejects);
    keep(input.places, rosters);
    if (visits != nullptr) evidence.visits = read_visits(*visits, options.rejects);
    if (transfers != nullptr) {
        auto told = read_transfers(*transfers, options.rejects);
        children_.tell_grades(told);
        evidence.moves =
            proved_moves(told, read_proofs("outflow-proofs", input.proofs, options.reading), options.as_of);
    }
    if (leave != nullptr) evidence.leaves = read_leaves(*leave, options.rejects);
}

std::vector<Notice> NoticeRequests::known(std::vector<Notice> notices) const
{
    for (auto& notice : notices) children_.settle_row(who_of(notice), notice.student_id, notice.national_id);
    return notices;
}

// The rows of the places that are chosen; what a list does not tell of a place, the roster has filled in.
void NoticeRequests::keep(const ClassChoice& choice, std::span<const csv::Table* const> rosters)
{
    std::vector<SchoolClass> places;
    if (choice.all()) return;
    for (const auto* const roster : rosters) {
        const WhoReader read(*roster);
        for (std::size_t row = 0; row < roster->rows(); ++row) {
            auto who = read(row);
            places.push_back(
                {std::move(who.school_id), std::move(who.school_name), who.grade, std::move(who.class_name)});
        }
    }
    const auto place_of = [](const NoticeRequest& request) {
        const auto cell = [&](const char* column) {
            const auto found = request.fields.find(column);
            return found == request.fields.end() ? std::string_view() : std::string_view(found->second);
        };
        return parse_school_class(cell("school_id"), cell("school_name"), cell("grade"), cell("class"));
    };
    keep_chosen(choice, rows, place_of, children_.directory().schools(), std::move(places));
}

void NoticeRequests::add(const csv::Table& table, std::vector<NoticeRequest>& to)
{
    columns.insert(columns.end(), table.heading().columns.begin(), table.heading().columns.end());
    for (std::size_t row = 0; row < table.rows(); ++row) to.push_back(request_of(table, row));
}

}  // namespace baoxue::tools
