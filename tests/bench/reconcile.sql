copy (
    select coalesce(a.student_id, b.student_id) as student_id, b.student_id is null as joined,
           a.student_id is null as gone, a.school_id <> b.school_id as moved_school, a.class <> b.class as moved_class,
           a.guardian_phone <> b.guardian_phone as other_phone, a.address <> b.address as other_address, a.*
    from read_csv('BEFORE', all_varchar = true) b
    full outer join read_csv('AFTER', all_varchar = true) a on a.student_id = b.student_id
    where b is distinct from a
) to '/dev/null' (format csv)
