#!/usr/bin/env bash
# Week 2 of a term, when the schools come to have their lists checked: week2.sh FROM TO [DAY]
#
# FROM has the lists, named as in this folder; in TO stands afterwards what the centre works with: what to correct in the
# lists, who has gone and come, what is proved, who must do what, when each school comes. Every file is made anew.
set -euo pipefail
export BAOXUE_CONFIG=  # no settings but what is typed here
from=$1 to=$2 day=${3:-$(date +%F)}
spring=$from/roster-2026-spring.csv autumn=$from/roster-2026-autumn.csv
known=(--calendar "$from/calendar.csv" --as-of "$day")
mkdir -p "$to"

echo '== 日程 · when each school comes'
baoxue make-schedule "$from/schools.csv" --roster "$autumn" "${known[@]}" --from "$day" --ics "$to/schedule.ics" -o "$to/schedule.csv"

echo '== 表册质量 · what each school must correct in its list'
baoxue check "$autumn" --as-of "$day" -o "$to/corrections.csv"

echo '== 核对花名册 · last term’s roster against this term’s, the register against the head count'
baoxue reconcile "$spring" "$autumn" --summary "$to/balance.csv" -o "$to/changes.csv"
baoxue reconcile "$from/register.csv" "$from/headcount.csv" --between register-school -o "$to/register-and-school.csv"

echo '== 流出、流入 · where everybody is, with proof; a list for each school'
papers=(--transfers "$from/transfers.csv" --leave "$from/leave.csv" --visits "$from/visits.csv" "${known[@]}")
baoxue list-outflow "$to/changes.csv" "${papers[@]}" -o "$to/outflow.csv"
baoxue list-outflow "$to/changes.csv" "${papers[@]}" --pages "$to/schools" --headings zh-Hans
baoxue list-inflow "$to/changes.csv" --transfers "$from/transfers.csv" "${known[@]}" -o "$to/inflow.csv"

echo '== 非正常流失立案 · cases of those who cannot be placed'
baoxue track-cases "$to/outflow.csv" --ledger "$to/cases.csv" --visits "$from/visits.csv" "${known[@]}" -o "$to/open-cases.csv" --only open

echo '== 三包一挂、责任书 · who answers for whom, who has not signed'
baoxue assign-duty "$autumn" --assign "$from/assign.csv" -o "$to/nobody-answers.csv"
baoxue assign-duty "$autumn" --assign "$from/assign.csv" --commitments "$from/commitments.csv" --as-of "$day" -o "$to/unsigned.csv"

echo '== 重点生 · candidates, class by class'
baoxue list-key-students "$autumn" --ledger "$to/cases.csv" --changes "$to/changes.csv" --as-of "$day" -o "$to/key-students.csv"
