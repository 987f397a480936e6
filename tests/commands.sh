#!/usr/bin/env bash
# What every command owes its users: commands.sh ROOT PROGRAM
#
# One line in commands.inc, a help in three languages with examples that run, a golden case, a section in the README.
set -euo pipefail
export LC_ALL=C.UTF-8
unset BAOXUE_LANG

root=$(realpath "$1")
[[ -x $2 ]] || { echo "commands: there is no program $2" >&2; exit 2; }
program=$(realpath "$2")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/baoxue"
PATH=$scratch/bin:$PATH

failures=0
fail() { echo "commands: $*"; failures=$((failures + 1)); }

mapfile -t listed < <(sed -n 's/^BAOXUE_COMMAND(\(.*\))$/\1/p' "$root/tools/commands.inc")
((${#listed[@]} > 0)) || fail 'commands.inc lists none'
for twice in $(printf '%s\n' "${listed[@]}" | sort | uniq -d); do fail "$twice is listed twice"; done
for file in $(grep -l 'extern const Command [a-z_]*_command{' "$root"/tools/*.cpp); do
    name=$(basename "$file" .cpp)
    [[ " ${listed[*]} " == *" $name "* ]] || fail "$name is not listed in commands.inc"
done

# A line of Chinese help without a Chinese character is a word that nobody translated, unless it only names an option.
untranslated() { sed '/^  baoxue /,$d' | LC_ALL=C grep -v '[^ -~]' | grep -vE '^$|^  [-A-Z][^ ]*( [^ ]+)?$' || true; }

for name in "${listed[@]}"; do
    command=${name//_/-}
    [[ -f $root/tools/$name.cpp ]] || fail "$command: there is no tools/$name.cpp"
    compgen -G "$root/tests/cases/$command/*/cmd" >/dev/null || fail "$command has no golden case"
    grep -qE "^### (.*, )?$command(, .*)?$" "$root/README.md" || fail "$command has no section in the README"
    for language in zh-Hans zh-Hant; do
        left=$(baoxue "$command" --help --lang "$language" | untranslated)
        [[ -z $left ]] || fail "$command --help --lang $language is not translated: $left"
    done

    # The examples, in a folder with the samples; a line that ends in \ or | goes on in the next.
    mapfile -t examples < <(baoxue "$command" --help | sed -n '/^  baoxue /,$p' | sed -e ':a' -e '/[\\|]$/{N;s/\\\{0,1\}\n */ /;ba' -e '}')
    ((${#examples[@]} > 0)) || fail "$command --help shows no example"
    rm -rf "$scratch/top"
    mkdir "$scratch/top"
    cp -r "$root/samples" "$scratch/top"
    for example in "${examples[@]}"; do
        (cd "$scratch/top" && bash -o pipefail -c "$example") >"$scratch/out" 2>"$scratch/err" </dev/null ||
            fail "the example does not run: $example"$'\n'"$(cat "$scratch/err")"
    done
done

for language in zh-Hans zh-Hant; do
    left=$(baoxue help --lang "$language" | untranslated)
    [[ -z $left ]] || fail "baoxue help --lang $language is not translated: $left"
done

# The README and the manual know the same exit statuses.
in_readme=$(sed -n '/^## Exit status/,/^Findings/s/^| \([0-9]*\) |.*/\1/p' "$root/README.md")
in_manual=$(baoxue manual --lang en | sed -n '/^\.SH Exit status/,$p' | grep -xE '[0-9]+')
[[ -n $in_manual && $in_readme == "$in_manual" ]] || fail "exit statuses: the README has" $in_readme, the manual $in_manual
exit $((failures > 0))
