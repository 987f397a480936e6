#include "baoxue/csv/source.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "csv/decoder.hpp"
#include "csv/encoding.hpp"
#include "csv/input.hpp"
#include "csv/utf8.hpp"
#include "csv/workbook/workbook.hpp"

namespace baoxue::csv {
namespace {

constexpr std::size_t head_size = 4 * 1024;     // where NUL bytes are looked for
constexpr std::size_t sample_size = 64 * 1024;  // what is looked at from the first byte above 0x7F on
constexpr std::size_t piece_size = 64 * 1024;   // read at once to be decoded
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Counts line ends: LF, CRLF and a CR alone.
class LineEnds {
  public:
    void add(std::string_view text)
    {
        for (const char c : text) {
            count_ += c == '\r' || (c == '\n' && last_ != '\r');
            last_ = c;
        }
    }
    std::size_t count() const { return count_; }

  private:
    std::size_t count_ = 0;
    char last_ = 0;
};

/// Makes of UTF-16 a text with the same line ends, a byte for each unit.
void narrow(std::string& units, Encoding encoding)
{
    const std::size_t low = encoding == Encoding::utf16be ? 1 : 0;
    std::size_t size = 0;
    for (std::size_t at = 0; at + 1 < units.size(); at += 2)
        units[size++] = units[at + 1 - low] == 0 ? units[at + low] : ' ';
    units.resize(size);
}

}  // namespace

struct Source::State {
    std::string name;
    Input input;
    std::function<void(const std::string&)> tell;
    bool checked;
    std::optional<Encoding> encoding = {};  // nothing: only ASCII so far
    bool counting = false;                  // whether the lines read cannot be counted by reading once more
    LineEnds line_ends = {};
    std::string cut_off = {};  // the start of a UTF-8 sequence, given out at the end of the last read
    std::optional<Decoder> decoder = {};
    std::string encoded = {};       // what waits for the decoder stands at its front
    std::size_t encoded_size = 0;
    std::string_view decoded = {};  // what it made and was not given out
    std::optional<std::uint64_t> invalid = {};  // offset of the byte before which reading stops

    void use(Encoding found);
    void decide();
    std::size_t read_ascii(char* to, std::size_t size);
    std::size_t read_utf8(char* to, std::size_t size);
    std::size_t read_decoded(char* to, std::size_t size);
    std::size_t valid_part(std::string_view text);
    void decode_more();
    std::size_t line_at(std::uint64_t offset);
    [[noreturn]] void refuse(std::uint64_t offset);
};

void Source::State::use(Encoding found)
{
    encoding = found;
    decoder.reset();
    if (found != Encoding::utf8) decoder.emplace(found);
}

/// Chooses by what follows the first byte above 0x7F, which is the next.
void Source::State::decide()
{
    const auto found = plausible_encodings(input.peek(sample_size));
    if (found.size() > 1)
        throw Error(Status::data, Place{name},
                    say("the encoding may be {0} or {1}: say which with --encoding {0} or --encoding {1}",
                        {name_of(found[0]), name_of(found[1])}));
    use(found.front());
    if (found.front() != Encoding::utf8 && tell) tell(say("{}: {} (detected)", {name, name_of(found.front())}));
}

/// Bytes up to the first above 0x7F; 0 when that is the next, or at the end.
std::size_t Source::State::read_ascii(char* to, std::size_t size)
{
    const std::string_view text(to, input.read(to, size));
    const auto ascii = ascii_prefix(text);
    input.give_back(text.substr(ascii));
    if (counting) line_ends.add(text.substr(0, ascii));
    return ascii;
}

std::size_t Source::State::read_utf8(char* to, std::size_t size)
{
    const std::string_view text(to, input.read(to, size));
    const auto valid = checked ? text.size() : valid_part(text);
    if (counting) line_ends.add(text.substr(0, valid));
    if (valid == 0 && !text.empty()) refuse(*invalid);
    if (text.empty() && !cut_off.empty()) refuse(input.taken() - cut_off.size());
    return valid;
}

/// How much of what was read last may be given out: all, or what stands before a byte that is `invalid` from
/// now on.
std::size_t Source::State::valid_part(std::string_view text)
{
    const auto start = input.taken() - text.size();
    const auto begun = start - cut_off.size();
    std::size_t at = 0, length = 0;
    while (!cut_off.empty() && at < text.size()) {
        cut_off += text[at++];
        const auto sequence = first_sequence(cut_off, length);
        if (sequence == Sequence::invalid) invalid = begun;
        if (invalid) return 0;
        if (sequence == Sequence::whole) cut_off.clear();
    }
    at += valid_utf8(text.substr(at));
    const auto rest = text.substr(at);
    if (rest.empty()) return text.size();
    if (first_sequence(rest, length) == Sequence::invalid) {
        invalid = start + at;
        return at;
    }
    cut_off = rest;
    return text.size();
}

std::size_t Source::State::read_decoded(char* to, std::size_t size)
{
    std::size_t got = 0;
    while (got < size) {
        if (decoded.empty()) {
            if (invalid) break;
            decode_more();
            if (decoded.empty()) break;
        }
        const auto count = std::min(size - got, decoded.size());
        std::memcpy(to + got, decoded.data(), count);
        decoded.remove_prefix(count);
        got += count;
    }
    if (got == 0 && invalid) refuse(*invalid);
    return got;
}

/// The next characters, without a byte-order mark at the very start; none at the end or before an invalid
/// byte.
void Source::State::decode_more()
{
    constexpr std::size_t longest_character = 4;
    encoded.resize(piece_size + longest_character);
    const bool first = input.taken() == encoded_size;
    for (bool at_end = false; decoded.empty() && !at_end && !invalid;) {
        const auto got = input.read(encoded.data() + encoded_size, encoded.size() - encoded_size);
        at_end = got == 0;
        auto left = std::string_view(encoded).substr(0, encoded_size + got);
        const auto piece = decoder->decode(left);
        if (piece.stop == Decoder::Stop::invalid || (piece.stop == Decoder::Stop::cut_off && at_end))
            invalid = input.taken() - left.size();
        encoded_size = left.size();
        std::ranges::copy(left, encoded.begin());
        decoded = piece.text;
        if (first && decoded.starts_with(byte_order_mark)) decoded.remove_prefix(byte_order_mark.size());
    }
    if (counting) line_ends.add(decoded);
}

/// The line of a byte: counted as it was read, or now by reading once more.
std::size_t Source::State::line_at(std::uint64_t offset)
{
    if (!counting) {
        Input again(name);
        std::string piece;
        for (std::uint64_t left = offset; left > 0; left -= piece.size()) {
            piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left, piece_size)));
            piece.resize(again.read(piece.data(), piece.size()));
            if (piece.empty()) break;
            if (encoding == Encoding::utf16le || encoding == Encoding::utf16be) narrow(piece, *encoding);
            line_ends.add(piece);
        }
    }
    return line_ends.count() + 1;
}

void Source::State::refuse(std::uint64_t offset)
{
    throw Error(Status::data, Place{name, line_at(offset)},
                say("the byte at offset {} is not valid {}: save the file as \"CSV UTF-8\" or name its encoding with "
                    "--encoding",
                    {offset, name_of(*encoding)}));
}

Source::Source(const std::string& file, const ReadOptions& reading)
    : state_(new State{file, Input(file, reading.sheet), reading.tell, reading.checked})
{
    auto& state = *state_;
    if (const auto* book = state.input.workbook()) {
        state.name += " [" + book->sheet() + "]";
        if (state.tell && !state.checked && !book->note().empty()) state.tell(book->note());
    }
    state.counting = !state.input.rereadable();
    if (reading.encoding != "auto") {
        const auto named = encoding_named(reading.encoding);
        if (!named)
            throw Error(Status::usage, say("unknown encoding {}; use auto, utf-8, gb18030, big5, utf-16le or utf-16be",
                                           {reading.encoding}));
        state.use(*named);
    }
    const auto head = state.input.peek(head_size);
    auto found = encoding_by_mark(head);
    if (!found && !state.encoding) found = encoding_by_nuls(head);
    if (found && found != state.encoding) {
        state.use(*found);
        if (found != Encoding::utf8 && state.tell) state.tell(say("{}: {} (detected)", {file, name_of(*found)}));
    }
    char mark[byte_order_mark.size()];
    if (found == Encoding::utf8) state.input.read(mark, sizeof mark);
}

Source::~Source() = default;
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;

std::size_t Source::read(char* to, std::size_t size)
{
    auto& state = *state_;
    if (size == 0) return 0;
    if (!state.encoding) {
        const auto got = state.read_ascii(to, size);
        if (got != 0 || state.input.peek(1).empty()) return got;
        state.decide();
    }
    if (state.decoder) return state.read_decoded(to, size);
    if (state.invalid) state.refuse(*state.invalid);
    return state.read_utf8(to, size);
}

const std::string& Source::name() const
{
    return state_->name;
}
bool Source::workbook() const
{
    return state_->input.workbook() != nullptr;
}
std::string Source::encoding() const
{
    return std::string(name_of(state_->encoding.value_or(Encoding::utf8)));
}

}  // namespace baoxue::csv
