// list-inflow: who has come, from where and with what papers.
#include "flow_list.hpp"

namespace baoxue::tools {
namespace {

void declare(CLI::App& app)
{
    declare_flow_list(app, Flow::in);
}

}  // namespace

extern const Command list_inflow_command{
    "list-inflow", "List who has come, from where, with what papers and what to do next",
    "  baoxue reconcile samples/roster-2026-spring.csv samples/roster-2026-autumn.csv |\n"
    "    baoxue list-inflow --transfers samples/transfers.csv --as-of 2026-09-11\n",
    declare, "change transfers calendar", "inflow"};

}  // namespace baoxue::tools
