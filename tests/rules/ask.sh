# What the tests of rules share; to be sourced: . ask.sh PROGRAM
#
# Each test is a table: a row is a child, with the rule's answer for each question. The test writes the children into the
# files that the commands read, asks every command once, and holds each answer against the table.
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
unset BAOXUE_LANG BAOXUE_CONFIG XDG_CONFIG_HOME
[[ -x $1 ]] || { echo "there is no program $1" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$(realpath "$1")" "$scratch/bin/baoxue"
PATH=$scratch/bin:$PATH
cd "$scratch"
failures=0

# 学籍号 of the n-th invented child: a valid check digit in a division that nobody lives in.
number() {
    local body sum=0 i weights=(7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2)
    body=$(printf '99052120150901%03d' "$1")
    for ((i = 0; i < 17; ++i)); do ((sum += ${body:i:1} * weights[i])) || true; done
    local digits=10X98765432
    echo "G$body${digits:sum%11:1}"
}

# each_row TABLE FUNCTION: calls it with the row's number and its cells.
each_row() {
    local line n=0 cells
    while IFS= read -r line; do
        [[ -n $line ]] || continue
        n=$((n + 1))
        IFS=, read -r -a cells <<<"$line,"
        "$2" "$n" "${cells[@]}"
    done <<<"$1"
}

# answers FILE COLUMN: number, tab and value of each row of a CSV without quotes.
answers() {
    awk -F, -v column="$2" 'NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next } { print $at["student_id"] "\t" $at[column] }' "$1"
}

# answer FILE NUMBER: what the file of answers() says of the child; nothing where it does not stand.
answer() { awk -F '\t' -v id="$2" '$1 == id { print $2; exit }' "$1"; }

# expect WHO QUESTION SHOULD IS
expect() {
    [[ $3 == "$4" ]] && return
    echo "$2: $1: should be $3, is $4"
    failures=$((failures + 1))
}

# quiet COMMAND: what it tells is shown only when it fails.
quiet() { "$@" 2>err || { printf '%s ended with status %s\n' "$*" "$?"; cat err; exit 1; }; }

finish() { exit $((failures > 0)); }
