// The words of the whole project: what the sources say against lib/data/messages.csv.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "base/data.hpp"

using namespace baoxue;
namespace fs = std::filesystem;

namespace {

// The string literals of a source, neighbours joined; comments and characters are skipped.
struct Literal {
    std::string text;
    std::string call;   // the innermost function whose argument it is: "say", "Error", ...
    bool first = true;  // whether it stands in the first argument
};

class Scanner {
  public:
    explicit Scanner(std::string source) : source_(std::move(source)) {}

    std::vector<Literal> literals()
    {
        while (at_ < source_.size()) step();
        return std::move(found_);
    }

  private:
    struct Call {
        std::string name;
        bool first = true;
    };

    bool looking_at(std::string_view text) const { return source_.compare(at_, text.size(), text) == 0; }

    void skip_past(std::string_view text)
    {
        const auto end = source_.find(text, at_);
        at_ = end == source_.npos ? source_.size() : end + text.size();
    }

    void step()
    {
        const char c = source_[at_];
        if (looking_at("//") || (c == '#' && looking_at("#include"))) return skip_past("\n");
        if (looking_at("/*")) return skip_past("*/");
        if (c == '"') return string();
        if (c == '\'') return character();
        if (std::isspace(static_cast<unsigned char>(c))) return void(++at_);
        joins_ = false;
        if (std::isalnum(static_cast<unsigned char>(c)) || c == '_') return word();
        ++at_;
        if (c == '(' || c == '{' || c == '[') calls_.push_back({c == '[' ? "" : word_});
        if ((c == ')' || c == '}' || c == ']') && !calls_.empty()) calls_.pop_back();
        if (c == ',' && !calls_.empty()) calls_.back().first = false;
        word_.clear();
    }

    void word()
    {
        word_.clear();
        while (at_ < source_.size() && (std::isalnum(static_cast<unsigned char>(source_[at_])) || source_[at_] == '_'))
            word_ += source_[at_++];
        if (at_ < source_.size() && source_[at_] == '\'' && std::isdigit(static_cast<unsigned char>(word_[0]))) ++at_;
    }

    void character()
    {
        for (++at_; at_ < source_.size() && source_[at_] != '\''; ++at_)
            if (source_[at_] == '\\') ++at_;
        ++at_;
    }

    void string()
    {
        std::string text;
        if (word_ == "R") {
            const auto open = source_.find('(', at_);
            const auto close = ")" + source_.substr(at_ + 1, open - at_ - 1) + "\"";
            const auto end = source_.find(close, open);
            text = source_.substr(open + 1, end - open - 1);
            at_ = end + close.size();
        } else {
            for (++at_; source_[at_] != '"'; ++at_) {
                if (source_[at_] != '\\') text += source_[at_];
                else text += source_[++at_] == 'n' ? '\n' : source_[at_] == 't' ? '\t' : source_[at_];
            }
            ++at_;
        }
        word_.clear();
        if (joins_) found_.back().text += text;
        else if (calls_.empty()) found_.push_back({text, "", true});
        else found_.push_back({text, calls_.back().name, calls_.back().first});
        joins_ = true;
    }

    std::string source_;
    std::size_t at_ = 0;
    std::string word_;  // the last word
    bool joins_ = false;
    std::vector<Call> calls_;
    std::vector<Literal> found_;
};

struct Said {
    std::string file;
    Literal literal;
};

const std::vector<Said>& sources()
{
    static const auto all = [] {
        std::vector<Said> said;
        for (const auto* folder : {"lib/src", "lib/include", "tools"})
            for (const auto& entry : fs::recursive_directory_iterator(fs::path(BAOXUE_SOURCE_DIR) / folder)) {
                if (!entry.is_regular_file()) continue;
                std::ifstream in(entry.path(), std::ios::binary);
                std::string text{std::istreambuf_iterator<char>(in), {}};
                for (auto& literal : Scanner(std::move(text)).literals())
                    said.push_back({entry.path().filename().string(), std::move(literal)});
            }
        return said;
    }();
    return all;
}

// "{} of {}" and "共 {1} 行，{0} 行" have the same: 0 and 1.
std::set<std::string> placeholders(std::string_view text)
{
    std::set<std::string> found;
    for (std::size_t at = 0; (at = text.find('{', at)) != text.npos; ++at) {
        const auto name = text.substr(at + 1, text.find('}', at) - at - 1);
        found.insert(name.empty() ? std::to_string(found.size()) : std::string(name));
    }
    return found;
}

// refused() says its second argument, tell() the pattern that figures stand behind.
bool is_said(const Literal& literal)
{
    const bool pattern = literal.call == "tell" && literal.text.find("{}") != literal.text.npos;
    return ((literal.call == "say" || pattern) && literal.first) || literal.call == "refused";
}

const base::Message* row(std::string_view english)
{
    for (const auto& message : base::messages())
        if (message.english == english) return &message;
    return nullptr;
}

std::vector<std::string> texts(const std::string& source)
{
    std::vector<std::string> all;
    for (const auto& literal : Scanner(source).literals()) all.push_back(literal.call + ":" + literal.text);
    return all;
}

}  // namespace

TEST_CASE("the scanner finds the words of a source")
{
    CHECK(texts(R"(say("one " // a "comment"
                       "line", {"two"}); '"'; f(x, g('\''), "three"))") ==
          std::vector<std::string>{"say:one line", ":two", "f:three"});
    CHECK(texts("say(many ? \"a\\n\" : \"b\\\"\") /* \"c\" */ 1'000 \"d\"") ==
          std::vector<std::string>{"say:a\n", "say:b\"", ":d"});
    CHECK(texts("R\"x(a\"b)x\"") == std::vector<std::string>{":a\"b"});
}

TEST_CASE("every message has both translations, with the placeholders of the English")
{
    for (const auto& message : base::messages()) {
        CAPTURE(message.english);
        CHECK(!message.simplified.empty());
        CHECK(!message.traditional.empty());
        CHECK(placeholders(message.simplified) == placeholders(message.english));
        CHECK(placeholders(message.traditional) == placeholders(message.english));
    }
}

TEST_CASE("every text that is said has its row in messages.csv")
{
    for (const auto& [file, literal] : sources()) {
        if (!is_said(literal) || file == "words.cpp") continue;
        CAPTURE(file);
        CAPTURE(literal.text);
        CHECK(row(literal.text) != nullptr);
    }
}

TEST_CASE("an error is said in the user's language")
{
    for (const auto& [file, literal] : sources()) {
        CAPTURE(file);
        CAPTURE(literal.text);
        CHECK(literal.call != "Error");
    }
}

TEST_CASE("every row of messages.csv is used")
{
    std::set<std::string_view> used;
    for (const auto& said : sources()) used.insert(said.literal.text);
    for (const auto& message : base::messages()) {
        CAPTURE(message.english);
        bool is_used = used.contains(message.english);
        for (const auto& file : base::data_files())
            is_used = is_used || (!file.name.starts_with("manual/") && file.text.find(message.english) != file.text.npos);
        CHECK(is_used);
    }
}
