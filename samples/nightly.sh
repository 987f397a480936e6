#!/usr/bin/env bash
# The night of a township, for cron or the task scheduler: nightly.sh FROM TO [DAY]
#
# FROM has the day's files, named as in this folder; TO keeps the ledger of cases (cases.csv), the register of notices
# (notices.csv), the log (night.log) and a folder for each day. Run it twice and nothing is done twice: every file of the
# day is made anew, ledger and register only take in what they do not have.
#
# Ends with 0 when every step was done, 5 when another night is still running, else with the worst status of its steps:
# 1 a step that failed for a reason of its own, 2 wrong options, 3 wrong data, 4 the system refused. A step that failed
# does not stop those that do not need it; night.log says which and why.
set -uo pipefail
from=$1 to=$2 day=${3:-$(date +%F)}
today=$to/$day worst=0
mkdir -p "$today"

exec 9>"$to/.night.lock"
flock -n 9 || { echo "nightly: another night is still running in $to" >&2; exit 5; }
[[ -e $to/notices.csv ]] || cp "$from/notices.csv" "$to/notices.csv"

log() { printf '%s  %s\n' "$(date +%T)" "$*" | tee -a "$to/night.log" >&2; }

# step NAME FILES COMMAND...: runs it when FILES (made by earlier steps, ; between) are there, and logs what it said.
step() {
    local name=$1 needs=$2 status=0; shift 2
    local need; for need in ${needs//;/ }; do
        [[ -e $today/$need ]] || { log "SKIPPED  $name: no $need today"; return 1; }
    done
    "$@" >"$today/.out" 2>"$today/.said" || status=$?
    if ((status == 0)); then log "done     $name"; else log "FAILED   $name (status $status)"; fi
    sed 's/^/                   /' "$today/.said" | tee -a "$to/night.log" >&2
    ((status <= worst)) || worst=$status
    return $status
}

log "=== $day"
rm -rf "$today"/{attendance,tally.csv,flags.csv,daily.csv,cases.csv,overdue.csv}
known=(--calendar "$from/calendar.csv" --as-of "$day")

normalize_all() {
    local file whole=$today/attendance.part  # all classes or none: a class left out would look like one that is silent
    rm -rf "$whole"
    mkdir "$whole"
    for file in "$from"/attendance-*; do
        baoxue normalize "$file" --kind attendance -o "$whole/$(basename "${file%.gz}")" || return
    done
    mv "$whole" "$today/attendance"
}
step 'normalize: every class file in one shape' '' normalize_all

step 'tally-attendance: one row for each student and day' attendance \
    baoxue tally-attendance "$today"/attendance/* -o "$today/tally.csv"

step 'flag-absent: who has been away, who must act by when' tally.csv \
    baoxue flag-absent "$today/tally.csv" "${known[@]}" --roster "$from/roster-2026-autumn.csv" \
    --leave "$from/leave.csv" --transfers "$from/transfers.csv" --visits "$from/visits.csv" --notices "$to/notices.csv" \
    --unreported "$today/unreported.csv" -o "$today/flags.csv"

step 'report-daily: who came, class by class, and who has not reported' tally.csv \
    baoxue report-daily "$today/tally.csv" "${known[@]}" --roster "$from/roster-2026-autumn.csv" \
    --leave "$from/leave.csv" --not-registered "$today/not-registered.csv" -o "$today/daily.csv"

step 'track-cases: the ledger, and what a county wants of it' flags.csv \
    baoxue track-cases "$today/flags.csv" --ledger "$to/cases.csv" "${known[@]}" --visits "$from/visits.csv" \
    --notices "$to/notices.csv" --attendance "$today/tally.csv" --ledgers "$today/ledgers" \
    --children "$from/roster-2026-autumn.csv" -o "$today/cases.csv"

step 'list-duties: a list for each teacher' 'flags.csv;cases.csv' \
    baoxue list-duties "$today/flags.csv" --ledger "$to/cases.csv" "${known[@]}" --roster "$from/roster-2026-autumn.csv" \
    --assign "$from/assign.csv" --visits "$from/visits.csv" --notices "$to/notices.csv" --pages "$today/duties" --ics

letter() {  # letter KIND LIST ISSUER CODE: of the rows that ask for this document
    baoxue make-notice "$2" --kind "$1" --register "$to/notices.csv" "${known[@]}" --to "$today/letters" \
        --roster "$from/roster-2026-autumn.csv" --visits "$from/visits.csv" --leave "$from/leave.csv" \
        --transfers "$from/transfers.csv" --issuer "$3" --code "$4" --format html -o "$today/letters-$1.csv"
}
step 'make-notice: 复学通知书 of those whom a visit did not bring back' flags.csv \
    letter return "$today/flags.csv" 海子街镇教育管理中心 海街教

step 'track-notices: letters whose deadline has passed' '' \
    baoxue track-notices --register "$to/notices.csv" "${known[@]}" --only overdue -o "$today/overdue.csv"
step 'make-notice: 返校通知书 of those who let it pass' overdue.csv \
    letter township "$today/overdue.csv" 海子街镇人民政府 海街府

step 'track-cases: the letters of this night' 'flags.csv;cases.csv' \
    baoxue track-cases --ledger "$to/cases.csv" "${known[@]}" --notices "$to/notices.csv" -o "$today/cases.csv"

rm -f "$today"/.out "$today"/.said
log "=== $day ended with status $worst"
exit "$worst"
