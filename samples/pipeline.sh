#!/usr/bin/env bash
# The main job on the township beside this file, step by step, each command as one would type it.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# step TITLE COMMAND [COLUMN...]: shows the command and runs it; with columns, shows only those of its rows.
step() {
    printf '\n== %s\n$ %s\n' "$1" "${2//$work\//}"
    if (($# > 2)); then eval "$2" | pick "${@:3}"; else eval "$2"; fi
}

pick() {
    awk -F, -v names="$*" '
        NR == 1 { n = split(names, want, " "); for (i = 1; i <= NF; ++i) at[$i] = i }
        { for (i = 1; i <= n; ++i) printf "%s%s", $at[want[i]], i < n ? "\t" : "\n" }'
}

step '核对花名册 · last term’s roster against this term’s' \
    "baoxue reconcile roster-2026-spring.csv roster-2026-autumn.csv -o $work/changes.csv"

step '谁不见了 · who is gone' \
    "baoxue reconcile roster-2026-spring.csv roster-2026-autumn.csv --only left 2>/dev/null" \
    student_id name before_school before_grade guardian_name guardian_phone
