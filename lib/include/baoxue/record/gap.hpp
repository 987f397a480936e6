// Where 三包一挂 has a hole: a row of assign-duty.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// One thing that nobody answers for, or several do, or whose 责任书 is not signed.
struct BAOXUE_API Gap {
    enum class Scope { town, school, village, class_, student };
    enum class Finding {
        none,          ///< nobody answers for it
        several,       ///< more than one does: a person must decide
        unknown,       ///< somebody answers for what the roster does not have
        unsigned_,     ///< the 责任书 is there and has no date of signing
        no_commitment  ///< there is no 责任书
    };

    Scope scope = Scope::student;
    Finding finding = Finding::none;
    std::string role = {};  ///< who ought to answer: centre, school, teacher; of a 责任书 its kind
    std::string school_id = {}, school_name = {}, grade = {}, class_name = {}, student_id = {}, name = {}, village = {};
    std::string persons = {};  ///< who does answer, `;` between

    SchoolClass where() const { return parse_school_class(school_id, school_name, grade, class_name); }

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();  ///< for heading_of()
};

BAOXUE_API std::string_view to_string(Gap::Scope scope);      ///< town, school, village, class, student
BAOXUE_API std::string_view to_string(Gap::Finding finding);  ///< none, several, …, unsigned, no_commitment

BAOXUE_API void write(csv::Writer& out, const Gap& gap);

}  // namespace baoxue
