#!/usr/bin/env bash
# The architecture, checked: floors.sh ROOT
#
#   0 base  <  1 csv  <  2 record, paper, store  <  3 rule  <  4 operations  <  5 tools
#
# The folder is the floor, under lib/src as under lib/include/baoxue, where the operations stand at the top. An include
# goes down only; a record never includes a record, nor an operation an operation; a public header names no third party;
# the CSV parser and threads each stand in one file; no two types of the headers share a name; a private type
# stands in the namespace of its folder. Then a breach of each rule
# is planted in a scratch tree, to see that it is found.
set -euo pipefail

# Every include of the tree as `file<TAB>line<TAB>what`, what with its quotes or angle brackets.
includes() {
    (cd "$1" && find lib/include lib/src tools -name '*.[ch]pp' -exec \
        awk -v OFS='\t' '/^[ \t]*#[ \t]*include/ { match($0, /[<"].*[>"]/); print FILENAME, FNR, substr($0, RSTART, RLENGTH) }' {} +)
}

# Says every breach in the tree as `file:line: why`.
breaches() {
    local records
    records=$(cd "$1" && find lib/include/baoxue/record -name '*.hpp' -printf '%f ' 2>/dev/null || true)
    includes "$1" | awk -F '\t' -v records=" $records" '
        function stem(path) {  # lib/src/csv/rows.hpp, "baoxue/csv/rows.hpp" and "csv/rows.hpp" -> csv/rows
            sub(/^lib\/include\/baoxue\//, "", path); sub(/^lib\/src\//, "", path); sub(/^baoxue\//, "", path)
            sub(/\.[ch]pp$/, "", path)
            return path
        }
        function floor_of(path,   unit) {
            if (path ~ /^tools\//) return 5
            unit = stem(path)
            if (unit ~ /^base\//) return 0
            if (unit ~ /^csv\//) return 1
            if (unit ~ /^(record|paper|store)\//) return 2
            return unit ~ /^rule\// ? 3 : 4
        }
        function unit_of(path,   unit) {  # a record or an operation may have several files: operation/reconcile/side.hpp
            unit = stem(path)
            if (unit ~ /^record\//) { sub(/^record\//, "", unit); sub(/\/.*/, "", unit); return "record/" unit }
            sub(/^operation\//, "", unit)
            sub(/\/.*/, "", unit)
            return unit
        }
        function is_record(path,   unit) {  # what has a public header; the rest of lib/src/record is for all of them
            unit = unit_of(path)
            return sub(/^record\//, "", unit) && index(records, " " unit ".hpp ")
        }
        function breach(why) { print $1 ":" $2 ": " $3 ": " why }
        {
            what = substr($3, 2, length($3) - 2); file = $1; here = floor_of(file)
            if (what ~ /\.inc$/) next  # a table
            if ($3 ~ /^"/ || here == 5 && what ~ /^baoxue\//) {
                if (here == 5 && what !~ /^baoxue\//) next
                there = floor_of(what)
                if (there > here) breach("floor " here " includes floor " there)
                if (here == there && here == 4 && unit_of(file) != unit_of(what)) breach("an operation includes another")
                if (is_record(what) && file ~ /\/record\// && unit_of(file) != unit_of(what) &&
                    !(stem(file) == "record/change" && stem(what) == "record/roster"))  # a change shows the rosters\x27 own columns
                    breach("a record includes another")
                if (file ~ /^lib\/include\// && what !~ /^baoxue\//) breach("a public header includes a private one")
                if (here == 5 && what ~ /csv\/(block|rows|fold|split)/) breach("a command sees how rows are read")
                next
            }
            if (what ~ /csv\.h$/ && file !~ /^lib\/src\/csv\/parser\.cpp$/) breach("the parser belongs to csv/parser")
            if (what ~ /^(zip|expat|xlsxwriter)\.h$/ && file !~ /^lib\/src\/csv\/workbook\/library\//)
                breach("libzip, expat and libxlsxwriter belong to csv/workbook/library")
            if (what ~ /^(thread|future|condition_variable|stop_token|semaphore|latch|barrier)$/ && file != "lib/src/csv/fold_blocks.hpp")
                breach("threads belong to csv/fold_blocks.hpp")
            if (what ~ /[.\/]/ && file ~ /^lib\/include\//) breach("a public header names a third party")
            if (what ~ /^CLI\// && here != 5) breach("CLI11 belongs to the commands")
            if (what ~ /^baoxue\// ) breach("our own headers are included with quotes")
        }'
    (cd "$1" && find lib tools -name '*.[ch]pp' ! -path lib/src/csv/fold_blocks.hpp -exec \
        awk '/std::(thread|jthread|async|promise|condition_variable)/ { print FILENAME ":" FNR ": threads belong to csv/fold_blocks.hpp" }' {} +)
    # The linker keeps one of two types with one name, and says nothing.
    (cd "$1" && find lib tools -name '*.hpp' -exec awk '
        FNR == 1 { space = "" }
        /^namespace baoxue/ { space = $2 }
        /^(struct|class|enum class) / && !/;$/ {
            name = $0; sub(/^(struct|class|enum class) (BAOXUE_API )?/, "", name); sub(/[^A-Za-z0-9_:].*/, "", name)
            if ((space, name) in seen) print FILENAME ":" FNR ": a second type " space "::" name ", see " seen[space, name]
            seen[space, name] = FILENAME ":" FNR
        }
        # A private type bears the name of its folder: lib/src/operation/match/pairs.hpp -> baoxue::operation::match
        FILENAME ~ /^lib\/src\// && /^(struct|class|enum class) [A-Za-z]+( :.*| final.*)?( \{.*)?$/ {
            folder = FILENAME; sub(/^lib\/src\//, "", folder); sub(/\/[^\/]*$/, "", folder); gsub(/\//, "::", folder)
            folder = "baoxue::" folder "::"
            if (space == "baoxue" || index(folder, space "::") != 1 && index(space "::", folder) != 1) print FILENAME ":" FNR ": a private type of " space ", not of its folder"
        }' {} +)
    (cd "$1" && find lib tools tests -regextype egrep -type f \
        -regex '(.*[/_])(utils?|utility|utilities|common|helpers?|misc|core)[./].*' -printf '%p: a file is named after what it is\n')
}

root=$1
found=$(breaches "$root")
if [[ -n $found ]]; then echo "$found"; exit 1; fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
plant() {  # plant FILE LINE EXPECTED
    rm -rf "${scratch:?}"/*
    mkdir -p "$scratch"/{lib/include/baoxue/record,lib/src,tools,tests} "$scratch/$(dirname "$1")"
    touch "$scratch/lib/include/baoxue/record/student.hpp"
    echo "$2" >"$scratch/$1"
    found=$(breaches "$scratch")
    if [[ $found != *"$3"* || (-n $found && -z $3) ]]; then
        printf 'floors.sh is blind: %s in %s gave "%s", not "%s"\n' "$2" "$1" "$found" "$3"
        exit 1
    fi
}
plant lib/src/base/text.cpp '#include "baoxue/csv/source.hpp"' 'floor 0 includes floor 1'
plant lib/src/csv/table.cpp '#include "baoxue/record/student.hpp"' 'floor 1 includes floor 2'
plant lib/include/baoxue/record/student.hpp '#include "baoxue/reconcile.hpp"' 'floor 2 includes floor 4'
plant lib/src/store/attendance/tally.cpp '#include "baoxue/rule/proof.hpp"' 'floor 2 includes floor 3'
plant lib/src/rule/proof.cpp '#include "operation/outflow/verdict.hpp"' 'floor 3 includes floor 4'
plant lib/src/record/leave.cpp '#include "baoxue/record/student.hpp"' 'a record includes another'
plant lib/src/operation/outflow/outflow.cpp '#include "baoxue/absence.hpp"' 'an operation includes another'
plant lib/src/operation/outflow/outflow.cpp '  #  include "operation/absence/tally.hpp"' 'an operation includes another'
plant lib/include/baoxue/absence.hpp '#include "csv/rows.hpp"' 'includes a private one'
plant lib/include/baoxue/absence.hpp '#include <fmt/format.h>' 'names a third party'
plant lib/include/baoxue/absence.hpp '#include <zlib.h>' 'names a third party'
plant lib/src/csv/table.cpp '#include <libfccp/csv.h>' 'the parser belongs to csv/parser'
plant lib/src/csv/workbook/sheet.cpp '#include <expat.h>' 'belong to csv/workbook/library'
plant lib/src/operation/reconcile/reconcile.cpp '#include <thread>' 'threads belong to csv/fold_blocks.hpp'
plant lib/src/operation/reconcile/reconcile.cpp 'std::thread worker;' 'threads belong to csv/fold_blocks.hpp'
plant lib/src/operation/notice/notice.cpp '#include <CLI/CLI.hpp>' 'CLI11 belongs to the commands'
plant tools/check.cpp '#include "baoxue/csv/block.hpp"' 'a command sees how rows are read'
plant tools/check.cpp '#include <baoxue/csv/block.hpp>' 'a command sees how rows are read'
plant lib/src/base/text.cpp '#include <baoxue/csv/source.hpp>' 'included with quotes'
plant lib/src/operation/reconcile/side.hpp $'namespace baoxue {\nstruct Note {\n};\nclass Note {' 'a second type baoxue::Note'
plant lib/src/operation/match/pairs.hpp $'namespace baoxue {\nstruct Pair {\n};' 'a private type of baoxue, not of its folder'
plant lib/src/operation/match/pairs.hpp $'namespace baoxue::linking {\nclass Pair {' 'a private type of baoxue::linking, not of its folder'
plant lib/src/csv/workbook/sheet.hpp $'namespace baoxue::csv {\nclass Sheet {' ''
plant lib/src/string_utils.hpp '' 'named after what it is'
plant tools/common/paths.hpp '' 'named after what it is'
plant lib/src/operation/reconcile/reconcile.cpp '#include "operation/reconcile/keys.hpp"' ''
plant lib/src/record/leave.cpp '#include "record/table_row.hpp"' ''
plant lib/src/record/student.cpp '#include "baoxue/record/student.hpp"' ''
plant lib/src/operation/reconcile/reconcile.cpp '#include "csv/fold_blocks.hpp"' ''
