// The paper that make-notice makes: each letter filled in, and the files that hold them.
#pragma once

#include <baoxue/notice.hpp>
#include <baoxue/paper/form.hpp>
#include <baoxue/paper/printer.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace baoxue::tools {

enum class PaperFormat { pdf, html, text };

/// How the paper is made.
struct PaperOptions {
    std::string to;  ///< folder; empty: no paper
    PaperFormat format = PaperFormat::pdf;
    bool split = false;
    Language script = Language::simplified;
    std::string font, template_file, merge_data;
    bool numerals = false, qr = false;
    bool numbered = true;                    ///< the numbers are a register's; else they only name the files
    std::map<std::string, std::string> set;  ///< fields that are the same on all letters
};

/// The field that a word of --set means: contact_person of 联系人.
std::string field_named(std::string_view word);

struct Letter {
    const NoticeRequest* request;
    const PlannedNotice* planned;
};

/// The letters of one run. Call order: begin() before their rows enter the register, finish() after.
class NoticeBatch {
  public:
    /// `columns`: those of the input, which a template may name. Throws Error `usage` for a template that is
    /// wrong.
    NoticeBatch(const PaperOptions& options, const std::string& form, const std::vector<std::string>& columns);

    /// Fills in `missing` of each request. Nothing where no PDF is made: other programs choose their fonts.
    void find_missing(std::vector<NoticeRequest>& requests) const;

    /// Takes the letters whose files are not there yet and sets them, so that all that can be wrong with a
    /// letter shows before anything is written. Throws Error `system` when a file with the name of a new one
    /// is there.
    void begin(const std::vector<Letter>& letters, Date day);
    /// Puts the files into place.
    void finish();
    /// Writes --merge-data: a row per letter, whether its paper was there or not.
    void write_merge_data(const std::vector<Letter>& letters) const;

    /// The file of a letter, as it is named in the report; empty when no paper is made.
    std::string file_of(const Notice& notice) const;

  private:
    struct File {
        std::string name;
        std::vector<Letter> letters;
    };

    paper::Values values_of(const Letter& letter) const;
    void plan_files(std::vector<Letter> letters);
    void print(const File& file, const paper::Printer::Out& out, class Progress& progress) const;
    std::string path_of(const std::string& name) const { return options_.to + '/' + name; }

    const PaperOptions& options_;
    paper::Form form_;
    std::string title_;
    std::optional<paper::Fonts> fonts_;
    std::vector<File> files_;
    std::vector<std::string> present_;  // names of files that were there
    Date day_ = {};
    std::optional<csv::OutputFile> whole_;  // the one file of a batch, not yet in place
};

}  // namespace baoxue::tools
