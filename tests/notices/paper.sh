#!/usr/bin/env bash
# The PDF read back by poppler: paper.sh PROGRAM
set -euo pipefail
. "$(dirname "$0")/input.sh"

long=$(printf '王%.0s' {1..120})
{
    flags 17
    base='2026-09-03,2026-09-11,7,return,visits=1,NAME,M,2013-05-06,海子街镇初级中学,7,1,张大,father,19900000001,石板村1组'
    echo "L990500000000009001,${base/NAME/李𬱖䶮}"
    echo "L990500000000009002,${base/NAME/$long}"
    echo "L990500000000009003,${base/NAME/<b>{{guardian_phone\}\}<\/b>}"
} >flags.csv

make_letters flags.csv notices.csv letters --qr >/dev/null 2>&1 || fail 'the batch does not run'
pdf=$(echo letters/*.pdf)
pages=$(pdfinfo "$pdf" | awk '/^Pages/ { print $2 }')
[[ $pages == 20 ]] || fail "$pages pages for 20 letters"
pdfinfo "$pdf" | grep '^Page size: *595.2.* x 841.8.*A4' >/dev/null || fail 'not A4'
[[ $(pdffonts "$pdf") != *'Type 3'* ]] || fail 'a Type 3 font'
[[ $(pdffonts "$pdf" | sed 1,2d | wc -l) -gt 0 ]] || fail 'no font'
pdffonts "$pdf" | sed 1,2d | awk '{ if ($(NF - 4) != "yes") exit 1 }' || fail 'a font that is not embedded'
pdftotext "$pdf" text
tr -d '\n ' <text >flat
grep -q '李𬱖䶮同学的监护人张大' flat || fail 'a rare name is not there to be copied'
grep -q "$long" flat || fail 'a name of 120 characters is not whole'
grep -q '<b>{{guardian_phone}}</b>' flat || fail 'a hostile name is not as it was'
[[ $(grep -o '第017号' flat | wc -l) -ge 5 ]] || fail 'the number is not on every part'
grep -q 'L990500000000000017' flat && fail 'a whole ID on the paper'
# No word outside the page.
pdftotext -bbox "$pdf" boxes.html
awk -F'"' '/<word/ { if ($2 < 0 || $4 < 0 || $6 > 595.3 || $8 > 841.9) { print; bad = 1 } } END { exit bad }' boxes.html ||
    fail 'text outside the page'

# A character that no font has holds its letter back, by row and code point, and not the others.
{ flags 2; echo "L990500000000009009,${base/NAME/李$'\xF4\x8F\xBF\xBD'}"; } >odd.csv
make_letters odd.csv odd-notices.csv odd >report 2>&1 || fail 'a missing glyph stopped the others'
grep -q '^4,refused.*U+10FFFD' report || fail 'the missing glyph is not told'
grep -q "$(printf '李\xF4\x8F\xBF\xBD')" report && fail 'the report names the child'
[[ $(pdfinfo odd/*.pdf | awk '/^Pages/ { print $2 }') == 2 ]] || fail 'not two letters beside the missing glyph'

# Each kind and each script prints.
for script in hans hant; do
    for kind in return township deadline order report monthly visit-form certificate; do
        "$program" make-notice flags.csv --kind $kind --script $script --register "r-$kind-$script.csv" --to "f-$kind-$script" \
            --issuer 海子街镇教育管理中心 --force test --as-of 2026-09-14 >/dev/null 2>&1 || fail "$kind $script does not print"
        [[ -n $(pdftotext "f-$kind-$script"/*.pdf -) ]] || fail "$kind $script is empty"
    done
done
[[ $(pdfinfo f-order-hant/*.pdf | awk '/^Pages/ { print $2 }') == 20 ]] || fail 'an order is not one page'

# The workbook of a mail merge is whole, and its cells are text.
make_letters flags.csv notices.csv letters --merge-data merge.xlsx >/dev/null 2>&1 || fail 'no merge data'
((failures == 0)) || exit 1
command -v python3 >/dev/null || { echo 'skipped: notices/paper, the inside of the workbook: python3 is not installed'; exit 77; }
python3 - <<'PYTHON' || fail 'the workbook is not what it should be'
import re, zipfile
book = zipfile.ZipFile("merge.xlsx")
assert book.testzip() is None
sheet = book.read("xl/worksheets/sheet1.xml").decode()
assert sheet.count("<row ") == 21, sheet.count("<row ")
assert not re.search(r"<f>|<c [^>]*t=\"n\"", sheet)
assert "李𬱖䶮" in sheet
PYTHON
exit $((failures > 0))
