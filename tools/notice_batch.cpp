#include "notice_batch.hpp"

#include "command.hpp"
#include "progress.hpp"

namespace baoxue::tools {

NoticeBatch::NoticeBatch(const PaperOptions& options, const std::string& form, const std::vector<std::string>& columns)
    : options_(options),
      form_(template_of(options, form), options.template_file.empty() ? form : options.template_file, form_aliases()),
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
    values.fields["row_count"] = std::to_string(values.rows.size());
    for (const auto& [field, value] : options_.set) values.fields[field_named(field)] = value;
    if (!options_.numbered) values.fields.erase("notice_no");
    else if (options_.qr) values.fields["qr"] = number_with_check(letter.planned->notice.notice_no);
    return values;
}

void NoticeBatch::print(const LetterFile& file, const paper::Printer::Out& out, Progress& progress) const
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
    files_ = LetterFiles(options_, letters);
    std::size_t count = 0;
    for (const auto& file : files_.all()) count += file.letters.size();
    Progress progress(count);
    if (files_.all().size() == 1) {
        whole_.emplace(files_.path_of(files_.all().front().name));
        print(
            files_.all().front(), [&](std::string_view bytes) { whole_->write(bytes); }, progress);
    } else {
        for (const auto& file : files_.all())
            print(
                file, [](std::string_view) {}, progress);
    }
}

void NoticeBatch::finish()
{
    if (whole_) return whole_->finish();
    Progress progress(files_.all().size());
    for (const auto& file : files_.all()) {
        csv::OutputFile out(files_.path_of(file.name));
        print(
            file, [&](std::string_view bytes) { out.write(bytes); }, progress);
        out.finish();
    }
}

}  // namespace baoxue::tools
