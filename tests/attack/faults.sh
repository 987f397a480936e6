#!/usr/bin/env bash
# Each system call of each command that writes fails, and each is the moment of death: faults.sh PROGRAM [EVERY]
#
# One in EVERY of them (1: all), under strace. Afterwards every file stands as it was or as a good run leaves it, and so do
# folders of lists as a whole; the status is one of ours; and the next run makes everything whole and leaves nothing
# behind.
. "$(dirname "$0")/commands.sh"
every=${2:-1}
command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null || { echo 'skipped: attack/faults: strace is not installed or may not trace'; exit 77; }
failing=openat,read,write,fsync,syncfs,flock,linkat,rename,renameat2,unlink,mkdir,ftruncate
deadly=openat,write,fsync,syncfs,linkat,rename,renameat2,unlink,mkdir
faults=0 kills=0

# as_before_or_whole WHAT: each file of out/ is as in before/ or as in whole/, each folder of lists too.
as_before_or_whole() {
    local file folder
    while read -r file; do
        cmp -s "out/$file" "before/$file" 2>/dev/null || cmp -s "out/$file" "whole/$file" || fail "$1: out/$file is neither old nor new"
    done < <(cd out && find . -type f ! -name '.baoxue-*' ! -path '*/.baoxue-*' ! -name '*.lock')
    for folder in pages duties ledgers; do
        [[ ! -d out/$folder ]] || diff -rq out/$folder whole/$folder >/dev/null || diff -rq out/$folder before/$folder >/dev/null 2>&1 ||
            fail "$1: the lists of out/$folder are a part"
    done
    for file in $(cd before && find . -type f); do [[ -e out/$file ]] || fail "$1: $file is lost"; done
}

# again WHAT WORDS...: the next run makes all whole; what it tells of a batch (made.csv) is known by then.
again() {
    local what=$1 ; shift
    tracer=()
    launch "$@" >/dev/null 2>said || fail "$what: does not run again: $(cat said)"
    diff -rq -x made.csv -x merge.csv -x '*.lock' out whole >difference || fail "$what: another outcome: $(cat difference)"
    [[ -z $(find . -name '.baoxue-*') ]] || fail "$what: a leftover stands"
}

# calls OF: which system calls of that list the traced run made in its own work, as `name number`.
calls() {
    awk -v list="$1" 'BEGIN { split(list, names, ","); for (i in names) wanted[names[i]] = 1 }
        { name = $2; sub(/\(.*/, "", name); if (!(name in wanted)) next; ++count[name] }
        /"(town|made|out)\// { begun = 1 }
        begun { print name, count[name] }' trace
}

seed=0
while read -r name line; do
    read -ra words <<<"$line"
    words+=(-j 1)
    fresh "${words[@]}"; rm -rf before whole; cp -r out before
    tracer=(strace -f -qq -o trace -e "trace=$failing")
    launch "${words[@]}" >/dev/null 2>said || { fail "$name: $(cat said)"; continue; }
    cp -r out whole
    for kind in fault kill; do
        list=$failing
        [[ $kind == fault ]] || list=$deadly
        while read -r call number; do
            ((seed++ % every == 0)) || continue
            rm -rf out; cp -r before out
            [[ $kind == fault ]] && how=error=EIO || how=signal=KILL
            tracer=(strace -f -qq -o /dev/null -e "trace=$call" -e "inject=$call:$how:when=$number")
            status=0
            launch "${words[@]}" >/dev/null 2>said || status=$?
            what="$name, $call $number, $kind"
            as_before_or_whole "$what"
            if [[ $kind == fault ]]; then
                faults=$((faults + 1))
                ((status <= 5)) || fail "$what: status $status: $(tail -n 1 said)"
                if ((status == 0)); then diff -rq -x '*.lock' out whole >difference || fail "$what: status 0, but $(cat difference)"; fi
            else
                kills=$((kills + 1))
            fi
            again "$what" "${words[@]}"
        done < <(calls "$list")
    done
done < <(all_commands)
echo "faults: $faults failing system calls, $kills deaths, $failures of them harmed something"
exit $((failures > 0))
