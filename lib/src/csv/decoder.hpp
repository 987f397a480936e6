// Bytes of another encoding as UTF-8, strictly.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "csv/encoding.hpp"

namespace baoxue::csv {

class Decoder {
  public:
    explicit Decoder(Encoding encoding);  // any but utf8
    ~Decoder();
    Decoder(Decoder&&) noexcept;

    enum class Stop { at_end, cut_off, invalid };

    /// Appends the characters at the front of `from` to `to` and takes their bytes off `from`: all of them,
    /// or up to a character that the end of `from` cuts off, or up to a byte that is not valid.
    Stop decode(std::string_view& from, std::string& to);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baoxue::csv
