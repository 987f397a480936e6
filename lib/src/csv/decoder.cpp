#include "csv/decoder.hpp"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <vector>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "base/load.hpp"

namespace baoxue::csv {
namespace {

const char* iconv_name(Encoding encoding)
{
    switch (encoding) {
        case Encoding::gb18030:
            return "GB18030";  // not GBK, which has no four-byte forms and reads 0x80 as a euro
        case Encoding::big5:
            return "CP950";
        case Encoding::utf16le:
            return "UTF-16LE";
        case Encoding::utf16be:
            return "UTF-16BE";
        case Encoding::utf8:
            break;
    }
    return "UTF-8";
}

class Converter {
  public:
    explicit Converter(const char* from) : handle_(::iconv_open("UTF-8", from))
    {
        if (handle_ == iconv_t(-1))
            throw Error(Status::system,
                        say("this system cannot convert {}: its iconv modules are not installed", {from}));
    }
    ~Converter() { ::iconv_close(handle_); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    /// Converts what it can of a few bytes; 0 or the errno of iconv(3). There is room for four times as many.
    int convert(std::string_view& from, char*& to)
    {
        char* in = const_cast<char*>(from.data());
        auto in_left = from.size(), room = 4 * from.size() + 8;
        const bool done = ::iconv(handle_, &in, &in_left, &to, &room) != std::size_t(-1);
        const int code = done ? 0 : errno;
        if (done) ::iconv(handle_, nullptr, nullptr, &to, &room);
        from.remove_prefix(from.size() - in_left);
        return code;
    }

  private:
    iconv_t handle_;
};

bool ascii(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80;
}

// Copies what is ASCII at the front; up to 15 bytes more may be written.
void copy_ascii(const char*& at, const char* end, char*& to)
{
    for (; end - at >= 16; at += 16, to += 16) {
        const auto one = load<std::uint64_t>(at), other = load<std::uint64_t>(at + 8);
        std::memcpy(to, at, 16);
        if (((one | other) & 0x8080808080808080) != 0) break;
    }
    while (at != end && ascii(*at)) *to++ = *at++;
}

// What iconv said of two-byte characters.
class TwoByteForms {
  public:
    std::uint32_t& of(const char* at)  // up to three bytes of UTF-8, and above them how many; 0: not known
    {
        const auto lead = static_cast<unsigned char>(at[0]), next = static_cast<unsigned char>(at[1]);
        return forms_[(lead & 0x7FU) << 8 | next];
    }
    void keep(const char* at, std::string_view text)
    {
        if (text.empty() || text.size() > 3) return;
        std::uint32_t form = static_cast<std::uint32_t>(text.size()) << 24;
        for (std::size_t i = 0; i < text.size(); ++i)
            form |= std::uint32_t{static_cast<unsigned char>(text[i])} << (8 * i);
        of(at) = form;
    }

    // ASCII and what is known, up to a character that iconv has to be asked for.
    void decode(const char*& at, const char* end, char*& to)
    {
        while (at != end) {
            copy_ascii(at, end, to);
            while (end - at >= 2 && !ascii(*at)) {
                const std::uint32_t form = of(at);
                if (form == 0) return;
                for (unsigned i = 0; i < 4; ++i) to[i] = static_cast<char>(form >> (8 * i));  // one store
                to += form >> 24;
                at += 2;
            }
            if (end - at == 1 && !ascii(*at)) return;
        }
    }

  private:
    std::unique_ptr<std::uint32_t[]> forms_ = std::make_unique<std::uint32_t[]>(std::size_t{128} << 8);
};

// UTF-16 up to what is, or should be, half of a pair, or half of a unit.
template <bool big_endian>
void decode_utf16(const char*& at, const char* end, char*& to)
{
    constexpr std::uint64_t beyond_ascii = big_endian ? 0x80FF80FF80FF80FF : 0xFF80FF80FF80FF80;
    while (end - at >= 2) {
        for (; end - at >= 8; at += 8, to += 4) {  // four units of ASCII
            auto units = load<std::uint64_t>(at);
            if ((units & beyond_ascii) != 0) break;
            if (big_endian) units >>= 8;
            units = (units | units >> 8) & 0x0000FFFF0000FFFF;
            const auto bytes = static_cast<std::uint32_t>(units | units >> 16);
            std::memcpy(to, &bytes, sizeof bytes);
        }
        if (end - at < 2) return;
        const unsigned first = static_cast<unsigned char>(at[0]), second = static_cast<unsigned char>(at[1]);
        const unsigned unit = big_endian ? first << 8U | second : second << 8U | first;
        if (unit >= 0xD800 && unit <= 0xDFFF) return;
        if (unit < 0x80) {
            *to++ = static_cast<char>(unit);
        } else if (unit < 0x800) {
            *to++ = static_cast<char>(0xC0 | unit >> 6);
            *to++ = static_cast<char>(0x80 | (unit & 0x3F));
        } else {
            *to++ = static_cast<char>(0xE0 | unit >> 12);
            *to++ = static_cast<char>(0x80 | (unit >> 6 & 0x3F));
            *to++ = static_cast<char>(0x80 | (unit & 0x3F));
        }
        at += 2;
    }
}

}  // namespace

struct Decoder::State {
    Encoding encoding;
    Converter main;
    std::unique_ptr<Converter> hong_kong = {};  // for characters that CP950 lacks: there Big5-HKSCS has its own
    TwoByteForms forms = {};
    std::vector<char> made = {};

    void decode_known(const char*& at, const char* end, char*& to)
    {
        if (encoding == Encoding::utf16le) decode_utf16<false>(at, end, to);
        else if (encoding == Encoding::utf16be) decode_utf16<true>(at, end, to);
        else forms.decode(at, end, to);
    }

    // Of the character at the front of `from`, which is not ASCII.
    std::size_t size_of_character(std::string_view from) const
    {
        const bool digit_behind = from.size() > 1 && from[1] >= '0' && from[1] <= '9';
        const bool two = encoding == Encoding::big5 || (encoding == Encoding::gb18030 && !digit_behind);
        return std::min<std::size_t>(from.size(), two ? 2 : 4);
    }

    // Converts that character; 0 or the errno of iconv(3).
    int ask(std::string_view& from, char*& to)
    {
        auto one = from.substr(0, size_of_character(from));
        const char *const asked = one.data(), *const had = to;
        // iconv takes 0x80 for a control character in Big5, where it is never part of anything.
        int code = encoding == Encoding::big5 && one.front() == '\x80' ? EILSEQ : main.convert(one, to);
        const bool two_byte_form = static_cast<unsigned char>(*asked) >= 0x87 && one.size() == 2;
        if (code == EILSEQ && hong_kong && two_byte_form) code = hong_kong->convert(one, to);
        from.remove_prefix(static_cast<std::size_t>(one.data() - asked));
        if (code == 0 && one.data() == asked + 2) forms.keep(asked, {had, to});
        return code;
    }
};

Decoder::Decoder(Encoding encoding) : state_(new State{encoding, Converter(iconv_name(encoding))})
{
    if (encoding == Encoding::big5) state_->hong_kong = std::make_unique<Converter>("BIG5-HKSCS");
}

Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;

Decoder::Piece Decoder::decode(std::string_view& from)
{
    auto& made = state_->made;
    const std::size_t most = 2 * from.size() + 32;  // no character grows more than twofold; what is written at once
    if (made.size() < most) made.resize(most);
    char* to = made.data();
    Stop stop = Stop::at_end;
    while (!from.empty() && stop == Stop::at_end) {
        const char* at = from.data();
        state_->decode_known(at, at + from.size(), to);
        from.remove_prefix(static_cast<std::size_t>(at - from.data()));
        if (from.empty()) break;
        const int code = state_->ask(from, to);
        if (code != 0) stop = code == EINVAL ? Stop::cut_off : Stop::invalid;
    }
    return {{made.data(), to}, stop};
}

}  // namespace baoxue::csv
