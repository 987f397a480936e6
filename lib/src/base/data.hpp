// The files of lib/data, compiled in. The build makes data.cpp from them: lib/data/compile.cpp.
#pragma once

#include <span>
#include <string_view>

#include "baoxue/base/columns.hpp"

namespace baoxue::base {

struct DataFile {
    std::string_view name;  // as below lib/data: "policies/plan.csv"
    std::string_view text;
};

struct Alias {  // a row of aliases.csv
    std::string_view kind, column, simplified, traditional;
};

struct Code {  // a row of codes.csv
    std::string_view field, profile, code, simplified, traditional;
};

struct Message {  // a row of messages.csv
    std::string_view english, simplified, traditional;
};

std::span<const DataFile> data_files();             // sorted by name
std::string_view data_file(std::string_view name);  // std::out_of_range for a name that is not there
std::span<const Alias> alias_rows();                // in the order of the file
std::span<const Code> code_rows();                  // in the order of the file
std::span<const Column> column_rows();              // in the order of the file
std::span<const Message> messages();                // sorted by english

}  // namespace baoxue::base
