#!/usr/bin/env bash
# Times the heavy commands on invented files beside `wc -l` on the same files: bench.sh BUILD [quick|all [COMMAND]]
# `quick` leaves out what is over 4 million rows, `all` adds what is over 21 million; COMMAND times that one only.
# Nothing here passes or fails: it prints a table to read.
# DuckDB, where it is installed, does the same work in SQL; valgrind counts instructions, which no busy machine blurs.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
build=$(realpath "$1") size=${2:-} only=${3:-}
baoxue=$build/baoxue generate=$build/tests/bench/baoxue_generate measure=$build/tests/bench/baoxue_measure
work=$(mktemp -d "${TMPDIR:-/tmp}/baoxue-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
export BAOXUE_LANG=en

has() { "$baoxue" --help | grep -qw -- "$1"; }
free_gigabytes() { df --output=avail -BG "$work" | tail -1 | tr -dc 0-9; }

# row NAME ROWS STUDENTS SQL FILE COMMAND...: measures and prints one line of the table.
row() {
    local name=$1 rows=$2 students=$3 sql=$4 files=$5; shift 5
    local commands=("exec wc -l $files >$work/out" "exec $* >$work/out 2>$work/err") rounds=5
    ((rows > 4000000)) && rounds=3
    [[ $sql ]] && command -v duckdb >/dev/null && commands+=("exec duckdb -c \"$sql\" >$work/err")
    "$measure" $rounds "${commands[@]}" | awk -v name="$name" -v rows="$rows" -v students="$students" '
        { wall[NR] = $1; cpu[NR] = $2; memory[NR] = $3 / 1024 }
        END {
            duckdb = NR > 2 ? sprintf("%.3f s, × %.1f", wall[3], wall[3] / wall[2]) : "not installed"
            printf "| %s | %d | %.3f s | %.3f s | %.1f | %.3f s, × %.1f | %.0f MiB | %.0f | %s |\n", name, rows, wall[1], wall[2],
                   wall[2] / wall[1], cpu[2], cpu[2] / cpu[1], memory[2], memory[2] * 1048576 / students, duckdb
        }'
}

# instructions COMMAND: as callgrind counts them, on one thread.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" -j 1 2>&1 >/dev/null | sed -n 's/.*Collected : //p'
}

reconcile() {
    local students=$1 before=$work/before.csv after=$work/after.csv
    "$generate" rosters "$before" "$after" --students "$students" --seed 1
    row "reconcile" "$((2 * students))" "$students" "$(sed "s|BEFORE|$before|; s|AFTER|$after|" "$here/reconcile.sql")" \
        "$before $after" "$baoxue" reconcile "$before" "$after"
    rm "$before" "$after"
}

flag_absent() {
    local days=$1 order=$2 students=100000 file=$work/attendance.csv
    "$generate" attendance "$file" --students $students --days "$days" --periods 7 --order "$order" --seed 1
    row "flag-absent, by $order" "$((students * days * 7))" $students "$(sed "s|ATTENDANCE|$file|" "$here/flag_absent.sql")" \
        "$file" "$baoxue" flag-absent "$file" --as-of 2027-01-31
    rm "$file"
}

# One child in twenty has left; every school's roster is looked through. Beside it the price of reading the same files, both
# also with each row through the parser.
list_outflow() {
    local students=$1 before=$work/before.csv after=$work/after.csv changes=$work/changes.csv stayed=$work/stayed.csv
    "$generate" rosters "$before" "$after" --students "$students" --seed 1
    awk 'NR % 20 != 0' "$after" >"$stayed"
    "$baoxue" reconcile "$before" "$stayed" --only left -o "$changes" 2>"$work/err"
    local read=$build/tests/bench/baoxue_read list=("$baoxue" list-outflow "$changes" --roster "$after" --as-of 2026-09-11)
    row "reading changes and roster" "$students" "$students" "" "$changes $after" "$read" "$changes" "$after"
    row "list-outflow, by that roster" "$students" "$students" "" "$changes $after" "${list[@]}"
    row "the same reading, by the parser" "$students" "$students" "" "$changes $after" "$read" --library "$changes" "$after"
    row "the same list, by the parser" "$students" "$students" "" "$changes $after" "${list[@]}" --engine library
    rm "$before" "$after" "$changes" "$stayed"
}

rate_retention() {
    local students=$1 before=$work/before.csv after=$work/after.csv changes=$work/changes.csv
    "$generate" rosters "$before" "$after" --students "$students" --seed 1
    "$baoxue" reconcile "$before" "$after" --all -o "$changes" 2>"$work/err"
    row "rate-retention, by class" "$students" "$students" "" "$changes" "$baoxue" rate-retention "$changes" --by town,school,class
    rm "$before" "$after" "$changes"
}

report_daily() {
    local students=$1 days=$2 file=$work/attendance.csv daily=$work/daily.csv
    "$generate" attendance "$file" --students "$students" --days "$days" --periods 7 --seed 1
    row "report-daily, every day" "$((students * days * 7))" "$students" "" "$file" \
        "$baoxue" report-daily "$file" --since 2026-09-01 --as-of 2026-12-31
    "$baoxue" report-daily "$file" --since 2026-09-01 --as-of 2026-12-31 -o "$daily" 2>"$work/err"
    row "report-html, of its output" "$(($(wc -l <"$daily") - 1))" "$students" "" "$daily" "$baoxue" report-html "$daily" --as-of 2026-12-31
    rm "$file" "$daily"
}

# A roster written as a workbook, and read from there; beside it the same rows as CSV.
workbook() {
    local students=$1 before=$work/before.csv after=$work/after.csv book=$work/book.xlsx
    "$generate" rosters "$before" "$after" --students "$students" --seed 1
    row "normalize, CSV to CSV" "$students" "$students" "" "$after" "$baoxue" normalize --kind roster "$after"
    row "the same, to a workbook" "$students" "$students" "" "$after" "$baoxue" normalize --kind roster "$after" -o "$book"
    row "the same, from that workbook" "$students" "$students" "" "$after" "$baoxue" normalize --kind roster "$book"
    rm "$before" "$after" "$book"
}

count_instructions() {
    command -v valgrind >/dev/null || { echo "Instructions: valgrind is not installed."; return; }
    local n less more=0 file=$work/a.csv before=$work/before.csv after=$work/after.csv
    if wanted reconcile; then
        for n in 10000 20000; do
            less=$more
            "$generate" rosters "$before" "$after" --students $n --seed 1
            more=$(instructions "$baoxue" reconcile "$before" "$after")
        done
        echo "Instructions for one more student in both rosters: $(((more - less) / 10000))"
    fi
    wanted flag-absent || return 0
    for n in 20 40; do
        less=$more
        "$generate" attendance "$file" --students 2000 --days $n --periods 7 --seed 1
        more=$(instructions "$baoxue" flag-absent "$file" --as-of 2027-01-31)
    done
    echo "Instructions for one more row of attendance: $(((more - less) / 280000))"
}

echo "$(nproc) processors, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1); medians of interleaved runs, files in the page cache, load $(cut -d' ' -f1 /proc/loadavg)"
echo
echo "| job | rows | wc -l | baoxue | × wc -l | CPU, × wc -l | peak memory | bytes a student | DuckDB, × baoxue |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|---|"
wanted() { [[ ! $only || $only == "$1" ]] && has "$1"; }
if wanted reconcile; then
    reconcile 5000
    reconcile 100000
    [[ $size == quick ]] || reconcile 2000000
fi
if wanted list-outflow; then
    list_outflow 100000
    [[ $size == quick ]] || list_outflow 2000000
fi
if wanted normalize; then workbook 100000; fi
if wanted rate-retention; then rate_retention 100000; fi
if wanted report-daily; then
    report_daily 100000 5
    [[ $size == quick ]] || report_daily 100000 30
fi
if wanted flag-absent; then
    flag_absent 5 date
    if [[ $size != quick ]]; then
        for order in date student shuffled; do flag_absent 30 $order; done
    fi
    [[ $size != all ]] || (($(free_gigabytes) < 10)) || flag_absent 100 date
fi
echo
count_instructions
