#!/usr/bin/env bash
# How many letters a second: notice.sh BUILD [quick]
# Return notices of 1,000 and 100,000 invented students (quick: 1,000), one file, in each format. The register is new
# each time, so numbering and syncing are in it. Nothing here passes or fails: it prints a table to read.
set -euo pipefail
build=$(realpath "$1")
. "$(dirname "$(realpath "$0")")/../notices/input.sh" "$build/baoxue"

echo '| format | letters | time | letters/s | CPU | memory'
echo '|---|---:|---:|---:|---:|---:|'
for size in 1000 $([[ ${2:-} == quick ]] || echo 100000); do
    flags "$size" >flags.csv
    for format in pdf html txt; do
        cat >run.sh <<RUN
rm -rf notices.csv letters
exec '$program' make-notice flags.csv --kind return --register notices.csv --to letters --format $format \
    --issuer 海子街镇教育管理中心 --code 海街教 --set contact_person=何老师 --set contact_phone=0857-0000000 --as-of 2026-09-14 >/dev/null 2>&1
RUN
        "$build/tests/bench/baoxue_measure" $((size > 1000 ? 1 : 5)) 'sh run.sh' |
            awk -v format=$format -v n="$size"  '{
                printf "| %s | %d | %.2f s | %d | %.2f s | %d MiB |\n", format, n, $1, n / $1, $2, $3 / 1024 }'
    done
done
