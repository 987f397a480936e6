// The commands of commands.inc, in their groups.
#include "command.hpp"

namespace baoxue::tools {

#define BAOXUE_GROUP(title)
#define BAOXUE_COMMAND(name) extern const Command name##_command;
#include "commands.inc"
#undef BAOXUE_COMMAND
#undef BAOXUE_GROUP

const std::vector<CommandGroup>& command_groups()
{
    static const auto all = [] {
        std::vector<CommandGroup> groups;
#define BAOXUE_GROUP(title) groups.push_back({title, {}});
#define BAOXUE_COMMAND(name) groups.back().commands.push_back(&name##_command);
#include "commands.inc"
#undef BAOXUE_COMMAND
#undef BAOXUE_GROUP
        return groups;
    }();
    return all;
}

const std::vector<const Command*>& commands()
{
    static const auto all = [] {
        std::vector<const Command*> commands;
        for (const auto& group : command_groups()) commands.insert(commands.end(), group.commands.begin(), group.commands.end());
        return commands;
    }();
    return all;
}

}  // namespace baoxue::tools
