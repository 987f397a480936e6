#!/usr/bin/env bash
# One case from two rosters to a letter, on the township beside this file, each command as one would type it:
# pipeline.sh [FOLDER]. What it makes, the letters above all, stays in FOLDER.
set -euo pipefail
umask 077
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
work=$(cd "$folder" && pwd)
cd "$(dirname "$0")"
export BAOXUE_LANG=${BAOXUE_LANG:-en}
export BAOXUE_CONFIG=  # no settings but what is typed here
bold='' plain=''
[[ ! -t 1 ]] || bold=$'\033[1m' plain=$'\033[0m'

# step TITLE COMMAND [COLUMN...]: shows the command and runs it; with columns, shows those of the first rows it wrote.
step() {
    printf '\n%s\n$ %s\n' "$bold$1$plain" "${2//$work\//}"
    if (($# > 2)); then eval "$2" | pick "${@:3}"; else eval "$2"; fi
}

# The columns of that name, in line: a Chinese character has three bytes and takes the room of two letters.
pick() {
    LC_ALL=C awk -F, -v names="$*" '
        function width(text) { return length(text) - gsub(/[\340-\357]/, "&", text) }
        NR == 1 { n = split(names, want, " "); for (i = 1; i <= NF; ++i) at[$i] = i }
        NR <= 6 { for (i = 1; i <= n; ++i) { cell[NR, i] = $at[want[i]]; w = width(cell[NR, i]); if (w > most[i]) most[i] = w } }
        END {
            rows = NR < 6 ? NR : 6
            for (row = 1; row <= rows; ++row) {
                line = "  "
                for (i = 1; i <= n; ++i) line = line cell[row, i] sprintf("%" (most[i] - width(cell[row, i]) + 2) "s", "")
                sub(/ +$/, "", line)
                print line
            }
            if (NR > rows) printf "  ... %d more\n", NR - rows
        }'
}

step '1  Last term’s roster against this term’s · 核对花名册' \
    "baoxue reconcile roster-2026-spring.csv roster-2026-autumn.csv -o $work/changes.csv 2>&1 | grep -E 'before|matched'"
step '   Who is gone · 谁不见了' \
    "baoxue reconcile roster-2026-spring.csv roster-2026-autumn.csv --only left 2>/dev/null" \
    name before_school before_grade guardian_name
step '2  Where are they, and what proves it? · 流出学生去向与证明' \
    "baoxue list-outflow $work/changes.csv --transfers transfers.csv --leave leave.csv --calendar calendar.csv --as-of 2026-09-11 2>/dev/null" \
    name reason proof_state actor action due
step '3  Who stays away from lessons, by which rule · 缺课预警' \
    "baoxue flag-absent attendance-2026-autumn.csv.gz --calendar calendar.csv --leave leave.csv --visits visits.csv --notices notices.csv --roster roster-2026-autumn.csv --as-of 2026-10-16 -o $work/flags.csv 2>/dev/null; cat $work/flags.csv" \
    name grade class days_in_a_row rule actor due
cp notices.csv "$work/notices.csv"
letters="baoxue make-notice $work/flags.csv --kind return --register $work/notices.csv --deadline 5 --calendar calendar.csv --transfers transfers.csv --to $work/letters --split --issuer 海子街镇教育管理中心 --code 海街教 --set 联系人=田永福 --set 联系人电话=0857-0000000 --as-of 2026-10-16"
step '4  A letter to each family, numbered and registered · 复学通知书' \
    "$letters 2>/dev/null | grep -E '^row|,made,'" \
    notice_no school_name grade deadline file
step '   The first of them as text: printed again, not numbered again · 通知书正文' \
    "$letters --format txt >$work/printed-again.csv 2>/dev/null; sed -n '/骑缝/,/骑缝/p' $work/letters/海街教复字-2026-第005号-9-1.txt | sed '1,2d;\$d'"
printf '\n%s\n' "${bold}The letters are in $folder/letters$plain"
