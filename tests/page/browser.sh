#!/usr/bin/env bash
# The page in a real browser: browser.sh PROGRAM. Skipped where Chromium is not installed.
set -euo pipefail
chromium=$(command -v chromium || command -v chromium-browser || true)
[[ -n $chromium ]] || { echo 'skipped: page/browser: chromium is not installed'; exit 77; }
program=$(realpath "$1") samples=$(realpath "$(dirname "$0")/../../samples")
. "$(dirname "$0")/rows.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export LC_ALL=C.UTF-8
failures=0
fail() { echo "browser: $*"; failures=$((failures + 1)); }
browse() { HOME=$work timeout 120 "$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" "$@"; }

for language in en zh-Hans zh-Hant; do
    BAOXUE_LANG=$language make_page >/dev/null 2>&1 || fail "no page in $language"
    browse --enable-logging=stderr --v=0 --dump-dom page.html >dom 2>log || fail "$language does not render"
    grep -i 'console.*\(error\|refused\)' log && fail "$language: the browser complains"
    grep -q "<html lang=\"$language\">" dom || fail "not in $language"

    # What the browser made of it: the same tables, a name for every drawing.
    for id in day term classes cases overdue; do
        table page.html "$id" >should
        table dom "$id" >is
        [[ -s should ]] || fail "$language: no table $id"
        cmp -s should is || fail "$language: the table $id is another one in the browser"
    done
    [[ $(grep -c '<svg class="\(line\|calendar\)"[^>]* role="img" aria-label="[^"]' dom) == 9 ]] || fail "$language: not nine named drawings"
done

browse --no-pdf-header-footer --print-to-pdf=printed.pdf page.html >/dev/null 2>&1 || fail 'it does not print'
[[ $(pdfinfo printed.pdf) == *A4* ]] || fail 'not printed on A4'
browse --window-size=900,1400 --hide-scrollbars --screenshot=light.png page.html >/dev/null 2>&1 || fail 'no screenshot'
browse --window-size=900,1400 --hide-scrollbars --blink-settings=preferredColorScheme=0 --screenshot=dark.png page.html >/dev/null 2>&1 ||
    fail 'no dark screenshot'
if cmp -s light.png dark.png; then fail 'light and dark look the same'; fi
[[ -z ${KEEP:-} ]] || cp light.png dark.png printed.pdf page.html "$KEEP"
exit $((failures > 0))
