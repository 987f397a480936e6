#include <expat.h>

#include <exception>
#include <new>

#include "csv/workbook/library/parts.hpp"

namespace baoxue::csv::workbook {
namespace {

std::string_view local(const char* name)
{
    const std::string_view all(name);
    const auto colon = all.rfind(':');
    return colon == all.npos ? all : all.substr(colon + 1);
}

class Expat : public Parser {
  public:
    explicit Expat(Handler& handler) : handler_(handler), parser_(XML_ParserCreate(nullptr))
    {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_, this);
        XML_SetElementHandler(
            parser_,
            [](void* self, const char* name, const char** attributes) {
                of(self).call([&](Handler& to) { to.start(local(name), attributes); });
            },
            [](void* self, const char* name) { of(self).call([&](Handler& to) { to.end(local(name)); }); });
        XML_SetCharacterDataHandler(parser_, [](void* self, const char* text, int size) {
            of(self).call([&](Handler& to) { to.text({text, static_cast<std::size_t>(size)}); });
        });
        // No spreadsheet declares one; entities that grow without end are declared there.
        XML_SetStartDoctypeDeclHandler(parser_, [](void* self, const char*, const char*, const char*, int) {
            of(self).call([](Handler&) { throw Damaged(); });
        });
    }
    ~Expat() override { XML_ParserFree(parser_); }
    Expat(const Expat&) = delete;
    Expat& operator=(const Expat&) = delete;

    void feed(std::string_view bytes, bool last) override
    {
        if (handler_.enough) return;
        const auto status = XML_Parse(parser_, bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0);
        if (error_) std::rethrow_exception(error_);
        if (status != XML_STATUS_OK && !handler_.enough) throw Damaged();
    }

  private:
    static Expat& of(void* self) { return *static_cast<Expat*>(self); }

    // Nothing is thrown through the code of another language.
    template <class Call>
    void call(Call what) noexcept
    {
        if (handler_.enough || error_) return;
        try {
            what(handler_);
        } catch (...) {
            error_ = std::current_exception();
        }
        if (handler_.enough || error_) XML_StopParser(parser_, XML_FALSE);
    }

    Handler& handler_;
    XML_Parser parser_;
    std::exception_ptr error_ = {};
};

}  // namespace

std::unique_ptr<Parser> parse_xml(Handler& handler)
{
    return std::make_unique<Expat>(handler);
}

}  // namespace baoxue::csv::workbook
