#!/usr/bin/env bash
# The night of a township, for cron or a timer: nightly.sh SETTINGS [DAY]
#
# SETTINGS is a file like nightly.conf beside this script; it tells what to write there. The folder `to` keeps the ledger
# of cases (cases.csv), the register of notices (notices.csv), night.log, night.json (the last night, for programs) and a
# folder for each day. Run it twice and nothing is done twice.
#
# No letter is issued by night, in nobody's name: plan-return.csv and plan-township.csv of the day say to whom, and why.
# Somebody writes 是 into the column approved, and in the morning
#
#   baoxue make-notice --config SETTINGS --kind return --approved TO/DAY/plan-return.csv --approver NAME \
#       --register TO/notices.csv --to letters
#
# makes exactly those that still hold.
#
# A file that cannot be read does not stop the night: what it said before stands, to-correct/ of the day has a list for
# its school, and no letter goes to a child of that school, nor of one that has not reported on the last school day:
# the child may be back. A step that fails does not stop those that do not need it; night.log says which and why.
#
# Ends with 0 when every step was done; 6 when it was, but with data that are not of the last school day; 5 when another
# night is still running; else with the worst status of its steps: 1 a step that failed for a reason of its own, 2 wrong
# options or settings, 3 wrong data (a school has something to correct), 4 the system refused.
set -uo pipefail
umask 077  # minors' data: for their owner alone
export LC_ALL=C.UTF-8 BAOXUE_CONFIG=  # no settings but those named here
die() { echo "nightly: $2" >&2; exit "$1"; }

settings=${1-} day=${2:-$(date +%F)}
[[ -r $settings ]] || die 2 "no settings: nightly.sh SETTINGS [DAY], and $(cd "$(dirname "$0")" && pwd)/nightly.conf is a file to begin with"
declare -A set=()
schools=()
while IFS= read -r line || [[ $line ]]; do
    line=${line%$'\r'}
    [[ $line =~ ^[[:space:]]*(#|$|\[(office|night)\]) ]] && continue  # the sections are for other commands
    [[ $line =~ ^[[:space:]]*([a-z-]+)[[:space:]]*=[[:space:]]*(.*[^[:space:]])?[[:space:]]*$ ]] || die 2 "$settings: what is this? $line"
    name=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
    [[ $value =~ ^\"(.*)\"$ ]] && value=${BASH_REMATCH[1]}
    case $name in
        school) schools+=("$value") ;;
        issuer | code | signer | contact | phone | term | calendar | roster | villages | leave | transfers | visits | concerns | marks | helps | \
            assign | commitments | register | to | notices | township-issuer | township-code | language | profile | program)
            set[$name]=$value ;;
        *) die 2 "$settings: unknown setting $name" ;;
    esac
done <"$settings"
cd "$(dirname "$settings")" || exit 4
[[ ${set[to]-} && ${set[roster]-} && ${#schools[@]} -gt 0 ]] || die 2 "$settings: school, roster and to are needed"
[[ ${set[term]-} =~ ^(....-..-..)\.\.(....-..-..)$ ]] || die 2 "$settings: term = FIRST..LAST is needed, such as 2026-09-01..2027-01-22"
begin=${BASH_REMATCH[1]} end=${BASH_REMATCH[2]}
[[ ! $day < $begin && ! $day > $end ]] || { echo "nightly: $day is outside the term" >&2; exit 0; }

PATH=${set[program]:+$(dirname "${set[program]}"):}$PATH:/usr/local/bin:/usr/bin:/bin  # cron knows little of it
command -v baoxue >/dev/null || die 4 "there is no program baoxue; say program = /where/it/is/baoxue in $settings"
export BAOXUE_LANG=${set[language]:-zh-Hans}
to=${set[to]} today=${set[to]}/$day worst=0
mkdir -p "$today" && chmod 700 "$to" "$today" || die 4 "cannot make $today"
: >>"$to/night.log" && chmod 600 "$to/night.log" && exec 9>"$to/.night.lock" || die 4 "cannot write in $to"
flock -n 9 || die 5 "another night is still running in $to"
register=${set[register]:-$to/notices.csv}
if [[ ! -e $register && ${set[notices]-} ]]; then  # the register begins as a copy, whole or not at all
    part=$to/.notices.part
    cp "${set[notices]}" "$part" && sync "$part" && mv "$part" "$register" || die 4 "cannot copy the register to $to"
fi
[[ -e $register ]] || baoxue new notices --headings en -o "$register" 2>/dev/null || die 4 "cannot make the register in $to"

log() { printf '%s  %s\n' "$(date +%T)" "$*" | tee -a "$to/night.log" >&2; }
worse() { (($1 <= worst)) || worst=$1; }
json() { printf '%s' "$1" | sed 's/[\\"]/\\&/g; 1s/^/"/; $s/$/"/'; }
told=()  # of each step, for night.json

# step NAME FILES COMMAND...: runs it when FILES (made by earlier steps, ; between) are there, and logs what it said.
step() {
    local name=$1 needs=$2 need status=0; shift 2
    for need in ${needs//;/ }; do
        [[ -e $today/$need ]] && continue
        log "SKIPPED  $name: no $need today"
        told+=("{\"step\": $(json "$name"), \"status\": null}")
        return 1
    done
    "$@" >"$today/.out" 2>"$today/.said" || status=$?
    if ((status == 0)); then log "done     $name"; else log "FAILED   $name (status $status)"; fi
    sed 's/^/                   /' "$today/.said" | tee -a "$to/night.log" >&2
    told+=("{\"step\": $(json "$name"), \"status\": $status}")
    worse "$status"
    return $status
}

# given OPTION SETTING...: the options whose setting is given, one word a line.
given() { while (($#)); do [[ ! ${set[$2]-} ]] || printf '%s\n' "$1" "${set[$2]}"; shift 2; done; }

log "=== $day"
rm -rf "$today"/{plan-return.csv,plan-township.csv,tally.csv,flags.csv,daily.csv,schools.csv,cases.csv,overdue.csv,day.html,to-correct}
mapfile -t known < <(given --calendar calendar; printf '%s\n' --as-of "$day")
mapfile -t papers < <(given --leave leave --transfers transfers)
mapfile -t visits < <(given --visits visits)
roster=(--roster "${set[roster]}")

# Every file of attendance in one shape, kept in TO/attendance, made anew only when it has changed.
files=0 made=() bad=() held=() hold_all=''
normalize() {
    local school=$1 file=$2 copy list options
    copy=$to/attendance/${school/\*/all}-${file//\//%}; copy=${copy%.gz}
    made+=("$copy")
    mapfile -t options < <(given --profile profile)
    [[ $school == '*' ]] || options+=(--set "school_id=$school")
    files=$((files + 1))
    if [[ -e $file.gz || ($file == *.gz && -e ${file%.gz}) ]]; then  # which of the two is right?
        echo "it is there packed and unpacked; leave one of the two: $file" >&2
        bad+=("$file") held+=("$school")
        [[ $school != '*' ]] || hold_all=yes
        return 3
    fi
    [[ $copy -nt $file ]] && return
    baoxue normalize "$file" --kind attendance "${options[@]}" -o "$copy" && return
    local status=$?
    bad+=("$file") held+=("$school")
    [[ $school != '*' ]] || hold_all=yes
    mkdir -p "$today/to-correct"
    list=$today/to-correct/${school/\*/all}-$(basename "$file" .gz)
    baoxue check "$file" --kind attendance -o "$list" 2>/dev/null
    [[ $school == '*' || ! -e $list ]] || sed -i '/missing_column.*school_id/d' "$list"  # the settings tell it
    return $status
}
normalize_all() {
    local entry school file status=0 found
    shopt -s nullglob
    mkdir -p "$to/attendance"
    for entry in "${schools[@]}"; do
        read -r school patterns <<<"$entry"
        found=0
        for file in $patterns; do
            [[ -e $file ]] || continue  # a name without * stays a word
            found=1
            normalize "$school" "$file" || status=$?
        done
        ((found)) || echo "no file of school $school: $patterns" >&2
    done
    for file in "$to"/attendance/*; do  # a disk that is not there tonight must not make absences vanish
        [[ " ${made[*]-} " == *" $file "* ]] || echo "its file is gone, what it said stands until you remove it: $file" >&2
    done
    ((${#bad[@]} == 0)) || echo "left as they were before, lists for their schools in $today/to-correct: ${bad[*]}" >&2
    return $status
}
step 'normalize: every class file in one shape' '' normalize_all

tally() {
    local parts=("$to"/attendance/*)
    [[ -e ${parts[0]} ]] || { echo "no attendance at all" >&2; return 3; }
    baoxue tally-attendance "${parts[@]}" -o "$today/tally.csv"
}
step 'tally-attendance: one row for each student and day' '' tally

step 'flag-absent: who has been away, who must act by when' tally.csv \
    baoxue flag-absent "$today/tally.csv" "${known[@]}" "${roster[@]}" "${papers[@]}" "${visits[@]}" \
    --notices "$register" --unreported "$today/unreported.csv" -o "$today/flags.csv"

daily=(baoxue report-daily "$today/tally.csv" "${known[@]}" "${roster[@]}" --since "$begin")
mapfile -t leave < <(given --leave leave)
step 'report-daily: who came, class by class, and who has not reported' tally.csv \
    "${daily[@]}" "${leave[@]}" --not-registered "$today/not-registered.csv" -o "$today/daily.csv"

# Which schools are silent on the last school day? Of their children nobody knows tonight whether they are back.
step 'report-daily: which schools have reported on the last school day' tally.csv \
    "${daily[@]}" --by school --no-names -o "$today/schools.csv"
silent=$([[ ! -e $today/schools.csv ]] || awk -F, 'NR > 1 { reported[$2] = $7; if ($7 > 0) newest = $1; last = $1; when[$2] = $1 }
    END { for (school in reported) if (reported[school] == 0 && when[school] == last) print school }' "$today/schools.csv" | sort)
newest=$([[ ! -e $today/schools.csv ]] || awk -F, 'NR > 1 && $7 > 0 && $1 > newest { newest = $1 } END { print newest }' "$today/schools.csv")
for school in $silent; do
    log "STALE    school $school has not reported on the last school day"
    held+=("$school")
done

# What nights that were left out would have written into the ledger, day by day: it does not depend on them.
catch_up() {
    local past last=''
    for past in "$to"/????-??-??; do
        past=${past##*/}
        [[ ! $past < $day ]] || last=$past
    done
    while read -r past; do
        mapfile -t then < <(given --calendar calendar; printf '%s\n' --as-of "$past")
        baoxue flag-absent "$today/tally.csv" "${then[@]}" "${roster[@]}" "${papers[@]}" "${visits[@]}" --notices "$register" \
            -o "$today/.flags" 2>/dev/null &&
            baoxue track-cases "$today/.flags" --ledger "$to/cases.csv" "${then[@]}" "${roster[@]}" "${visits[@]}" \
                --notices "$register" --attendance "$today/tally.csv" -o "$today/.cases" 2>/dev/null ||
            return
    done < <(awk -F, -v last="$last" -v day="$day" 'NR > 1 && $1 > last && $1 < day { print $1 }' "$today/schools.csv" | sort -u)
}
step 'track-cases: the nights that were left out' 'tally.csv;schools.csv' catch_up

step 'track-cases: the ledger, and what a county wants of it' flags.csv \
    baoxue track-cases "$today/flags.csv" --ledger "$to/cases.csv" "${known[@]}" "${roster[@]}" "${visits[@]}" \
    --notices "$register" --attendance "$today/tally.csv" --ledgers "$today/ledgers" --children "${set[roster]}" \
    --audit "$today/audit.csv" -o "$today/cases.csv"

mapfile -t assign < <(given --assign assign)
step 'list-duties: a list for each teacher' 'flags.csv;cases.csv' \
    baoxue list-duties "$today/flags.csv" --ledger "$to/cases.csv" "${known[@]}" "${roster[@]}" "${assign[@]}" \
    "${visits[@]}" --notices "$register" --pages "$today/duties" --with-ics

# A list without the rows that name a school of `held`. A row is a row also where a cell of it holds line ends.
not_held() {
    awk -v held=" ${held[*]-} " '{ row = row (row == "" ? "" : "\n") $0
        if (gsub(/"/, "&", row) % 2) next
        n = split(row, cell, ","); keep = 1
        for (i = 1; i <= n; ++i) if (cell[i] != "" && index(held, " " cell[i] " ")) keep = 0
        if (keep) print row; row = "" }' "$1"
}
plan() {  # plan KIND LIST PREFIX: the letters of the rows that ask for this document; the issuer is the setting PREFIXissuer
    local issuer=${set[$3issuer]-} code=${set[$3code]-}
    [[ $issuer ]] || { echo "no $3issuer in the settings: no letters are planned" >&2; return 0; }
    [[ ! $hold_all ]] || { echo "not planned while a file that may be of any school cannot be read: ${bad[*]}" >&2; return 0; }
    not_held "$2" >"$today/.list"
    ((${#held[@]} == 0)) || echo "held back: children of ${held[*]}" >&2
    baoxue make-notice "$today/.list" --kind "$1" --register "$register" "${known[@]}" --plan "$today/plan-$1.csv" \
        "${roster[@]}" "${papers[@]}" "${visits[@]}" --issuer "$issuer" --code "$code" -o "$today/letters-$1.csv"
}
step 'make-notice: plan 复学通知书 of those whom a visit did not bring back' flags.csv plan return "$today/flags.csv" ''

step 'track-notices: letters whose deadline has passed' '' \
    baoxue track-notices --register "$register" "${known[@]}" --only overdue -o "$today/overdue.csv"
step 'make-notice: plan 返校通知书 of those who let it pass' overdue.csv plan township "$today/overdue.csv" township-

step 'report-html: the day as a page' 'daily.csv;cases.csv;flags.csv' \
    baoxue report-html "$today/daily.csv" --as-of "$day" --cases "$today/cases.csv" --items "$today/flags.csv" -o "$today/day.html"

rm -f "$today"/.out "$today"/.said "$today"/.list "$today"/.flags "$today"/.cases
((worst > 0)) || [[ ! $silent ]] || worst=6
log "=== $day ended with status $worst"

list() { local separator='' word; for word; do printf '%s%s' "$separator" "$(json "$word")"; separator=', '; done; }
# shellcheck disable=SC2086 # school numbers, one a word
{
    printf '{\n  "day": "%s",\n  "ended": "%s",\n  "status": %d,\n' "$day" "$(date +%FT%T%z)" "$worst"
    printf '  "newest_attendance": %s,\n  "silent_schools": [%s],\n' "$(json "${newest:-none}")" "$(list $silent)"
    printf '  "files": %d,\n  "bad_files": [%s],\n  "steps": [\n' "$files" "$(list "${bad[@]}")"
    printf '%s\n' "${told[@]}" | sed 's/^/    /; $!s/$/,/'
    printf '  ]\n}\n'
} >"$to/.night.json" && mv "$to/.night.json" "$to/night.json"
exit "$worst"
