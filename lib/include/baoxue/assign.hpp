// 三包一挂: whether every child, class, school and village has its person, and an even proposal where not.
// The work plan of a township: the centre answers for the schools, a principal for one, a teacher for students.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/assignment.hpp"
#include "baoxue/record/commitment.hpp"
#include "baoxue/record/gap.hpp"
#include "baoxue/record/pupil.hpp"

namespace baoxue {

/// Every hole of the assignments: one director for the town; one of the staff for each school and each
/// village; one head for each school; one teacher for each class; exactly one teacher for each student who is
/// enrolled. What these are, the roster says. By scope, then by school, class and number. O(n log n).
BAOXUE_API std::vector<Gap> find_gaps(std::span<const Pupil> pupils, std::span<const Assignment> assignments);

/// The 责任书 of a school year that are not signed, or are not there: of the centre with each school of the
/// roster, of a school with each teacher of the assignments, of a teacher with the parents of each student.
BAOXUE_API std::vector<Gap> find_unsigned(std::span<const Pupil> pupils, std::span<const Assignment> assignments,
                                          std::span<const Commitment> commitments, int school_year);

struct Assigned {
    std::vector<Assignment> assignments;
    std::size_t kept = 0;      ///< students who keep their teacher
    std::size_t added = 0;     ///< students who were given one
    std::size_t without = 0;   ///< students of schools that have no teacher to give
    std::size_t left_out = 0;  ///< rows of students whom the roster does not have any more
};

/// The assignments with a teacher for every student who has none. Whoever has one keeps him, so that one more
/// student adds one row and changes none; `anew` forgets all of them first. Children of one family at one
/// school go to one teacher: to his who has a brother or sister already, else largest families first to the
/// teacher of the school with the fewest students, of equals to one who teaches the class, then by name. So
/// the numbers of any two teachers of a school differ by no more than one where no family and no earlier row
/// forbids it. The teachers of a school are those whom the assignments or the roster name there. A class
/// without a teacher gets the head teacher whom the whole class agrees on. O(n log n).
BAOXUE_API Assigned propose_assignments(std::span<const Pupil> pupils, std::span<const Assignment> assignments,
                                        bool anew);

}  // namespace baoxue
