#!/usr/bin/env bash
# rule/school_year: a day is of the same school year for every command: school_year.sh PROGRAM
#
# A day a row. By the year of 2026-2027: normalize and check read 小学2026级 as its first grade, assign-duty finds the
# 责任书 of 2026 signed, make-notice has made the one of 2026-10-01 already, and track-cases counts the day into the year
# that began on 2026-08-01.
set -euo pipefail
. "$(dirname "$0")/ask.sh" "$1"

days='
2026-07-31,no
2026-08-01,yes
2026-08-25,yes
2026-09-01,yes
2026-12-31,yes
2027-01-01,yes
2027-02-01,yes
2027-07-31,yes
2027-08-01,no
'
id=$(number 1)
printf '%s\n' 学籍号,姓名,学校,年级,班级 "$id,学生,甲小,小学2026级,1" >roster.csv
printf '%s\n' 学籍号,姓名,学校标识码,学校,年级,班级,出生日期 "$id,学生,2199000101,甲小,1,1,2020-01-01" >assigned.csv
printf '%s\n' 责任人,职责,学校标识码,年级,班级,学籍号 "何老师,教师,2199000101,1,1,$id" "林校长,学校,2199000101,,," "王主任,中心,,,," >assign.csv
{
    echo 责任书类型,甲方,乙方,学校标识码,班级,学籍号,学生姓名,学年,签订日期
    echo 教管中心与学校,中心,甲小,2199000101,,,,2026-2027,2026-08-28
    echo 学校与教师,甲小,何老师,2199000101,,,,2026-2027,2026-08-28
    echo "教师与家长,何老师,家长,2199000101,1,$id,学生,2026-2027,2026-08-28"
} >commitments.csv
printf '%s\n' notice_no,kind,student_id,name,issue_date,event "甲约1,commitment,$id,学生,2026-10-01,issued" >register.csv

year() {  # number, day, answer
    local day=$2 should=$3
    expect "$day" normalize "$should" "$(baoxue normalize roster.csv --kind roster --as-of "$day" 2>/dev/null | cut -d, -f4 | grep -qx 1 && echo yes || echo no)"
    quiet baoxue check roster.csv --kind roster --as-of "$day" --only bad_grade -o found.csv
    [[ $day > 2027-07-31 ]] || expect "$day" check "$should" "$(grep -q bad_grade found.csv && echo no || echo yes)"
    quiet baoxue assign-duty assigned.csv --assign assign.csv --commitments commitments.csv --as-of "$day" -o gaps.csv
    expect "$day" assign-duty "$should" "$(grep -qE "unsigned|no_commitment" gaps.csv && echo no || echo yes)"
    quiet baoxue make-notice assign.csv --roster assigned.csv --kind commitment --parties teacher_parent --register register.csv --issuer 甲小 \
        --dry-run --as-of "$day" -o plans.csv
    expect "$day" make-notice "$should" "$(grep -q ,known, plans.csv && echo yes || echo no)"
    printf '%s\n' case_id,date,event,source,student_id "2026-0001,$day,absent,x,$id" >ledger.csv
    quiet baoxue track-cases --ledger ledger.csv --view year --as-of "$day" -o counts.csv
    expect "$day" track-cases "$should" "$(grep -q '^2026-08-01,' counts.csv && echo yes || echo no)"
}
each_row "$days" year
finish
