// The authority on what a row means: fast-cpp-csv-parser, which parser.cpp alone includes.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace baoxue::csv {

class Parser {
  public:
    Parser(char separator, std::size_t width);
    ~Parser();

    /// Lines are taken from here on from the block, by the parser too: Engine::library. Both must outlive it.
    void read(const std::string& file, std::string_view block);
    bool reads() const;
    char* next_line();

    /// The row, without its line end, as a line to be parsed.
    char* line_of(std::string_view row);

    enum class Outcome { whole, text_behind_quote, never_closed, too_few_cells, too_many_cells };

    /// Splits a line in place, by RFC 4180: a quote opens a cell only as its first character, and behind the closing one
    /// the cell ends. The cells hold until the next line.
    Outcome parse(char* line);
    std::span<char* const> cells() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baoxue::csv
