// Many lists, one for each person or school, in a folder that is whole or as it was.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue::csv {

/// A folder of lists. They are written into another folder beside it, which takes its place at finish(), in one step where
/// the file system can do that (not where the folder is the current one, a mount point or has folders in it: there one
/// file after the other goes into place). For its owner alone (0700). Lists of an earlier run that this one does not write
/// go away; `.lists` in the folder says which they are, and any other file in it stays. Destroyed without finish() it
/// leaves nothing behind.
class BAOXUE_API OutputFolder {
  public:
    /// Throws Error `system` when the folder beside cannot be made.
    explicit OutputFolder(const std::string& folder);
    ~OutputFolder();
    OutputFolder(OutputFolder&&) noexcept;

    /// A name for the next list, without an ending: the title as file_name() writes it (`unnamed` where nothing is left
    /// of it) and a number when another list has that name, capitals apart.
    std::string name(std::string_view title);

    /// Where to write this file: `name` and an ending. Write it with WriteOptions::durable off; finish() sees to the disk.
    std::string path(const std::string& file);

    void finish();  ///< to disk and into place; throws Error `system`; call once

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baoxue::csv
