#!/usr/bin/env bash
# rule/absent_day: a day is absent, present or excused for every command: absent_day.sh PROGRAM
#
# A day's lessons a row, as the one day on which the child was not simply there. Absent: flag-absent counts it,
# track-notices and list-key-students too. Present: track-notices and track-cases say that the child is back. Excused: neither.
set -euo pipefail
. "$(dirname "$0")/ask.sh" "$1"

# the lessons of the day; what it is
days='
旷课 旷课 旷课,absent
缺勤 缺勤 缺勤,absent
旷课 缺勤 旷课,absent
出勤 旷课 旷课,present
迟到 旷课 旷课,present
公假 旷课 旷课,present
病假 病假 病假,excused
病假 旷课 旷课,excused
事假 缺勤 缺勤,excused
休学 休学 休学,excused
'
echo 学籍号,日期,节次,考勤状态 >attendance.csv
echo notice_no,kind,student_id,name,absent_since,issue_date,served_date,deadline >register.csv
echo case_id,date,event,source,student_id >ledger.csv
echo 学籍号,姓名,年级,班级 >roster.csv
child() {
    local id period=0 lesson
    id=$(number "$1")
    for lesson in 1 2 3; do echo "$id,2026-09-01,$lesson,旷课" >>attendance.csv; done  # why the letter was written
    for lesson in $2; do echo "$id,2026-09-09,$((++period)),$lesson" >>attendance.csv; done
    echo "文$1,return,$id,学生,2026-09-01,2026-09-02,2026-09-02,2026-09-30" >>register.csv
    echo "2026-$(printf '%04d' "$1"),2026-09-01,absent,x,$id" >>ledger.csv
    echo "$id,学生,4,1" >>roster.csv
}
each_row "$days" child
quiet baoxue flag-absent attendance.csv --since 2026-09-09 --as-of 2026-09-09 -o flags.csv
quiet baoxue track-notices --register register.csv --attendance attendance.csv --as-of 2026-09-09 -o tracked.csv
cp ledger.csv cases.csv
quiet baoxue track-cases --ledger cases.csv --attendance attendance.csv --present-days 1 --as-of 2026-09-09 -o states.csv
answers flags.csv days_in_all >days
answers tracked.csv last_absent >last_absent
answers tracked.csv back >back
answers states.csv state >state

held() {
    local id absent=no present=no
    id=$(number "$1")
    [[ $3 != absent ]] || absent=yes
    [[ $3 != present ]] || present=yes
    expect "$2" flag-absent "$absent" "$([[ $(answer days "$id") == 1 ]] && echo yes || echo no)"
    expect "$2" 'track-notices, absent' "$absent" "$([[ $(answer last_absent "$id") == 2026-09-09 ]] && echo yes || echo no)"
    expect "$2" 'track-notices, back' "$present" "$([[ $(answer back "$id") == 2026-09-09 ]] && echo yes || echo no)"
    expect "$2" track-cases "$present" "$([[ $(answer state "$id") == returned ]] && echo yes || echo no)"
}
each_row "$days" held
finish
