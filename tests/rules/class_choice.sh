#!/usr/bin/env bash
# rule/class_choice: --school and --class mean the same in every command that lists children or classes: class_choice.sh PROGRAM
#
# A choice a row, and which of four children it is about: each command must tell of these and of no other.
set -euo pipefail
. "$(dirname "$0")/ask.sh" "$1"

# the options; the children
choices='
--school S1,1 2 3
--school 乙小 --class 1,4
--class 三(1)班,1 4
--class 甲小/3/1,1
'
place=(- S1,甲小,3,1 S1,甲小,3,2 S1,甲小,4,1 S2,乙小,3,1)
echo 学校标识码,学校,年级,班级,学籍号,姓名,监护人姓名,家庭住址,重点生,是否留守儿童,学籍状态 >roster.csv
echo 日期,学校标识码,学校,年级,班级,学籍号,姓名,考勤状态 >attendance.csv
echo 学籍号,学生姓名,发现日期,关注类别 >concerns.csv
echo change,before_row,after_row,student_id,name,before_school,after_school,before_grade,after_grade,before_class,after_class,school_id,school_name,grade,class,status >changes.csv
echo notice_no,kind,student_id,name,school_id,school_name,grade,class,absent_since,issue_date,served_date,deadline >register.csv
echo case_id,date,event,source,student_id,name,school_id,school_name,grade,class >ledger.csv
for n in 1 2 3 4; do
    id=$(number "$n") at=${place[n]}
    IFS=, read -r _ school grade class <<<"$at"
    echo "$at,$id,学生,赵大,某村,是,2,在读" >>roster.csv
    echo "$id,学生,2026-09-02,厌学" >>concerns.csv
    for day in 1 2 3 4; do echo "2026-09-0$day,$at,$id,学生,旷课" >>attendance.csv; done
    echo "left,$((n + 1)),,$id,学生,$school,,$grade,,$class,,$at,在读" >>changes.csv
    echo "文$n,return,$id,学生,$at,2026-09-01,2026-09-02,2026-09-02,2026-09-30" >>register.csv
    echo "2026-$(printf '%04d' "$n"),2026-09-01,absent,x,$id,学生,$at" >>ledger.csv
    printf '%s\t%s\n' "$id" "$n" "$school|$grade|$class" "$n" "row $((n + 1))" "$n" >>who
done
quiet baoxue flag-absent attendance.csv --roster roster.csv --as-of 2026-09-04 -o flags.csv

# told: which children standard input is about, by number, else class, else row.
told() {
    awk -F, 'NR == FNR { split($0, pair, "\t"); child[pair[1]] = pair[2]; next }
        FNR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next }
        { key = at["student_id"] ? $at["student_id"] : at["class"] ? $at["school_name"] "|" $at["grade"] "|" $at["class"] : "row " $at["row"]
          if (key in child) print child[key] }' who - | sort -u | paste -sd' '
}

asked() {
    local options=$2 should=$3 name
    ask() {
        name=$1; shift
        expect "$options" "$name" "$should" "$(baoxue "$@" $options 2>err | told)"
    }
    ask flag-absent flag-absent attendance.csv --as-of 2026-09-04
    ask 'flag-absent, roster' flag-absent attendance.csv --roster roster.csv --as-of 2026-09-04
    ask tally-attendance tally-attendance attendance.csv
    ask 'tally-attendance, class' tally-attendance attendance.csv --by class
    ask report-daily report-daily attendance.csv --as-of 2026-09-04
    ask list-outflow list-outflow changes.csv --as-of 2026-09-04
    ask make-notice make-notice flags.csv --roster roster.csv --kind return --issuer 中心 --dry-run --force x --as-of 2026-09-05
    ask track-notices track-notices --register register.csv --as-of 2026-09-10
    ask track-cases track-cases --ledger ledger.csv --as-of 2026-09-10
    ask list-duties list-duties --roster roster.csv --term 2026-09-01..2027-01-22 --as-of 2026-09-04
    ask list-key-students list-key-students roster.csv --concerns concerns.csv --at-least 1 --as-of 2026-09-04
    ask assign-duty assign-duty roster.csv
    ask rate-retention rate-retention changes.csv --by class --formula dropout_term
    ask check check roster.csv --only school_code
    ask normalize normalize attendance.csv
}
each_row "$choices" asked

# A typo is no all-clear.
for command in 'flag-absent attendance.csv' 'tally-attendance attendance.csv' 'report-daily attendance.csv' \
    'make-notice flags.csv --kind return --issuer 中心 --dry-run' 'track-notices --register register.csv' \
    'track-cases --ledger ledger.csv' 'list-duties --roster roster.csv --term 2026-09-01..2027-01-22' \
    'list-key-students roster.csv' 'assign-duty roster.csv' 'rate-retention changes.csv' 'check roster.csv' \
    'normalize attendance.csv'; do
    status=0
    baoxue $command --school 丙小 >out 2>err || status=$?
    expect "--school 丙小" "$command" "2 丙小" "$status $(grep -o -m1 丙小 err)"
done
finish
