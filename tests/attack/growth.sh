#!/usr/bin/env bash
# Twice the rows take about twice the time, whatever the rows are: growth.sh PROGRAM [ROWS]
#
# Each command reads lists of ROWS, 2 ROWS and 4 ROWS rows that are all alike in one thing: a name, a phone, a class, an
# address, brothers and sisters, one child's documents. More than n log n allows, with room for a busy machine, is a fault.
. "$(dirname "$0")/commands.sh"
rows=${2:-4000}
worst=0

# roster ROWS KIND: a roster whose rows share what KIND says.
roster() {
    awk -v n="$1" -v kind="$2" 'BEGIN {
        print "学籍号,姓名,性别,出生日期,学校标识码,学校名称,年级,班级,监护人姓名,监护人电话,现住址,包保教师,重点生"
        for (i = 1; i <= n; ++i)
            printf "L9905%014d,%s,%s,%d-%02d-%02d,%d,%s小学,%d,%d,%s,%s,%s,%s,是\n", i,
                kind == "name" ? "王伟" : "王" i, i % 2 ? "男" : "女", 2012 + i % 5, 1 + i % 12, 1 + i % 28,
                kind == "class" ? 1 : 1 + i % 50, kind == "class" ? 1 : 1 + i % 50, kind == "class" ? 3 : 1 + i % 6,
                kind == "class" ? 1 : 1 + i % 8, kind == "family" ? "王大" : "王" i "父",
                kind == "family" || kind == "phone" ? "13800000000" : 13800000000 + i,
                kind == "family" || kind == "address" ? "石板村1组" : "石板村" i "号", kind == "class" ? "何老师" : "何" i }'
}
attendance() { awk -v n="$1" 'BEGIN { print "日期,学籍号,状态"; for (i = 1; i <= n; ++i) printf "2026-09-%02d,L9905%014d,%s\n", 1 + i % 28, i % (n / 10) + 1, i % 3 ? "出勤" : "旷课" }'; }
notices() { awk -v n="$1" 'BEGIN { print "notice_no,kind,student_id,name,guardian_name,issue_date,issuer,deadline,event"; for (i = 1; i <= n; ++i) printf "甲字〔2026〕第%d号,return,L990500000000000001,王一,王大,2026-09-%02d,甲,2026-09-15,issued\n", i, 1 + i % 28 }'; }
visits() { awk -v n="$1" 'BEGIN { print "学籍号,姓名,家访日期,家访教师,家访结果"; for (i = 1; i <= n; ++i) printf "L990500000000000001,王一,2026-09-%02d,何,承诺返校\n", 1 + i % 28 }'; }
flags() { printf 'student_id,name,rule,document,first_absent\nL990500000000000001,王一,r,return,2026-09-01\n'; }

# seconds WORDS...: of processor time.
seconds() {
    local TIMEFORMAT='%U %S' took
    took=$({ time "$program" "$@" >/dev/null 2>said; } 2>&1) || { fail "$*: $(tail -n 1 said)"; echo 0; return; }
    awk '{ print $1 + $2 }' <<<"$took"
}

# grows WHAT WORDS...: words with SIZE in them, for three sizes.
grows() {
    local what=$1 size times=() ; shift
    for size in 1 2 4; do times+=("$(seconds "${@//SIZE/$size}")"); done
    awk -v what="$what" -v a="${times[0]}" -v b="${times[1]}" -v c="${times[2]}" 'BEGIN {
        printf "  %-34s %6.2f %6.2f %6.2f s", what, a, b, c
        # a hundredth of a second says nothing; 4 times the rows with n log n: 4.7 times the time
        if (c > 0.2 && a > 0 && c / a > 8) { print "  grows too fast"; exit 1 } else print "" }' || fail "$what grows too fast"
}

for size in 1 2 4; do
    for kind in plain name phone class address family; do roster $((rows * size)) $kind >$kind-$size.csv; done
    attendance $((rows * size * 10)) >attendance-$size.csv
    notices $((rows * size)) >notices-$size.csv
    visits $((rows * size)) >visits-$size.csv
done
flags >flags.csv
for kind in plain name phone class address family; do
    grows "check, one $kind" check $kind-SIZE.csv
    grows "mask, one $kind" mask $kind-SIZE.csv
    grows "normalize, one $kind" normalize $kind-SIZE.csv --kind roster
    grows "assign-duty, one $kind" assign-duty $kind-SIZE.csv --propose
    grows "flag-absent, one $kind" flag-absent attendance-SIZE.csv --roster $kind-SIZE.csv --as-of 2026-09-28
    grows "list-duties, one $kind" list-duties --roster $kind-SIZE.csv --term 2026-09-01..2026-10-30 --as-of 2026-09-28
    grows "list-key-students, one $kind" list-key-students $kind-SIZE.csv --as-of 2026-09-28
    grows "report-daily, one $kind" report-daily attendance-SIZE.csv --roster $kind-SIZE.csv --as-of 2026-09-28
done
grows 'tally-attendance' tally-attendance attendance-SIZE.csv
grows 'track-notices, one child' track-notices --register notices-SIZE.csv --as-of 2026-09-28
grows 'track-cases, one child' track-cases flags.csv --ledger new-SIZE.csv --visits visits-SIZE.csv --notices notices-SIZE.csv --as-of 2026-09-28
grows 'track-cases again' track-cases flags.csv --ledger new-SIZE.csv --visits visits-SIZE.csv --as-of 2026-09-28
grows 'list-duties, a list each' list-duties --roster plain-SIZE.csv --term 2026-09-01..2026-10-30 --as-of 2026-09-28 --pages pages-SIZE
echo "growth: $failures series grow faster than n log n"
exit $((failures > 0))
