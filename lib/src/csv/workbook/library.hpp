// What libzip, expat and libxlsxwriter do for workbooks. Others come with them, which take as long to load as the whole
// program, so they are a library of their own, loaded when the first workbook is met.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"

namespace baoxue::csv::workbook {

/// Damage of an archive or of an XML text inside; its words are for nobody but us.
struct Damaged {};
/// A part that is larger, unpacked, than any that a spreadsheet makes.
struct TooLarge {};

/// The files in a zip archive.
class Archive {
  public:
    virtual ~Archive() = default;
    virtual bool holds(const std::string& name) = 0;  ///< in any case of letters
    /// Hands out the file piece by piece until `take` says false. Throws Damaged, also when there is none, or TooLarge.
    virtual void read(const std::string& name, const std::function<bool(std::string_view)>& take) = 0;
};

/// The attributes of an element: name, value, name, value, …, a null pointer.
using Attributes = const char* const*;

/// What is to be done with an XML text. Names come without the prefix of their namespace.
class Handler {
  public:
    virtual ~Handler() = default;
    virtual void start(std::string_view element, Attributes attributes) = 0;
    virtual void end(std::string_view) {}
    virtual void text(std::string_view) {}
    bool enough = false;  ///< set by the handler: the rest is not wanted
};

class Parser {
  public:
    virtual ~Parser() = default;
    /// Throws Damaged for what is no XML or declares a document type, and what the handler throws.
    virtual void feed(std::string_view bytes, bool last) = 0;
};

/// How a workbook is to be written.
struct Sheet {
    std::vector<std::vector<std::string>> rows;  ///< the first is the heading; all cells are text
    std::vector<double> widths;                  ///< of the columns, in digits
    struct Choice {
        std::size_t column;
        std::vector<std::string> words;
    };
    std::vector<Choice> choices = {};  ///< columns whose cells are chosen from a list
    bool landscape = false;
    long long created = 0;  ///< seconds since 1970
    std::string header = {}, footer = {};  ///< of every printed page, as spreadsheets write them: &L left, &C, &R
};

struct Library {
    std::unique_ptr<Archive> (*open)(const std::string& bytes);  // which must outlive it; throws Damaged
    std::unique_ptr<Parser> (*parse)(Handler& handler);
    std::string (*write)(const std::string& file, const Sheet& sheet);  // gives what went wrong, nothing when it is done
};

/// Throws Error `system` when the library is not beside ours.
const Library& library();

}  // namespace baoxue::csv::workbook

extern "C" BAOXUE_API const baoxue::csv::workbook::Library baoxue_workbook;
