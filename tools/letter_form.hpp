// How the letters of a run are made: the options, the template and the fields that it names.
#pragma once

#include <baoxue/base/columns.hpp>
#include <baoxue/base/words.hpp>

#include <map>
#include <string>
#include <string_view>

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

/// The words that a template or --set may have for a field.
const Aliases& form_aliases();

/// The field that a word of --set means: contact_person of 联系人.
std::string field_named(std::string_view word);

/// The text of --template, or the built-in form. Throws Error `system`.
std::string template_of(const PaperOptions& options, const std::string& form);

}  // namespace baoxue::tools
