// Who is on the register, who is expected in class, who is astray, by the status word of a roster's row. A child who
// drops out stays on the register (中小学生学籍管理办法, 教基一〔2013〕7号, article 22: 学籍 is kept during the
// compulsory years), and its school goes on waiting for it (义务教育法, articles 5 and 13); 休学 and 送教上门 are
// approved absences (article 11); who sits in class without being on its register is a guest (借读).
#pragma once

#include <string_view>

#include "baoxue/base/api.hpp"
#include "baoxue/record/pupil.hpp"

namespace baoxue {

/// Where a child is, as far as its school is concerned.
enum class Enrolment {
    in_class,   ///< enrolled, returned, transferred_in, guest; also where the roster does not tell a status
    astray,     ///< absent_registered, suspected, dropout, missing: on the register, and should be in class; left_school
                ///< and other_left too: no school may dismiss a child in its compulsory years (义务教育法, article 27)
    excused,    ///< suspended (休学), home_taught (送教上门): nobody waits for the child at school
    elsewhere,  ///< boarding_elsewhere, special_school: on the register here, in class there
    ended,      ///< deceased, graduated, completed: nobody waits for the child any more
    gone        ///< every other: transferred_out, abroad, …: a word, no proof
};

BAOXUE_API Enrolment enrolment_of(std::string_view status);  ///< a code of the vocabulary "status", or empty

/// Whether a child of this grade may have ended primary or junior school (六三学制); also where the grade is not told.
BAOXUE_API bool may_have_finished(int grade);

/// The same of a row: taught at home is excused, and who is 毕业 or 结业 in the middle of a stage is astray.
BAOXUE_API Enrolment enrolment_of(const Pupil& pupil);

/// 在籍: on the school's register. Not the guests; a dropout is.
BAOXUE_API bool counts_as_enrolled(std::string_view status);

/// 在校: sits in the school's classes by the roster.
BAOXUE_API bool in_school(std::string_view status);

/// Whether the school waits for a child who does not come: in class, or astray.
BAOXUE_API bool awaited(std::string_view status);

/// The same of a row, whose home_teaching counts too: who is taught at home is on the register, but not expected in
/// class.
BAOXUE_API bool counts_as_enrolled(const Pupil& pupil);
BAOXUE_API bool expected_in_class(const Pupil& pupil);
BAOXUE_API bool awaited(const Pupil& pupil);

}  // namespace baoxue
