#!/usr/bin/env bash
# The samples are what their generator writes: samples.sh GENERATOR FOLDER
set -euo pipefail
generator=$1 samples=$2
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

"$generator" township "$fresh"
status=0
for file in "$fresh"/*; do
    name=${file##*/}
    if [[ $name == *.gz ]]; then  # other releases of zlib may compress otherwise
        cmp <(zcat "$file") <(zcat "$samples/$name") || status=1
    else
        cmp "$file" "$samples/$name" || status=1
    fi
done
((status == 0)) || echo "run 'make samples' and look at what changed" >&2
exit $status
