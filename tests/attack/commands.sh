# Shared by the attacks beside it, sourced with the program as first argument: a folder to work in that is gone with the
# test, and every command with all that it can write, on the township of samples/.
set -uo pipefail
program=$(realpath "$1")
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
unset BAOXUE_LANG
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
baoxue() { "$program" "$@"; }
failures=0
fail() { echo "$(basename "$0" .sh): $*"; failures=$((failures + 1)); }

cp -rL "$root/samples" town
gunzip town/*.gz
mkdir base
day=(--as-of 2026-10-16)
school_day=(--calendar town/calendar.csv "${day[@]}")

# The name of a command and how it is typed: it reads town/ and made/, and writes only into out/. Behind a `+` what out/
# holds at the start.
all_commands() {
    cat <<'LIST'
reconcile  reconcile town/roster-2026-spring.csv town/roster-2026-autumn.csv --review out/review.csv --summary out/summary.csv -o out/changes.csv
reconcile-all  reconcile town/roster-2026-spring.csv town/roster-2026-autumn.csv --all -o out/all-changes.csv
reconcile-long  reconcile town/roster-2026-spring.csv town/roster-2026-autumn.csv --long -o out/long.csv
household  reconcile town/population.csv town/register.csv --between household-register --all -o out/household.csv
flag-absent  flag-absent town/attendance-2026-autumn.csv --calendar town/calendar.csv --leave town/leave.csv --visits town/visits.csv --notices town/notices.csv --roster town/roster-2026-autumn.csv --as-of 2026-10-16 --unreported out/unreported.csv -o out/flags.csv
tally-attendance  tally-attendance town/attendance-2026-autumn.csv -o out/tally.csv
check  check town/roster-2026-autumn.csv -o out/findings.csv
make-schedule  make-schedule town/schools.csv --roster town/roster-2026-autumn.csv --calendar town/calendar.csv --as-of 2026-09-01 --ics out/desk.ics -o out/desk.csv
make-notice  make-notice made/flags.csv --kind return --set contact_person=何老师 --set contact_phone=0857-0000000 --register out/notices.csv --calendar town/calendar.csv --as-of 2026-10-16 --roster town/roster-2026-autumn.csv --visits town/visits.csv --to out/letters --issuer 海子街镇教育管理中心 --code 海街教 --format html --merge-data out/merge.csv -o out/made.csv +town/notices.csv
track-notices  track-notices --register town/notices.csv --attendance town/attendance-2026-autumn.csv --calendar town/calendar.csv --as-of 2026-10-16 -o out/tracked.csv
record  track-notices --register out/notices.csv --record receipt --number 海街教复字〔2026〕第003号 --on 2026-10-10 --as-of 2026-10-16 +town/notices.csv
mask  mask town/roster-2026-autumn.csv -o out/masked.csv
list-outflow  list-outflow made/changes.csv --transfers town/transfers.csv --leave town/leave.csv --calendar town/calendar.csv --as-of 2026-09-11 --pages out/pages
list-outflow-all  list-outflow made/changes.csv --transfers town/transfers.csv --leave town/leave.csv --calendar town/calendar.csv --as-of 2026-09-11 -o out/outflow.csv
list-inflow  list-inflow made/changes.csv --transfers town/transfers.csv --calendar town/calendar.csv --as-of 2026-09-11 -o out/inflow.csv
normalize  normalize town/month-sheet-2026-09.csv --profile paper --set grade=6 --set class=1 --rejects out/rejects.csv -o out/normal.csv
stack  stack town/roster-2026-spring.csv town/roster-2026-autumn.csv -o out/stack.csv
assign-duty  assign-duty town/roster-2026-autumn.csv --assign town/assign.csv --propose -o out/assign.csv
rate-retention  rate-retention made/all-changes.csv -o out/rates.csv
track-cases  track-cases made/flags.csv --ledger out/cases.csv --calendar town/calendar.csv --as-of 2026-10-16 --visits town/visits.csv --notices town/notices.csv --ledgers out/ledgers --children town/roster-2026-autumn.csv -o out/open.csv
list-duties  list-duties made/flags.csv --ledger made/cases.csv --calendar town/calendar.csv --as-of 2026-10-16 --roster town/roster-2026-autumn.csv --assign town/assign.csv --visits town/visits.csv --pages out/duties --with-ics
list-duties-all  list-duties made/flags.csv --ledger made/cases.csv --calendar town/calendar.csv --as-of 2026-10-16 --roster town/roster-2026-autumn.csv --assign town/assign.csv -o out/duties.csv
list-key-students  list-key-students town/roster-2026-autumn.csv --attendance town/attendance-2026-autumn.csv --as-of 2026-10-16 -o out/key.csv
report-daily  report-daily town/attendance-2026-autumn.csv --roster town/roster-2026-autumn.csv --calendar town/calendar.csv --as-of 2026-10-16 --not-registered out/missing.csv -o out/daily.csv
report-html  report-html made/daily.csv --as-of 2026-10-16 -o out/day.html
LIST
}

# fresh WORDS...: out/ as it is before the command. launch WORDS...: the command, its words without the `+`.
fresh() {
    rm -rf out
    mkdir out
    local word
    for word; do [[ $word != +* ]] || cp "${word#+}" out/; done
}
launch() {
    local word words=()
    for word; do [[ $word == +* ]] || words+=("$word"); done
    ${tracer[@]+"${tracer[@]}"} "$program" "${words[@]}"
}
tracer=()

# What later commands read of earlier ones: made/.
mkdir made
while read -r _ line; do
    read -ra words <<<"$line"
    fresh "${words[@]}"
    launch "${words[@]}" >/dev/null 2>said || fail "does not run: $line: $(cat said)"
    for file in changes.csv all-changes.csv flags.csv cases.csv daily.csv; do [[ ! -e out/$file ]] || cp out/$file made/; done
done < <(all_commands)
