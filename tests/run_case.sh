#!/usr/bin/env bash
# Runs one golden case: run_case.sh [--bless] CASE_FOLDER PROGRAM
#
# A case is a folder: `cmd` (bash, as a user would type it), its input files, and expected/ with `out`, `err` and
# `status`. Without `err` standard error must be empty, without `status` it must be 0. Any other file in expected/ must
# be made by the command under the same name. It runs in a copy of the folder, where `samples` leads to the
# repository's samples. --bless writes what came out into expected/ instead (of the other files: those that are there).
set -euo pipefail

bless=false
if [[ $1 == --bless ]]; then bless=true; shift; fi
case=$(realpath "$1")
program=$2
[[ -x $program ]] || { echo "run_case: there is no program $program" >&2; exit 2; }
program=$(realpath "$program")

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/is"
ln -s "$program" "$work/bin/baoxue"
cp -r "$case" "$work/case"
rm -rf "$work/case/expected"
ln -sfn "$(realpath "$(dirname "$0")/../samples")" "$work/case/samples"

# The same words and dates for everyone; a failing sanitizer has a status that no case expects. It gives addresses and
# asks no other program for their names, which takes seconds at each leak of a library (ASAN_OPTIONS=symbolize=1 does).
unset BAOXUE_LANG BAOXUE_CONFIG LANGUAGE LC_MESSAGES XDG_CONFIG_HOME NO_COLOR
export LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=Asia/Shanghai HOME="$work/case" PATH="$work/bin:$PATH"
export ASAN_OPTIONS=symbolize=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}:exitcode=99 UBSAN_OPTIONS=exitcode=99 TSAN_OPTIONS=${TSAN_OPTIONS:+$TSAN_OPTIONS:}exitcode=99
status=0
(cd "$work/case" && bash ./cmd) >"$work/is/out" 2>"$work/is/err" </dev/null || status=$?
echo "$status" >"$work/is/status"

expected=$case/expected
mkdir -p "$work/should"
if [[ -d $expected ]]; then cp -r "$expected/." "$work/should"; fi
for file in out err; do [[ -e $work/should/$file ]] || : >"$work/should/$file"; done
[[ -e $work/should/status ]] || echo 0 >"$work/should/status"

# Every other expected file, whether it was made or not.
while IFS= read -r file; do
    if [[ -f $work/case/$file ]]; then
        mkdir -p "$work/is/$(dirname "$file")"
        cp "$work/case/$file" "$work/is/$file"
    fi
done < <(cd "$work/should" && find . -type f ! -path ./out ! -path ./err ! -path ./status)

if $bless; then
    if ((status == 99 || (status >= 126 && status != 130))); then
        echo "run_case: $case ended with status $status; nothing was blessed" >&2
        cat "$work/is/err" >&2
        exit 1
    fi
    if diff -r "$work/should" "$work/is" >/dev/null && [[ -e $expected/out ]]; then exit 0; fi
    rm -rf "$expected"
    cp -r "$work/is" "$expected"
    [[ -s $expected/err ]] || rm "$expected/err"
    ((status != 0)) || rm "$expected/status"
    echo "blessed ${case#"$(realpath "$(dirname "$0")")"/cases/}"
    exit 0
fi

if [[ ! -e $expected/out ]]; then echo "run_case: $case has no expected/out; see make bless" >&2; exit 2; fi
if ! (cd "$work" && diff -r -u should is) >"$work/diff"; then
    printf 'case     %s\ncommand  %s\nstatus   %s\n' "$case" "$(cat "$case/cmd")" "$status"
    cat "$work/diff"
    exit 1
fi
