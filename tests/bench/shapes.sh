#!/usr/bin/env bash
# Times two heavy commands on the shapes that real files come in, each beside `wc -l` on the same files and beside the plain
# UTF-8 file of the same rows: shapes.sh BUILD [quick]
# Nothing here passes or fails: it prints a table to read.
set -euo pipefail
build=$(realpath "$1") size=${2:-usual}
baoxue=$build/baoxue generate=$build/tests/bench/baoxue_generate measure=$build/tests/bench/baoxue_measure
work=$(mktemp -d "${TMPDIR:-/tmp}/baoxue-shapes.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
export BAOXUE_LANG=en LC_ALL=C
students=2000000 days=30 rounds=5
[[ $size != quick ]] || students=100000 days=5

# shape NAME FILES PLAIN COMMAND...: one line of the table; FILE and PLAIN are put behind the command.
shape() {
    local name=$1 files=$2 plain=$3; shift 3
    "$measure" $rounds "exec wc -l $files >out" "exec $* $plain >out 2>err" "exec $* $files >out 2>err" |
        awk -v name="$name" '{ wall[NR] = $1; cpu[NR] = $2; memory[NR] = $3 / 1024 }
            END { printf "| %s | %.3f s | %.3f s | %.1f | %.2f | %.2f | %.0f MiB |\n", name, wall[1], wall[3],
                         wall[3] / wall[1], wall[3] / wall[2], cpu[3] / cpu[2], memory[3] }'
}

# each FILTER SUFFIX FILE...: makes a new file of each and prints their names.
each() {
    local filter=$1 suffix=$2 file; shift 2
    for file; do sh -c "$filter" <"$file" >"$file.$suffix"; printf '%s ' "$file.$suffix"; done
}
shuffled='IFS= read -r heading; printf "%s\n" "$heading"; shuf'
quoted="sed 's/,/\",\"/g; s/^/\"/; s/\$/\"/'"
gb18030='iconv -f UTF-8 -t GB18030' utf16='{ printf "\377\376"; iconv -f UTF-8 -t UTF-16LE; }' crlf="sed 's/\$/\r/'"

echo "$(nproc) processors, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1); medians of $rounds interleaved runs, files in the page cache, load $(cut -d' ' -f1 /proc/loadavg)"
echo
echo "| shape | wc -l | baoxue | × wc -l | × plain | CPU, × plain | peak memory |"
echo "|---|---:|---:|---:|---:|---:|---:|"

"$generate" rosters before after --students $students --seed 1
reconcile=("$baoxue" reconcile)
rosters="before after"
shape "reconcile $students × $students, both numbers" "$rosters" "$rosters" "${reconcile[@]}"
lists() { local name=$1 filter=$2; local files; files=$(each "$filter" shape $rosters); shape "… $name" "$files" "$rosters" "${reconcile[@]}"; rm $files; }
lists "both, shuffled" "$shuffled"
lists "without 身份证号" "cut -d, -f1-8,10-"
lists "without 身份证号, shuffled" "cut -d, -f1-8,10- | { $shuffled; }"
lists "by name and class" "cut -d, -f1-4,6-8,10-"
lists "quoted" "$quoted"
lists "CRLF" "$crlf"
lists "GB18030" "$gb18030"
lists "UTF-16" "$utf16"
rm before after

# Headings and words in Chinese, as Windows writes them: else nothing would be there to decode.
"$generate" attendance raw --students 100000 --days $days --periods 7 --seed 1
sed -e '1s/.*/日期,节次,学校标识码,班级,学籍号,考勤状态/' -e 's/,present$/,出勤/; s/,early$/,早退/; s/,late$/,迟到/; s/,personal$/,事假/; s/,sick$/,病假/; s/,unexcused$/,旷课/' raw >attendance
rm raw
flag_absent=("$baoxue" flag-absent --as-of 2027-01-31)
shape "flag-absent, $((days * 700000)) rows by date" attendance attendance "${flag_absent[@]}"
marks() { local files; files=$(each "$2" shape attendance); shape "… $1" "$files" attendance "${flag_absent[@]}"; rm $files; }
marks "shuffled" "$shuffled"
marks "quoted" "$quoted"
marks "CRLF" "$crlf"
marks "GB18030" "$gb18030"
marks "UTF-16" "$utf16"
marks "Big5" "sed 's/节/節/; s/学/學/g; s/标识码/標識碼/; s/级/級/; s/籍号/籍號/; s/状态/狀態/; s/迟到/遲到/; s/旷课/曠課/' | iconv -f UTF-8 -t BIG5"
marks "gzip" "gzip -1"
rm attendance

# Rows as a school has them, without a number, beside the same rows by number; a roster tells who the children are.
for n in 5 $days; do
    for by in number name; do
        "$generate" attendance $by --students 100000 --days $n --periods 7 --seed 1 --roster roster --by $by
    done
    shape "flag-absent, $((n * 700000)) rows by name, school, grade and class" name number "${flag_absent[@]}" --roster roster
done
for by in 1 2; do  # the number, or the name
    awk -F, -v by=$by 'NR == 1 { print $by ",school_id,grade,class,kind,begin_date,end_date" }
        NR > 1 { print $by "," $3 "," $4 "," $5 ",sick,2026-09-01,2026-09-02" }' roster >slips$by
done
shape "… with 100000 slips by name" slips2 slips1 "${flag_absent[@]}" number --roster roster --leave
rm name number roster slips*

# A workbook is unpacked and read cell by cell: fewer rows.
"$generate" rosters before after --students 100000 --seed 1
for list in before after; do "$baoxue" normalize --kind roster $list -o $list.xlsx 2>err; done
shape "reconcile 100000 × 100000, xlsx" "before.xlsx after.xlsx" "$rosters" "${reconcile[@]}"
