// An output is never an input.
#pragma once

#include <CLI/App.hpp>

#include <string>

namespace baoxue::tools {

/// In the type of an option that names what is read: behind it stands the option that may write that file anew.
inline const std::string renewed_by = ":renewed by ";

/// Throws Error `usage` when a file that the run writes is one that it reads, or writes twice: by its path or as the same
/// file under another name, standard input and output among them; or when it stands in a folder that the run fills. The
/// options say it by their types: `written_file` and `written_folder`, all others and what is given without an option are
/// read. Devices and pipes may be given as often as one likes. Call when the options are known, before anything is read.
void hold_apart(const CLI::App& app);

}  // namespace baoxue::tools
