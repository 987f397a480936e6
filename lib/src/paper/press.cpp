#include "paper/press.hpp"

#include <dlfcn.h>

#include "baoxue/base/words.hpp"

#pragma weak baoxue_press

namespace baoxue::paper {
namespace {

// The folder that this code was loaded from.
std::string own_folder()
{
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&press), &info) == 0) return {};
    const std::string_view file = info.dli_fname;
    return std::string(file.substr(0, file.rfind('/') + 1));
}

const Press& load()
{
    const auto file = own_folder() + BAOXUE_PRESS;
    auto* const library = dlopen(file.c_str(), RTLD_NOW);
    const void* const found = library ? dlsym(library, "baoxue_press") : nullptr;
    if (!found) throw Error(Status::system, {file}, say("cannot be loaded: {}", {dlerror()}));
    return *static_cast<const Press*>(found);
}

}  // namespace

const Press& press()
{
    static const Press& loaded = &baoxue_press ? baoxue_press : load();  // there already where it is linked in
    return loaded;
}

}  // namespace baoxue::paper
