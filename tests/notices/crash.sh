#!/usr/bin/env bash
# A batch that is killed, at every kilobyte written and at any moment, and then run again: crash.sh PROGRAM [LETTERS TRIES]
#
# Nobody is lost, nobody has two numbers, the numbers have no gap, no half file and no leftover stands.
set -euo pipefail
letters=${2:-200} tries=${3:-12}
. "$(dirname "$0")/input.sh"
flags $letters >flags.csv

# holds WHAT FOLDER: every invariant after a run that ended well.
holds() {
    [[ $(numbers "$2/notices.csv" | sort -n | uniq | wc -l) == "$letters" ]] || fail "$1: not $letters numbers"
    [[ $(numbers "$2/notices.csv" | wc -l) == "$letters" ]] || fail "$1: a number twice"
    [[ $(numbers "$2/notices.csv" | sort -n | tail -1) == "$letters" ]] || fail "$1: a gap in the numbers"
    [[ $(cut -d, -f3 "$2/notices.csv" | sed 1d | sort -u | wc -l) == "$letters" ]] || fail "$1: a student twice or lost"
    local made
    made=$(cat "$2"/letters/*.html | grep -c '</html>' || true)
    local files
    files=$(find "$2/letters" -type f | wc -l)
    [[ $made == "$files" ]] || fail "$1: $files files, $made of them whole"
    [[ $(cat "$2"/letters/*.html | grep -c '<section') == "$letters" ]] || fail "$1: not $letters letters"
    [[ -z $(find "$2" -name '.baoxue-*') ]] || fail "$1: a leftover stands"
    [[ -z $(find "$2" -type f -perm /077) ]] || fail "$1: a file that others may read"
}

# The same batch, whole, to compare with and to learn how long it takes.
umask 000
mkdir whole
begin=$(date +%s%N)
make_letters flags.csv whole/notices.csv whole/letters --format html --split >/dev/null 2>&1 || fail 'the batch does not run'
took=$((($(date +%s%N) - begin) / 1000))
holds whole whole

# Killed by the kernel (SIGXFSZ) when a file would grow over the limit; with the signal ignored the write fails instead.
for kilobytes in 0 1 2 3 4 8 16 24 32 40; do
    for signal in kill fail; do
        run=limit-$kilobytes-$signal
        mkdir "$run"
        status=0
        (
            ulimit -f $kilobytes -c 0
            if [[ $signal == fail ]]; then trap '' XFSZ; fi
            make_letters flags.csv "$run/notices.csv" "$run/letters" --format html
        ) >/dev/null 2>&1 || status=$?
        ((status != 0)) || fail "$run: ended well over its limit"
        [[ $signal == kill || $status == 4 ]] || fail "$run: status $status, not 4"
        [[ -z $(find "$run" -name '*.html' -size -1k) ]] || fail "$run: a half file"
        make_letters flags.csv "$run/notices.csv" "$run/letters" --format html >/dev/null 2>&1 || fail "$run: does not run again"
        holds "$run" "$run"
        cmp -s "$run/notices.csv" whole/notices.csv || fail "$run: another register"
        rm -rf "$run"
    done
done

# Killed at any moment, up to three times in a row.
RANDOM=7 killed=0
for ((try = 0; try < tries; ++try)); do
    run=moment-$try
    mkdir "$run"
    for ((kill = 0; kill <= try % 3; ++kill)); do
        launch=exec make_letters flags.csv "$run/notices.csv" "$run/letters" --format html --split >/dev/null 2>&1 &
        victim=$!
        sleep "$(awk -v u=$((RANDOM * took / 32768)) 'BEGIN { printf "%.6f", u / 1e6 }')"
        kill -9 $victim 2>/dev/null || true
        status=0
        wait $victim 2>/dev/null || status=$?
        killed=$((killed + (status == 137)))
    done
    make_letters flags.csv "$run/notices.csv" "$run/letters" --format html --split >/dev/null 2>&1 || fail "$run: does not run again"
    holds "$run" "$run"
    cmp -s "$run/notices.csv" whole/notices.csv || fail "$run: another register"
    rm -rf "$run"
done
((killed > 0 || tries < 3)) || fail 'every batch ended before it was killed'

exit $((failures > 0))
