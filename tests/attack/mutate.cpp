// attack_mutate SEED FILE: the file, broken in one to three ways as hands, programs and foes break files.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

using Lines = std::vector<std::string>;

class Mutation {
  public:
    explicit Mutation(unsigned seed) : random_(seed) {}

    void apply(Lines& lines)
    {
        for (auto times = 1 + below(3); times > 0; --times)
            if (!lines.empty()) one(lines);
    }

  private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    // Rows at the beginning and at the end break more often than those in between.
    std::string& row(Lines& lines)
    {
        switch (below(4)) {
            case 0:
                return lines.front();
            case 1:
                return lines[std::min<std::size_t>(1, lines.size() - 1)];
            case 2:
                return lines.back();
            default:
                return lines[below(lines.size())];
        }
    }

    void put(std::string& line, const std::string& text) { line.insert(below(line.size() + 1), text); }

    // Cells as a comma parts them: a quoted one is broken too.
    void cells(std::string& line)
    {
        std::vector<std::string> cells(1);
        for (const char c : line) c == ',' ? cells.emplace_back() : cells.back() += c, void();
        std::string& cell = cells[below(cells.size())];
        switch (below(6)) {
            case 0:
                cell.clear();
                break;
            case 1:
                std::swap(cell, cells[below(cells.size())]);
                break;
            case 2:
                cell = std::string(1 + below(3), '"') + cell;
                break;
            case 3:
                cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(below(cells.size())));
                break;
            case 4:
                cells.push_back(cell);
                break;
            default:
                cell += "\x1b[31m?";
        }
        line.clear();
        for (const auto& part : cells) line += (&part == &cells.front() ? "" : ",") + part;
    }

    void one(Lines& lines)
    {
        const auto at = [&](std::size_t i) { return lines.begin() + static_cast<std::ptrdiff_t>(i); };
        switch (below(16)) {
            case 0:
                return void(lines.erase(lines.begin()));
            case 1:
                return std::swap(lines.front(), row(lines));
            case 2:
                return put(row(lines), "\"");
            case 3:
                return put(row(lines), std::string(1, '\0'));
            case 4:
                return put(row(lines), std::string(1, static_cast<char>(below(256))));
            case 5:
                return void(lines.insert(at(below(lines.size())), lines.front()));
            case 6:
                return void(lines.insert(lines.begin(), row(lines)));
            case 7:
                return lines.resize(1 + below(lines.size()));
            case 8:
                return put(row(lines), std::string(1200 * 1024, 'x'));
            case 9:
                return void(std::ranges::replace(row(lines), ',', ';'));
            case 10: {
                auto& line = row(lines);
                return line.resize(below(line.size() + 1));
            }
            case 11:
                return void(std::ranges::reverse(lines));
            case 12:
                return put(lines.front(), ",\"");
            default:
                return cells(row(lines));
        }
    }

    std::mt19937 random_;
};

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 3) return std::cerr << "usage: attack_mutate SEED FILE\n", 2;
    std::ifstream in(argv[2], std::ios::binary);
    Lines lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    Mutation(static_cast<unsigned>(std::atoi(argv[1]))).apply(lines);
    for (const auto& line : lines) std::cout << line << '\n';
    return std::cout.flush() ? 0 : 1;
}
