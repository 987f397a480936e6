#!/usr/bin/env bash
# The HTML in a real browser: browser.sh PROGRAM. Skipped where Chromium is not installed.
set -euo pipefail
chromium=$(command -v chromium || command -v chromium-browser || true)
[[ -n $chromium ]] || { echo 'skipped: notices/browser: chromium is not installed'; exit 77; }
. "$(dirname "$0")/input.sh"
browse() { HOME=$work timeout 120 "$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" "$@" 2>/dev/null; }

base='2026-09-03,2026-09-11,7,return,visits=1,NAME,M,2013-05-06,海子街镇初级中学,7,1,张大,father,19900000001,石板村1组'
long=$(printf '王%.0s' {1..120})
{
    flags 12
    echo "L990500000000009001,${base/NAME/<img src=x onerror=document.title=1>}"
    echo "L990500000000009002,${base/NAME/{{guardian_phone\}\}}"
    echo "L990500000000009003,${base/NAME/..\/..\/x}"
    echo "L990500000000009004,${base/NAME/$'\xE2\x80\xAE'abc}"
    echo "L990500000000009005,${base/NAME/$long}"
} >flags.csv
make_letters flags.csv notices.csv letters --format html --qr >/dev/null 2>&1 || fail 'the batch does not run'
page=$(echo letters/*.html)
cp "$page" page.html

browse --no-pdf-header-footer --print-to-pdf=printed.pdf page.html >/dev/null || fail 'it does not print'
pages=$(pdfinfo printed.pdf | awk '/^Pages/ { print $2 }')
[[ $pages == 17 ]] || fail "$pages printed pages for 17 letters"
[[ $(pdfinfo printed.pdf) == *A4* ]] || fail 'not printed on A4'

# What the browser made of it: no element from data, all text literal.
browse --dump-dom page.html >dom
[[ $(grep -c '<section class="sheet parts">' dom) == 17 ]] || fail 'not 17 sheets'
grep -qi '<img\|<script\|onerror=[^&]*>' dom && fail 'markup came from a name'
for name in '&lt;img src=x onerror=document.title=1&gt;' '{{guardian_phone}}' '../../x' "$long"; do
    grep -qF -- "$name" dom || fail "not literal: $name"
done
grep -q $'\xE2\x80\xAE' dom && fail 'a mark that turns text came through'

# A picture of the first sheet: paper white, ink on it in three parts, dashes between.
browse --window-size=860,1200 --hide-scrollbars --screenshot=shot.png page.html >/dev/null || fail 'no screenshot'
((failures == 0)) || exit 1
command -v python3 >/dev/null || { echo 'skipped: notices/browser, the look of a sheet: python3 is not installed'; exit 77; }
python3 - <<'PYTHON' || fail 'the sheet does not look like three parts on white paper'
import struct, zlib
data = open("shot.png", "rb").read()
width, height = struct.unpack(">II", data[16:24])
channels = {2: 3, 6: 4}[data[25]]
packed, at = b"", 8
while at < len(data):
    size, kind = struct.unpack(">I4s", data[at:at + 8])
    if kind == b"IDAT": packed += data[at + 8:at + 8 + size]
    at += 12 + size
raw, rows, before, stride = zlib.decompress(packed), [], bytes(width * channels), width * channels
for y in range(height):
    kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
    for x in range(stride):
        a = line[x - channels] if x >= channels else 0
        b, c = before[x], before[x - channels] if x >= channels else 0
        if kind == 1: line[x] = line[x] + a & 255
        elif kind == 2: line[x] = line[x] + b & 255
        elif kind == 3: line[x] = line[x] + (a + b) // 2 & 255
        elif kind == 4:
            p = a + b - c
            pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
            line[x] = line[x] + (a if pa <= pb and pa <= pc else b if pb <= pc else c) & 255
    rows.append(line); before = line
dark = [sum(1 for x in range(0, stride, channels) if line[x] < 90) for line in rows]
def band(from_, to): return sum(dark[int(height * from_):int(height * to)])
assert band(0.03, 0.30) > 800 and band(0.33, 0.66) > 800 and band(0.70, 0.97) > 800, dark
full = [y for y in range(height) if dark[y] > width * 0.6]   # rules of tables
assert len(full) >= 10, len(full)
PYTHON
exit $((failures > 0))
