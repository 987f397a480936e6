// Says who has been away too long, and what must be done:  absences ATTENDANCE LEAVE DATE
#include <iostream>

#include <baoxue/absence.hpp>
#include <baoxue/base/error.hpp>

int main(int argc, char** argv)
try {
    if (argc != 4) return 2;
    using namespace baoxue;
    csv::Rejects strict;
    Attendance attendance;
    attendance.read(argv[1], {}, "", strict);
    const csv::Table slips(argv[2], {}, Leave::kinds(), Leave::needed(), strict);
    AbsenceEvidence evidence;
    evidence.leaves = read_leaves(slips, strict);
    AbsencePolicy policy{.rules = read_rules("absence/plan", "", {}, AbsencePolicy::metrics())};
    policy.as_of = parse_date(argv[3]).value();
    for (const auto& flag : flag_absent(attendance, evidence, policy).flags)
        std::cout << flag.student_id << '\t' << flag.rule << '\t' << flag.action << '\t' << to_string(flag.due) << '\n';
} catch (const baoxue::Error& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(error.status());
}
