// The bytes of a file or of standard input, unpacked when they are gzip; of a workbook its sheet as CSV.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace baoxue::csv {

namespace workbook {
class Workbook;
}

/// Throws Error: `system` when the file cannot be opened or read, `data` when its gzip stream is damaged or
/// endless, when a workbook cannot be read (see Workbook), or when it is not text at all (an archive, a picture: see
/// refuse_foreign).
class Input {
  public:
    explicit Input(const std::string& file, const std::string& sheet = {});  // "-" is standard input
    ~Input();
    Input(Input&&) noexcept;

    /// Fills `to`, except before the end of the data or before damage in a gzip stream, which the next call
    /// reports. Only 0 is the end.
    std::size_t read(char* to, std::size_t size);

    /// The last bytes that read() gave out come once more.
    void give_back(std::string_view bytes);

    /// The next bytes without taking them: fewer than `size` only where read() would give fewer. Valid until
    /// the next call.
    std::string_view peek(std::size_t size);

    std::uint64_t taken() const;  // bytes that read() gave out so far
    bool rereadable() const;      // whether opening the file once more gives the same bytes from the start
    const workbook::Workbook* workbook() const;  // none: it is text

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Throws Error `data` with advice when these first bytes are those of an old workbook, an archive, a PDF or such.
void refuse_foreign(const std::string& file, std::string_view head);
[[noreturn]] void refuse_archive(const std::string& file);  // a zip archive that is no workbook
/// The same for a compound file, which is_compound() tells, by as much of it as holds its directory.
[[noreturn]] void refuse_compound(const std::string& file, std::string_view bytes);
bool is_compound(std::string_view head);

}  // namespace baoxue::csv
