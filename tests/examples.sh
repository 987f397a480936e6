#!/usr/bin/env bash
# Runs the examples of a page: examples.sh PAGE PROGRAM
#
# Every ```console block holds `$ command` lines, each followed by what it prints, standard error included. A command
# ending in \ goes on in the next line; a line `...` stands for any lines. They run in turn, in one scratch folder that
# has the repository's samples/. Then a page with wrong examples is run, to see that they are found.
set -euo pipefail

page=$(realpath "$1")
[[ -x $2 ]] || { echo "examples: there is no program $2" >&2; exit 2; }
program=$(realpath "$2")
samples=$(realpath "$(dirname "$0")/../samples")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/top"
ln -s "$program" "$work/bin/baoxue"
if [[ -d $samples ]]; then cp -r "$samples" "$work/top/samples"; fi
unset BAOXUE_LANG BAOXUE_CONFIG LANGUAGE LC_MESSAGES XDG_CONFIG_HOME
export LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=Asia/Shanghai HOME=$work PATH=$work/bin:$PATH
[[ $page != */zh-Hans/* ]] || export BAOXUE_LANG=zh-Hans  # as its reader has it

# Whether the text is what the lines say, where a line `...` is any lines.
same() {  # same TEXT EXPECTED
    local pattern
    pattern=$(awk '$0 == "..." { printf "*"; next } { gsub(/[][\\*?()|!@+]/, "\\\\&"); print }' <<<"$2"; echo _)
    # shellcheck disable=SC2053 # it is a pattern
    [[ "$1"$'\n' == ${pattern%_} ]]
}

examples=0 failures=0
finish() {  # one command has been read with what it should print
    [[ -n $command ]] || return 0
    local is
    is=$(cd "$work/top" && bash -c "$command" 2>&1 </dev/null) || true
    examples=$((examples + 1))
    if ! same "$is" "${expected%$'\n'}"; then
        failures=$((failures + 1))
        echo "${page##*/}:$at: $ $command"
        diff -u --label page --label now <(printf '%s' "$expected") <(echo "$is") || true
    fi
    command=
}

run_page() {
    local line number=0 inside=false continued=false
    command='' expected=''
    while IFS= read -r line; do
        number=$((number + 1))
        if ! $inside; then
            [[ $line != '```console' ]] || inside=true
        elif [[ $line == '```' ]]; then
            finish
            inside=false
        elif $continued; then
            command+=$'\n'$line
            [[ $line == *\\ ]] || continued=false
        elif [[ $line == '$ '* ]]; then
            finish
            command=${line#'$ '} expected='' at=$number
            [[ $line != *\\ ]] || continued=true
        else
            expected+=$line$'\n'
        fi
    done <"$page"
}

run_page
((examples > 0)) || { echo "examples: no example in $page"; exit 1; }
((failures == 0)) || { echo "$failures of $examples examples print something else"; exit 1; }

# Is a wrong example found?
page=$work/wrong.md examples=0 failures=0
cat >"$page" <<'PAGE'
```console
$ printf 'a*\nb\nc\n'
a*
...
c
$ printf 'b\n\n' \
  ; echo d >&2
b

d
$ true
```
```console
$ echo right
wrong
$ printf 'ab\nc\n'
a*
c
$ true
something
$ printf 'a\nb\n'
a
$ printf 'a\nb\n'
...
a
```
PAGE
run_page >/dev/null
((examples == 8 && failures == 5)) || { echo "examples.sh is blind: $failures of $examples"; exit 1; }
