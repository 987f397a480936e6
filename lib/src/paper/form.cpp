#include "baoxue/paper/form.hpp"

#include <algorithm>
#include <deque>
#include <kainjow/mustache.hpp>

#include "baoxue/base/date.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "paper/markup.hpp"

namespace baoxue::paper {
namespace {

using Data = kainjow::mustache::basic_data<std::string>;

// A tag's name: `deadline|cn` is the field deadline in the manner cn.
struct Name {
    std::string field, manner;
};

std::string_view strip(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

Name name_of(std::string_view tag, const Aliases& aliases)
{
    const auto bar = tag.find('|');
    const auto head = strip(tag.substr(0, bar));
    const auto column = aliases.find(head);
    return {std::string(column.empty() ? head : column),
            bar == tag.npos ? "" : std::string(strip(tag.substr(bar + 1)))};
}

// Word's «field» as Mustache's {{field}}.
std::string without_guillemets(std::string_view text)
{
    constexpr std::string_view open = "«", close = "»";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto from = text.find(open, at);
        const auto to = from == text.npos ? from : text.find(close, from);
        if (to == text.npos || text.substr(from, to - from).find_first_of("\n{}") != text.npos) {
            const auto end = from == text.npos ? text.size() : from + open.size();
            out += text.substr(at, end - at);
            at = end;
            continue;
        }
        out += text.substr(at, from - at);
        (out += "{{").append(text.substr(from + open.size(), to - from - open.size())) += "}}";
        at = to + close.size();
    }
    return out;
}

std::size_t line_at(std::string_view text, std::size_t offset)
{
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

std::string printed(const std::string& value, std::string_view manner, bool numerals)
{
    if (value.size() == 10 && value[4] == '-' && value[7] == '-')
        if (const auto date = parse_date(value)) return to_chinese(*date, numerals || manner == "cn");
    return value;
}

// Gives Mustache the values, each between marks, so that what stands in it is never taken for a sign.
class Context : public kainjow::mustache::basic_context<std::string> {
  public:
    Context(const Values& values, const std::map<std::string, Name, std::less<>>& names, bool numerals)
        : values_(values), names_(names), numerals_(numerals)
    {
    }

    void push(const Data* data) override { stack_.push_back(data); }
    void pop() override { stack_.pop_back(); }
    const Data* get_partial(const std::string&) const override { return nullptr; }

    const Data* get(const std::string& tag) const override
    {
        const auto& name = names_.at(tag);
        if (name.field == "rows") return &made_.emplace_back(rows());
        std::string value;
        if (const auto found = values_.fields.find(name.field); found != values_.fields.end()) value = found->second;
        for (const auto* data : stack_)
            if (data->is_object())
                if (const auto* own = data->get(name.field)) value = own->string_value();
        if (value.empty()) return &made_.emplace_back(Data::type::bool_false);
        return &made_.emplace_back(value_begin + printed(plain(value), name.manner, numerals_) + value_end);
    }

  private:
    Data rows() const
    {
        Data list(Data::type::list);
        for (const auto& row : values_.rows) {
            Data item(Data::type::object);
            for (const auto& [column, value] : row) item.set(column, value);
            list << item;
        }
        return list;
    }

    const Values& values_;
    const std::map<std::string, Name, std::less<>>& names_;
    bool numerals_;
    std::vector<const Data*> stack_;
    mutable std::deque<Data> made_;  // what get() has pointed to
};

}  // namespace

struct Form::State {
    std::string name;
    std::map<std::string, Name, std::less<>> names;  // by the tag as it stands
    std::vector<std::string> fields;
    std::vector<std::string> unknown;  // of the fields, those without a canonical name
    kainjow::mustache::mustache pattern;

    void read_tags(std::string_view text, const Aliases& aliases);
};

void Form::State::read_tags(std::string_view text, const Aliases& aliases)
{
    for (auto at = text.find("{{"); at != text.npos; at = text.find("{{", at)) {
        const auto close = text.find("}}", at);
        if (close == text.npos) return;  // Mustache has told it
        auto tag = text.substr(at + 2, close - at - 2);
        if (tag.starts_with("=") || tag.starts_with(">"))
            throw Error(Status::usage, {name, line_at(text, at)},
                        std::string(say("this kind of tag is not known here")));
        at = close;
        if (tag.starts_with("!") || tag.empty()) continue;
        if (std::string_view("#^/&{").find(tag.front()) != std::string_view::npos) tag.remove_prefix(1);
        tag = strip(tag);
        const auto found = names.emplace(tag, name_of(tag, aliases)).first->second;
        if (std::ranges::find(fields, found.field) != fields.end()) continue;
        fields.push_back(found.field);
        if (aliases.find(found.field).empty()) unknown.push_back(found.field);
    }
}

Form::Form(const std::string& text, std::string name, const Aliases& aliases)
{
    const auto pattern = without_guillemets(text);
    state_ = std::make_unique<State>(State{std::move(name), {}, {}, {}, kainjow::mustache::mustache(pattern)});
    if (!state_->pattern.is_valid()) {
        const auto& message = state_->pattern.error_message();  // ends with the offset
        const auto digits = message.find_last_not_of("0123456789") + 1;
        const auto line = digits < message.size() ? line_at(pattern, std::stoul(message.substr(digits))) : 0;
        throw Error(Status::usage, {state_->name, line}, std::string(say("a tag is not closed or closes nothing")));
    }
    state_->pattern.set_custom_escape([](const std::string& value) { return value; });  // each printer has its own
    state_->read_tags(pattern, aliases);
}

Form::~Form() = default;
Form::Form(Form&&) noexcept = default;

const std::vector<std::string>& Form::fields() const
{
    return state_->fields;
}

void Form::check(const std::vector<std::string>& given) const
{
    std::string wrong;
    for (const auto& field : state_->unknown)
        if (std::ranges::find(given, field) == given.end()) add_word(wrong, field, ", ");
    if (!wrong.empty())
        throw Error(Status::usage, {state_->name}, say("the template names fields that are not known: {}", {wrong}));
}

Sheet Form::fill(const Values& values, bool numerals) const
{
    Context context(values, state_->names, numerals);
    return read_markup(state_->pattern.render(context), state_->name);
}

std::string plain(std::string_view text)
{
    // U+200B, 200E, 200F, 202A–202E, 2060–2069, FEFF and U+0080–009F, as UTF-8
    const auto hidden = [](std::string_view three) {
        if (three.size() < 2) return std::size_t{0};
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(three[i]); };
        if (byte(0) == 0xC2 && byte(1) < 0xA0) return std::size_t{2};
        if (three.size() < 3) return std::size_t{0};
        if (three == "\xEF\xBB\xBF" || three == "\xE2\x80\x8B" || three == "\xE2\x80\x8E" || three == "\xE2\x80\x8F")
            return std::size_t{3};
        if (byte(0) != 0xE2) return std::size_t{0};
        const bool turns = (byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) ||
                           (byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xAF);
        return std::size_t{turns ? 3U : 0U};
    };
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (const auto skip = c < 0x80 ? 0 : hidden(text.substr(at, 3))) {
            at += skip;
            continue;
        }
        if (c == '\n' || c == '\r' || c == '\t') out += ' ';
        else if (c >= 0x20 && c != 0x7F) out += text[at];
        ++at;
    }
    return out;
}

}  // namespace baoxue::paper
