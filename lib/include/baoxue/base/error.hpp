// The one exception type: what is wrong, where, and what to do about it.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// How a run ended, as its exit status. The README's table is made from the same numbers.
enum class Status : int {
    done = 0,          ///< the job was done, whatever it found
    findings = 1,      ///< something was found; only when asked for with --exit-code
    usage = 2,         ///< wrong command line or policy
    data = 3,          ///< wrong data: file, line and column are named
    system = 4,        ///< the system refused: open, read, write, memory
    busy = 5,          ///< another run holds the register
    bug = 70,          ///< an error of the program itself, never thrown as an Error (EX_SOFTWARE of sysexits.h)
    interrupted = 130  ///< Ctrl-C
};

/// Where in the input something stands. Empty parts are not printed.
struct Place {
    std::string file = {};    ///< as the user named it; "-" is standard input
    std::size_t line = 0;     ///< physical line, the first is 1; 0 means the file as a whole
    std::string column = {};  ///< the heading as it stands in the file
};

/// Thrown by every part of the library. what() is `file:line: column: message` in the user's language,
/// and never holds a cell of the data: names, numbers and phones of minors do not belong in a message.
class BAOXUE_API Error : public std::runtime_error {
  public:
    Error(Status status, Place place, std::string_view message);
    Error(Status status, std::string_view message) : Error(status, Place{}, message) {}

    Status status() const noexcept { return status_; }
    const Place& place() const noexcept { return place_; }
    const std::string& message() const noexcept { return message_; }  ///< without the place

  private:
    Status status_;
    Place place_;
    std::string message_;
};

}  // namespace baoxue
