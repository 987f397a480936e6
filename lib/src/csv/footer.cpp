#include "csv/footer.hpp"

#include <algorithm>
#include <array>

#include "baoxue/base/text.hpp"
#include "base/digit.hpp"

namespace baoxue::csv {
namespace {

using Words = std::initializer_list<std::string_view>;

constexpr std::array<std::string_view, 9> telling = {"school_name", "township", "village",    "grade",   "class",
                                                     "name",        "school_id", "student_id", "national_id"};
constexpr std::array<std::string_view, 3> of_a_child = {"name", "student_id", "national_id"};

// All in simplified characters and half width: as fold() gives them.
const Words sums = {"合计", "小计", "总计", "共计", "累计"};
const Words of_others = {"其中", "平均", "total", "subtotal", "grand total", "average"};  // sums by their beginning
const Words scopes = {"全镇", "全乡",   "全县", "全区", "全市", "全校", "全班",
                      "全级", "全年级", "本页", "本校", "本班", "本级", "中心校"};
const Words notes = {"制表", "填表", "填报", "审核", "审批", "校长", "负责人", "单位",   "班主任", "日期",
                     "备注", "说明", "注:",  "签字", "盖章", "经办", "打印",   "报表", "导出",   "联系人"};
const Words counts = {"应到", "实到", "未到", "出勤", "缺勤", "请假", "迟到", "早退", "旷课", "人数", "男生", "女生", "男", "女", "共"};
const Words signatures = {"制表人", "填表人", "填报人", "审核人", "经办人", "制表日期", "填表日期", "填报日期"};
const Words sheets = {"花名册", "名单", "登记表", "考勤表", "统计表", "一览表", "明细表", "汇总表", "点名册"};

bool begins(std::string_view text, const Words& words)
{
    return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}
bool ends(std::string_view text, const Words& words)
{
    return std::ranges::any_of(words, [&](std::string_view word) { return text.ends_with(word); });
}

// 合计, 全镇总计, 总计40人, 合计:3; where no name stands also what ends like one: 一年级小计, 甲小合计.
bool is_sum(std::string_view text, bool name, bool of_scopes)
{
    while (text.ends_with(':')) text.remove_suffix(1);
    if (begins(text, of_others)) return true;
    if (!of_scopes && text != "中心校" && std::ranges::find(scopes, text) != scopes.end()) return true;
    for (const auto word : sums) {
        const bool may_be_called_so = name && (word == "小计" || word == "累计");  // 张小计
        if (text.ends_with(word)) return !may_be_called_so || text == word || begins(text, scopes);
        if (!text.starts_with(word)) continue;
        const auto behind = text.substr(word.size());
        return is_digit(behind.front()) || begins(behind, {":", "(", "人", "学生"});
    }
    return false;
}

// 应到, 实到:38, 男生3人女生2人, 共45人
bool is_count(std::string_view text)
{
    for (const auto word : counts) {
        if (!text.starts_with(word)) continue;
        auto behind = text.substr(word.size());
        if (behind.empty()) return word != "男" && word != "女" && word != "共";
        for (const std::string_view more : {"人数", "率", "数", "学生", "有", ":"})
            if (behind.starts_with(more)) behind.remove_prefix(more.size());
        return behind.empty() || is_digit(behind.front());
    }
    return false;
}

// 班主任签字:, 上报学校数:1, 甲小教务处(盖章), 第1页 共1页: what stands alone in its row and is no word of a table.
bool is_remark(std::string_view text)
{
    const bool page = text.starts_with("第") && text.find("页") != text.npos;
    return page || text.find(':') != text.npos || ends(text, {"(盖章)", "(章)", "(公章)", "(签字)", "(签章)"});
}

// Six digits or more, as numbers of children have them and sums have not.
bool is_number(std::string_view text)
{
    return std::ranges::count_if(text, is_digit<char>) >= 6;
}

}  // namespace

Footers::Footers(const Heading& heading) : heading_(heading), of_scopes_(heading.find("indicator"))
{
    const bool named = heading.columns.size() == heading.cells.size();
    if (!named || std::ranges::find(heading.known, true) == heading.known.end()) return;
    columns_.push_back(0);
    for (const auto column : telling)
        if (const auto at = heading.find(column)) {
            if (*at != 0) columns_.push_back(*at);
            if (std::ranges::find(of_a_child, column) != of_a_child.end()) children_.push_back(*at);
        }
    if (const auto at = heading.find("student_id") ? heading.find("student_id") : heading.find("national_id")) {
        number_ = *at;
        heading_begins_ = heading.cells[*at].empty() ? '\0' : heading.cells[*at].front();
    }
    for (const auto* words : {&sums, &of_others, &scopes, &notes, &counts})
        for (const auto word : *words) expect(word);
    for (const std::string_view other : {"審", "說", "註", "單", "總", "應", "實", "男", "女", "累計", "\u3000", "\uFEFF", "Tot", "TOT", "Sub", "SUB", "Ave", "AVE", "第", "上报"})
        expect(other);
    for (const std::size_t column : columns_) expect(heading.cells[column]), expect(heading.columns[column]);
}

void Footers::expect(std::string_view text)
{
    if (text.size() >= 3) beginnings_.set(place_of(text));
}

bool Footers::repeats_heading(const std::vector<std::string_view>& cells) const
{
    std::size_t filled = 0, same = 0, elsewhere = 0;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (trim(cells[column]).empty()) continue;
        ++filled;
        const auto text = fold(cells[column]);
        const auto is_heading = [&](std::size_t at) { return text == fold(heading_.cells[at]) || text == fold(heading_.columns[at]); };
        const auto heads = [&](std::size_t at) { return heading_.known[at] && is_heading(at); };
        if (is_heading(column)) ++same;
        for (std::size_t at = 0; at < cells.size(); ++at) elsewhere += at != column && heads(at);
    }
    if (elsewhere > 1 && 2 * (same + elsewhere) >= filled) throw AnotherHeading();
    return same > 1 && same == filled;
}

// A row without a name or number that says no more than which school or class, and perhaps how many: 甲小合计, 2.
bool Footers::is_about_nobody(const std::vector<std::string_view>& cells) const
{
    constexpr std::size_t columns_of_a_list = 4;
    const auto says_more = [&](std::size_t at) {
        const auto text = clean(cells[at]);
        const bool of_child = std::ranges::find(children_, at) != children_.end();
        const bool of_place = !of_child && std::ranges::find(columns_, at) != columns_.end();
        return !text.empty() && !of_place && !(text.size() < 4 && std::ranges::all_of(text, is_digit<char>));
    };
    for (std::size_t at = 0; at < cells.size(); ++at)
        if (says_more(at)) return false;
    return !children_.empty() && cells.size() >= columns_of_a_list;
}

bool Footers::is_footer(const std::vector<std::string_view>& cells) const
{
    if (repeats_heading(cells)) return true;
    std::string first;
    std::size_t filled = 0, first_at = 0;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        const auto text = clean(cells[at]);
        if (!text.empty() && filled++ == 0) first = fold(text), first_at = at;
    }
    const auto of_child = [&](std::size_t at) { return std::ranges::find(children_, at) != children_.end(); };
    const auto numbered = [&](std::size_t at) { return is_number(cells[at]); };
    if (filled == 0 || std::ranges::any_of(children_, numbered)) return false;
    const auto sum = [&](std::size_t at) { return is_sum(fold(clean(cells[at])), of_child(at), of_scopes_); };
    if (sum(first_at) || std::ranges::any_of(columns_, sum)) return true;
    if (begins(first, notes) && (filled == 1 || first.find(':') != first.npos)) return true;
    if (is_about_nobody(cells) || (filled == 1 && cells.size() > 1 && is_remark(first))) return true;
    if (filled <= 3 && std::ranges::find(signatures, first) != signatures.end()) return true;
    const bool nobody = of_child(first_at) || std::ranges::all_of(children_, [&](auto at) { return clean(cells[at]).empty(); });
    return !children_.empty() && nobody && (is_count(first) || (filled == 1 && ends(first, sheets)));
}

}  // namespace baoxue::csv
