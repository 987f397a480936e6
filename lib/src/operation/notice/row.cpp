#include "operation/notice/row.hpp"

#include <algorithm>

#include "baoxue/base/text.hpp"

namespace baoxue {

std::vector<std::string> words_of(std::string_view cell)
{
    std::vector<std::string> words;
    while (!cell.empty()) {
        const auto mark = std::min(cell.find(';'), cell.size());
        if (const auto word = trim(cell.substr(0, mark)); !word.empty()) words.emplace_back(word);
        cell.remove_prefix(std::min(mark + 1, cell.size()));
    }
    return words;
}

std::string_view field(const paper::Fields& row, std::initializer_list<std::string_view> columns)
{
    for (const auto column : columns)
        if (const auto found = row.find(column); found != row.end() && !clean(found->second).empty())
            return clean(found->second);
    return {};
}

Keys keys_of(const paper::Fields& row)
{
    return keys_of(field(row, {"student_id"}), field(row, {"national_id"}), field(row, {"name"}),
                   field(row, {"school_name", "school", "school_id"}), field(row, {"grade"}), field(row, {"class"}));
}

}  // namespace baoxue
