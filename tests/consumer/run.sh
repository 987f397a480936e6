#!/usr/bin/env bash
# Installs into a scratch prefix, moves it, and uses it as others do: run.sh BUILD_FOLDER
set -euo pipefail

here=$(realpath "$(dirname "$0")")
build=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() { echo "consumer: $*"; exit 1; }
equal() { [[ $2 == "$3" ]] || fail "$1: '$2', not '$3'"; }

cmake --install "$build" --prefix "$scratch/first" >/dev/null
mv "$scratch/first" "$scratch/moved"
prefix=$scratch/moved
library=$(find "$prefix" -name libbaoxue.so)
printf '姓名,学校,班级\n王小明,试验小学,1\n李娜,试验小学,2\n' | iconv -t GB18030 >"$scratch/roster.csv"
greeting='2 students, the first is 王小明'

# The program finds its library wherever both have gone.
unset LD_LIBRARY_PATH
version=$("$prefix/bin/baoxue" --version)
linked=$(ldd "$prefix/bin/baoxue")
[[ $linked == *"$prefix/"*libbaoxue.so.* ]] || fail "the program does not take the library beside it: $linked"

# The libraries of fonts wait for the first sheet, and are found then.
[[ $linked != *libpango* ]] || fail "the program loads what only a sheet needs: $linked"
"$here/../notices/paper.sh" "$prefix/bin/baoxue"

# The library: a name with the version of its interface, nothing shown but what is meant to be.
name=$(objdump -p "$library" | awk '$1 == "SONAME" { print $2 }')
major=${version#baoxue } major=${major%%.*}
equal 'SONAME' "$name" "libbaoxue.so.$major"
shown=$(nm -DC --defined-only "$library" | awk '$2 == "T" && $3 !~ /^baoxue::/')
equal 'symbols of others are shown' "$shown" ''
if nm -DC --defined-only "$library" | grep -q 'baoxue::base::'; then fail 'hidden parts are shown'; fi

# find_package, without the libraries that ours is made of.
if grep -rE 'fmt|ZLIB|CLI11' "$prefix"/lib*/cmake; then fail 'the package asks for libraries of ours'; fi
cmake -S "$here" -B "$scratch/build" -DCMAKE_PREFIX_PATH="$prefix" >"$scratch/log"
cmake --build "$scratch/build" >>"$scratch/log" || { cat "$scratch/log"; fail 'find_package(baoxue) does not build'; }
equal 'find_package' "$("$scratch/build/consumer" "$scratch/roster.csv" 2>/dev/null)" "$greeting"

# The programs of samples/library, at most 25 lines each, say what the commands say.
samples=$here/../../samples
for program in "$samples"/library/*.cpp; do
    (($(wc -l <"$program") <= 25)) || fail "$program has more than 25 lines"
done
run() { "$scratch/build/$1" "${@:2}" 2>"$scratch/log" || { cat "$scratch/log"; fail "$1 does not run"; }; }
rows() { tail -n +2 | wc -l; }
baoxue=$prefix/bin/baoxue autumn=$samples/roster-2026-autumn.csv spring=$samples/roster-2026-spring.csv
equal 'columns' "$(run columns "$scratch/roster.csv")" "$(printf '王小明\t1\n李娜\t2')"
equal 'changes' "$(run changes "$spring" "$autumn" | rows)" "$("$baoxue" reconcile "$spring" "$autumn" --all --max-change 100 2>/dev/null | rows)"
attendance=$samples/attendance-2026-autumn.csv.gz leave=$samples/leave.csv
equal 'absences' "$(run absences "$attendance" "$leave" 2026-10-16 | cut -f 1-2)" \
    "$("$baoxue" flag-absent "$attendance" --leave "$leave" --as-of 2026-10-16 2>/dev/null | tail -n +2 | cut -d, -f1,3 | tr , '\t')"

# pkg-config; the program is the one that the README shows
sed -n '/^```cpp$/,/^```$/p' "$here/../../README.md" | sed '1d; $d' >"$scratch/readme.cpp"
PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name baoxue.pc)")
export PKG_CONFIG_PATH
equal 'version' "baoxue $(pkg-config --modversion baoxue)" "$version"
# shellcheck disable=SC2046,SC2086 # words are wanted
"${CXX:-g++}" -std=c++20 "$scratch/readme.cpp" -o "$scratch/other" $(pkg-config --cflags --libs baoxue)
equal 'pkg-config' "$(LD_LIBRARY_PATH=$(dirname "$library") "$scratch/other" "$scratch/roster.csv" 2>/dev/null)" "$greeting"

# Manual pages in three languages, and completion.
for folder in man1 zh_CN/man1 zh_TW/man1; do
    grep -q '^\.SH' "$prefix/share/man/$folder/baoxue.1" || fail "no manual page in $folder"
done
completed=$(PATH=$prefix/bin:$PATH bash -c "source '$prefix/share/bash-completion/completions/baoxue'
    COMP_WORDS=(baoxue reco) COMP_CWORD=1; _baoxue; echo \"\${COMPREPLY[*]}\"
    COMP_WORDS=(baoxue reconcile --headings zh-H) COMP_CWORD=3; _baoxue; echo \"\${COMPREPLY[*]}\"")
equal 'completion' "$completed" $'reconcile\nzh-Hans zh-Hant'
