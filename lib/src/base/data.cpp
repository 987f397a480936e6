#include "base/data.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace baoxue {

std::string_view base::data_file(std::string_view name)
{
    const auto files = base::data_files();
    const auto found = std::ranges::lower_bound(files, name, {}, &base::DataFile::name);
    if (found == files.end() || found->name != name) throw std::out_of_range("no such data file: " + std::string(name));
    return found->text;
}

}  // namespace baoxue
