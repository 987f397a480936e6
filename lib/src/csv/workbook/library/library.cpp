#include "csv/workbook/library/parts.hpp"

constinit const baoxue::csv::workbook::Library baoxue_workbook{baoxue::csv::workbook::open_zip, baoxue::csv::workbook::parse_xml,
                                                               baoxue::csv::workbook::write_xlsx};
