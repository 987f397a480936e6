// The paper that make-notice makes: each letter filled in, and the files that hold them.
#pragma once

#include <baoxue/notice.hpp>
#include <baoxue/paper/form.hpp>
#include <baoxue/paper/printer.hpp>

#include <optional>
#include <string>
#include <vector>

#include "letter_files.hpp"

namespace baoxue::tools {

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
    /// What stands on a letter.
    paper::Values values_of(const Letter& letter) const;

    /// The file of a letter, as it is named in the report; empty when no paper is made.
    std::string file_of(const Notice& notice) const { return files_.name_of(notice); }

  private:
    void print(const LetterFile& file, const paper::Printer::Out& out, class Progress& progress) const;

    const PaperOptions& options_;
    paper::Form form_;
    std::string title_;
    std::optional<paper::Fonts> fonts_;
    LetterFiles files_;
    Date day_ = {};
    std::optional<csv::OutputFile> whole_;  // the one file of a batch, not yet in place
};

}  // namespace baoxue::tools
