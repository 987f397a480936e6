#!/usr/bin/env bash
# An option never swallows the file that stands behind it: options.sh PROGRAM
#
# Every option of every command, before the file and behind it: the run says and writes the same. What all commands share is
# tried with one of them.
set -euo pipefail
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai BAOXUE_CONFIG=
unset BAOXUE_LANG
program=$(realpath "$1")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/case"
ln -s "$program" "$scratch/bin/baoxue"
PATH=$scratch/bin:$PATH
cd "$scratch/case"
printf '学校,年级,班级,学籍号,姓名,日期,考勤状态\n甲小,5,1,G99052120150912011X,赵一,2026-09-01,旷课\n' >list.csv

run() {  # run ARGUMENT...: what it said, wrote and how it ended, times and folders apart
    rm -rf made
    timeout 20 baoxue "$@" </dev/null >out 2>err || echo "status $?" >>err
    cat out err
}
declare -A shared=()
tried=0 failures=0
while read -r command option value; do
    [[ $command == view || ! ${shared[$option]-} ]] || continue
    [[ $command != view ]] || shared[$option]=yes
    [[ $option != --help && $option != --lang ]] || continue
    words=("$option")
    [[ $value == - ]] || words+=("$value")
    files=(list.csv)
    [[ $command != reconcile ]] || files+=(list.csv)
    [[ $command != status && $command != settings && $command != new ]] || files=()
    before=$(run "$command" "${words[@]}" "${files[@]}")
    behind=$(run "$command" "${files[@]}" "${words[@]}")
    tried=$((tried + 1))
    if [[ $before != "$behind" ]]; then
        failures=$((failures + 1))
        echo "options: $command ${words[*]}, before the file and behind it:"
        diff <(echo "$before") <(echo "$behind") || true
    fi
done < <(baoxue completion fish | sed -n "s/^complete -c baoxue -n '__fish_seen_subcommand_from \([a-z-]*\)'.* -l \([a-z-]*\)\(.*\) -d .*/\1 --\2 \3/p" |
    sed -E "s/ -r -F.*/ given.csv/; s/ -x -a '([^ ']*).*/ \1/; s/ -x.*/ 1/; s/ $/ -/; s/  / /" | sort -k1,1 -s |
    awk '$1 == "view" { print > "/dev/stdout"; next } { rest[++n] = $0 } END { for (i = 1; i <= n; ++i) print rest[i] }')
((tried > 150)) || { echo "options: only $tried were tried"; exit 1; }
exit $((failures > 0))
