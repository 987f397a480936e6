// All rules: name, severity, words.
#include <algorithm>
#include <stdexcept>

#include "operation/check/sheet.hpp"

namespace baoxue {

using namespace operation::check;

namespace {

using enum Severity;

constexpr CheckRule rules[] = {
    // the file
    {"missing_column", error, "column missing: {}"},
    {"unknown_column", note, "unknown column: it passes through unchanged"},
    {"same_column", warning, "means the same as column {}"},
    {"unreadable_row", error, "unreadable: {}"},
    // its cells
    {"empty", error, "must not be empty"},
    {"bad_date", error, "no date, or a day that does not exist"},
    {"future_date", warning, "lies after {}"},
    {"bad_number", error, "not a number"},
    {"bad_grade", error, "not a grade from 1 to 9"},
    {"class_as_date", error, "a class that a spreadsheet took for a date; write it again as text"},
    {"unknown_code", error, "no word or code that is known here"},
    {"bad_phone", warning, "not a phone number"},
    {"lost_digits", error, "digits were lost to Excel or to a mask"},
    {"check_digit", error, "the check digit or the birth date inside does not fit"},
    {"fifteen_digits", note, "an old number of 15 digits"},
    {"other_document", warning, "not an ID number of 18 characters, and no other document is named"},
    {"local_number", note, "not a number of G, J or L and 18 characters"},
    {"unreadable_name", warning, "holds a digit, a ? or a character that got lost on the way"},
    {"school_code", note, "not a school code of 10 digits"},
    {"no_child", error, "about no child for certain: {}"},
    // roster
    {"other_birth_date", error, "differs from the birth date in the ID number"},
    {"other_gender", error, "differs from the gender in the ID number"},
    {"other_number", note, "holds another ID number than the ID column"},
    {"age_and_grade", warning, "an unusual age for the grade"},
    {"no_guardian", warning, "no guardian: no notice can be made out"},
    {"no_phone", warning, "no phone number of the guardian"},
    {"no_address", warning, "no address: no notice can be delivered"},
    {"undated_status", warning, "this status needs its date"},
    {"unlawful_status", warning, "there is no such status in compulsory education"},
    {"same_student_id", error, "the same student number as row {}"},
    {"same_national_id", error, "the same ID number as row {}"},
    {"same_person", warning, "the same name, gender and birth date as row {}, and an ID number is lacking"},
    // attendance
    {"recorded_twice", note, "the same record as row {}"},
    {"contradiction", warning, "contradicts row {}: the later row counts"},
    {"weekend", note, "a Saturday or Sunday"},
    // leave
    {"ends_before_begin", error, "ends before it begins"},
    {"open_end", warning, "without an end it covers every day from its beginning"},
    {"too_many_days", warning, "more days than from beginning to end"},
    {"no_approver", warning, "approved, but by nobody"},
    {"filed_late", note, "filed after it began"},
    {"same_leave", warning, "the same student and beginning as row {}"},
    // transfers
    {"no_proof", warning, "left without proof"},
    {"undated_proof", warning, "a proof without its date"},
    {"no_other_school", warning, "neither school nor place is named at the other end"},
    {"undated_transfer", warning, "done in the register, but without a date"},
    {"same_transfer", warning, "the same student, direction and day as row {}"},
    // visits
    {"no_promised_date", warning, "promised, but for no day"},
    {"no_returned_date", warning, "returned, but on no day"},
    {"returned_before_visit", error, "returned before the visit"},
    {"same_visit", note, "the same student, day and way as row {}"},
    // notices
    {"deadline_before_issue", error, "the deadline lies before the day of issue"},
    {"served_before_issue", error, "served before the day of issue"},
    {"unknown_service", warning, "served, but it does not say how"},
    {"no_receipt", warning, "served, but the receipt has not come back"},
    {"same_notice_no", error, "the same number as row {}"},
    // concerns, marks, help
    {"no_measure", note, "nothing is said to be done about it"},
    {"same_concern", note, "the same student, day and kind as row {}"},
    {"bad_mark", error, "neither a mark nor 缺考 or 缓考"},
    {"above_full_mark", error, "more than the full mark"},
    {"same_mark", warning, "the same student, day and subject as row {}"},
    {"no_review_date", warning, "no day by which somebody is to see whether the help works"},
    {"no_effect", warning, "reviewed, but it does not say with what effect"},
    {"reviewed_before_begin", error, "reviewed before the help began"},
    {"same_help", warning, "the same student, kind and first day as row {}"},
    // calendar
    {"same_day", error, "the same day as row {}"},
    {"taught_weekend", warning, "lessons on a Saturday or Sunday: a make-up day?"},
    {"free_weekday", warning, "a weekend on a weekday"},
    // daily reports
    {"wrong_sum", error, "expected is not present and absent together"},
};

}  // namespace

std::span<const CheckRule> check_rules()
{
    return rules;
}

const CheckRule& operation::check::rule_named(std::string_view name)
{
    const auto* found = std::ranges::find(rules, name, &CheckRule::name);
    if (found == std::end(rules)) throw std::out_of_range("no such rule: " + std::string(name));
    return *found;
}

}  // namespace baoxue
