#include "notice_batch.hpp"

#include <baoxue/base/columns.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/writer.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "command.hpp"
#include "progress.hpp"

namespace baoxue::tools {
namespace fs = std::filesystem;
namespace {

const Aliases& form_aliases()
{
    static const Aliases aliases({"letter", "notices", "absence_flag", "outflow", "roster", "assign"});
    return aliases;
}

std::string ending(PaperFormat format)
{
    return format == PaperFormat::pdf ? ".pdf" : format == PaperFormat::html ? ".html" : ".txt";
}

std::string read_template(const PaperOptions& options, const std::string& form)
{
    if (options.template_file.empty()) return paper::built_in_form(form, options.script);
    std::ifstream in(options.template_file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw Error(Status::system, {options.template_file}, say("cannot read the template"));
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

std::string stem_of(const fs::path& name)
{
    return name.stem().string();
}

}  // namespace

std::string field_named(std::string_view word)
{
    const auto column = form_aliases().find(word);
    return std::string(column.empty() ? word : column);
}

NoticeBatch::NoticeBatch(const PaperOptions& options, const std::string& form, const std::vector<std::string>& columns)
    : options_(options),
      form_(read_template(options, form), options.template_file.empty() ? form : options.template_file, form_aliases()),
      title_(form)
{
    form_.check(columns);
    if (options.format == PaperFormat::pdf && !options.to.empty()) fonts_.emplace(options.script, options.font);
}

void NoticeBatch::find_missing(std::vector<NoticeRequest>& requests) const
{
    if (!fonts_) return;
    for (auto& request : requests)
        for (const auto& field : form_.fields())
            if (const auto value = request.fields.find(field); value != request.fields.end())
                request.missing += fonts_->missing(paper::plain(value->second));
}

paper::Values NoticeBatch::values_of(const Letter& letter) const
{
    paper::Values values{letter_fields(*letter.request, *letter.planned, options_.script), {}};
    for (const auto& row : letter.request->rows) {
        auto& line = values.rows.emplace_back(in_words(row, options_.script));
        line["row_no"] = std::to_string(values.rows.size());
    }
    if (!values.rows.empty()) values.fields["row_count"] = std::to_string(values.rows.size());
    for (const auto& [field, value] : options_.set) values.fields[field_named(field)] = value;
    if (!options_.numbered) values.fields.erase("notice_no");
    else if (options_.qr) values.fields["qr"] = number_with_check(letter.planned->notice.notice_no);
    return values;
}

std::string NoticeBatch::file_of(const Notice& notice) const
{
    for (const auto& file : files_)
        if (holds(stem_of(file.name), notice)) return file.name;
    for (const auto& name : present_)
        if (holds(stem_of(name), notice)) return name;
    return {};
}

// Letters whose numbers follow on each other share a file, unless each has its own; those whose file is there
// stay.
void NoticeBatch::plan_files(std::vector<Letter> letters)
{
    std::ranges::stable_partition(
        letters, [](const Letter& letter) { return letter.planned->verdict == PlannedNotice::Verdict::known; });
    for (const auto& entry : fs::directory_iterator(options_.to))
        if (entry.path().extension() == ending(options_.format)) present_.push_back(entry.path().filename().string());
    for (const auto& letter : letters) {
        const auto& notice = letter.planned->notice;
        const auto there =
            std::ranges::find_if(present_, [&](const auto& name) { return holds(stem_of(name), notice); });
        const bool is_new = letter.planned->verdict == PlannedNotice::Verdict::issue;
        if (there != present_.end() && is_new && options_.numbered)
            throw Error(Status::system, {path_of(*there)},
                        say("the folder has a file of a number that the register does not have: "
                            "is it the right register? Move the file away to go on"));
        if (there != present_.end() && options_.numbered) continue;
        const auto* last = files_.empty() ? nullptr : files_.back().letters.back().planned;
        if (!options_.split && last != nullptr && last->verdict == letter.planned->verdict &&
            follows(last->notice, notice))
            files_.back().letters.push_back(letter);
        else files_.push_back({{}, {letter}});
    }
    for (auto& file : files_)
        file.name = file_stem(file.letters.front().planned->notice, file.letters.back().planned->notice) +
                    ending(options_.format);
}

void NoticeBatch::print(const File& file, const paper::Printer::Out& out, Progress& progress) const
{
    auto printer = options_.format == PaperFormat::pdf    ? paper::print_pdf(*fonts_, title_, day_, out)
                   : options_.format == PaperFormat::html ? paper::print_html(options_.script, title_, out)
                                                          : paper::print_text(out);
    for (const auto& letter : file.letters) {
        printer->print(form_.fill(values_of(letter), options_.numerals), letter.request->place);
        progress.step();
    }
    printer->finish();
}

void NoticeBatch::begin(const std::vector<Letter>& letters, Date day)
{
    if (options_.to.empty()) return;
    day_ = day;
    make_folder(options_.to);
    csv::remove_leftovers(options_.to);
    plan_files(letters);
    std::size_t count = 0;
    for (const auto& file : files_) count += file.letters.size();
    Progress progress(count);
    if (files_.size() == 1) {
        whole_.emplace(path_of(files_.front().name));
        print(
            files_.front(), [&](std::string_view bytes) { whole_->write(bytes); }, progress);
    } else {
        for (const auto& file : files_)
            print(
                file, [](std::string_view) {}, progress);
    }
}

void NoticeBatch::finish()
{
    if (whole_) return whole_->finish();
    Progress progress(files_.size());
    for (const auto& file : files_) {
        csv::OutputFile out(path_of(file.name));
        print(
            file, [&](std::string_view bytes) { out.write(bytes); }, progress);
        out.finish();
    }
}

void NoticeBatch::write_merge_data(const std::vector<Letter>& letters) const
{
    static const std::vector<std::string> columns{
        "notice_no",      "document",    "name",           "gender",        "birth_date",
        "school_name",    "grade_class", "student_id",     "guardian_name", "guardian_relation",
        "guardian_phone", "address",     "absent_since",   "absent_until",  "absent_days",
        "visits",         "last_visit",  "previous_no",    "deadline",      "issuer",
        "issuer_person",  "clerk",       "contact_person", "contact_phone", "issue_date"};
    const auto headings = options_.script == Language::simplified ? Language::simplified : Language::traditional;
    const std::vector<std::string> kinds{"letter", "notices", "roster"};
    std::vector<std::vector<std::string>> rows(1);
    for (const auto& column : columns) rows[0].emplace_back(heading_of(kinds, column, headings));
    for (const auto& letter : letters) {
        auto fields = values_of(letter).fields;
        auto& row = rows.emplace_back();
        for (const auto& column : columns) {
            const auto date = parse_date(fields[column]);
            row.push_back(date && fields[column].size() == 10 ? to_chinese(*date, options_.numerals)
                                                              : paper::plain(fields[column]));
        }
    }
    csv::Writer out({.file = options_.merge_data, .excel = true}, rows[0], {});
    for (std::size_t i = 1; i < rows.size(); ++i) {
        for (const auto& cell : rows[i]) out.cell(cell);
        out.end_row();
    }
    out.finish();
}

}  // namespace baoxue::tools
