#!/usr/bin/env bash
# rule/enrolment: a status word means the same to every command: enrolment.sh PROGRAM
#
# A status a row, of a child of grade 4; who ends school is in grade 6, and nobody ends it in grade 4. Each is alone in its class of its own school, and never comes. In class: report-daily expects it,
# rate-retention and make-schedule count it, list-outflow does not say that it left. Awaited: flag-absent asks where it is.
# On the register: assign-duty wants a teacher for it, list-key-students looks at it.
set -euo pipefail
. "$(dirname "$0")/ask.sh" "$1"

# status, taught at home; in class, awaited, on the register
statuses='
在读,,yes,yes,yes
,,yes,yes,yes
复学,,yes,yes,yes
转入,,yes,yes,yes
借读(入),,yes,yes,no
在读,送教上门,no,no,yes
在籍不在校,,no,yes,yes
疑似辍学,,no,yes,yes
辍学,,no,yes,yes
失踪,,no,yes,yes
休学,,no,no,yes
送教上门,,no,no,yes
借读(出),,no,no,yes
专门学校,,no,no,yes
转出,,no,no,no
毕业,,no,no,no
结业,,no,yes,yes
出国,,no,no,no
死亡,,no,no,no
退学,,no,yes,yes
其他离校,,no,yes,yes
'
echo 学籍号,姓名,学校标识码,学校,年级,班级,在读状态,是否送教上门,留守儿童,建档立卡,是否孤儿 | tee roster.csv >before.csv
echo 学籍号,学校标识码,学校,年级,班级,日期,考勤状态 >attendance.csv
echo 学校标识码,学校 >schools.csv
echo 学籍号,发现日期,关注类别 >concerns.csv
child() {
    local id school="21990001$(printf '%02d' "$1")" day grade=4
    [[ $2 != 毕业 ]] || grade=6
    id=$(number "$1")
    echo "$id,学生$1,$school,第$1小学,$grade,1,$2,$3,双亲留守,是,是" >>roster.csv
    echo "$id,学生$1,$school,第$1小学,$grade,1,在读,,双亲留守,是,是" >>before.csv
    echo "$school,第$1小学" >>schools.csv
    echo "$id,2026-09-02,厌学" >>concerns.csv
    for day in 01 02 03; do echo "$(number $((500 + $1))),$school,第$1小学,$grade,1,2026-09-$day,出勤" >>attendance.csv; done
}
each_row "$statuses" child
quiet baoxue flag-absent attendance.csv --roster roster.csv --as-of 2026-09-03 -o flags.csv
quiet baoxue report-daily attendance.csv --roster roster.csv --as-of 2026-09-03 -o daily.csv
quiet baoxue assign-duty roster.csv -o gaps.csv
quiet baoxue list-key-students roster.csv --concerns concerns.csv --as-of 2026-09-03 -o key.csv
quiet baoxue make-schedule schools.csv --roster roster.csv --from 2026-09-07 --days 20 -o schedule.csv
quiet baoxue reconcile roster.csv roster.csv --all -o same.csv
quiet baoxue rate-retention same.csv --by school -o rates.csv
quiet baoxue reconcile before.csv roster.csv --all --max-change 100 -o changed.csv
quiet baoxue list-outflow changed.csv --as-of 2026-09-03 -o outflow.csv
answers flags.csv rule >flags
answers key.csv student_id >key
answers outflow.csv student_id >outflow

is() { if "$@" >/dev/null; then echo yes; else echo no; fi; }
cell() {  # FILE KEY_COLUMN KEY COLUMN
    awk -F, -v key="$2" -v is="$3" -v column="$4" 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next }
        $at[key] == is { print $at[column]; exit }' "$1"
}
held() {
    local id who="$2 $3" school="21990001$(printf '%02d' "$1")"
    id=$(number "$1")
    expect "$who" report-daily "$4" "$(is [ "$(cell daily.csv school_id "$school" expected)" = 1 ])"
    expect "$who" rate-retention "$4" "$([[ $3 ]] && echo "$4" || is [ "$(cell rates.csv school_id "$school" enrolled_start)" = 1 ])"
    expect "$who" make-schedule "$4" "$([[ $3 ]] && echo "$4" || is [ "$(cell schedule.csv school_id "$school" students)" = 1 ])"
    expect "$who" list-outflow "$4" "$([[ $3 ]] && echo "$4" || { [[ $(answer outflow "$id") ]] && echo no || echo yes; })"
    expect "$who" flag-absent "$5" "$(is [ -n "$(answer flags "$id")" ])"
    expect "$who" assign-duty "$6" "$(is grep -q "$school" gaps.csv)"
    expect "$who" list-key-students "$6" "$(is [ -n "$(answer key "$id")" ])"
}
each_row "$statuses" held
finish
