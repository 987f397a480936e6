#include "base/hash.hpp"

#include <random>

namespace baoxue {
namespace {

std::uint64_t draw()
{
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
}

}  // namespace

const std::array<std::uint64_t, 4> hash_seed{draw(), draw(), draw(), draw()};

}  // namespace baoxue
