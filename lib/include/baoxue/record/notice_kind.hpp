// Kinds of documents and what the rules ask of each: a row of lib/data/policies/notice/kinds.csv, which an office
// edits.
#pragma once

#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/paper/sheet.hpp"

namespace baoxue {

struct NoticeKind {
    std::string kind = {};                                                      ///< code `notice`
    std::string word = {};                                                      ///< in its number: 复
    bool guardian = false, address = false, absence = false, deadline = false;  ///< what it needs
    bool contact = false;                 ///< whom the family may ask: a name and a telephone
    bool in_school = false;               ///< only for who is in class by the roster: rule/enrolment.hpp
    bool list = false;                                                          ///< one document for all rows
    bool enclosures = false;              ///< it lists the papers that lie with it
    bool authorised = false;              ///< only with the office's own template, by who says that the law lets it
    int visits = 0;                       ///< to the family since the absence began, that it needs
    std::vector<std::string> after = {};  ///< kinds of which one must have been served, its deadline passed
    std::string once = {};                ///< the same student gets it once per absence, day, month or (school) year
    int deadline_days = 0;                ///< school days, when nothing else is said
    std::string next = {};                ///< the kind that follows when the deadline has passed
};

/// The kinds, in the order of the table; `file` takes the place of the built-in one. Throws Error `usage`.
BAOXUE_API std::vector<NoticeKind> read_notice_kinds(Language script, const std::string& file = {},
                                                     const csv::ReadOptions& reading = {});

}  // namespace baoxue
