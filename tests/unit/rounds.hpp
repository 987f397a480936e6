// How often a test with random input goes round.
#pragma once

namespace baoxue::test {

#ifndef __has_feature  // of clang; g++ has the other names
#define __has_feature(name) 0
#endif
#if defined __SANITIZE_THREAD__ || __has_feature(thread_sanitizer)
inline constexpr unsigned slowness = 40;  ///< of a round under the sanitizer of threads
#elif defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
inline constexpr unsigned slowness = 20;  ///< under that of addresses
#else
inline constexpr unsigned slowness = 1;
#endif

/// `all`; under a sanitizer as many as take about the same time, at least one.
constexpr unsigned rounds(unsigned all) { return (all + slowness - 1) / slowness; }

}  // namespace baoxue::test
