#!/usr/bin/env bash
# What .ci/setup asks of the system, with stand-ins for dpkg and apt that write down how they were called.
set -euo pipefail
setup=$(realpath "$(dirname "$0")/../.ci/setup")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export CALLS=$scratch/calls PATH="$scratch/bin:$PATH"
mkdir "$scratch/bin"

stand_in() { printf '#!/bin/bash\n%s\n' "$2" >"$scratch/bin/$1"; chmod +x "$scratch/bin/$1"; }
expect() {  # expect WHAT CALLS...: what the stand-ins were asked to do, in turn
    local what=$1; shift
    if [[ $(cat "$CALLS") != $(printf '%s\n' "$@") ]]; then
        echo "setup: $what: these calls were made:"; cat "$CALLS"; exit 1
    fi
    : >"$CALLS"
}

: >"$CALLS"
stand_in dpkg-query 'printf "installed here\ninstalled there\nconfig-files gone\n"; exit 1'
stand_in sudo '[[ $1 != -n ]] || shift; exec "$@"'
stand_in apt-cache 'exit 0'
stand_in apt-get 'words=(); for word; do [[ $word == -* ]] || words+=("$word"); done; echo "${words[*]}" >>"$CALLS"
[[ ${words[0]} != install || ! -e $CALLS.fail ]] || { rm "$CALLS.fail"; exit 100; }'

"$setup" here there 2>/dev/null
expect 'nothing is missing' ''

says=$("$setup" here gone never 2>&1)
expect 'two are missing' 'install gone never'
[[ $says == *'missing Debian packages: gone never'* ]] || { echo "setup: does not say what is missing: $says"; exit 1; }

stand_in apt-cache 'exit 100'
"$setup" never 2>/dev/null
expect 'the lists do not know a package' update 'install never'

stand_in apt-cache 'exit 0'
touch "$CALLS.fail"
"$setup" never 2>/dev/null
expect 'the lists are out of date' 'install never' update 'install never'

stand_in apt-get 'echo tried >>"$CALLS"; exit 100'
if "$setup" never 2>/dev/null; then echo 'setup: a failed installation went unnoticed'; exit 1; fi
