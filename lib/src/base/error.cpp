#include "baoxue/base/error.hpp"

namespace baoxue {
namespace {

std::string where(const Place& place)
{
    std::string text = place.file;
    if (place.line != 0) text += (text.empty() ? "" : ":") + std::to_string(place.line);
    if (!place.column.empty()) text += (text.empty() ? "" : ": ") + place.column;
    return text.empty() ? text : text + ": ";
}

}  // namespace

Error::Error(Status status, Place place, std::string_view message)
    : std::runtime_error(where(place).append(message)), status_(status), place_(std::move(place)), message_(message)
{
}

}  // namespace baoxue
