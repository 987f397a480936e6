// Any text gives the same rows, the same rejects and the same first error by either engine, cut anywhere.
#include <baoxue/csv/table.hpp>

#include "memory_file.hpp"

using namespace baoxue;
using fuzz::expect;

namespace {

std::string read(const std::string& file, const csv::ReadOptions& reading, bool collect)
{
    std::string outcome;
    csv::Rejects rejects{collect};
    try {
        const csv::Table table(file, reading, {}, {}, rejects);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            outcome += std::to_string(table.line(row));
            for (std::size_t i = 0; i < table.heading().cells.size(); ++i) (outcome += '[') += table.raw(row, i);
        }
    } catch (const Error& error) {
        outcome += error.what();
    }
    for (const auto& reject : rejects.rows)
        outcome += "!" + std::to_string(reject.place.line) + reject.place.column + reject.reason + reject.row;
    return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    const fuzz::MemoryFile file(fuzz::bytes(data + 2, size - 2));
    const bool collect = data[0] % 2 == 0;
    const unsigned jobs = 1 + data[0] / 2 % 3;
    const auto expected = read(file.name(), {.encoding = "utf-8", .jobs = 1}, collect);
    for (const auto engine : {csv::Engine::two_lanes, csv::Engine::library})
        expect(expected == read(file.name(),
                                {.encoding = "utf-8", .jobs = jobs, .engine = engine, .block = 1u + data[1]}, collect));
    return 0;
}
