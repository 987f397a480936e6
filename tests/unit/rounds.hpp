// How often a test with random input goes round.
#pragma once

namespace baoxue::test {

#ifdef __SANITIZE_THREAD__
inline constexpr unsigned slowness = 40;  ///< of a round under the sanitizer of threads
#elif defined __SANITIZE_ADDRESS__
inline constexpr unsigned slowness = 10;  ///< under that of addresses
#else
inline constexpr unsigned slowness = 1;
#endif

/// `all`; under a sanitizer as many as take about the same time, at least one.
constexpr unsigned rounds(unsigned all) { return (all + slowness - 1) / slowness; }

}  // namespace baoxue::test
