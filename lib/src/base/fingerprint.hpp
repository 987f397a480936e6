// What stands for a row in a list that a person decides on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace baoxue::base {

// Stored with decisions, so it must be the same on every machine and in every version: FNV-1a, 64 bits.
class Fingerprint {
  public:
    void add(std::string_view text)
    {
        for (const char c : text) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
        state_ = (state_ ^ 0x1F) * 0x100000001B3U;  // end of a field
    }

    std::string letters() const  // no digit, no vowel: nothing that a spreadsheet would change
    {
        std::string text;
        for (auto rest = state_; text.size() < 12; rest >>= 5) text += "bcdfghjkmnpqrstv"[(rest ^ rest >> 4) & 15];
        return text;
    }

  private:
    std::uint64_t state_ = 0xCBF29CE484222325U;
};

}  // namespace baoxue::base
