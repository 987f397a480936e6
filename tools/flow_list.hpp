// What list-outflow and list-inflow have in common: all but the direction.
#pragma once

#include <baoxue/outflow.hpp>

#include "command.hpp"

namespace baoxue::tools {

void declare_flow_list(CLI::App& app, Flow flow);

}  // namespace baoxue::tools
