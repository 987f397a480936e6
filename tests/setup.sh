#!/usr/bin/env bash
# What .ci/setup asks of the system, with stand-ins for dpkg and apt that write down how they were called.
set -euo pipefail
setup=$(realpath "$(dirname "$0")/../.ci/setup")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export CALLS=$scratch/calls PATH="$scratch/bin:$PATH"
mkdir "$scratch/bin"
export OS_RELEASE=$scratch/os-release
unset SETUP
echo 'VERSION_CODENAME=bookworm' >"$OS_RELEASE"

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
[[ $says == *'missing packages: gone never'* ]] || { echo "setup: does not say what is missing: $says"; exit 1; }

stand_in apt-cache 'exit 100'
"$setup" never 2>/dev/null
expect 'the lists do not know a package' update 'install never'

stand_in apt-cache 'exit 0'
touch "$CALLS.fail"
"$setup" never 2>/dev/null
expect 'the lists are out of date' 'install never' update 'install never'

# What another release calls otherwise; a system made from a known one; one that is not known.
echo 'VERSION_CODENAME=trixie' >"$OS_RELEASE"
"$setup" libxlsxwriter-dev never 2>/dev/null
expect 'Debian 13 splits a package' 'install libxlsxwriter-dev libminizip-dev never'
printf 'VERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble\n' >"$OS_RELEASE"
"$setup" chromium never 2>/dev/null
expect 'made from Ubuntu 24.04, which has no such package' 'install never'
printf 'VERSION_CODENAME=forky\nPRETTY_NAME="Debian 14"\n' >"$OS_RELEASE"
if says=$("$setup" here never 2>&1); then echo 'setup: went on, on a system that it does not know'; exit 1; fi
expect 'a system that is not known' ''
[[ $says == *'this is Debian 14'*' never'* && $says != *' here'* ]] || { echo "setup: does not list what is missing: $says"; exit 1; }
"$setup" here 2>&1 | grep . && { echo 'setup: complains although nothing is missing'; exit 1; }
SETUP=done "$setup" never
expect 'the list was installed by hand' ''
echo 'VERSION_CODENAME=bookworm' >"$OS_RELEASE"

stand_in apt-get 'echo tried >>"$CALLS"; exit 100'
if says=$("$setup" never 2>&1); then echo 'setup: a failed installation went unnoticed'; exit 1; fi
