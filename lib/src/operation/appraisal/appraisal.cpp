#include "baoxue/appraisal.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "baoxue/base/text.hpp"
#include "baoxue/csv/who.hpp"
#include "baoxue/rule/deadline.hpp"
#include "operation/appraisal/people.hpp"
#include "operation/appraisal/times.hpp"

namespace baoxue {

using namespace operation::appraisal;

namespace {

struct Count {
    long long count = 0, of = 0;
};

class Counting {
  public:
    Counting(const AppraisalInput& input, const People& people) : input_(input), people_(people) {}

    void count()
    {
        lost_and_back();
        turns();
        letters();
        records();
        reports();
        papers();
        targets();
    }

    /// The counts of each person, with the points of the rules.
    std::vector<Appraisal> rows(std::span<const AppraisalRule> rules) const
    {
        std::vector<Appraisal> rows;
        for (const auto& [who, counts] : counts_) {
            Appraisal total{.who = who, .measure = "total"};
            for (const auto& rule : rules) {
                if (rule.measure == "start") total.points += rule.points;
                const auto found = counts.find(rule.measure);
                if (found == counts.end()) continue;
                Appraisal row{who, rule.measure, found->second.count, {}, rule.points * static_cast<double>(found->second.count), false};
                if (found->second.of != 0) row.of = found->second.of;
                if (rule.most) row.points = rule.points < 0 ? std::max(row.points, -std::abs(*rule.most)) : std::min(row.points, *rule.most);
                row.veto = rule.veto && row.count > 0;
                total.points += row.points, total.veto = total.veto || row.veto;
                rows.push_back(std::move(row));
            }
            total.points = std::max(total.points, 0.0);
            rows.push_back(std::move(total));
        }
        return rows;
    }

    std::vector<AppraisalFact> facts() { return std::move(facts_); }

  private:
    // One of a whole; what counts is a fact of each of these people.
    void add(const std::vector<Appraised>& people, const char* measure, bool counts, bool of_whole, const AppraisalFact& fact)
    {
        for (const auto& who : people) {
            auto& count = counts_[who][measure];
            count.of += of_whole;
            if (!counts) continue;
            ++count.count;
            facts_.push_back(fact);
            facts_.back().who = who, facts_.back().measure = measure;
        }
    }

    AppraisalFact about(const std::string& key, std::optional<Date> date, std::string what) const
    {
        AppraisalFact fact{.date = date, .student_id = key, .what = std::move(what)};
        if (const auto* const pupil = people_.pupil(key); pupil != nullptr) {
            fact.name = pupil->name, fact.class_name = pupil->class_name;
            fact.grade = pupil->grade == 0 ? "" : std::to_string(pupil->grade);
        }
        return fact;
    }

    void lost_and_back()
    {
        std::map<std::string, const Case*> open;
        for (const auto& of_child : input_.cases) {
            if (ledger_of(of_child.state) != CaseLedgerKind::none) open[of_child.student_id] = &of_child;
            const bool closed = of_child.closed_on && *of_child.closed_on < input_.first;
            if (closed || of_child.state == "watch") continue;
            auto fact = about(of_child.student_id, of_child.closed_on, of_child.case_id);
            if (fact.name.empty()) fact.name = of_child.name, fact.grade = of_child.grade, fact.class_name = of_child.class_name;
            add(people_.of_child(of_child.student_id, of_child.school_id), "brought_back", of_child.state == "returned", true, fact);
        }
        for (const auto& [key, pupil] : people_.pupils()) {
            const auto found = open.find(key);
            const bool lost = found != open.end();
            add(people_.of_child(key, {}), "children_lost", lost, true,
                lost ? about(key, found->second->opened_on, found->second->case_id + ' ' + found->second->state) : AppraisalFact{});
        }
        for (const auto& [key, of_child] : open) {  // no longer on any roster
            if (people_.pupil(key) != nullptr) continue;
            AppraisalFact fact{.date = of_child->opened_on, .student_id = key, .name = of_child->name, .grade = of_child->grade,
                               .class_name = of_child->class_name, .what = of_child->case_id + ' ' + of_child->state};
            add(people_.of_child(key, of_child->school_id), "children_lost", true, true, fact);
        }
    }

    void turns()
    {
        for (const auto& turn : input_.turns) {
            const Ward& ward = turn.ward;
            if (ward.student_id.empty()) {
                const auto people = ward.school_id.empty() ? std::vector{people_.centre()} : std::vector{people_.of_school(ward.school_id).front()};
                add(people, "check_missed", !turn.done, true, {.date = turn.due, .what = turn.duty});
                continue;
            }
            const auto people = people_.of_child(ward.student_id, ward.school_id);
            add(people, "visit_missed", !turn.done, true, about(ward.student_id, turn.due, turn.duty));
            add(people, "visit_late", turn.late(), true, about(ward.student_id, turn.due, turn.duty));
        }
    }

    void letters()
    {
        for (const auto& notice : input_.notices) {
            if (!notice.deadline || !notice.issue_date || *notice.issue_date < input_.first || *notice.issue_date > input_.as_of) continue;
            const auto key = child_key(parse_student_id(notice.student_id), parse_national_id(notice.national_id));
            const bool late = served_too_late(notice) || (!served(notice) && overdue(*notice.deadline, input_.as_of));
            add(people_.of_child(key, notice.school_id), "letter_late", late, true, about(key, notice.deadline, notice.notice_no));
        }
    }

    void records()
    {
        for (const auto& visit : input_.visits) {
            if (visit.date < input_.first || visit.date > input_.as_of) continue;
            const auto key = child_key(visit.student_id, visit.national_id);
            const bool whole = !visit.mode.empty() && !visit.visitors.empty() && !visit.result.empty();
            add(people_.of_child(key, std::string(visit.school_id)), "record_incomplete", !whole, true, about(key, visit.date, std::string(visit.mode)));
        }
    }

    void reports()
    {
        for (const auto& report : input_.daily) {
            if (!report.is_class() || report.date < input_.first || report.date > input_.as_of) continue;
            AppraisalFact fact{.date = report.date, .grade = std::to_string(report.grade), .class_name = report.class_name, .what = report.school_name};
            add(people_.of_class(report.where()), "unreported", report.reported == 0, true, fact);
        }
    }

    void papers()
    {
        for (const auto& gap : input_.unsigned_papers) {
            AppraisalFact fact{.student_id = gap.student_id, .name = gap.name, .grade = gap.grade, .class_name = gap.class_name, .what = gap.role};
            const auto people = !gap.student_id.empty()  ? people_.of_child(gap.student_id, gap.school_id)
                                : gap.class_name.empty() ? people_.of_school(half_width(gap.school_id))
                                                         : people_.of_class(gap.where());
            add(people, "unsigned", true, false, fact);
        }
    }

    void targets()
    {
        for (const auto& share : input_.targets) {
            const bool town = share.level == "town", school = share.level == "school";
            if (!town && !school && share.level != "teacher") continue;
            const auto id = half_width(share.place.school_id);
            const auto who = town ? people_.centre() : school ? people_.of_school(id).front() : Appraised{"teacher", share.teacher, id, share.place.school_name};
            const auto lost = counts_[who]["children_lost"].count;
            const bool missed = share.op == "<=" ? lost > share.children : share.enrolled - lost < share.children;
            add({who}, "target_missed", missed, true, {.what = share.indicator + ' ' + share.op + ' ' + std::to_string(share.children)});
        }
    }

    const AppraisalInput& input_;
    const People& people_;
    std::map<Appraised, std::map<std::string, Count>> counts_;
    std::vector<AppraisalFact> facts_;
};

}  // namespace

Appraisals appraise(const AppraisalInput& input, std::span<const AppraisalRule> rules, const Calendar& calendar)
{
    const People people(input.pupils, input.assignments);
    Counting counting(input, people);
    counting.count();
    Appraisals done{counting.rows(rules), counting.facts(), {}};
    done.times = times_of(input, people, calendar, done.facts);
    std::ranges::stable_sort(done.facts, {}, [](const AppraisalFact& fact) { return std::tie(fact.who, fact.measure, fact.date, fact.student_id); });
    return done;
}

}  // namespace baoxue
