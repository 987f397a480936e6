# Debian packages: baoxue to use it, libbaoxue0 and libbaoxue-dev to build on it, baoxue-doc to try it. `make package`.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "baoxue maintainers <maintainers@baoxue.invalid>")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_CURRENT_BINARY_DIR})
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")

# package(COMPONENT NAME SECTION SUMMARY TEXT)
macro(package component name section summary text)
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name})
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
  set(CPACK_DEBIAN_${upper}_DESCRIPTION "${summary}\n${text}")
  install(FILES .ci/debian/copyright .ci/debian/changelog COMPONENT ${component} DESTINATION share/doc/${name})
endmacro()
set(same "(= ${PROJECT_VERSION})")
package(program baoxue education "keep children in school: roster and attendance toolkit"
  "Compares rosters, flags absences, lists who left and where to, prints numbered\nnotices and keeps their register, from the CSV files that schools export.")
package(library libbaoxue${PROJECT_VERSION_MAJOR} libs "keep children in school: shared library"
  "What the program baoxue does, as a C++ library.")
package(development libbaoxue-dev libdevel "keep children in school: headers of the library"
  "Headers, CMake package and pkg-config file of libbaoxue.")
package(documentation baoxue-doc doc "keep children in school: an invented township"
  "Rosters, attendance and papers of an invented township, and scripts that\nfollow one case through them.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "libbaoxue${PROJECT_VERSION_MAJOR} ${same}")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS fonts-noto-cjk)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS baoxue-doc)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_SOURCE_DIR}/.ci/debian/triggers)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libbaoxue${PROJECT_VERSION_MAJOR} ${same}")
set(CPACK_DEBIAN_DOCUMENTATION_PACKAGE_ARCHITECTURE all)

# What Debian wants compressed.
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/.ci/debian/compress.cmake)
include(CPack)
