// The work plans of weeks 1 and 2 and of every day, held against what is there.
#include <algorithm>
#include <filesystem>

#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/desk.hpp"

namespace baoxue {
namespace fs = std::filesystem;
namespace {

using Files = std::vector<const DeskFile*>;

class Plan {
  public:
    Plan(const std::vector<DeskFile>& files, const DeskPolicy& policy) : files_(files), policy_(policy)
    {
        const auto rosters = of("roster");
        roster_ = rosters.empty() ? nullptr : rosters.back();
        for (std::size_t i = 0; i + 1 < rosters.size(); ++i)
            if (const auto order = in_order(*rosters[i], *rosters.back()); order && order->first == rosters.back()) roster_ = order->second;
        if (rosters.size() == 2) pair_ = in_order(*rosters[0], *rosters[1]);
        for (const auto* file : of("attendance")) (file->grid ? sheets_ : attendance_).push_back(file);
    }

    std::vector<DeskStep> steps()
    {
        check();
        compare();
        for (const auto* const to : {"outflow", "inflow"}) flows(to);
        for (const auto* sheet : sheets_) shape(*sheet);
        flag();
        letters();
        follow();
        report();
        return std::move(steps_);
    }

  private:
    Files of(std::string_view kind) const
    {
        Files found;
        for (const auto& file : files_)
            if (file.kind == kind) found.push_back(&file);
        return found;
    }
    const DeskFile* first(std::string_view kind) const
    {
        const auto found = of(kind);
        return found.empty() ? nullptr : found.front();
    }
    std::string to(const std::string& name) const { return (fs::path(policy_.folder) / name).lexically_normal().string(); }

    // ` --leave leave.csv`, of all files of the kind; nothing where the settings name one
    std::string given(const std::string& option, const std::string& kind, bool numbered = false) const
    {
        std::string text;
        if (!policy_.named.contains(kind))
            for (const auto* file : of(kind))
                if (file->numbered || !numbered) text += " --" + option + " " + shell_word(file->name);
        return text;
    }
    std::string roster_given() const
    {
        return roster_ == nullptr || policy_.named.contains("roster") ? "" : " --roster " + shell_word(roster_->name);
    }
    std::string day() const { return policy_.as_of.empty() ? "" : " --as-of " + policy_.as_of; }

    // Adds a step that makes `output` of these files; done when that is there and not older than they are.
    DeskStep& add(std::string_view task, const std::string& output, const Files& inputs, std::string command)
    {
        const auto made = std::ranges::find(files_, output, &DeskFile::name);
        const bool there = made != files_.end();
        const bool old = there && std::ranges::any_of(inputs, [&](const auto* input) { return input->saved > made->saved; });
        const auto state = old ? StepState::again : there ? StepState::done : StepState::ready;
        return steps_.emplace_back(DeskStep{task, state, {}, {}, command + (output.empty() ? "" : " -o " + shell_word(output))});
    }
    void wait(std::string_view task, std::vector<std::string> missing)
    {
        steps_.push_back({task, StepState::waiting, std::move(missing), {}, {}});
    }

    void check()
    {
        if (roster_ == nullptr) return wait("Check the roster and give the school a list of what to correct", {"roster"});
        add("Check the roster and give the school a list of what to correct", to("findings.csv"), {roster_},
            "baoxue check " + shell_word(roster_->name) + day());
    }

    void compare()
    {
        constexpr std::string_view task = "Compare the rosters of last term and this term";
        const auto rosters = of("roster");
        if (rosters.size() < 2) return wait(task, {"roster"});
        if (pair_) {
            const auto& [before, after] = *pair_;
            add(task, to("changes.csv"), {before, after}, "baoxue reconcile " + shell_word(before->name) + " " + shell_word(after->name) + day());
            return;
        }
        auto& step = steps_.emplace_back(DeskStep{task, StepState::open, {}, {}, {}});
        step.advice = std::string(
            rosters.size() > 2 ? say("there are more than two rosters: type baoxue reconcile BEFORE AFTER with the two of them")
                               : say("nothing tells which roster is the earlier one: name them by their terms, such as 2026春 and 2026秋"));
    }

    // Children who are gone stand in no class by which a list of names could tell them: only numbers do.
    void flows(const std::string& to_kind)
    {
        const bool out = to_kind == "outflow";
        const std::string_view task = out ? "List who left, where to and with what proof" : "List who has come, and with what papers";
        const auto* const changes = first("change");
        if (changes == nullptr) return wait(task, {"change"});
        add(task, to(to_kind + ".csv"), {changes},
            std::string("baoxue ") + (out ? "list-outflow " : "list-inflow ") + shell_word(changes->name) + given("transfers", "transfers", true) +
                (out ? given("leave", "leave", true) : "") + given("calendar", "calendar") + day());
    }

    void shape(const DeskFile& sheet)
    {
        std::string command = "baoxue normalize " + shell_word(sheet.name) + " --kind attendance";
        const auto profile = sheet.profile.empty() ? "paper" : sheet.profile;
        command += " --profile " + profile;
        if (sheet.school.empty() && roster_ != nullptr && !roster_->school.empty())
            command += " --set " + shell_word("school_name=" + roster_->school);
        const auto stem = fs::path(sheet.name).filename().replace_extension().string();
        auto& step = add("Bring the attendance sheet into rows by day", to("days-" + stem + ".csv"), {&sheet}, command);
        if (step.state == StepState::ready && sheet.profile.empty())
            step.advice = std::string(say("--profile paper reads √ and ×; another system's sheet needs its own (baoxue help profiles)"));
    }

    void flag()
    {
        constexpr std::string_view task = "Say who has been away, by which rule, and who must act";
        if (attendance_.empty()) return wait(task, {"attendance"});
        auto inputs = attendance_;
        std::string command = "baoxue flag-absent";
        for (const auto* file : attendance_) command += " " + shell_word(file->name);
        for (const auto* kind : {"leave", "transfers", "visits"})
            for (const auto* file : of(kind)) inputs.push_back(file);
        add(task, to("flags.csv"), inputs,
            command + roster_given() + given("calendar", "calendar") + given("leave", "leave") + given("transfers", "transfers") +
                given("visits", "visits") + given("notices", "notices") + day());
    }

    void letters()
    {
        constexpr std::string_view task = "Make the letters (复学通知书) that the rules ask for";
        const auto* const flags = first("absence_flag");
        if (flags == nullptr) return wait(task, {"absence_flag"});
        if (!flags->letters_due) {
            auto& step = steps_.emplace_back(DeskStep{task, StepState::done, {}, {}, {}});
            step.advice = std::string(say(first("visits") == nullptr
                                              ? "no rule asks for a letter yet: a visit to the family comes first. Enter visits into a list of "
                                                "them (baoxue new visits -o visits.csv), then repeat flag-absent"
                                              : "no rule asks for a letter yet"));
            return;
        }
        if (!policy_.office) return wait(task, {"office"});
        const auto* const registered = first("notices");
        const auto register_file = registered == nullptr ? to("notices.csv") : registered->name;
        auto& step = add(task, "", {flags},
                         "baoxue make-notice " + shell_word(flags->name) + " --kind return" + roster_given() + given("leave", "leave") +
                             given("transfers", "transfers") + given("visits", "visits") + given("calendar", "calendar") +
                             (policy_.named.contains("notices") ? "" : " --register " + shell_word(register_file)) + " --to " +
                             shell_word(to("letters")) + day());
        if (registered != nullptr) step.state = registered->saved < flags->saved ? StepState::again : StepState::done;
    }

    void follow()
    {
        const auto* const flags = first("absence_flag");
        constexpr std::string_view cases = "Keep the ledger of cases", duties = "List who owes which visit, check or paper by when";
        if (flags == nullptr) {
            wait(cases, {"absence_flag"});
            return wait(duties, {"absence_flag"});
        }
        const auto* const ledger = first("case_event");
        const auto ledger_file = ledger == nullptr ? to("cases.csv") : ledger->name;
        const auto known = roster_given() + given("visits", "visits") + given("notices", "notices") + given("calendar", "calendar") + day();
        add(cases, to("open-cases.csv"), {flags}, "baoxue track-cases " + shell_word(flags->name) + " --ledger " + shell_word(ledger_file) + known);
        if (first("calendar") == nullptr && !policy_.named.contains("calendar") && !policy_.named.contains("term"))
            return wait(duties, {"calendar"});
        add(duties, to("duties.csv"), {flags},
            "baoxue list-duties " + shell_word(flags->name) + (ledger == nullptr ? "" : " --ledger " + shell_word(ledger_file)) +
                given("assign", "assign") + known);
    }

    void report()
    {
        constexpr std::string_view task = "Report who came to school, class by class";
        if (attendance_.empty()) return wait(task, {"attendance"});
        std::string command = "baoxue report-daily";
        for (const auto* file : attendance_) command += " " + shell_word(file->name);
        add(task, to("daily.csv"), attendance_, command + roster_given() + given("calendar", "calendar") + given("leave", "leave") + day());
    }

    const std::vector<DeskFile>& files_;
    const DeskPolicy& policy_;
    const DeskFile* roster_ = nullptr;  // of this term
    std::optional<std::pair<const DeskFile*, const DeskFile*>> pair_ = {};
    Files attendance_ = {}, sheets_ = {};
    std::vector<DeskStep> steps_ = {};
};

}  // namespace

std::vector<DeskStep> next_steps(const std::vector<DeskFile>& files, const DeskPolicy& policy)
{
    return Plan(files, policy).steps();
}

std::vector<std::string> missing_kinds(const std::vector<DeskFile>& files, const DeskPolicy& policy)
{
    std::vector<std::string> missing;
    for (const auto* kind : {"roster", "attendance", "calendar", "leave", "transfers", "visits"})
        if (!policy.named.contains(kind) && std::ranges::find(files, kind, &DeskFile::kind) == files.end()) missing.emplace_back(kind);
    if (std::ranges::count(files, "roster", &DeskFile::kind) == 1) missing.insert(missing.begin(), "roster");
    if (!policy.office) missing.emplace_back("office");
    return missing;
}

}  // namespace baoxue
