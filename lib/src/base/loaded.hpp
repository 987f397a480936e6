// A library of ours that is loaded when it is first needed, because what comes with it takes long to load.
#pragma once

#include <string>

namespace baoxue {

/// What stands under `symbol` in the library `name` beside ours. Throws Error `system` when it is not there.
const void* loaded(const std::string& name, const char* symbol);

}  // namespace baoxue
