// A file descriptor that is closed when its owner goes.
#pragma once

#include <unistd.h>

#include <utility>

namespace baoxue::base {

/// Owns a descriptor as open(2) and dup(2) give it; a negative one is none.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    ~Descriptor()
    {
        if (number_ >= 0) close(number_);
    }
    int operator*() const { return number_; }

  private:
    int number_;
};

}  // namespace baoxue::base
