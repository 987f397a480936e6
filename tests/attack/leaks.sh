#!/usr/bin/env bash
# What leaves the office, and what is said of broken files: leaks.sh PROGRAM MUTATE [MUTATIONS]
#
# Every list that a command writes of the township is masked: no name of a child, family or teacher is left, no number, no
# day of birth. Then the township's files are broken in MUTATIONS ways (MUTATE SEED FILE) and read by all commands: none
# crashes, none says a name or number on standard error.
mutate=$(realpath "$2")
. "$(dirname "$0")/commands.sh"
mutations=${3:-5000}

# Everything personal that the township's files hold, a word a line.
cells() { baoxue normalize "$1" --kind "$2" 2>/dev/null | awk -v names="$3" -F, '
    NR == 1 { n = split(names, want, " "); for (i = 1; i <= NF; ++i) at[$i] = i; next }
    { for (i = 1; i <= n; ++i) if (want[i] in at) { m = split($at[want[i]], parts, /;|、/); for (j = 1; j <= m; ++j) print parts[j] } }'; }
{
    for roster in spring autumn; do
        cells town/roster-2026-$roster.csv roster 'name guardian_name responsible_teacher head_teacher student_id national_id guardian_phone'
    done
    cells town/visits.csv visits 'name met visitors student_id'
    cells town/transfers.csv transfers 'name student_id'
    cells town/leave.csv leave 'name student_id'
    cells town/notices.csv notices 'name guardian_name student_id'
} | awk 'length($0) >= 2' | grep -vxE '[0-9]{1,6}|-|' | sort -u >personal
(($(wc -l <personal) > 1000)) || fail 'the township has no personal data?'
cells town/roster-2026-autumn.csv roster birth_date | sort -u >births

lists=0
while read -r name line; do
    read -ra words <<<"$line"
    fresh "${words[@]}"
    launch "${words[@]}" >/dev/null 2>said || fail "$name: $(cat said)"
    grep -Ff personal said >/dev/null && fail "$name: says a name or number: $(grep -Ff personal said | head -n 1)"
    while read -r file; do
        lists=$((lists + 1))
        baoxue mask "$file" >masked 2>said || { fail "$name: mask refuses $file: $(cat said)"; continue; }
        grep -oFf personal masked >left && fail "$name: $file masked still holds $(sort left | uniq -c | sort -rn | head -n 3 | tr '\n' ' ')"
        grep -qFf births masked && fail "$name: $file masked still holds a day of birth"
    done < <(find out -name '*.csv')
done < <(all_commands)

mapfile -t lines < <(all_commands)
leaks=0 crashes=0
for ((seed = 1; seed <= mutations; ++seed)); do
    read -ra words <<<"${lines[seed % ${#lines[@]}]#* }"
    inputs=()
    for i in "${!words[@]}"; do [[ ${words[i]} != town/* && ${words[i]} != made/* ]] || inputs+=("$i"); done
    ((${#inputs[@]} > 0)) || continue
    at=${inputs[seed / ${#lines[@]} % ${#inputs[@]}]}
    "$mutate" $seed "${words[at]}" >broken.csv
    words[at]=broken.csv
    ((seed % 3)) || words+=(--rejects out/bad.csv --max-rejects 100)
    fresh "${words[@]}"
    status=0
    launch "${words[@]}" >/dev/null 2>said || status=$?
    ((status <= 5)) || { crashes=$((crashes + 1)); fail "seed $seed: status $status: ${words[*]}"; }
    if grep -qFf personal said; then leaks=$((leaks + 1)); fail "seed $seed: leaks: ${words[*]}: $(grep -Ff personal said | head -n 1)"; fi
done
echo "leaks: $lists lists masked; $mutations broken files, $leaks leaks, $crashes crashes; $failures failures"
exit $((failures > 0))
