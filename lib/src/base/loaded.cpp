#include "base/loaded.hpp"

#include <dlfcn.h>

#include <string_view>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue {
namespace {

// The folder that this code was loaded from.
std::string own_folder()
{
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&loaded), &info) == 0) return {};
    const std::string_view file = info.dli_fname;
    return std::string(file.substr(0, file.rfind('/') + 1));
}

}  // namespace

const void* loaded(const std::string& name, const char* symbol)
{
    const auto file = own_folder() + name;
    auto* const library = dlopen(file.c_str(), RTLD_NOW);
    const void* const found = library ? dlsym(library, symbol) : nullptr;
    if (!found) throw Error(Status::system, {file}, say("cannot be loaded: {}", {dlerror()}));
    return found;
}

}  // namespace baoxue
