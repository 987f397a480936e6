// Which letters share a file, and what the files are called.
#pragma once

#include <baoxue/notice.hpp>

#include <string>
#include <vector>

#include "letter_form.hpp"

namespace baoxue::tools {

struct Letter {
    const NoticeRequest* request;
    const PlannedNotice* planned;
};

struct LetterFile {
    std::string name;
    std::vector<Letter> letters;
};

/// Letters whose numbers follow on each other share a file, unless each has its own; those whose file is in the folder
/// already stay as they are.
class LetterFiles {
  public:
    LetterFiles() = default;
    /// Throws Error `system` when the folder has a file with the name of a new letter.
    LetterFiles(const PaperOptions& options, std::vector<Letter> letters);

    const std::vector<LetterFile>& all() const { return files_; }  ///< to be made
    std::string path_of(const std::string& name) const { return folder_ + '/' + name; }
    /// The name of the letter's file, made now or before; empty when there is none.
    std::string name_of(const Notice& notice) const;

  private:
    std::string folder_;
    std::vector<LetterFile> files_;
    std::vector<std::string> present_;  // names of files that were there
};

}  // namespace baoxue::tools
