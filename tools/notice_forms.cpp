#include "notice_forms.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>

#include <algorithm>

namespace baoxue::tools {
namespace {

using LevelForm = std::pair<std::string_view, std::string_view>;
constexpr LevelForm forms_of_levels[] = {
    {"centre_school", "centre"}, {"school_teacher", "teacher"}, {"teacher_parent", "parent"}};

struct LawForm {
    std::string_view kind, form, document;
};
// Taiwan's own, by 強迫入學條例; and what cites no law. All others cite that of the mainland.
constexpr LawForm forms_of_taiwan[] = {{"return", "return-taiwan", "強迫入學委員會勸告書"},
                                       {"township", "township-taiwan", "強迫入學委員會警告書"},
                                       {"report", "report-taiwan", "中輟學生通報表"},
                                       {"contact", "contact", {}},
                                       {"certificate", "certificate", {}},
                                       {"visit_form", "visit-form", {}},
                                       {"monthly", "monthly", {}}};

const LawForm& form_of_taiwan(const NoticeOptions& options)
{
    const auto* const found = std::ranges::find(forms_of_taiwan, options.terms.kind.kind, &LawForm::kind);
    if (found != std::end(forms_of_taiwan)) return *found;
    std::vector<std::string_view> kinds;
    for (const auto& form : forms_of_taiwan) kinds.push_back(form.kind);
    throw Error(Status::usage,
                say("--preset taiwan has no document {}; there are: {}", {options.kind, join_words(kinds)}));
}

}  // namespace

std::vector<std::string> commitment_levels()
{
    std::vector<std::string> levels;
    for (const auto& [level, form] : forms_of_levels) levels.emplace_back(level);
    return levels;
}

std::string form_of(const NoticeOptions& options)
{
    auto name = options.kind;
    std::ranges::replace(name, '_', '-');
    if (options.preset == "taiwan") return std::string(form_of_taiwan(options).form);
    if (name != "commitment") return name;
    const auto level = std::ranges::find(forms_of_levels, options.input.level, &LevelForm::first);
    if (level == std::end(forms_of_levels))
        throw Error(Status::usage, say("a commitment needs --parties: {}", {join_words(commitment_levels())}));
    return name + '-' + std::string(level->second);
}

std::string document_of(const NoticeOptions& options)
{
    return options.preset == "taiwan" ? std::string(form_of_taiwan(options).document) : std::string();
}

}  // namespace baoxue::tools
