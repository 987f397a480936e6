// Prints names and classes of any roster, in any encoding, with any headings:  columns ROSTER
#include <iostream>

#include <baoxue/base/error.hpp>
#include <baoxue/csv/table.hpp>

int main(int argc, char** argv)
try {
    if (argc != 2) return 2;
    baoxue::csv::Rejects strict;  // the first row that cannot be read is an error
    const baoxue::csv::Table roster(argv[1], {}, {"roster"}, {"name", "class"}, strict);
    for (std::size_t row = 0; row < roster.rows(); ++row)
        std::cout << roster.cell(row, roster.find("name")) << '\t' << roster.cell(row, roster.find("class")) << '\n';
} catch (const baoxue::Error& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(error.status());
}
