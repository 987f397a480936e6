#!/usr/bin/env bash
# samples/province on six counties, one of which is late and one of which sends a broken file: province.sh SOURCE PROGRAM
#
# What the counties give together is, byte for byte, what one flag-absent over all files says; a night that goes on after
# a kill, and one that gets a corrected file, do only what is left to do.
set -euo pipefail
source=$(realpath "$1") program=$(realpath "$2")
command -v snakemake >/dev/null || { echo 'skipped: province: snakemake is not installed'; exit 77; }
night=$(mktemp -d)
trap 'rm -rf "$night"' EXIT
cd "$night"
export HOME=$night XDG_CACHE_HOME=$night/cache LC_ALL=C.UTF-8 TZ=Asia/Shanghai
fail() { echo "province: $1"; exit 1; }

# Each class of the sample township is of one of six counties; a file for each county and week.
cp "$source/samples/calendar.csv" .
zcat "$source/samples/attendance-2026-autumn.csv.gz" | awk -F, '
    NR == 1 { heading = $0; next }
    {
        county = "county" (($3 + $4 * 5 + $5) % 6 + 1)
        file = "counties/" county "/attendance/week" sprintf("%02d", int((substr($1, 6, 2) * 31 + substr($1, 9, 2) - 280) / 7)) ".csv"
        if (!(file in made)) { system("mkdir -p counties/" county "/attendance"); print heading >file; made[file] = 1 }
        print >file
    }'
for county in counties/*; do cp "$source/samples/roster-2026-autumn.csv" "$county/roster.csv"; done

night() { snakemake --cores 2 --quiet --keep-going --snakefile "$source/samples/province/Snakefile" --config as_of=2026-10-16 program="$program" "$@" >log 2>&1; }
jobs() { snakemake --dry-run --cores 1 --snakefile "$source/samples/province/Snakefile" --config as_of=2026-10-16 program="$program" 2>/dev/null | grep -c '^rule ' || true; }
# A column is empty in the province's flags: that of the names.
whole() {
    "$program" flag-absent "$@" --calendar calendar.csv --as-of 2026-10-16 --level county -o flags.csv 2>/dev/null
    awk -F, -v OFS=, 'NR > 1 { $2 = "" } 1' flags.csv
}

# One county is late, one file is broken: the others do not wait, and both are told.
mv counties/county6 late
week=$(ls counties/county2/attendance/week*.csv | head -n 1)
cp "$week" right.csv
sed -i '1s/.*/a,b,c/' "$week"
mkdir counties/county6
night || { cat log; fail 'the night stops at a broken file'; }
grep -qx "county6,,no roster or no attendance came" out/province/missing.csv || fail 'a late county is not told'
grep -qx "county2,${week##*/},refused" out/province/missing.csv || fail 'a refused file is not told'
[[ -s out/county2/refused/$(basename "$week" .csv).txt ]] || fail 'the county is not told why'
whole $(ls counties/*/attendance/*.csv | grep -v "$week") | cmp - out/province/flags.csv || fail 'other flags than of the files that came'

# The corrected file re-does itself and what stands on it; the late county comes too.
cp right.csv "$week"
((todo = $(jobs))) || true
rmdir counties/county6
[[ $todo == 8 ]] || fail "$todo steps for one corrected file, not 8"
mv late counties/county6
night || fail 'the night does not go on'
whole counties/*/attendance/*.csv | cmp - out/province/flags.csv || fail 'other flags than one run over all files'
[[ $(wc -l <out/province/missing.csv) == 1 ]] || fail 'something is still missing'
[[ $(jobs) == 0 ]] || fail 'a night that is done is not done'

# Killed at any moment and started again.
for moment in 3 6; do
    rm -rf out tally up
    timeout --signal KILL "$moment" bash -c "$(declare -f night); source='$source' program='$program' night" 2>/dev/null || true
    pkill -KILL -f "$night" 2>/dev/null || true
    snakemake --unlock --cores 1 --snakefile "$source/samples/province/Snakefile" --config as_of=2026-10-16 program="$program" >/dev/null 2>&1 || true
    night --rerun-incomplete || { cat log; fail 'a night that was killed does not go on'; }
    whole counties/*/attendance/*.csv | cmp - out/province/flags.csv || fail 'other flags after a kill'
done

# No name goes up, and nobody else reads what is there.
if grep -qrf <(cut -d, -f7 counties/county1/attendance/week*.csv | sort -u | grep -v 姓名) out/province up; then fail 'a name in the province'"'"'s files'; fi
[[ -z $(find out tally up -type f -perm /077) ]] || fail 'a file that others may read'
echo 'province: six counties give what one run over all of them gives'
