# Shared by the tests beside it, sourced with the program as first argument: a folder to work in that is gone with the
# test, a list of N invented students, and how the office calls make-notice.
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failures=0
fail() { echo "$(basename "$0" .sh): $*"; failures=$((failures + 1)); }

# flags N: N rows as flag-absent writes them.
flags() {
    awk -v n="$1" 'BEGIN {
        print "student_id,first_absent,last_absent,days_in_a_row,document,done,name,gender,birth_date,school_name,grade,class,guardian_name,guardian_relation,guardian_phone,address"
        split("赵 钱 孙 李 周 吴 郑 王 冯 陈", family, " "); split("小明 志强 丽华 子涵 建国 秀英 雨桐 浩然", given, " ")
        for (i = 1; i <= n; ++i)
            printf "L9905%014d,2026-09-03,2026-09-11,7,return,visits=1;last_visit=2026-09-08,%s%s,%s,2013-05-06,海子街镇初级中学,%d,%d,%s大,father,199%08d,石板村%d组\n",
                i, family[i % 10 + 1], given[i % 8 + 1], i % 2 ? "M" : "F", 7 + i % 3, 1 + i % 4, family[i % 10 + 1], i, 1 + i % 9
    }'
}

# make_letters INPUT REGISTER FOLDER [OPTION...]: with launch=exec in place of the shell, so that a signal reaches it.
make_letters() {
    local input=$1 register=$2 folder=$3
    shift 3
    ${launch-} "$program" make-notice "$input" --kind return --register "$register" --to "$folder" --deadline 5 \
        --issuer 海子街镇教育管理中心 --code 海街教 --as-of 2026-09-14 "$@"
}

# numbers REGISTER: the counters of its documents, one a line.
numbers() { sed -n 's/^海街教复字〔2026〕第\([0-9]*\)号,.*,issued\r\{0,1\}$/\1/p' "$1"; }
