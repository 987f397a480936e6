#!/usr/bin/env bash
# A whole term of a township, from the lists to every paper: term.sh FROM TO [NIGHT...]
#
# FROM has the lists, named as in this folder; in TO stands afterwards, folder by folder, what each week leaves behind:
# week-1, week-2, nights, month, end. Every file is made anew. week2.sh and nightly.sh beside this
# script do their part of it; each line here is one that a person could type.
set -euo pipefail
export BAOXUE_CONFIG=  # no settings but what is typed here
here=$(cd "$(dirname "$0")" && pwd) from=$(cd "$1" && pwd) to=$2
nights=("${@:3}")
((${#nights[@]})) || nights=(2026-10-15 2026-10-16)
rm -rf "$to"
mkdir -p "$to"/{week-1,week-2,nights,month,end}
to=$(cd "$to" && pwd)
spring=$from/roster-2026-spring.csv autumn=$from/roster-2026-autumn.csv
attendance=$from/attendance-2026-autumn.csv.gz issuer=海子街镇教育管理中心
dated=(--calendar "$from/calendar.csv" --as-of)
people=(--roster "$autumn" --assign "$from/assign.csv")
kept=(--visits "$from/visits.csv" --notices "$to/nights/notices.csv" --ledger "$to/nights/cases.csv")
contact=(--set 联系人=田永福 --set 联系人电话=0857-0000000)

echo '== 开学前 · targets broken down, 责任书 with their targets'
baoxue rate-retention --break-down "$from/targets.csv" --roster "$autumn" -o "$to/week-1/targets.csv"
for parties in centre_school school_teacher; do
    baoxue make-notice "$from/assign.csv" --kind commitment --parties "$parties" --targets "$to/week-1/targets.csv" --roster "$autumn" \
        --issuer "$issuer" --code 海街教 --register "$to/week-1/papers.csv" --format html --to "$to/week-1/$parties" --as-of 2026-08-28 \
        -o "$to/week-1/$parties.csv"
done

echo '== 第一周 · who has come, by class, village and special group; who has not'
for by in class village group; do
    baoxue report-daily "$attendance" --roster "$autumn" --leave "$from/leave.csv" "${dated[@]}" 2026-09-04 --since 2026-09-01 \
        --by "$by" -o "$to/week-1/by-$by.csv"
done
baoxue report-html "$to/week-1/by-class.csv" --as-of 2026-09-04 -o "$to/week-1/day.html"

echo '== 第二周 · the schools come'
"$here/week2.sh" "$from" "$to/week-2" 2026-09-14
abnormal=(baoxue list-outflow "$to/week-2/changes.csv" --transfers "$from/transfers.csv" "${dated[@]}" 2026-09-14 --abnormal)
"${abnormal[@]}" --group 脱贫户 -o "$to/week-2/poor-and-gone.csv"
"${abnormal[@]}" --by village -o "$to/week-2/gone-by-village.csv"

echo '== 每晚 · the nights'
sed -E "s#^(roster|calendar|leave|transfers|visits|assign|notices)( *)= *(.+)#\1\2= $from/\3#; s#^school .*#school = * $attendance#
    s#^to .*#to = $to/nights#" "$from/nightly.conf" >"$to/night.conf"
for night in "${nights[@]}"; do
    "$here/nightly.sh" "$to/night.conf" "$night" 2>/dev/null || echo "night of $night: status $?"
done
last=$to/nights/${nights[-1]}

echo '== 早上 · the letters that somebody has approved'
awk -F, -v OFS=, 'NR > 1 { $1 = "是" } 1' "$last/plan-return.csv" >"$to/nights/approved.csv"
baoxue make-notice --kind return --approved "$to/nights/approved.csv" --approver 彭兴明 --register "$to/nights/notices.csv" \
    --roster "$autumn" --issuer "$issuer" --code 海街教 "${contact[@]}" "${dated[@]}" 2026-10-16 --format html \
    --to "$to/nights/letters" -o "$to/nights/letters.csv"

echo '== 每周例会 · the meeting, and the lists of each teacher and village'
daily=(baoxue report-daily "$attendance" --roster "$autumn" --leave "$from/leave.csv" --calendar "$from/calendar.csv" --no-names)
"${daily[@]}" --since 2026-10-12 --as-of 2026-10-16 -o "$to/month/daily.csv"
papers=("${people[@]}" "${kept[@]}" --daily "$to/month/daily.csv" --commitments "$from/commitments.csv" "${dated[@]}")
cat >"$to/month/minutes.csv" <<'MINUTES'
会议日期,决定事项,责任人,完成期限,完成日期
2026-10-12,与派出所联合劝返,彭兴明,2026-10-16,2026-10-15
2026-10-12,核对八年级请假条,唐国才,2026-10-23,
MINUTES
baoxue report-meeting "$last/flags.csv" "${papers[@]}" 2026-10-16 --minutes "$to/month/minutes.csv" --headings zh-Hans -o "$to/month/meeting.csv"
duties=(baoxue list-duties "$last/flags.csv" "${people[@]}" "${kept[@]}" "${dated[@]}")
"${duties[@]}" 2026-10-16 --by village --pages "$to/month/villages"
"${duties[@]}" 2026-10-16 --by group -o "$to/month/duties-by-group.csv"

echo '== 月底 · the month summed up, each class checked, the checks on the log, a page of each child'
baoxue report-meeting "${papers[@]}" 2026-10-30 --over month --check-sheets "$to/month/checks" -o "$to/month/summary.csv"
sheets=()
for sheet in "$to"/month/checks/*; do
    sed -i 's/,,$/,2026-10-30,齐全/' "$sheet"
    sheets+=(--log "$sheet")
done
"${duties[@]}" 2026-10-30 "${sheets[@]}" -o "$to/month/duties.csv"
baoxue make-notice "$last/cases.csv" --kind monthly --roster "$autumn" --visits "$from/visits.csv" --register "$to/week-1/papers.csv" \
    --issuer "$issuer" --code 海街教 --format html --to "$to/month/report" --as-of 2026-10-30 -o "$to/month/report.csv"

baoxue show-child --pages "$to/month/children" --html --whom open_case "$autumn" "$from"/{visits,assign,commitments,calendar}.csv \
    "$to"/nights/{cases,notices}.csv --as-of 2026-10-30

echo '== 期末 · the rates against the targets, the term summed up, everybody appraised'
baoxue reconcile "$spring" "$autumn" --all -o "$to/end/changes.csv"
baoxue rate-retention "$to/end/changes.csv" --outflow "$to/week-2/outflow.csv" --inflow "$to/week-2/inflow.csv" --targets "$from/targets.csv" \
    --by town,school,village,group -o "$to/end/rates.csv"
baoxue report-meeting "${papers[@]}" 2027-01-22 --over term -o "$to/end/summary.csv"
baoxue report-appraisal "${papers[@]}" 2027-01-22 "${sheets[@]}" --targets "$to/week-1/targets.csv" --rows "$to/end/rows.csv" \
    --times "$to/end/times.csv" -o "$to/end/appraisal.csv"
