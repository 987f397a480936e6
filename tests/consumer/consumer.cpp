// A project elsewhere: reads a roster, whatever its encoding and headings, and greets its first student.
#include <iostream>

#include <baoxue/csv/table.hpp>

int main(int argc, char** argv)
{
    if (argc != 2) return 2;
    baoxue::csv::Rejects rejects;
    const baoxue::csv::Table roster(argv[1], {}, {"roster"}, {"name"}, rejects);
    std::cout << roster.rows() << " students, the first is " << roster.cell(0, roster.find("name")) << '\n';
}
