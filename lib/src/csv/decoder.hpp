// Bytes of another encoding as UTF-8, strictly.
#pragma once

#include <memory>
#include <string_view>

#include "csv/encoding.hpp"

namespace baoxue::csv {

/// iconv(3) says what each character is, and is asked once for each of two bytes: a page of a roster has a few hundred of
/// them, over and over. What is ASCII, and UTF-16 but for its pairs, needs no question.
class Decoder {
  public:
    explicit Decoder(Encoding encoding);  // any but utf8
    ~Decoder();
    Decoder(Decoder&&) noexcept;

    enum class Stop { at_end, cut_off, invalid };
    struct Piece {
        std::string_view text;  ///< until the next call
        Stop stop;
    };

    /// The characters at the front of `from`, whose bytes it takes off there: all of them, or up to a character that the
    /// end of `from` cuts off, or up to a byte that is not valid.
    Piece decode(std::string_view& from);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baoxue::csv
