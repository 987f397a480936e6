#include <algorithm>

#include "baoxue/base/text.hpp"
#include "baoxue/paper/printer.hpp"

namespace baoxue::paper {
namespace {

constexpr std::size_t columns = 78;

std::size_t character_size(std::string_view text, std::size_t at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    return std::min(size, text.size() - at);
}

// Signs that do not begin a line.
bool closes(std::string_view character)
{
    static constexpr std::string_view signs = "，。；：、）》〕”’！？,.;:)!?";
    return signs.find(character) != signs.npos;
}

// The text in lines of at most `columns`, line breaks kept.
std::vector<std::string> wrap(std::string_view text)
{
    std::vector<std::string> lines(1);
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = text.substr(at, character_size(text, at));
        at += character.size();
        const auto wide = character == "\n" ? 0 : display_width(character);
        if (character == "\n" || (width + wide > columns && !closes(character))) lines.emplace_back(), width = 0;
        if (character != "\n") lines.back() += character;
        width += wide;
    }
    return lines;
}

std::string row_text(const TableRow& row)
{
    std::string out;
    for (const auto& cell : row.cells) {
        std::string text = cell.text;
        std::ranges::replace(text, '\n', ' ');
        (out += out.empty() ? "" : " | ") += text;
    }
    return out;
}

class Text final : public Printer {
  public:
    explicit Text(Out out) : out_(std::move(out)) {}

    void print(const Sheet& sheet, const Place&) override
    {
        if (printed_) out_("\f\n");
        printed_ = true;
        for (const auto& block : sheet.blocks) add(block);
    }

    void finish() override {}

  private:
    enum class Align { left, centre, right };

    void lines(std::string_view text, Align align, std::size_t from_edge = 0)
    {
        for (auto& line : wrap(text)) {
            const auto width = display_width(line) + from_edge;
            const auto room = width < columns ? columns - width : 0;
            const auto before = align == Align::left ? 0 : align == Align::right ? room : room / 2;
            out_(std::string(before, ' ') + line + '\n');
        }
    }

    void add(const Block& block)
    {
        switch (block.kind) {
            case Block::Kind::title:
                out_("\n");
                lines(block.text, Align::centre);
                out_("\n");
                return;
            case Block::Kind::centre:
                return lines(block.text, Align::centre);
            case Block::Kind::right:
                return lines(block.text, Align::right);
            case Block::Kind::sign:
                out_("\n");
                return lines(block.text, Align::right, 8);
            case Block::Kind::paragraph:
                return lines("　　" + block.text, Align::left);
            case Block::Kind::heading:
            case Block::Kind::flush:
                return lines(block.text, Align::left);
            case Block::Kind::table:
                for (const auto& row : block.rows) lines(row_text(row), Align::left);
                return;
            case Block::Kind::gap:
                return out_("\n");
            case Block::Kind::cut:
                out_("\n");
                lines("- - - - - - - - " + block.text + " - - - - - - - -", Align::centre);
                return;
            case Block::Kind::qr:
                return lines("[" + block.text + "]", Align::left);
            case Block::Kind::page:
                return out_("\f\n");
        }
    }

    Out out_;
    bool printed_ = false;
};

}  // namespace

std::unique_ptr<Printer> print_text(Printer::Out out)
{
    return std::make_unique<Text>(std::move(out));
}

}  // namespace baoxue::paper
