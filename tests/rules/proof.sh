#!/usr/bin/env bash
# rule/proof: every command gives one answer to "does this paper prove that the child has gone?": proof.sh PROGRAM
#
# All children left 甲小 on 2026-08-31, and it still calls them absent; all have a guardian and a visit. Where the papers
# prove the move on 2026-10-16, list-outflow says proved, flag-absent does not wait for the child and make-notice writes no
# letter; where they do not, none of this.
set -euo pipefail
. "$(dirname "$0")/ask.sh" "$1"

# reason, papers, their date, moved in the register; proved by the built-in table, by the office's below
children='
本县,转学复函,2026-09-02,否,yes,no
本县,就读证明,2026-09-02,否,yes,no
本县,家长说明,2026-09-02,否,no,yes
本县,出入境证明,2026-09-02,否,no,no
本县,就读证明,2026-01-10,否,no,no
本县,家长说明,2026-07-10,否,no,no
本县,就读证明,,否,yes,no
本县,,,是,yes,no
本县,,,否,no,no
,转学复函,2026-09-02,否,yes,no
随迁就读,,,是,no,no
随迁就读,就读证明,2026-09-02,否,yes,no
出国,护照签证,2020-01-10,否,yes,no
出国,转学复函,2026-09-02,否,no,no
辍学,转学复函,2026-09-02,否,no,no
死亡,死亡证明,2026-09-02,否,yes,no
送教上门,送教方案,2026-09-02,否,yes,no
送教上门,送教方案,2025-08-01,否,no,no
'
printf '%s\n' reason,proofs,valid_days,normal,register_moves transfer_county,parent_note,60,yes,yes >office.csv

echo 学籍号,姓名,学校,年级,班级 | tee before.csv >after.csv
echo 学籍号,姓名,流动方向,流动时间,流出原因,证明类型,证明日期,学籍是否已转 >transfers.csv
echo 学籍号,姓名,学校,年级,班级,日期,考勤状态 >attendance.csv
echo 学籍号,姓名,家访日期,家访方式 >visits.csv
echo student_id,name,first_absent,last_absent,document,guardian_name,address >absent.csv
child() {
    local id name=学生$1 day
    id=$(number "$1")
    echo "$id,$name,甲小,4,1" >>before.csv
    echo "$id,$name,转出,2026-08-31,$2,$3,$4,$5" >>transfers.csv
    for day in 12 13 14 15 16; do echo "$id,$name,甲小,4,1,2026-10-$day,旷课" >>attendance.csv; done
    echo "$id,$name,2026-10-15,家访" >>visits.csv
    echo "$id,$name,2026-10-12,2026-10-16,return,家长$1,白岩村$1组" >>absent.csv
}
each_row "$children" child
quiet baoxue reconcile before.csv after.csv --max-change 100 -o changes.csv

ask() {  # table
    local given=()
    [[ $1 == built_in ]] || given=(--proofs office.csv)
    given+=(--transfers transfers.csv --visits visits.csv --as-of 2026-10-16)
    quiet baoxue list-outflow changes.csv "${given[@]}" -o outflow.csv
    quiet baoxue flag-absent attendance.csv "${given[@]}" -o flags.csv
    quiet baoxue make-notice absent.csv --kind return --dry-run --issuer 甲镇 "${given[@]}" -o plans.csv
    answers outflow.csv proof_state >proof_state
    answers flags.csv rule >rule
    answers plans.csv reason >reason
}
held() {  # number, four cells, the answers of both tables, and which of them is asked for
    local id who="$2 $3 $4 $5 ($table)" should=$6
    id=$(number "$1")
    [[ $table == built_in ]] || should=$7
    expect "$who" list-outflow "$should" "$([[ $(answer proof_state "$id") == proved ]] && echo yes || echo no)"
    expect "$who" flag-absent "$should" "$([[ -z $(answer rule "$id") ]] && echo yes || echo no)"
    expect "$who" make-notice "$should" "$([[ $(answer reason "$id") == *covers* ]] && echo yes || echo no)"
}
for table in built_in office; do
    ask "$table"
    each_row "$children" held
done
finish
