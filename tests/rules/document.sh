#!/usr/bin/env bash
# rule/document: every command asks for the same visits before a document and knows which one follows: document.sh PROGRAM
#
# A number of visits a row. The rule of the policy below asks for one kind of document: flag-absent and list-outflow reach
# it with that many visits or not, by the built-in table and by the office's, which wants three visits before an order and
# calls a report a notice without any.
set -euo pipefail
. "$(dirname "$0")/ask.sh" "$1"

# document, visits; asked for by the built-in table, by the office's
documents='
return,0,no,no
return,1,yes,yes
township,0,no,no
township,1,yes,yes
deadline,0,no,no
deadline,1,yes,yes
order,1,no,no
order,2,yes,no
order,3,yes,yes
report,0,yes,yes
'
cat >kinds.csv <<'TABLE'
kind,word_simplified,word_traditional,needs,visits,after,once,deadline_days,next
return,复,復,guardian;address;absence;deadline,1,,absence,5,township
township,返,返,guardian;address;absence;deadline,,return,absence,5,deadline
deadline,限,限,guardian;address;absence;deadline,,return;township,absence,5,order
order,责,責,guardian;address;absence;deadline,3,township;deadline,absence,10,
report,报,報,absence,,,absence,,return
TABLE

asked() {
    local id=$(number "$1") document=$2 visits=$3 table options visit
    printf '%s\n' 学籍号,学校,日期,考勤状态 "$id,甲小,2026-09-10,旷课" "$id,甲小,2026-09-11,旷课" >attendance.csv
    printf '%s\n' 学籍号,姓名,家访日期,家访方式 >visits.csv
    for ((visit = 0; visit < visits; ++visit)); do echo "$id,学生,2026-09-11,家访" >>visits.csv; done
    printf '%s\n' rule,metric,op,value,level,actor,action,due_days,document,basis "X,days_in_a_row,>=,1,centre,a,b,1,$document," >absence.csv
    printf '%s\n' rule,metric,op,value,level,actor,action,due_days,document,basis "X,days_without_proof,>=,0,centre,a,b,1,$document," >outflow.csv
    printf '%s\n' 学籍号,姓名,学校,年级,班级 "$id,学生,甲小,4,1" >before.csv
    head -n 1 before.csv >after.csv
    quiet baoxue reconcile before.csv after.csv --max-change 100 -o changes.csv
    for table in built_in office; do
        options=()
        [[ $table == built_in ]] || options=(--kinds kinds.csv)
        options+=(--visits visits.csv --as-of 2026-09-11)
        local should=$4
        [[ $table == built_in ]] || should=$5
        quiet baoxue flag-absent attendance.csv --policy absence.csv "${options[@]}" -o flags.csv
        expect "$document, $visits visits ($table)" flag-absent "$should" "$(grep -q ,X, flags.csv && echo yes || echo no)"
        quiet baoxue list-outflow changes.csv --policy outflow.csv --since 2026-09-10 "${options[@]}" -o gone.csv
        expect "$document, $visits visits ($table)" list-outflow "$should" "$(grep -q ,X, gone.csv && echo yes || echo no)"
    done
}
each_row "$documents" asked

# Which one follows when the deadline has passed: track-notices tells it, flag-absent asks for it, make-notice makes it.
following='
return,township
township,deadline
deadline,order
'
follows() {
    local id=$(number "$1")
    printf '%s\n' notice_no,kind,student_id,name,absent_since,issue_date,served_date,deadline \
        "文1,$2,$id,学生,2026-09-01,2026-09-02,2026-09-02,2026-09-09" >register.csv
    printf '%s\n' 学籍号,学校,日期,考勤状态 "$id,甲小,2026-09-10,旷课" "$id,甲小,2026-09-11,旷课" >attendance.csv
    for day in 01 02 03 04 07 08 09; do echo "$id,甲小,2026-09-$day,旷课" >>attendance.csv; done
    printf '%s\n' rule,metric,op,value,level,actor,action,due_days,document,basis "X,days_in_a_row,>=,99,centre,a,b,1,$3," >absence.csv
    printf '%s\n' student_id,name,first_absent,last_absent,document,guardian_name,address,done \
        "$id,学生,2026-09-01,2026-09-11,$3,赵大,白岩村,visits=2" >absent.csv
    quiet baoxue track-notices --register register.csv --as-of 2026-09-11 -o tracked.csv
    expect "$2" track-notices "$3" "$(answers tracked.csv document | cut -f 2)"
    quiet baoxue flag-absent attendance.csv --policy absence.csv --notices register.csv --as-of 2026-09-11 -o flags.csv
    expect "$2" flag-absent yes "$(grep -q ,X, flags.csv && echo yes || echo no)"
    quiet baoxue make-notice absent.csv --kind "$3" --register register.csv --issuer 甲镇 --dry-run --as-of 2026-09-11 -o plans.csv
    expect "$2" make-notice yes "$(grep -q ,to_make, plans.csv && echo yes || echo no)"
}
each_row "$following" follows
finish
