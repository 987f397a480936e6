// Sheets -> paper: PDF, HTML or text.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/paper/sheet.hpp"

namespace baoxue::paper {

/// The fonts of the paper: for each role the first that is installed of the families in
/// lib/data/notices/fonts.csv. Not safe to share between threads.
class BAOXUE_API Fonts {
  public:
    /// `first` are families, comma between, to be preferred for the text. Throws Error `usage` when none of
    /// `first` is installed, `system` when no Chinese font is.
    explicit Fonts(Language script, const std::string& first = {});
    ~Fonts();
    Fonts(Fonts&&) noexcept;

    /// The characters for which no installed font has a glyph; private-use ones are always among them. Each
    /// character is looked up once.
    std::u32string missing(std::string_view text) const;

    struct State;
    State& state() const { return *state_; }

  private:
    std::unique_ptr<State> state_;
};

/// Prints sheets one after another into one file.
class BAOXUE_API Printer {
  public:
    using Out = std::function<void(std::string_view)>;
    virtual ~Printer() = default;

    /// Throws Error `data` at `place` (the row that the sheet was made from) when a glyph is missing or when
    /// the text does not fit on the page, also not at seven tenths of its size.
    virtual void print(const Sheet& sheet, const Place& place) = 0;
    virtual void finish() = 0;  ///< call once; then all bytes have gone to `out`
};

/// A4 pages; fonts embedded, text that can be searched and copied. About 1 ms per page.
/// `title` and `date` are the file's; the same sheets give the same bytes where the fonts are the same.
BAOXUE_API std::unique_ptr<Printer> print_pdf(const Fonts& fonts, const std::string& title, Date date,
                                              Printer::Out out);

/// One self-contained page without scripts; a browser prints each sheet on paper of its own.
BAOXUE_API std::unique_ptr<Printer> print_html(Language script, const std::string& title, Printer::Out out);

/// Plain text, 78 columns wide, a form feed between sheets.
BAOXUE_API std::unique_ptr<Printer> print_text(Printer::Out out);

/// "U+2CC56 U+9FD1": for messages, which name no characters of a name.
BAOXUE_API std::string code_points(std::u32string_view characters);

}  // namespace baoxue::paper
