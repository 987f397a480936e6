#include "baoxue/rule/issuer.hpp"

#include <algorithm>

namespace baoxue {

bool is_education_authority(std::string_view issuer)
{
    const auto education = issuer.rfind("教");
    if (education == std::string_view::npos) return false;
    constexpr std::string_view authorities[] = {"局", "厅", "廳", "教委", "委员会", "委員會"};
    return std::ranges::any_of(authorities, [name = issuer.substr(education)](auto end) { return name.ends_with(end); });
}

}  // namespace baoxue
