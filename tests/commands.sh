#!/usr/bin/env bash
# What every command owes its users: commands.sh ROOT PROGRAM
#
# One line in commands.inc, a help in three languages with examples that run, a golden case, a page of the manual, a row
# in the README's table.
set -euo pipefail
export LC_ALL=C.UTF-8
unset BAOXUE_LANG
export BAOXUE_CONFIG=  # no settings of whoever runs this

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
    [[ -s $root/lib/data/manual/$command.md ]] || fail "$command has no page lib/data/manual/$command.md"
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

(($(wc -l <"$root/README.md") <= 200)) || fail 'the README has more than 200 lines: the manual is the place for more'

# The README's table is what `baoxue help` lists; each topic has a page, and that is a manual page too.
table=$(sed -n '/^| command | /,/^$/p' "$root/README.md" | sed '1,2d; /^$/d')
listed=$(baoxue help --lang en | sed -n '3,/^Topics/{s/^  \([a-z-]*\) *\(.*\)/| `\1` | \2 |/p}')
if [[ $table != "$listed" ]]; then
    fail 'the table of the README is not what baoxue help lists:'
    diff <(echo "$table") <(echo "$listed") || true
fi
for topic in $(sed -n 's/^BAOXUE_TOPIC(\([a-z]*\),.*/\1/p' "$root/tools/topics.inc"); do
    [[ -s $root/lib/data/manual/$topic.md || -s $root/lib/data/manual/zh-Hans/$topic.md ]] || fail "there is no page of $topic"
    [[ $(baoxue help "$topic" --lang en) ]] || fail "baoxue help $topic says nothing"
    [[ $(baoxue manual "$topic" --lang en) == ".TH baoxue-$topic "* ]] || fail "baoxue manual $topic is no manual page"
done

# Pages that are made of the tables: every kind of file and every vocabulary, in three languages, all of it translated.
for language in en zh-Hans zh-Hant; do
    for page in columns words profiles input exit-status; do
        [[ $(baoxue help $page --lang $language) ]] || fail "baoxue help $page --lang $language says nothing"
    done
    left=$(baoxue help input --lang $language | untranslated)
    [[ $language == en || -z $left ]] || fail "baoxue help input --lang $language is not translated: $left"
done
for kind in $(baoxue help columns --lang en | sed -n 's/^  \([a-z_]*\) .*/\1/p'); do
    [[ $(baoxue help columns "$kind" --lang zh-Hans) ]] || fail "baoxue help columns $kind says nothing"
done
for field in $(baoxue help words --lang en | sed 1d | tr -d ,); do
    [[ $(baoxue help words "$field" --lang zh-Hans) ]] || fail "baoxue help words $field says nothing"
done
[[ $(baoxue help columns 花名册 --lang zh-Hans) == *学籍号* ]] || fail 'a kind of file is not known by its Chinese word'
[[ $(baoxue help 期末 --lang zh-Hans) == *巩固率* ]] || fail 'a topic is not known by its Chinese title'
[[ $(baoxue manual --html --lang zh-Hans | grep -c '<section') -gt 30 ]] || fail 'the handbook lacks pages'

# A manual page has the sections that one looks for, and man(1) complains of none.
for name in reconcile make-notice mask; do
    baoxue manual "$name" --lang en >"$scratch/page"
    sections=$(sed -n 's/^\.SH //p' "$scratch/page" | tr '\n' ' ')
    [[ $sections == 'NAME SYNOPSIS DESCRIPTION INPUT OUTPUT OPTIONS EXIT STATUS ENVIRONMENT FILES EXAMPLES SEE ALSO ' ]] ||
        fail "baoxue-$name(1) has the sections $sections"
    command -v groff >/dev/null || continue
    said=$(groff -k -man -Tutf8 -ww -z "$scratch/page" 2>&1 | grep -v 'cannot break\|cannot adjust' || true)
    [[ -z $said ]] || fail "man complains of baoxue-$name(1): $said"
done
exit $((failures > 0))
