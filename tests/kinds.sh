#!/usr/bin/env bash
# Whatever list is given to whatever command, it reads it or says what is wrong; it never breaks: kinds.sh ROOT PROGRAM
#
# Every command with every kind of list, as what it is about and as each of its options that take a FILE to read. An
# exception that is no Error would end with status 70 (or a signal).
set -euo pipefail
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
unset BAOXUE_LANG BAOXUE_CONFIG

root=$(realpath "$1")
[[ -x $2 ]] || { echo "kinds: there is no program $2" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/kinds" "$scratch/given"
ln -s "$(realpath "$2")" "$scratch/bin/baoxue"
PATH=$scratch/bin:$PATH
cd "$scratch"

# Lists of every kind, a few rows of each: the samples, and what the commands themselves write.
for sample in "$root"/samples/*.csv; do head -n 4 "$sample" >"given/$(basename "$sample")"; done
zcat "$root/samples/attendance-2026-autumn.csv.gz" 2>/dev/null | head -n 40 >given/attendance.csv || true
make() {  # make NAME COMMAND...: also what is left of a run that found something
    local name=$1
    shift
    baoxue "$@" -o "given/$name.csv" >/dev/null 2>&1 || { echo "kinds: baoxue $* ended with status $?"; exit 1; }
}
make change reconcile given/roster-2026-spring.csv given/roster-2026-autumn.csv --max-change 100 --all
make outflow list-outflow given/change.csv --as-of 2026-09-18
make inflow list-inflow given/change.csv --as-of 2026-09-18
make flags flag-absent given/attendance.csv --as-of 2026-09-18 --all-rules
make daily-report report-daily given/attendance.csv --as-of 2026-09-04
make tally tally-attendance given/attendance.csv
make key-students list-key-students given/roster-2026-autumn.csv
make owed list-duties --roster given/roster-2026-autumn.csv --term 2026-09-01..2027-01-22 --as-of 2026-09-18
make rates rate-retention given/change.csv
make ledger track-cases given/flags.csv --ledger given/case-ledger.csv --as-of 2026-09-18
make findings check given/roster-2026-autumn.csv
make plans make-notice given/flags.csv --kind return --dry-run
make tracked track-notices --register given/notices.csv
make schedule make-schedule given/schools.csv
for policy in absence/plan outflow outflow-proofs cases duties key-students notice/kinds; do
    cp "$root/lib/data/policies/$policy.csv" "given/policy-${policy//\//-}.csv"
done
printf 'nothing that anybody knows\n1\n' >given/other.csv

# What each command needs to come as far as its files.
declare -A needs=([list-duties]='--term 2026-09-01..2027-01-22' [make-notice]='--kind return --dry-run'
    [track-notices]='--register given/notices.csv' [track-cases]='--ledger copy/case-ledger.csv' [reconcile]='given/roster-2026-spring.csv' [show-child]='李明轩' [print-list]='--title T' [list-calls]='--roster given/roster-2026-autumn.csv')
# What it is about, when the list in question is given by an option.
declare -A about=([assign-duty]=roster-2026-autumn [check]=roster-2026-autumn [flag-absent]=attendance [list-duties]=flags
    [list-inflow]=change [list-key-students]=roster-2026-autumn [list-outflow]=change [make-notice]=flags
    [make-schedule]=schools [mask]=roster-2026-autumn [normalize]=roster-2026-autumn [rate-retention]=change
    [reconcile]=roster-2026-autumn [report-daily]=attendance [report-html]=daily-report [stack]=roster-2026-autumn [tally-attendance]=attendance
    [track-cases]=flags [view]=roster-2026-autumn)
# Options that write.
writes=' --output --audit --rejects --unreported --not-registered --merge-data --review --summary --html --config '

runs=0 failures=0
try() {
    local status=0
    [[ $1 != track-* && -d copy ]] || { rm -rf copy && cp -r given copy; }  # those add to their files
    timeout 60 baoxue "$@" >out 2>err </dev/null || status=$?
    runs=$((runs + 1))
    case $status in 0 | 1 | 2 | 3 | 4 | 5) return ;; esac
    echo "kinds: baoxue $* ended with status $status: $(cat err)"
    failures=$((failures + 1))
}
mapfile -t commands < <(sed -n 's/^BAOXUE_COMMAND(\(.*\))$/\1/p' "$root/tools/commands.inc")
for name in "${commands[@]}"; do
    command=${name//_/-}
    read -ra more <<<"${needs[$command]:-}"
    mapfile -t options < <(baoxue completion fish | sed -n "s/^.*subcommand_from $command'.* -l \([a-z-]*\) -r -F .*/--\1/p" | sort -u)
    subject=${about[$command]:+copy/${about[$command]}.csv}
    for list in given/*.csv; do
        try "$command" "${more[@]}" "$list"
        for option in "${options[@]}"; do
            [[ $writes == *" $option "* ]] || try "$command" "${more[@]}" $subject "$option" "copy/${list##*/}"
        done
    done
done
((runs > 500)) || { echo "kinds: only $runs runs"; exit 1; }
exit $((failures > 0))
