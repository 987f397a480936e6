// What make-notice is told on its command line.
#pragma once

#include <baoxue/notice.hpp>

#include <string>
#include <vector>

#include "command.hpp"
#include "notice_batch.hpp"
#include "notice_requests.hpp"

namespace baoxue::tools {

struct NoticeOptions : Options {
    NoticeInput input;
    PaperOptions paper;
    NoticeTerms terms;
    std::string kind, print_template, deadline, calendar, kinds_file, plan, targets;
    std::string preset = "plan";
    std::vector<std::string> set;
    int wait = 10;
    bool authorised = false;
};

void add_notice_options(CLI::App& app, NoticeOptions& options);

}  // namespace baoxue::tools
