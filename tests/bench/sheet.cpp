#include "sheet.hpp"

#include <iconv.h>
#include <zlib.h>

#include <algorithm>
#include <stdexcept>

#include "file.hpp"

namespace baoxue::bench {
namespace {

std::string quoted(const std::string& cell, char separator)
{
    if (cell.find_first_of(std::string{'"', '\r', '\n', separator}) == std::string::npos) return cell;
    std::string text = "\"";
    for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
    return text += '"';
}

std::string encoded(std::string text, const char* encoding)
{
    const auto converter = iconv_open(encoding, "UTF-8");
    if (converter == iconv_t(-1)) throw std::runtime_error(std::string("iconv does not know ") + encoding);
    std::string bytes(text.size() * 2 + 16, '\0');  // no encoding used here needs more
    char *from = text.data(), *to = bytes.data();
    auto from_left = text.size(), to_left = bytes.size();
    const auto done = iconv(converter, &from, &from_left, &to, &to_left);
    iconv_close(converter);
    if (done == std::size_t(-1))
        throw std::runtime_error(std::string("not in ") + encoding + ": " +
                                 std::string(from, std::min<std::size_t>(from_left, 12)));
    bytes.resize(bytes.size() - to_left);
    return bytes;
}

void save_gzip(const std::string& file, const std::string& bytes)
{
    const auto out = gzopen(file.c_str(), "wb9");  // writes no name and no time
    const auto written = out ? gzwrite(out, bytes.data(), static_cast<unsigned>(bytes.size())) : 0;
    if (!out || gzclose(out) != Z_OK || std::size_t(written) != bytes.size())
        throw std::runtime_error("cannot write " + file);
}

}  // namespace

void Sheet::add_row(Row row)
{
    if (row.size() != rows_.front().size()) throw std::logic_error("a row of another width under " + rows_.front()[0]);
    rows_.push_back(std::move(row));
}

void Sheet::save(const std::filesystem::path& file, const Form& form) const
{
    std::string text = form.byte_order_mark ? "\uFEFF" : "";
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += form.separator;
            text += quoted(row[i], form.separator);
        }
        text += form.crlf ? "\r\n" : "\n";
    }
    const auto bytes = encoded(std::move(text), form.encoding);
    if (form.gzip) return save_gzip(file, bytes);
    File out(file);
    out.write(bytes);
    out.finish();
}

}  // namespace baoxue::bench
