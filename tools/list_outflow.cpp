// list-outflow: where every child who left has gone, with proof.
#include "flow_list.hpp"

namespace baoxue::tools {
namespace {

void declare(CLI::App& app)
{
    declare_flow_list(app, Flow::out);
}

}  // namespace

extern const Command list_outflow_command{
    "list-outflow", "List where every child who left has gone, with proof and what to do next",
    "  baoxue reconcile samples/roster-2026-spring.csv samples/roster-2026-autumn.csv |\n"
    "    baoxue list-outflow --transfers samples/transfers.csv --leave samples/leave.csv --as-of "
    "2026-09-11\n",
    declare, "change transfers leave visits notices calendar", "outflow"};

}  // namespace baoxue::tools
