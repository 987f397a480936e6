#include <zip.h>

#include <array>
#include <cstdint>

#include "csv/workbook/library/parts.hpp"

namespace baoxue::csv::workbook {
namespace {

// More than the largest sheet of text that a spreadsheet makes; a part that says it is smaller is not believed.
constexpr std::uint64_t largest_part = std::uint64_t{2} << 30;

class Zip : public Archive {
  public:
    explicit Zip(const std::string& bytes)
    {
        zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
        archive_ = source ? zip_open_from_source(source, ZIP_RDONLY, nullptr) : nullptr;
        if (archive_) return;
        zip_source_free(source);
        throw Damaged();
    }
    ~Zip() override { zip_discard(archive_); }
    Zip(const Zip&) = delete;
    Zip& operator=(const Zip&) = delete;

    bool holds(const std::string& name) override { return zip_name_locate(archive_, name.c_str(), ZIP_FL_NOCASE) >= 0; }

    void read(const std::string& name, const std::function<bool(std::string_view)>& take) override
    {
        const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive_, name.c_str(), ZIP_FL_NOCASE),
                                                                    zip_fclose);
        if (!file) throw Damaged();
        std::array<char, 64 * 1024> piece;
        std::uint64_t size = 0;
        for (;;) {
            const auto got = zip_fread(file.get(), piece.data(), piece.size());
            if (got < 0) throw Damaged();
            if (got == 0) return;
            size += static_cast<std::uint64_t>(got);
            if (size > largest_part) throw TooLarge();
            if (!take({piece.data(), static_cast<std::size_t>(got)})) return;
        }
    }

  private:
    zip_t* archive_;
};

}  // namespace

std::unique_ptr<Archive> open_zip(const std::string& bytes)
{
    return std::make_unique<Zip>(bytes);
}

}  // namespace baoxue::csv::workbook
