// Files and folders that are being written, under names that nobody can foresee and that end in no one's file.
#pragma once

#include <string>

namespace baoxue::csv {

/// A name in the folder where `file` stands or will stand.
std::string unfinished_name(const std::string& file);

/// The folder where a file stands.
std::string folder_of(const std::string& file);

/// Locks it for this process, for remove_leftovers() to see; false when that has just removed it.
bool lock_unfinished(int descriptor);

/// Moves a new descriptor away from those of standard input, output and error, which the caller may have closed: what is
/// meant for them must not end up in a file. Negative ones pass, with errno kept.
int above_standard(int descriptor);

}  // namespace baoxue::csv
