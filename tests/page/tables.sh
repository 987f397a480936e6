#!/usr/bin/env bash
# The tables of the page hold what the files hold: tables.sh PROGRAM
set -euo pipefail
program=$(realpath "$1") samples=$(realpath "$(dirname "$0")/../../samples")
. "$(dirname "$0")/rows.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export BAOXUE_LANG=en LC_ALL=C.UTF-8
make_page >/dev/null 2>&1
failures=0
same() {  # same WHAT IS SHOULD
    [[ -s $3 ]] || { echo "tables: nothing to compare for $1"; failures=$((failures + 1)); }
    diff -u "$3" "$2" || { echo "tables: $1"; failures=$((failures + 1)); }
}

# column NAME...: of a CSV without quotes
columns() {
    awk -F, -v OFS=, -v names="$*" '
        NR == 1 { n = split(names, want, " "); for (i = 1; i <= NF; ++i) at[$i] = i; next }
        { for (i = 1; i <= n; ++i) printf "%s%s", $at[want[i]], i < n ? OFS : "\n" }'
}

table page.html day | cut -d, -f1-7 | sort >is
grep -e ^date -e ^2026-10-14 schools.csv | columns school_name expected present absent unexcused unknown rate | sort >should
same "the schools' day" is should

table page.html term | cut -d, -f1-8 | sort >is
columns school_name date expected present absent unexcused unknown rate <schools.csv | sort >should
same 'every school, every day' is should

table page.html classes | cut -d, -f1-7 >is
columns school_name grade class date expected present absent unexcused unknown <daily.csv |
    sed 's#,#/#; s#,#/#' >all
cut -d, -f1 is | sort -u >shown
[[ $(wc -l <shown) == 6 ]] || { echo 'tables: not six classes'; failures=$((failures + 1)); }
grep -Ff shown all | sort >should
sort is -o is
same 'the calendars of classes' is should

table page.html unreported >is
grep -e ^date -e '^2026-10-14.*,unreported,' daily.csv | columns school_name grade class >should
same 'the classes that have not reported' is should

table page.html overdue | cut -d, -f1-3 >is
columns due actor action <overdue.csv | awk -F, '$1 != "" && $1 < "2026-10-14"' | sort -s -t, -k1,1 >should
same 'what is overdue' is should

table page.html cases >is
printf 'tracking,2,\nreturned,1,\n' >should
same 'the cases' is should

# In a calendar each absent child is drawn as it is counted.
awk -F, '{ sum += $5 } END { print sum + 0 }' <(table page.html classes | cut -d, -f1-5) >should
awk '/<svg class="calendar"/ { inside = 1 } /<\/svg>/ { inside = 0 }
     inside && match($0, /middle">[0-9]+</) { sum += substr($0, RSTART + 8, RLENGTH - 9) } END { print sum + 0 }' page.html >is
same 'the numbers in the calendars' is should

# Nothing from outside, no child's name, no script.
if grep -nE '<script|https?:|src=|url\(|@import' page.html; then echo 'tables: the page is not alone'; failures=$((failures + 1)); fi
columns names <daily.csv | tr ';' '\n' | sed '/^$/d' | sort -u >names
[[ -s names ]] || { echo 'tables: no names to look for'; failures=$((failures + 1)); }
if grep -Fn -f names page.html; then echo 'tables: a name of a child'; failures=$((failures + 1)); fi
exit $((failures > 0))
