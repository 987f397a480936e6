#include "baoxue/base/manual.hpp"

#include <algorithm>
#include <string>

#include "base/data.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue {

std::string_view manual_text(std::string_view name)
{
    const std::string page = std::string(name) + ".md";
    const std::string chinese = spoken() == Language::english ? "" : "zh-Hans/";
    for (const auto& file : {"manual/" + chinese + page, "manual/" + page})
        if (std::ranges::binary_search(base::data_files(), std::string_view(file), {}, &base::DataFile::name)) return base::data_file(file);
    return {};
}

}  // namespace baoxue
