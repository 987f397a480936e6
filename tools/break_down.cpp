#include "break_down.hpp"

#include <algorithm>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/targets.hpp>

namespace baoxue::tools {

void write_break_down(RateOptions& options)
{
    if (options.children.rosters.empty())
        throw Error(Status::usage, say("--break-down counts the children of --roster: give one"));
    Children children(options, options.children);
    children.settle();
    const auto targets = read_targets(options.table(options.break_down, Target::kinds(), Target::needed()));
    const auto& schools = children.directory().schools();
    auto proposal = break_down(children.pupils(), schools, targets);
    settle_rejects(options);
    keep_chosen(options.places, proposal.shares, [](const TargetShare& share) { return share.place; }, schools);
    if (!options.levels.empty())
        std::erase_if(proposal.shares, [&](const TargetShare& share) {
            return std::ranges::find(options.levels, share.level) == options.levels.end();
        });
    csv::Writer out(options.writing, TargetShare::columns(), TargetShare::kinds());
    for (const auto& share : proposal.shares) write(out, share);
    out.finish();
    for (const auto& target : proposal.left_aside)
        tell(say("{}:{}: this target is not broken down: only dropout and retention are, of the town, a stage or a school",
                 {target.place.file, target.place.line}));
    if (proposal.without_teacher != 0)
        tell("{} children of the proposal are with nobody: their rows name no teacher", {{"without_teacher", proposal.without_teacher}});
}

}  // namespace baoxue::tools
