// What a spreadsheet shows of a number, by the number format of its cell (ISO/IEC 29500-1, 18.8.30 and 18.8.31).
#pragma once

#include <string>
#include <string_view>

namespace baoxue::csv::workbook {

/// What is shown of a number. A day is written 2026-09-01, a month 2026-09, a time 08:05:00.
struct NumberFormat {
    enum class Kind { general, padded, percent, month, date, date_time, time };
    Kind kind = Kind::general;
    int digits = 0;  ///< padded: at least so many, filled up with zeros
};

/// By its code, such as yyyy"年"m"月"d"日", or by its number where no code is given (14: a date).
NumberFormat number_format(std::string_view code);
NumberFormat number_format(int built_in);

/// The number as it is shown: `text` is what the sheet holds. At most 15 digits of a number are its own: a longer one,
/// such as an ID, is given as 9.90521E+17, which every reader of an ID knows for damaged. `since_1904`: the system of dates that
/// begins there; else the one of 1900, with its 29 February 1900. Text that is no number is given as it is.
std::string shown(std::string_view text, const NumberFormat& format, bool since_1904);

}  // namespace baoxue::csv::workbook
