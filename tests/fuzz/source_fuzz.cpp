// Any bytes, read in any pieces, give the same valid UTF-8 or the same refusal.
#include <baoxue/base/error.hpp>
#include <baoxue/csv/source.hpp>

#include "csv/utf8.hpp"
#include "memory_file.hpp"

using namespace baoxue;
using fuzz::expect;

namespace {

struct Outcome {
    std::string text, error;
};

Outcome read(const std::string& file, const std::string& encoding, std::size_t size)
{
    Outcome outcome;
    std::string piece(size, '\0');
    try {
        csv::Source source(file, {.encoding = encoding});
        while (const auto got = source.read(piece.data(), size)) outcome.text.append(piece, 0, got);
    } catch (const Error& error) {
        outcome.error = error.what();
    }
    return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::string encodings[] = {"auto", "utf-8", "gb18030", "big5", "utf-16le", "utf-16be"};
    if (size < 2) return 0;
    const auto& encoding = encodings[data[0] % std::size(encodings)];
    const fuzz::MemoryFile file(fuzz::bytes(data + 2, size - 2));
    const auto whole = read(file.name(), encoding, 1 << 16), pieces = read(file.name(), encoding, 1 + data[1]);
    expect(whole.text == pieces.text || !whole.error.empty());  // before an error a character may have been begun
    expect(whole.error == pieces.error);
    const auto valid = csv::valid_utf8(whole.text);
    std::size_t length = 0;
    const auto cut = std::string_view(whole.text).substr(valid);
    expect(cut.empty() || (!whole.error.empty() && csv::first_sequence(cut, length) == csv::Sequence::cut_off));
    return 0;
}
