// How often a test with random input goes round.
#pragma once

namespace baoxue::test {

/// `all`; a tenth of them under a sanitizer, which makes a round ten times as slow.
constexpr unsigned rounds(unsigned all)
{
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
    return all / 10;
#else
    return all;
#endif
}

}  // namespace baoxue::test
