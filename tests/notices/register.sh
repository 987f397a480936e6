#!/usr/bin/env bash
# One register, many hands, and what may lie in its way: register.sh PROGRAM
set -euo pipefail
. "$(dirname "$0")/input.sh"

# Eight writers with lists of their own, and two more with the same list.
flags 80 >all.csv
for ((i = 0; i < 8; ++i)); do awk -v i=$i 'NR == 1 || int((NR - 2) / 10) == i' all.csv >"part-$i.csv"; done
cp part-0.csv part-8.csv
cp part-0.csv part-9.csv
pids=()
for ((i = 0; i < 10; ++i)); do
    make_letters part-$i.csv notices.csv letters-$i --format txt --wait 60 >out-$i 2>&1 &
    pids+=($!)
done
# A reader meanwhile never sees half a register.
for ((i = 0; i < 40; ++i)); do
    if [[ -s notices.csv ]]; then
        cp notices.csv seen.csv
        awk -F, 'NR == 1 { n = NF } NF != n { bad = 1 } END { exit bad }' seen.csv || fail 'a torn register was seen'
        [[ $(tail -c 1 seen.csv | od -An -c | tr -d ' ') == '\n' ]] || fail 'a cut register was seen'
    fi
    sleep 0.005
done
for pid in "${pids[@]}"; do wait "$pid" || fail 'a writer failed'; done
[[ $(numbers notices.csv | sort -n | uniq | wc -l) == 80 && $(numbers notices.csv | wc -l) == 80 ]] || fail 'not 80 numbers, each once'
[[ $(cut -d, -f3 notices.csv | sed 1d | sort -u | wc -l) == 80 ]] || fail 'a student lost or twice'

# A run that finds the register held says so after its wait, with status 5; a killed holder holds nothing.
flock --no-fork .notices.csv.lock sleep 30 &
holder=$!
sleep 0.3
status=0
make_letters all.csv notices.csv letters --format txt --wait 1 >/dev/null 2>err || status=$?
[[ $status == 5 ]] || fail "held register: status $status"
grep -q busy err || fail 'held register: does not say busy'
kill -9 $holder 2>/dev/null || true
wait $holder 2>/dev/null || true
sleep 0.1
make_letters all.csv notices.csv letters --format txt --wait 5 >/dev/null 2>&1 || fail 'a dead holder still holds'

# The clock three days back, and the turn of the year.
cp notices.csv before.csv
flags 82 | sed -e 1b -e '82!d' >late.csv
make_letters late.csv notices.csv letters --format txt --as-of 2026-09-11 >/dev/null 2>&1 || fail 'clock back: does not run'
tail -1 notices.csv | grep -q '第081号' || fail 'clock back: the number does not go on'
cmp -n "$(stat -c %s before.csv)" before.csv notices.csv || fail 'rows that stood were changed'

# Links planted at the register and in the folder; a register under a link is refused, and nobody is harmed.
echo safe >victim
mkdir planted
ln -s ../victim planted/notices.csv
status=0
make_letters all.csv planted/notices.csv planted/letters --format txt >/dev/null 2>&1 || status=$?
[[ $status == 4 ]] || fail "register is a link: status $status"
rm planted/notices.csv
mkdir -p planted/letters
ln -s ../../victim "planted/letters/海街教复字-2026-第001号_080.txt"
status=0
make_letters all.csv planted/notices.csv planted/letters --format txt >/dev/null 2>&1 || status=$?
[[ $status == 4 ]] || fail "letter is a link: status $status"
[[ ! -s planted/notices.csv ]] || fail 'letter is a link: numbers were taken all the same'
[[ $(cat victim) == safe ]] || fail 'a victim was written to'

# A register that was rolled back is noticed: the folder has files of numbers that it does not know.
mkdir rolled
make_letters part-0.csv rolled/notices.csv rolled/letters --format txt >/dev/null 2>&1
rm rolled/notices.csv
status=0
make_letters part-1.csv rolled/notices.csv rolled/letters --format txt >/dev/null 2>&1 || status=$?
[[ $status == 4 ]] || fail "rolled-back register: status $status"

# Nothing can be made where nothing can be written.
status=0
make_letters all.csv /proc/nowhere/notices.csv letters-x --format txt >/dev/null 2>&1 || status=$?
[[ $status == 4 ]] || fail "no folder for the register: status $status"
exit $((failures > 0))
