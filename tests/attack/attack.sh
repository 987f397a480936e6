#!/usr/bin/env bash
# The attack on all commands: attack.sh PROGRAM MUTATE [short|long]
#
# Short: a part of it, in minutes. Long: all of it.
set -uo pipefail
here=$(dirname "$0")
case ${3:-short} in
    short) every=40 nights=3 mutations=600 rows=1000 ;;
    *) every=1 nights=60 mutations=10000 rows=8000 ;;
esac
worst=0
"$here/leaks.sh" "$1" "$2" $mutations || worst=1
"$here/growth.sh" "$1" $rows || worst=1
"$here/nights.sh" "$1" $nights || worst=1
"$here/faults.sh" "$1" $every || (($? == 77)) || worst=1
exit $worst
