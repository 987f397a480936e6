#include "csv/decoder.hpp"

#include <iconv.h>

#include <algorithm>
#include <cerrno>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"

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

    /// Converts what it can; 0 or the errno of iconv(3).
    int convert(std::string_view& from, std::string& to)
    {
        const auto had = to.size();
        to.resize(had + 2 * from.size() + 8);  // no character grows more than twofold
        char* in = const_cast<char*>(from.data());
        char* out = to.data() + had;
        auto in_left = from.size(), out_left = to.size() - had;
        const bool done = ::iconv(handle_, &in, &in_left, &out, &out_left) != std::size_t(-1);
        const int code = done ? 0 : errno;
        if (done) ::iconv(handle_, nullptr, nullptr, &out, &out_left);
        from.remove_prefix(from.size() - in_left);
        to.resize(to.size() - out_left);
        return code;
    }

  private:
    iconv_t handle_;
};

}  // namespace

struct Decoder::State {
    Converter main;
    std::unique_ptr<Converter> hong_kong;  // for characters that CP950 lacks: there Big5-HKSCS has its own

    /// iconv takes 0x80 for a control character in Big5, where it is never part of anything.
    int convert(std::string_view& from, std::string& to)
    {
        const auto legal = hong_kong ? std::min(from.find('\x80'), from.size()) : from.size();
        auto part = from.substr(0, legal);
        const int code = main.convert(part, to);
        const bool before_illegal = legal != from.size() && (code == 0 || code == EINVAL);
        from.remove_prefix(legal - part.size());
        return before_illegal ? EILSEQ : code;
    }
};

Decoder::Decoder(Encoding encoding) : state_(new State{Converter(iconv_name(encoding)), nullptr})
{
    if (encoding == Encoding::big5) state_->hong_kong = std::make_unique<Converter>("BIG5-HKSCS");
}

Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;

Decoder::Stop Decoder::decode(std::string_view& from, std::string& to)
{
    for (;;) {
        const int code = state_->convert(from, to);
        if (code == 0) return Stop::at_end;
        if (code == EINVAL) return Stop::cut_off;
        if (code == E2BIG) continue;
        auto one = from.substr(0, 2);
        const bool two_byte_form = static_cast<unsigned char>(one.front()) >= 0x87;
        if (!state_->hong_kong || !two_byte_form || state_->hong_kong->convert(one, to) != 0) return Stop::invalid;
        from.remove_prefix(2);
    }
}

}  // namespace baoxue::csv
