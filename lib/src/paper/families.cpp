#include "paper/families.hpp"

#include "base/data.hpp"

namespace baoxue::paper {

std::vector<Family> families(Role role, Language script)
{
    constexpr std::string_view roles[] = {"text", "title", "label"};
    const std::string_view of_script = script == Language::simplified ? "zh-Hans" : "zh-Hant";
    std::vector<Family> out;
    for (auto text = base::data_file("notices/fonts.csv"); !text.empty();) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end + 1);
        std::string_view cells[4];
        for (auto& cell : cells) {
            const auto comma = line.find(',');
            cell = line.substr(0, comma);
            line.remove_prefix(comma == line.npos ? line.size() : comma + 1);
        }
        if (cells[0] == roles[static_cast<int>(role)] && cells[1] == of_script)
            out.push_back({cells[2], cells[3] == "bold"});
    }
    return out;
}

}  // namespace baoxue::paper
