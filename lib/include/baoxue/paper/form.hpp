// Forms: what an office prints, described once in a template file and filled with the fields of one document.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/paper/sheet.hpp"

namespace baoxue::paper {

/// Canonical column -> value. A date is written 2026-09-14 and printed as documents write dates.
using Fields = std::map<std::string, std::string, std::less<>>;

/// What one document is filled with.
struct Values {
    Fields fields = {};
    std::vector<Fields> rows = {};  ///< what `{{#rows}}` repeats: the lines of a list
};

/// A template. Fields are Mustache's `{{field}}`, `{{#field}}…{{/field}}` (when it is not empty) and
/// `{{^field}}…{{/field}}` (when it is), or Word's `«field»`; a name is a canonical column or any heading
/// that means it. `{{field|cn}}` writes a date with Chinese numerals; `{{! … }}` is a remark. Lines begin
/// with what they are; a line that begins with none of these is a paragraph with an indent of two:
///
///     # title          ## heading        = centred       > to the right      : without indent
///     >> signature and date, with room for the seal       ~ 2  empty lines
///     | cell | cell |  a row; `<` joins a cell to its left one; ` ^4` behind the row: at least four lines
///     high
///     |--|:----|       under the heading rows, or first: the widths of the columns; `:` sets one flush left
///     --- label        a line to cut along (a sheet with one must fit on its page)         ===  the next
///     page
///     @size 12         points of what follows    @margin 15 20 15 20  millimetres: top right bottom left
///     @qr text         a QR code at the right, nothing when the text is empty
///
/// `\\` breaks a line. A value is never read as a template or as one of these signs.
class BAOXUE_API Form {
  public:
    /// `text` is the template, `name` what errors call it. Throws Error `usage` when its tags do not match.
    Form(const std::string& text, std::string name, const Aliases& aliases);
    ~Form();
    Form(Form&&) noexcept;

    /// The fields it names, canonical where they are known, each once, in order.
    const std::vector<std::string>& fields() const;

    /// Throws Error `usage` that lists every field which is neither a known column nor one of `given`.
    void check(const std::vector<std::string>& given) const;

    /// The sheet with its values. Dates with Chinese numerals when `numerals`. Throws Error `usage` that
    /// names a sign which is not understood.
    Sheet fill(const Values& values, bool numerals = false) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The text of a template that is built in ("return", "visit-form", …: lib/data/notices), its parts put in.
/// Throws Error `usage` that lists them all for a name that is none.
BAOXUE_API std::string built_in_form(std::string_view name, Language script);

/// The text without control characters and marks that turn or hide text (T14); line breaks and tabs become
/// blanks.
BAOXUE_API std::string plain(std::string_view text);

}  // namespace baoxue::paper
