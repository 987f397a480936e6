// Random input that is the same in every run.
#pragma once

#include <cstddef>
#include <iterator>
#include <random>

namespace baoxue::test {

class Random {
  public:
    explicit Random(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t end) { return engine_() % end; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class From>
    auto pick(const From& from)
    {
        return from[below(std::size(from))];
    }
    std::mt19937& engine() { return engine_; }

  private:
    std::mt19937 engine_;
};

}  // namespace baoxue::test
