#include "baoxue/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "baoxue/base/html.hpp"
#include "baoxue/base/codes.hpp"
#include "baoxue/base/percent.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "base/data.hpp"
#include "operation/page/charts.hpp"
#include "operation/page/figures.hpp"
#include "operation/page/markup.hpp"

namespace baoxue {

using namespace operation::page;

namespace {

class Page {
  public:
    Page(const PageLists& lists, const PagePolicy& policy) : lists_(lists), policy_(policy)
    {
        for (const auto& report : parts_of(lists.daily)) {
            if (report.date > policy.as_of) continue;
            for (auto* const days : {&schools_[school_of(report)], &town_}) {
                const auto blank = DailyReport{.date = report.date, .classes = 0, .reported = 0};
                add(days->try_emplace(report.date, blank).first->second, report);
            }
            if (!report.is_class()) continue;
            classes_[class_of(report)].emplace(report.date, report);
            if (report.date == policy.as_of && report.reported == 0) unreported_.push_back(report);
        }
        for (const auto& report : parts_of(lists.last_term)) {
            const auto blank = DailyReport{.date = report.date, .classes = 0, .reported = 0};
            add(last_term_[school_of(report)].try_emplace(report.date, blank).first->second, report);
        }
    }

    std::string html() const
    {
        return head() + today() + schools() + section("weekdays", say("By weekday"), weekdays(schools_)) + calendars() + cases() + items() + unreported() +
               "</main>\n</body>\n</html>\n";
    }

  private:
    std::string head() const
    {
        const std::string_view language = spoken() == Language::english      ? "en"
                                          : spoken() == Language::simplified ? "zh-Hans"
                                                                             : "zh-Hant";
        const std::string title = policy_.title.empty()
                                      ? std::string(say("Who came to school"))
                                      : policy_.title + " · " + std::string(say("Who came to school"));
        return fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<title>{} {}</title>\n<style>\n{}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">{}</a>\n"
            "<header><h1>{}</h1><p>{}</p></header>\n<main id=\"main\">\n",
            language, html_escaped(title), to_string(policy_.as_of), base::data_file("page/style.css"),
            html_escaped(say("To the content")), html_escaped(title), day_words());
    }

    std::string day_words() const
    {
        return spoken() == Language::english ? to_string(policy_.as_of) : to_chinese(policy_.as_of);
    }

    static std::string section(std::string_view id, std::string_view heading, std::string_view html)
    {
        return fmt::format("<section aria-labelledby=\"h-{0}\">\n<h2 id=\"h-{0}\">{1}</h2>\n{2}</section>\n", id,
                           html_escaped(heading), html);
    }

    std::string today() const
    {
        const auto found = town_.find(policy_.as_of);
        const DailyReport town = found == town_.end() ? DailyReport{.classes = 0, .reported = 0} : found->second;
        std::string html = "<dl class=\"tiles\">\n";
        const auto tile = [&](std::string_view name, const std::string& value) {
            html += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", html_escaped(name), value.empty() ? "–" : value);
        };
        const bool known = town.reported != 0;
        tile(say("expected"), known ? std::to_string(town.count.expected) : "");
        tile(say("present"), known ? std::to_string(town.count.present) : "");
        tile(say("absent"), known ? std::to_string(town.count.absent) : "");
        tile(say("rate, %"), rate_of(town));
        tile(say("classes reported"), fmt::format("{}/{}", town.reported, town.classes));
        html += "</dl>\n";
        auto columns = heads({say("school")});
        columns.emplace_back(say("state"));
        Table table("day", say("The schools' day"), columns);
        for (const auto& [school, days] : schools_) {
            const auto day = days.find(policy_.as_of);
            if (day == days.end()) continue;
            table.cell(school);
            figures(table, day->second);
            table.cell(state_words(day->second)).end_row();
        }
        return section("today", say("Today"), html + table.html());
    }

    // The lower end of the axis for all schools: a multiple of 5 % below every rate.
    long long lowest() const
    {
        long long lowest = 9'500;
        for (const auto* const term : {&schools_, &last_term_})
            for (const auto& [school, days] : *term)
                for (const auto& [date, report] : days)
                    if (report.reported != 0)
                        if (const auto rate = basis_points(report.count.present, report.count.expected))
                            lowest = std::min(lowest, *rate / 500 * 500);
        return std::max(0LL, lowest);
    }

    std::string schools() const
    {
        const long long axis = lowest();
        Table table("term", say("Every school, every day"), heads({say("school"), say("date")}));
        std::string html = "<div class=\"many\">\n";
        for (const auto& [school, days] : schools_) {
            std::vector<Point> points;
            for (const auto& [date, total] : town_) {
                const auto day = days.find(date);
                const bool known = day != days.end() && day->second.reported != 0;
                points.push_back(
                    {date, known ? basis_points(day->second.count.present, day->second.count.expected) : std::nullopt});
            }
            for (const auto& [date, report] : days) {
                table.cell(school).cell(to_string(date));
                figures(table, report);
                table.end_row();
            }
            auto words = say("{}: {} % over {} days", {school, rate_of(sum_of(days)), days.size()});
            if (const auto before = last_term_.find(school); before != last_term_.end())
                words += say("; last term, in grey, {} %", {rate_of(sum_of(before->second))});
            html += fmt::format("<figure><h3>{}</h3>\n{}<figcaption>{}</figcaption></figure>\n", html_escaped(school),
                                line(points, last_term(school), axis, words), html_escaped(words));
        }
        html += "</div>\n" + details(say("The figures as a table"), table.html());
        return section("schools", say("Rate by school over the term"), html);
    }

    // Of the term before, the rates of its days in their order.
    std::vector<Point> last_term(const std::string& school) const
    {
        std::vector<Point> points;
        if (const auto found = last_term_.find(school); found != last_term_.end())
            for (const auto& [date, report] : found->second)
                points.push_back({date, report.reported != 0 ? basis_points(report.count.present, report.count.expected) : std::nullopt});
        return points;
    }

    std::vector<std::string> chosen() const
    {
        std::vector<std::string> names;
        if (!policy_.classes.all()) {
            for (const auto& [name, days] : classes_)
                if (policy_.classes.wants(days.begin()->second.where())) names.push_back(name);
            return names;
        }
        std::vector<std::pair<long long, std::string>> rates;
        for (const auto& [name, days] : classes_) {
            const auto sum = sum_of(days);
            if (const auto rate = basis_points(sum.count.present, sum.count.expected)) rates.emplace_back(*rate, name);
        }
        std::ranges::sort(rates);
        for (std::size_t i = 0; i < std::min(policy_.worst, rates.size()); ++i) names.push_back(rates[i].second);
        return names;
    }

    std::string calendars() const
    {
        Table table("classes", say("Every day of these classes"), heads({say("class"), say("date")}));
        std::string html = "<div class=\"many\">\n";
        for (const auto& name : chosen()) {
            const Days& days = classes_.at(name);
            std::vector<Cell> cells;
            for (const auto& [date, report] : days) {
                const bool known = report.reported != 0;
                cells.push_back(
                    {date, known, report.count.absent, report.count.expected,
                     known ? say("{}: {} of {} absent", {to_string(date), report.count.absent, report.count.expected})
                           : say("{}: not reported", {to_string(date)})});
                table.cell(name).cell(to_string(date));
                figures(table, report);
                table.end_row();
            }
            const auto words = say("{}: {} % over {} days", {name, rate_of(sum_of(days)), days.size()});
            html += fmt::format("<figure><h3>{}</h3>\n{}<figcaption>{}</figcaption></figure>\n", html_escaped(name),
                                calendar(cells, words), html_escaped(words));
        }
        html += "</div>\n" + details(say("The figures as a table"), table.html());
        return section("classes", say("Calendars of classes"), html);
    }

    std::string cases() const
    {
        if (!lists_.cases_given) return {};
        std::map<std::string, std::size_t> counts;
        for (const auto& one : lists_.cases) ++counts[one.state];
        std::size_t most = 0;
        for (const auto& [state, count] : counts) most = std::max(most, count);
        Table table("cases", say("Cases by state"), {std::string(say("state")), std::string(say("cases")), ""});
        for (const auto state : codes_of("case"))
            if (const auto count = counts.find(std::string(state)); count != counts.end()) {
                table.cell(label("case", state, spoken())).number(std::to_string(count->second));
                table.markup(bar(count->second, most)).end_row();
            }
        return section("cases", say("Cases by state"), table.html());
    }

    std::string items() const
    {
        if (!lists_.items_given) return {};
        std::vector<const OpenItem*> overdue;
        for (const auto& item : lists_.items)
            if (item.due < policy_.as_of) overdue.push_back(&item);
        std::ranges::stable_sort(overdue, {}, &OpenItem::due);
        Table table("overdue", say("Overdue"),
                    {std::string(say("due")), std::string(say("who")), std::string(say("what")),
                     std::string(say("school")), std::string(say("grade")), std::string(say("class"))});
        for (const auto* item : overdue)
            table.cell(to_string(item->due))
                .cell(item->actor)
                .cell(item->action)
                .cell(item->school)
                .cell(item->grade)
                .cell(item->class_name)
                .end_row();
        return section("overdue", say("Overdue"), table.html());
    }

    std::string unreported() const
    {
        Table table("unreported", say("Classes that have not reported"),
                    {std::string(say("school")), std::string(say("grade")), std::string(say("class"))});
        for (const auto& report : unreported_)
            table.cell(school_of(report)).cell(std::to_string(report.grade)).cell(report.class_name).end_row();
        return section("unreported", say("Classes that have not reported"), table.html());
    }

    const PageLists& lists_;
    const PagePolicy& policy_;
    Days town_;
    std::map<std::string, Days> schools_, classes_, last_term_;
    std::vector<DailyReport> unreported_;
};

}  // namespace

std::string day_page(const PageLists& lists, const PagePolicy& policy)
{
    return Page(lists, policy).html();
}

}  // namespace baoxue
