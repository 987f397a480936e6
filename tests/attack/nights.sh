#!/usr/bin/env bash
# Nights that are killed at any moment and begun again: nights.sh PROGRAM [NIGHTS]
#
# Ledger, register and plans of letters are those of a night that nobody killed: nothing lost, nothing twice, nothing half.
. "$(dirname "$0")/commands.sh"
nights=${2:-60}
mkdir bin
ln -s "$program" bin/baoxue
PATH=$work/bin:$PATH
cp -rL "$root/samples" night-town
sed -i "s|^to .*|to = ../out|; s/^language.*/language = en/" night-town/nightly.conf
night() { "$root/samples/nightly.sh" night-town/nightly.conf 2026-10-16 >/dev/null 2>&1; }
rm -rf out
kept() { (cd "$1" && cat cases.csv notices.csv && cat ./*/plan-*.csv); }
begin=$(date +%s%N)
night || fail 'the night does not run'
took=$((($(date +%s%N) - begin) / 1000000))
mv out whole
RANDOM=11 killed=0
for ((try = 0; try < nights; ++try)); do
    rm -rf out
    setsid "$root/samples/nightly.sh" night-town/nightly.conf 2026-10-16 >/dev/null 2>&1 &
    victim=$!
    sleep "$(awk -v ms=$((RANDOM * took / 32768)) 'BEGIN { printf "%.3f", ms / 1000 }')"
    kill -9 -- -$victim 2>/dev/null
    wait $victim 2>/dev/null
    (($? == 137)) && killed=$((killed + 1))
    night || fail "night $try: does not run again"
    cmp -s <(kept out) <(kept whole) || fail "night $try: another ledger, register or plan"
    [[ -z $(find out -name '.baoxue-*') ]] || fail "night $try: a leftover stands"
    [[ -z $(find out -type f -perm /077) ]] || fail "night $try: a file that others may read"
done
echo "nights: $nights begun, $killed killed, $failures of them harmed something"
exit $((failures > 0))
