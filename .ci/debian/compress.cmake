# Compresses pages and changelogs of the packages, without a name or a date inside: the same bytes every time.
file(GLOB_RECURSE pages ${CPACK_TEMPORARY_DIRECTORY}/*)
list(FILTER pages INCLUDE REGEX "/share/(man/.*\\.[1-9]|doc/[^/]*/changelog)$")
foreach(page IN LISTS pages)
  execute_process(COMMAND gzip -9n ${page} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
