#include "operation/match/name.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "baoxue/base/characters.hpp"
#include "base/normal_form.hpp"

namespace baoxue::operation::match {
namespace {

constexpr std::u32string_view separators = U"·•・‧∙･.。'’-";
constexpr std::u32string_view stand_ins = U"?*□■○●◇×〓某_\uFFFD";
constexpr std::u32string_view open_brackets = U"([{<【〔《", close_brackets = U")]}>】〕》";
constexpr auto compound_surnames = std::to_array<std::u32string_view>(
    {U"欧阳", U"司马", U"上官", U"诸葛", U"司徒", U"东方", U"独孤", U"南宫", U"夏侯", U"皇甫",
     U"尉迟", U"公孙", U"慕容", U"令狐", U"长孙", U"宇文", U"轩辕", U"司空", U"端木", U"百里",
     U"呼延", U"东郭", U"南门", U"羊舌", U"微生", U"梁丘", U"左丘", U"东门", U"西门", U"公冶",
     U"公羊", U"万俟", U"钟离", U"澹台", U"濮阳", U"赫连", U"申屠", U"太史", U"仲孙", U"闻人",
     U"闾丘", U"鲜于", U"拓跋", U"完颜", U"淳于", U"单于", U"第五", U"范姜", U"张简"});

bool is_chinese(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == U'〇';
}

bool is_private(char32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

// The letter under a tone mark of pinyin, ü as v; 0 for what is no letter.
char letter(char32_t c)
{
    static constexpr std::u32string_view marked = U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ";
    static constexpr std::string_view plain = "aaaaeeeeiiiioooouuuuvvvvvnnn";
    if (c >= 'a' && c <= 'z') return static_cast<char>(c);
    const auto at = marked.find(c);
    return at == marked.npos ? char{0} : plain[at];
}

// A run of Latin letters inside or behind a Chinese name.
std::u32string read_run(const std::string& run)
{
    if (run.empty()) return {};
    std::u32string unknown(run.size(), Name::unknown);
    if (run.find_first_not_of('x') == run.npos) return unknown;
    return sounds(run).value_or(unknown.substr(0, 1));
}

std::size_t surname_size(std::u32string_view characters)
{
    if (characters.size() < 3) return characters.empty() ? 0 : 1;
    if (std::ranges::find(compound_surnames, characters.substr(0, 2)) != compound_surnames.end()) return 2;
    return characters.size() <= 4 ? 1 : 0;
}

// Puts the readings given in brackets in the place of as many unreadable characters.
void fill_unknown(std::u32string& characters, const std::string& remark)
{
    const auto known = sounds(remark);
    if (!known || known->size() != static_cast<std::size_t>(std::ranges::count(characters, Name::unknown))) return;
    auto next = known->begin();
    for (char32_t& c : characters)
        if (c == Name::unknown) c = *next++;
}

// ① to ⑳, ⑴ to ⒇, Ⅰ to ⅻ, ㈠ to ㈩, α to ω.
bool numbers_namesakes(char32_t c)
{
    return (c >= 0x2460 && c <= 0x2487) || (c >= 0x2160 && c <= 0x217B) || (c >= 0x3220 && c <= 0x3229) || (c >= 0x3B1 && c <= 0x3C9);
}

// Of a remark of several characters: one number behind all characters, the same for the same remark.
char32_t mark_of(std::u32string_view remark)
{
    std::uint32_t mark = 2166136261U;
    for (const char32_t c : remark) mark = (mark ^ static_cast<std::uint32_t>(c)) * 16777619U;
    return static_cast<char32_t>(mark | 0x80000000U);
}

class Reader {
  public:
    Name read(std::string_view text)
    {
        while (!text.empty()) {
            const char32_t typed = next_character(text);
            take(normal_form(typed), text);
        }
        Name name;
        if (characters_.empty()) {
            if (!run_.empty() && run_.back() == ' ') run_.pop_back();
            name.letters = run_;
            return name;
        }
        end_run(true);
        fill_unknown(characters_, remark_);
        name.mark = mark_;
        name.surname = separated_ ? 0 : surname_size(characters_);
        name.characters = std::move(characters_);
        return name;
    }

  private:
    void take(char32_t c, std::string_view rest)
    {
        const char latin = letter(c);
        if (open_brackets.find(c) != std::u32string_view::npos) ++depth_, remarked_.clear();
        else if (close_brackets.find(c) != std::u32string_view::npos) end_remark();
        else if (depth_ > 0) {
            if (latin) remark_ += latin;
            if (c != 0) remarked_ += c;
        } else if (latin) run_ += latin;
        else if (((c >= '1' && c <= '9') || numbers_namesakes(c)) && !characters_.empty()) mark_ = c;
        else if (is_chinese(c) && stand_ins.find(c) == std::u32string_view::npos) add(c);
        else if (is_private(c) || (c != 0 && stand_ins.find(c) != std::u32string_view::npos)) add(Name::unknown);
        else if (separators.find(c) != std::u32string_view::npos && c != 0)
            separated_ |= !characters_.empty() && !rest.empty(), gap();
        else if (c == 0) gap();
    }

    void add(char32_t c)
    {
        end_run(false);
        characters_ += c;
    }

    void end_remark()
    {
        depth_ -= depth_ > 0;
        if (remarked_.empty() || characters_.empty()) return;
        const bool reading = std::ranges::all_of(remarked_, [](char32_t c) { return letter(c) != 0; });
        if (remarked_.size() == 1) mark_ = remarked_[0];
        else if (!reading) mark_ = mark_of(remarked_);  // 张伟(东村), 张伟(2015)
    }

    void gap()
    {
        if (!run_.empty() && run_.back() != ' ') run_ += ' ';
    }

    void end_run(bool last)
    {
        std::erase(run_, ' ');
        const bool outside = last || characters_.empty();
        if (outside && run_.size() == 1 && run_[0] <= 'd') mark_ = static_cast<char32_t>(run_[0]);  // 张伟A, A张伟
        else characters_ += read_run(run_);
        run_.clear();
    }

    std::u32string characters_, remarked_;
    std::string run_, remark_;
    char32_t mark_ = 0;
    int depth_ = 0;
    bool separated_ = false;
};

}  // namespace

std::optional<std::u32string> sounds(std::string_view letters)
{
    if (letters.empty()) return std::u32string{};
    for (std::size_t size = std::min<std::size_t>(letters.size(), 6); size > 0; --size) {
        const auto first = syllable(letters.substr(0, size));
        if (!first) continue;
        if (auto rest = sounds(letters.substr(size))) return static_cast<char32_t>(Name::sound + *first) + *rest;
    }
    return {};
}

Name read_name(std::string_view text)
{
    return Reader{}.read(text);
}

}  // namespace baoxue::operation::match
