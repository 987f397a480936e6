copy (
    with days as (  -- a student's day over its lessons
        select student_id, date, count(*) as lessons, count(*) filter (status = 'unexcused') as lessons_absent,
               bool_and(status = 'unexcused') as absent, bool_or(status in ('present', 'late', 'early')) as present
        from read_csv('ATTENDANCE', all_varchar = true)
        group by student_id, date
    ), numbered as (  -- a present day starts the next row of days
        select *, sum(present::int) over (partition by student_id order by date) as row_of_days from days
    ), rows_of_days as (
        select student_id, row_of_days, count(*) filter (absent) as length, min(date) filter (absent) as first_absent,
               max(date) filter (absent) as last_absent, sum(lessons) as lessons, sum(lessons_absent) as lessons_absent
        from numbered group by student_id, row_of_days
    )
    select student_id, max(length) as longest_row, arg_max(length, row_of_days) as days_in_a_row, sum(length) as days_in_all,
           max(last_absent) as last_absent, sum(lessons_absent) as lessons_absent, sum(lessons) as lessons
    from rows_of_days group by student_id having longest_row >= 3 order by student_id
) to '/dev/null' (format csv)
