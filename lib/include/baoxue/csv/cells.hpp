// The cells of one row, wherever it is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace baoxue::csv {

/// A view of a row's cells as they stand in the file, quotes undone. All are empty where there is no row.
class Cells {
  public:
    Cells() = default;
    /// Cells one behind the other in `text`, the first from `begin` on, each up to its place in `ends`.
    Cells(const char* text, const std::uint32_t* ends, std::uint32_t begin) : text_(text), ends_(ends), begin_(begin) {}

    std::string_view operator[](std::size_t column) const
    {
        if (ends_ == nullptr) return {};
        const std::size_t from = column == 0 ? begin_ : ends_[column - 1];
        return {text_ + from, ends_[column] - from};
    }
    std::string_view operator[](std::optional<std::size_t> column) const  ///< empty for no column
    {
        return column ? (*this)[*column] : std::string_view();
    }

  private:
    const char* text_ = nullptr;
    const std::uint32_t* ends_ = nullptr;  // none: no row
    std::uint32_t begin_ = 0;
};

}  // namespace baoxue::csv
