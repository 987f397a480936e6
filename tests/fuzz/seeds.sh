#!/bin/sh
# Writes the files that the fuzzers begin with into folder $1: one folder for each fuzzer.
set -eu
rm -rf "$1"
mkdir -p "$1/source" "$1/rows" "$1/writer" "$1/fields" "$1/workbook"
roster='学籍号,姓名,班级
G99010120150101001X,王小明,一年级1班
"G990101201502020028","李,""明""
二楼",二班
'
traditional='學籍號,姓名
1,陳美玲
'
seed() { cat > "$1"; }  # the first bytes choose encoding, width and the like
{ printf '\0\7'; printf %s "$roster"; } | seed "$1/source/utf8"
{ printf '\0\7\357\273\277'; printf %s "$roster"; } | seed "$1/source/mark"
{ printf '\0\7'; printf %s "$roster" | iconv -t GB18030; } | seed "$1/source/gb18030"
{ printf '\0\7'; printf %s "$traditional" | iconv -t CP950; } | seed "$1/source/big5"
{ printf '\0\7\377\376'; printf %s "$roster" | iconv -t UTF-16LE; } | seed "$1/source/utf16le"
{ printf '\0\7'; printf %s "$roster" | iconv -t UTF-16BE; } | seed "$1/source/utf16be"
{ printf '\0\7'; printf %s "$roster" | gzip -n; } | seed "$1/source/gzip"
{ printf '\0\7PK\3\4'; } | seed "$1/source/zip"
{ printf '\0\7'; printf %s "$roster"; } | seed "$1/rows/quotes"
{ printf '\1\7'; printf 'a;b\r\n1;2\r\n\r\n3\r\n"x\r4;5'; } | seed "$1/rows/broken"
{ printf '\1\3'; printf 'sep=|\na|b\r1|\r\n"1"2|3\n\0|,\n'; } | seed "$1/rows/separator"
{ printf '\3'; printf '=1+1\0371,"2"\037 \037\047=x\037a\nb'; } | seed "$1/writer/cells"
printf '\0<worksheet><sheetData><row r="2" hidden="1"><c r="B2" t="inlineStr"><is><t>_x4E8C_</t></is></c><c t="b"><f>A1</f><v>1</v></c></row></sheetData></worksheet>' | seed "$1/workbook/sheet"
printf '\1<sst><si><r><t>a</t></r><rPh><t>b</t></rPh></si></sst>' | seed "$1/workbook/strings"
printf '\2<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-404]e/m/d h:mm"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs></styleSheet>' | seed "$1/workbook/styles"
printf '\3<workbook><workbookPr date1904="1"/><sheets><sheet name="b" state="hidden" r:id="r1"/></sheets></workbook>' | seed "$1/workbook/book"
n=0
for text in 2026-09-01 '2026年9月1日 08:30' ２０２６／９／１ 45901 201409 99010120150101001X G99010120150101001X 5.20502E+17 \
    '="00123"' '七年级（1）班' 2022级 初一 '★学籍号（必填）：' 王小明; do
    n=$((n + 1))
    printf %s "$text" > "$1/fields/$n"
done
