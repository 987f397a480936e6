// Reads a list of changes and rosters and does nothing with them: what a command that needs both has to pay at least.
// With --library each row goes through fast-cpp-csv-parser, as with --engine library.
#include <baoxue/record/change.hpp>
#include <baoxue/record/roster.hpp>

#include <cstdio>
#include <span>
#include <string_view>

int main(int argc, char** argv)
try {
    using namespace baoxue;
    std::span<char*> files(argv + 1, static_cast<std::size_t>(argc - 1));
    csv::ReadOptions reading;
    if (!files.empty() && std::string_view(files[0]) == "--library") {
        reading.engine = csv::Engine::library;
        files = files.subspan(1);
    }
    if (files.empty()) {
        std::fputs("baoxue_read [--library] CHANGES ROSTER...\n", stderr);
        return 2;
    }
    csv::Rejects rejects;
    const csv::Table changes(files[0], reading, ChangeWriter::kinds(), {"change"}, rejects);
    std::size_t rows = changes.rows();
    for (const char* file : files.subspan(1)) rows += Roster(file, reading, rejects).size();
    std::printf("%zu rows\n", rows);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "baoxue_read: %s\n", error.what());
    return 3;
}
