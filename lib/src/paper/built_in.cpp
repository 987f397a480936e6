#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/paper/form.hpp"
#include "base/data.hpp"

namespace baoxue::paper {
namespace {

std::string folder_of(Language script)
{
    return script == Language::simplified ? "notices/zh-Hans/" : "notices/zh-Hant/";
}

// Parts stand only inside other templates.
bool is_part(std::string_view name)
{
    return name == "stub" || name == "receipt";
}

std::string names(const std::string& folder)
{
    std::string list;
    for (const auto& file : base::data_files()) {
        if (!file.name.starts_with(folder)) continue;
        const auto name = file.name.substr(folder.size(), file.name.rfind('.') - folder.size());
        if (!is_part(name)) add_word(list, name, ", ");
    }
    return list;
}

}  // namespace

std::string built_in_form(std::string_view name, Language script)
{
    const auto folder = folder_of(script);
    const auto file = folder + std::string(name) + ".txt";
    std::string text;
    for (const auto& known : base::data_files())
        if (known.name == file && !is_part(name)) text = known.text;
    if (text.empty()) throw Error(Status::usage, say("there is no template {}; there are: {}", {name, names(folder)}));
    for (const std::string part : {"stub", "receipt"}) {
        const auto tag = "{{> " + part + "}}\n";
        if (const auto at = text.find(tag); at != text.npos)
            text.replace(at, tag.size(), base::data_file(folder + part + ".txt"));
    }
    return text;
}

}  // namespace baoxue::paper
