// What lies on a clerk's desk: the lists of a folder, told by their headings, and what the work plans ask for next.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/source.hpp"

namespace baoxue {

/// A file of the folder.
struct DeskFile {
    std::string name = {};      ///< as it is typed from where the run stands
    std::string kind = {};      ///< of codes.hpp's `file_kind`; empty for what is none of ours
    std::string profile = {};   ///< whose export it is, where the headings say so
    std::string encoding = {};  ///< as csv::Source tells it
    std::size_t rows = 0;
    std::optional<Date> first = {}, last = {};  ///< of a list by days: the first and last day it speaks of
    bool grid = false;                          ///< days or lessons are its columns: normalize makes a list of it
    std::string trouble = {};                   ///< why it cannot be read, in the user's language; never a child's data

    std::optional<Date> of = {};          ///< of a roster: the month that its name or its title tells
    std::map<std::string, int> grades = {};  ///< of a roster: by the child's number
    std::string school = {};              ///< the only school that it names; empty for none or several
    bool numbered = false;                ///< its rows tell children by numbers
    bool letters_due = false;             ///< of flags: a rule asks for a 复学通知书
    std::filesystem::file_time_type saved = {};
};

/// Looks at every list of the folder: csv, txt, tsv, xlsx, xlsm, each also as gz, in any encoding; by name. Hidden files
/// and folders are left out. Throws Error `system` for a folder that cannot be opened; a file that cannot be read is
/// `trouble`. O(bytes).
BAOXUE_API std::vector<DeskFile> look_at_desk(const std::string& folder, const csv::ReadOptions& reading);

/// One such file. Throws Error as csv::Blocks does. O(bytes).
BAOXUE_API DeskFile look_at_file(const std::string& file, const csv::ReadOptions& reading);

/// The earlier of the two rosters and the later one: children of both are in a higher grade in the later one; else by the
/// months that their names or titles tell. Nothing when neither tells it.
BAOXUE_API std::optional<std::pair<const DeskFile*, const DeskFile*>> in_order(const DeskFile& one, const DeskFile& other);

enum class StepState {
    done,     ///< what it makes is there
    again,    ///< there, but older than what it is made of
    ready,    ///< to be done now
    waiting,  ///< something is missing
    open      ///< a person must say first what the files do not
};
BAOXUE_API std::string_view to_string(StepState state);

/// One step of the plan.
struct DeskStep {
    std::string_view task = {};  ///< English, for say()
    StepState state = StepState::waiting;
    std::vector<std::string> missing = {};  ///< kinds of files, or `office`: the settings
    std::string advice = {};                ///< in the user's language; may be empty
    std::string command = {};               ///< to type as it stands; empty while something is missing
};

/// What the run knows besides the files.
struct DeskPolicy {
    std::string folder = {};        ///< where the steps write; empty: where the run stands
    std::string as_of = {};         ///< goes into the commands as --as-of; empty: left out
    bool office = false;            ///< settings name the issuer of letters
    std::map<std::string, std::string> named = {};  ///< kinds that the settings name a file for: commands need no option
};

/// The work plans of weeks 1 and 2 and of every day, in their order: lists in order, the rosters compared, who left and
/// came, attendance in one shape, flags, letters, cases, duties, the day's report. O(files).
BAOXUE_API std::vector<DeskStep> next_steps(const std::vector<DeskFile>& files, const DeskPolicy& policy);

/// The kinds that the steps would use and that are not there.
BAOXUE_API std::vector<std::string> missing_kinds(const std::vector<DeskFile>& files, const DeskPolicy& policy);

/// The text as a shell takes it for one word.
BAOXUE_API std::string shell_word(const std::string& text);

}  // namespace baoxue
