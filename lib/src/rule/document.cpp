#include "baoxue/rule/document.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace baoxue {

Documents::Documents() : Documents(read_notice_kinds(Language::simplified)) {}

Documents::Documents(std::vector<NoticeKind> kinds) : kinds_(std::move(kinds))
{
    for (const auto& kind : kinds_) visits_.push_back(kind.visits);
    // The easiest way to each document grows from pass to pass, so that a table that turns in a circle ends too.
    for (std::size_t pass = 0; pass < kinds_.size(); ++pass)
        for (std::size_t i = 0; i < kinds_.size(); ++i)
            if (const auto& after = kinds_[i].after; !after.empty())
                visits_[i] =
                    std::max(kinds_[i].visits, std::ranges::min(after | std::views::transform([&](const auto& name) {
                                                                    return visits_needed(name);
                                                                })));
}

const NoticeKind* Documents::find(std::string_view kind) const
{
    const auto found = std::ranges::find(kinds_, kind, &NoticeKind::kind);
    return found == kinds_.end() ? nullptr : &*found;
}

bool Documents::is_notice(std::string_view kind) const
{
    const auto* const found = find(kind);
    return found != nullptr && found->deadline;
}

int Documents::visits_needed(std::string_view kind) const
{
    const auto* const found = find(kind);
    return found == nullptr ? 0 : visits_[static_cast<std::size_t>(found - kinds_.data())];
}

std::string_view Documents::next(std::string_view kind) const
{
    const auto* const found = find(kind);
    return found == nullptr ? std::string_view() : std::string_view(found->next);
}

bool Documents::leads_to(std::string_view kind, std::string_view wanted) const
{
    for (std::size_t step = 0; step <= kinds_.size() && !kind.empty(); ++step, kind = next(kind))
        if (kind == wanted) return true;
    return false;
}

bool done_by_visit(std::string_view document)
{
    return document.empty() || document == "visit_form" || document == "contact";
}

bool is_order(std::string_view kind)
{
    return kind == "order" || kind == "penalty_decision";
}

bool prints_whole_numbers(std::string_view kind)
{
    return kind == "certificate" || kind == "report" || kind == "handover" || kind == "lawsuit_file";
}

}  // namespace baoxue
