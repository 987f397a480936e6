// Text as other programs write it: other encodings, packed.
#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <iconv.h>
#include <zlib.h>

namespace baoxue::test {

/// UTF-8 text in another encoding, as iconv names it.
inline std::string encoded(std::string text, const char* encoding)
{
    const auto handle = ::iconv_open(encoding, "UTF-8");
    std::string out(4 * text.size() + 16, '\0');
    char *in = text.data(), *to = out.data();
    std::size_t in_left = text.size(), left = out.size();
    REQUIRE(::iconv(handle, &in, &in_left, &to, &left) == 0);
    ::iconv_close(handle);
    out.resize(out.size() - left);
    return out;
}

/// As gzip would pack it.
inline std::string packed(std::string_view text)
{
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace baoxue::test
