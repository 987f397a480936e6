#include "letter_form.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/paper/form.hpp>

#include <fstream>
#include <iterator>

namespace baoxue::tools {

const Aliases& form_aliases()
{
    static const Aliases aliases({"letter", "notices", "absence_flag", "outflow", "roster", "assign"});
    return aliases;
}

std::string field_named(std::string_view word)
{
    const auto column = form_aliases().find(word);
    return std::string(column.empty() ? word : column);
}

std::string template_of(const PaperOptions& options, const std::string& form)
{
    if (options.template_file.empty()) return paper::built_in_form(form, options.script);
    std::ifstream in(options.template_file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw Error(Status::system, {options.template_file}, say("cannot read the template"));
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

}  // namespace baoxue::tools
