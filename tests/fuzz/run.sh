#!/usr/bin/env bash
# Runs every fuzzer of a build for so many seconds on the corpus that is kept beside this file: run.sh BUILD SECONDS
#
# What is found that is new goes to BUILD/corpus; `-merge=1` there takes over what covers more.
set -euo pipefail
build=$1 seconds=$2 kept=$(dirname "$0")/corpus
for fuzzer in "$build"/tests/fuzz/*_fuzz; do
    name=$(basename "$fuzzer" _fuzz)
    mkdir -p "$build/corpus/$name" "$kept/$name"
    echo "fuzz: $name, $(find "$kept/$name" -type f | wc -l) inputs kept"
    "$fuzzer" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0 \
        "$build/corpus/$name" "$kept/$name" "$build/tests/fuzz/seeds/$name"
done
