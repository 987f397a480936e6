#include "baoxue/base/manual.hpp"

#include <algorithm>
#include <string>

#include "base/data.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue {

std::string_view manual_text(std::string_view name)
{
    const std::string page = std::string(name) + ".md";
    const std::string chinese = "manual/zh-Hans/" + page, english = "manual/" + page;
    const bool first_english = spoken() == Language::english;
    for (const auto& file : {first_english ? english : chinese, first_english ? chinese : english})
        if (std::ranges::binary_search(base::data_files(), std::string_view(file), {}, &base::DataFile::name)) return base::data_file(file);
    return {};
}

}  // namespace baoxue
