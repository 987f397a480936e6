// The files of samples/.
#pragma once

#include <filesystem>

#include "town.hpp"

namespace baoxue::bench {

/// Writes the township into a folder that exists, overwriting files of the same names.
void write_township(const std::filesystem::path& folder, std::uint64_t seed);

// Its parts, each the files of one kind of paper.
void write_lists(const Town& town,
                 const std::filesystem::path& folder);  ///< and register, head count, population
void write_lessons(const Town& town,
                   const std::filesystem::path& folder);  ///< attendance, calendar, month sheet
void write_leave(const Town& town, const std::filesystem::path& folder);
void write_transfers(const Town& town, const std::filesystem::path& folder);
void write_visits(const Town& town, const std::filesystem::path& folder);
void write_duties(const Town& town,
                  const std::filesystem::path& folder);  ///< schools, assign, commitments, targets

}  // namespace baoxue::bench
