#!/usr/bin/env bash
# How long the ledger and the lists of duties take for a county: duties.sh BUILD [quick]
# 100,000 invented students (quick: 10,000) in classes of 50; every one of them flagged and visited once for track-cases,
# one in fifty a key student. Nothing here passes or fails: it prints a table to read.
set -euo pipefail
build=$(realpath "$1")
baoxue=$build/baoxue
students=$([[ ${2:-} == quick ]] && echo 10000 || echo 100000)
work=$(mktemp -d "${TMPDIR:-/tmp}/baoxue-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
export BAOXUE_LANG=en

people() {  # people HEADING ROW: ROW is awk, over number i, student_id id, school and class of each student
    awk -v n="$students" 'BEGIN { print "'"$1"'"; OFS = ","
        for (i = 0; i < n; ++i) { id = sprintf("L9905212014%08d", i); school = "S" int(i / 1000); class = int(i / 50) % 20; '"$2"' } }'
}
people school_id,school_name,grade,class,student_id,name,village,key_student,left_behind,poor_household,head_teacher,guardian_phone \
    'print school, school, 1 + class % 9, class, id, "学生" i, "村" i % 300, i % 50 ? "否" : "是", i % 3 ? "否" : "是", i % 7 ? "否" : "是", "师" int(i / 50), 19900000000 + int(i / 1.1)' >roster.csv
people student_id,rule,level,metric,days,first_absent,last_absent,action,due,document,name,school_id,grade,class \
    'print id, "L3", "centre", "days_in_a_row", 3, "2026-09-0" 1 + i % 9, "2026-09-14", "report", "2026-09-15", "report", "学生" i, school, 1 + class % 9, class' >flags.csv
people student_id,name,visit_date,mode,visitors,result \
    'print id, "学生" i, "2026-09-" 15 + i % 10, "home", "师", i % 4 ? "promised" : "returned"' >visits.csv
people student_id,date,period,status,name,school_id 'for (d = 14; d < 19; ++d) print id, "2026-09-" d, 1, (i + d) % 5 ? "present" : "unexcused", "学生", school' >attendance.csv

row() {  # row JOB FILES COMMAND...: medians of five runs
    local job=$1 files=$2 prepare=${3:-true}; shift 3
    printf '%s\nexec %s >out 2>err\n' "$prepare" "$*" >run.sh
    "$build/tests/bench/baoxue_measure" 5 'bash run.sh' | awk -v job="$job" -v rows="$(($(cat $files | wc -l)))" '{
        printf "| %s | %d | %.2f s | %.2f s | %d MiB |\n", job, rows, $1, $2, $3 / 1024 }'
}

echo "$students students; medians of five runs"
echo
echo '| job | rows read | time | CPU | memory |'
echo '|---|---:|---:|---:|---:|'
row 'assign-duty --propose' roster.csv '' "$baoxue" assign-duty roster.csv --propose -o assign.csv
row 'assign-duty' 'roster.csv assign.csv' '' "$baoxue" assign-duty roster.csv --assign assign.csv
row 'track-cases, all new' 'flags.csv visits.csv' 'rm -f cases.csv' \
    "$baoxue" track-cases flags.csv --visits visits.csv --ledger cases.csv --as-of 2026-09-30
row 'track-cases, all known' 'flags.csv visits.csv cases.csv' '' \
    "$baoxue" track-cases flags.csv --visits visits.csv --ledger cases.csv --as-of 2026-09-30
row 'track-cases --view month' cases.csv '' "$baoxue" track-cases --ledger cases.csv --view month --as-of 2026-12-31
row 'list-duties' 'roster.csv flags.csv visits.csv cases.csv assign.csv' '' \
    "$baoxue" list-duties flags.csv --roster roster.csv --assign assign.csv --ledger cases.csv --visits visits.csv \
    --term 2026-09-01..2027-01-22 --as-of 2026-10-16
row 'list-key-students' 'roster.csv attendance.csv cases.csv' '' \
    "$baoxue" list-key-students roster.csv --attendance attendance.csv --ledger cases.csv --as-of 2026-09-30
