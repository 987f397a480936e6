#!/usr/bin/env bash
# rule/deadline: a step is due on the same day for every command that counts it, and overdue on the day behind it:
# deadline.sh PROGRAM
#
# A day and a number of days a row. 2026-10-01 to 10-08 are off, 10-10 (a Saturday) is a make-up day.
set -euo pipefail
. "$(dirname "$0")/ask.sh" "$1"

# from, school days; the day that is due
steps='
2026-09-07,1,2026-09-08
2026-09-07,5,2026-09-14
2026-09-12,1,2026-09-14
2026-09-30,1,2026-10-09
2026-09-30,2,2026-10-10
2026-09-30,3,2026-10-12
'
{
    echo date,kind
    echo 2026-09-01,school
    for day in 01 02 03 04 05 06 07 08; do echo "2026-10-$day,holiday"; done
    echo 2026-10-10,makeup
    echo 2026-12-31,school
} >calendar.csv
id=$(number 1)
printf '%s\n' student_id,name,first_absent,guardian_name,address,document "$id,学生,2026-09-01,赵大,白岩村,return" >absent.csv
printf '%s\n' 学籍号,姓名,学校,年级,班级 "$id,学生,甲小,4,1" >before.csv
head -n 1 before.csv >after.csv
quiet baoxue reconcile before.csv after.csv --max-change 100 -o changes.csv

due() {  # number, from, days, due
    local from=$2 days=$3 should=$4 after overdue
    after=$(date -d "$should + 1 day" +%F)
    quiet baoxue make-notice absent.csv --kind return --deadline "$days" --dry-run --force 试 --issuer 甲镇 --calendar calendar.csv \
        --as-of "$from" -o plans.csv
    expect "$from + $days" make-notice "$should" "$(tail -n 1 plans.csv | cut -d, -f4)"

    printf '%s\n' rule,metric,op,value,level,actor,action,due_days,document,basis \
        "X,days_without_proof,>=,0,teacher,a,b,$days,," >policy.csv
    quiet baoxue list-outflow changes.csv --policy policy.csv --since "$from" --calendar calendar.csv --as-of "$should" -o out.csv
    expect "$from + $days" list-outflow "$should" "$(answers out.csv due | cut -f 2)"

    printf '%s\n' notice_no,kind,student_id,name,issue_date,served_date,deadline,receipt_returned "1,return,$id,学生,$from,$from,$should,1" >register.csv
    printf '%s\n' student_id,rule,level,metric,days,first_absent,action,due,document "$id,L4,centre,days_in_a_row,5,2026-09-01,b,$should,return" >flags.csv
    for day in "$should" "$after"; do
        overdue=no
        [[ $day == "$should" ]] || overdue=yes
        quiet baoxue track-notices --register register.csv --calendar calendar.csv --as-of "$day" -o tracked.csv
        expect "$from + $days on $day" track-notices "$overdue" "$(grep -q ,overdue, tracked.csv && echo yes || echo no)"
        quiet baoxue list-duties flags.csv --calendar calendar.csv --term 2026-09-01..2027-01-22 --as-of "$day" -o owed.csv
        expect "$from + $days on $day" list-duties "$overdue" "$(grep "$id" owed.csv | grep -q overdue && echo yes || echo no)"
        quiet baoxue list-outflow changes.csv --policy policy.csv --since "$from" --calendar calendar.csv --as-of "$day" --overdue -o out.csv
        expect "$from + $days on $day" 'list-outflow --overdue' "$overdue" "$(grep -q "$id" out.csv && echo yes || echo no)"
    done
}
each_row "$steps" due
finish
