# Sourced: the rows of a table of a page as CSV, to compare with the files it was made from.

# table PAGE ID: cells between commas, without the heading.
table() {
    awk -v open="<table id=\"$2\">" 'index($0, open) { inside = 1 } /<\/table>/ { inside = 0 } inside && /^<tr>/' "$1" |
        sed -e 's#</t[dh]><t[dh][^>]*>#,#g; s#<[^>]*>##g; s#&lt;#<#g; s#&gt;#>#g; s#&quot;#"#g; s#&amp;#\&#g'
}

# make_page: daily.csv, overdue.csv, cases.csv and page.html of the samples, in this folder.
make_page() {
    "$program" report-daily "$samples/attendance-2026-autumn.csv.gz" --roster "$samples/roster-2026-autumn.csv" \
        --leave "$samples/leave.csv" --calendar "$samples/calendar.csv" --since 2026-09-01 --as-of 2026-10-14 -o daily.csv
    "$program" report-daily --reports daily.csv --since 2026-09-01 --as-of 2026-10-14 --by school -o schools.csv
    "$program" reconcile "$samples/roster-2026-spring.csv" "$samples/roster-2026-autumn.csv" -o changes.csv
    "$program" list-outflow changes.csv --transfers "$samples/transfers.csv" --as-of 2026-09-11 -o overdue.csv
    printf 'case_id,state,school_name\n1,tracking,甲\n2,returned,甲\n3,tracking,乙\n' >cases.csv
    "$program" report-html daily.csv --cases cases.csv --items overdue.csv --as-of 2026-10-14 "$@" -o page.html
}
