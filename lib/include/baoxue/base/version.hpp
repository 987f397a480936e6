// The version of the library and of the program; CMakeLists.txt reads it from here.
#pragma once

#define BAOXUE_VERSION "0.1.0"
