// Input of a test as a file, because the library reads files.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace baoxue::test {

/// A file with this content, gone when the test run ends.
inline std::string given(std::string_view content, std::string_view name = "given.csv")
{
    struct Folder {
        std::filesystem::path path =
            std::filesystem::temp_directory_path() / ("baoxue-test-" + std::to_string(::getpid()));
        Folder() { std::filesystem::create_directories(path); }
        ~Folder() { std::filesystem::remove_all(path); }
    };
    static const Folder folder;
    static int count = 0;
    const auto place = folder.path / std::to_string(++count);
    std::filesystem::create_directories(place);
    std::ofstream(place / name, std::ios::binary) << content;
    return place / name;
}

}  // namespace baoxue::test
