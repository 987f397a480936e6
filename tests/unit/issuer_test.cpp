#include "baoxue/rule/issuer.hpp"

#include <doctest/doctest.h>

using namespace baoxue;

TEST_CASE("an education authority is a bureau, a department or a committee; a township or its centre is none")
{
    for (const auto* authority : {"七星关区教育局", "七星关区教育科技局", "县教育体育局", "县教体局", "贵州省教育厅", "某区教委",
                                  "某市教育委员会", "某縣教育局"})
        CHECK_MESSAGE(is_education_authority(authority), authority);
    for (const auto* other : {"", "海子街镇人民政府", "海子街镇教育管理中心", "海子街镇中心小学", "某区公安局", "教育局家属院"})
        CHECK_MESSAGE(!is_education_authority(other), other);
}
