// 目标分解: the rates that a town has undertaken, as numbers of children of its schools, grades, classes and teachers.
#pragma once

#include <span>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/pupil.hpp"
#include "baoxue/record/target.hpp"
#include "baoxue/record/target_share.hpp"
#include "baoxue/rule/schools.hpp"

namespace baoxue {

struct BrokenDown {
    std::vector<TargetShare> shares = {};   ///< by target, then the whole, and what it consists of behind it
    std::vector<Target> left_aside = {};    ///< of an indicator or a scope that is not broken down
    std::size_t without_teacher = 0;        ///< children of the targets whose school has nobody to answer for them
};

/// A target of the town, or those of primary and junior school, as children of each school, grade and class, and of each
/// teacher of a school, by rule/apportion.hpp over the children who sit in school, each counted once: of a rate that is not to be exceeded so
/// many as it allows, rounded down; of a rate to be reached so many as it needs, rounded up. A school with a target of its own has that
/// number, and the others share what is left. The schools add up to the whole, the grades and the teachers to their
/// school, the classes to their grade. Throws Error `data` where that cannot be: schools' own targets that are
/// more than the town's, or all of them and not the same; one of the town beside one of a stage; a rate of dropouts to be
/// reached. O(n log n).
BAOXUE_API BrokenDown break_down(std::span<const Pupil> pupils, const Schools& schools,
                                 std::span<const Target> targets);

}  // namespace baoxue
