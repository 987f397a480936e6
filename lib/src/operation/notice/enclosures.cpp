// The papers that lie with a document.
#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/notice.hpp"
#include "operation/notice/row.hpp"

namespace baoxue {

using namespace operation::notice;

namespace {

struct Enclosure {
    std::optional<Date> day;
    paper::Fields row;
};

Enclosure enclosed(std::string_view name, std::string number, std::optional<Date> day)
{
    return {day, {{"enclosure", std::string(name)}, {"enclosure_no", std::move(number)}, {"enclosure_date", day ? to_string(*day) : std::string()}}};
}

bool about(const Notice& notice, const PlannedNotice& planned)
{
    return notice.notice_no != planned.notice.notice_no && notice.outcome != "withdrawn" && notice.issue_date &&
           (!planned.notice.absent_since || *notice.issue_date >= *planned.notice.absent_since) && *notice.issue_date <= planned.notice.issue_date;
}

std::vector<Enclosure> papers_of(const PlannedNotice& planned, const std::vector<const Notice*>& known, Language script)
{
    std::vector<Enclosure> papers;
    for (const auto* const notice : known) {
        if (!about(*notice, planned)) continue;
        papers.push_back(enclosed(label("notice", notice->kind, script), notice->notice_no, notice->issue_date));
        if (notice->served_date) papers.push_back(enclosed(label("notice", "receipt", script), notice->notice_no, notice->served_date));
    }
    for (const auto* const visit : planned.made) papers.push_back(enclosed(label("notice", "visit_form", script), {}, visit->date));
    std::ranges::stable_sort(papers, {}, &Enclosure::day);
    return papers;
}

}  // namespace

void put_enclosures(std::vector<NoticeRequest>& requests, const std::vector<PlannedNotice>& plans, const std::vector<Notice>& known,
                    Language script)
{
    const auto words = script == Language::traditional ? Language::traditional : Language::simplified;
    record::notice::ByStudent<const Notice*> by_student;
    for (const auto& notice : known) by_student.add(record::notice::keys_of(notice), &notice);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        if (plans[i].verdict == PlannedNotice::Verdict::refused) continue;
        auto& rows = requests[i].rows;
        rows.push_back(enclosed(words == Language::traditional ? "學生個人檔案（一人一案）" : "学生个人档案（一人一案）", {}, plans[i].notice.issue_date).row);
        for (auto& paper : papers_of(plans[i], by_student.of(record::notice::keys_of(plans[i].notice)), words)) rows.push_back(std::move(paper.row));
    }
}

}  // namespace baoxue
