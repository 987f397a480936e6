// Pieces of HTML.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baoxue::operation::page {

/// A table whose rows stand on a line each, in a box that scrolls by keyboard, too.
class Table {
  public:
    Table(std::string_view id, std::string_view caption, const std::vector<std::string>& heads);

    Table& cell(std::string_view text);  ///< the first of a row is its heading
    Table& number(std::string_view text);
    Table& markup(std::string_view html);
    void end_row();
    std::string html() const;  ///< "nothing" in words where there is no row

  private:
    void begin_cell(std::string_view kind, std::string_view html);

    std::string id_, caption_, head_, rows_, row_;
};

/// Behind a line that opens it.
std::string details(std::string_view summary, std::string_view html);

}  // namespace baoxue::operation::page
