// Something odd in the attendance, for a person to look at (防「名在人不在」: 教育部办公厅, April 2024): a row of audit-attendance.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/school_class.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

struct BAOXUE_API Oddity {
    enum class Finding {
        never_absent,  ///< a class that reports zero every day
        same_marks,    ///< a class whose marks never vary
        never_seen,    ///< a child of the roster of whom its class, which reports, has no row
        gone_again,    ///< a child that was in a lesson and missed a later one of the day without leave
        head_count     ///< a class whose daily reports and lessons disagree
    };

    Finding finding = Finding::never_absent;
    SchoolClass where = {};
    std::string student_id = {}, name = {};  ///< of a finding about one child
    Date first = {}, last = {};              ///< the first and last day of it
    std::size_t days = 0;                    ///< on which it was so
    std::string evidence = {};               ///< in words

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();  ///< for heading_of()
};

BAOXUE_API std::string_view to_string(Oddity::Finding finding);
BAOXUE_API void write(csv::Writer& out, const Oddity& oddity);

}  // namespace baoxue
