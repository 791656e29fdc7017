# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How every folder becomes one target: dunlin_library() for a folder of the product, dunlin_program() for
# an executable, dunlin_test() for a Qt Test. Includes are written from the repository root.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(DUNLIN_QML_IMPORTS "${CMAKE_BINARY_DIR}/qmlimports")

# Found here and not through an environment variable of a preset: a later configure without the variable
# would change every command line and rebuild everything.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(dunlin_flags INTERFACE)
target_include_directories(dunlin_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(dunlin_flags INTERFACE -Wall -Wextra -Wshadow)
if(DUNLIN_WERROR)
    target_compile_options(dunlin_flags INTERFACE -Werror -Wno-error=deprecated-declarations)
endif()
if(DUNLIN_SANITIZE)
    target_compile_options(dunlin_flags INTERFACE "-fsanitize=${DUNLIN_SANITIZE}" -fno-omit-frame-pointer
                                                  -fno-sanitize-recover=undefined)
    target_link_options(dunlin_flags INTERFACE "-fsanitize=${DUNLIN_SANITIZE}")
endif()
target_compile_definitions(
    dunlin_flags
    INTERFACE QT_NO_KEYWORDS
              QT_NO_CAST_FROM_ASCII
              QT_NO_CAST_TO_ASCII
              QT_NO_CAST_FROM_BYTEARRAY
              QT_NO_URL_CAST_FROM_STRING
              QT_NO_FOREACH
              QT_STRICT_ITERATORS
              QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
              QT_NO_JAVA_STYLE_ITERATORS
              DUNLIN_VERSION="${PROJECT_VERSION}")

# Half the time of a cold build goes into reading the same headers of Qt and of the standard library. `all` hides
# a missing #include, which `off` (packages, who develops), and the long run of CI with its `tests`, notice.
set(DUNLIN_PCH "off" CACHE STRING "Precompiled header: off, tests or all")
set_property(CACHE DUNLIN_PCH PROPERTY STRINGS off tests all)
if(NOT DUNLIN_PCH STREQUAL "off")
    file(WRITE "${CMAKE_BINARY_DIR}/pch/pch.cpp" "")
    add_library(dunlin_pch STATIC "${CMAKE_BINARY_DIR}/pch/pch.cpp")
    target_link_libraries(dunlin_pch PRIVATE dunlin_flags Qt6::Core)
    target_precompile_headers(dunlin_pch PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch.h")
endif()

# Several files of a library as one: a third of a library's time. That no two of a folder give the same name to different
# things, tests/layers/check_names.py sees to.
option(DUNLIN_UNITY "Compile the libraries and the tests in batches" OFF)

# Targets whose flags differ in a macro that the headers ask for set DISABLE_PRECOMPILE_HEADERS.
function(dunlin_precompile target)
    target_precompile_headers(${target} REUSE_FROM dunlin_pch)
    if(NOT WIN32)
        # CMake makes programs with -fPIE, and a library's header does not fit them. Up to some version Qt itself asks for
        # -fPIC, of 6.8 it does not any more.
        target_compile_options(${target} PRIVATE -fPIC)
    endif()
    if(CCACHE_PROGRAM)
        # Without the sloppiness it passes every file with a precompiled header by.
        set_target_properties(
            ${target} PROPERTIES CXX_COMPILER_LAUNCHER
                                 "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;${CCACHE_PROGRAM}")
    endif()
endfunction()

# dunlin_library(<target> SOURCES ... [PUBLIC targets...] [PRIVATE targets...])
function(dunlin_library target)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${target} STATIC ${arg_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PUBLIC dunlin_flags Qt6::Core ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    if(DUNLIN_PCH STREQUAL "all")
        dunlin_precompile(${target})
    endif()
    if(DUNLIN_UNITY)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
    endif()
endfunction()

# dunlin_program(<target> SOURCES ... [LINKS targets...])
function(dunlin_program target)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${target} ${arg_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PRIVATE dunlin_flags Qt6::Core ${arg_LINKS})
    if(DUNLIN_PCH STREQUAL "all")
        dunlin_precompile(${target})
    endif()
endfunction()

# A test declares its class in its .cpp and includes the .moc: moc runs over that one file. AUTOMOC would take half a minute
# for all of them, twice as long with the file of its own that it has compiled for each.
function(dunlin_moc_in_sources target)
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}_moc")
    foreach(source IN LISTS ARGN)
        get_filename_component(path "${source}" ABSOLUTE)
        get_filename_component(name "${source}" NAME_WE)
        file(STRINGS "${path}" includes REGEX "^#include \"${name}\\.moc\"")
        if(includes)
            add_custom_command(
                OUTPUT "${folder}/${name}.moc"
                COMMAND Qt6::moc -I "${CMAKE_SOURCE_DIR}" -o "${folder}/${name}.moc" "${path}"
                DEPENDS "${path}"
                VERBATIM)
            target_sources(${target} PRIVATE "${folder}/${name}.moc")
            target_include_directories(${target} PRIVATE "${folder}")
            file(MAKE_DIRECTORY "${folder}")
        endif()
    endforeach()
endfunction()

# What every program of tests has.
function(dunlin_test_program target)
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests/bin")
    target_compile_definitions(${target} PRIVATE DUNLIN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    dunlin_moc_in_sources(${target} ${ARGN})
    if(DUNLIN_PCH STREQUAL "tests")
        dunlin_precompile(${target})
    endif()
endfunction()

# dunlin_test(<name> SOURCES ... [LINKS targets...] [LABELS ...] [TIMEOUT seconds] [ENVIRONMENT A=B ...] [ALONE])
# A test of Qt Test; runs without a display, in a fixed locale and time zone. TIMEOUT, 600 where it is not said, is there for
# a test that hangs: it says nothing about how long one may take. A program of its own, but where DUNLIN_UNITY is on and the
# folder has a DUNLIN_BATCH: there it becomes a part of that program, unless it is ALONE.
function(dunlin_test name)
    cmake_parse_arguments(arg "ALONE" "TIMEOUT" "SOURCES;LINKS;LABELS;ENVIRONMENT" ${ARGN})
    if(DUNLIN_UNITY AND DUNLIN_BATCH AND NOT arg_ALONE)
        set(program "tests_${DUNLIN_BATCH}")
        foreach(source IN LISTS arg_SOURCES)
            get_filename_component(path "${source}" ABSOLUTE)
            file(STRINGS "${path}" main REGEX "^QTEST_[A-Z]*_?MAIN\\(")
            if(main)
                set_property(GLOBAL APPEND PROPERTY ${program}_TESTS "${name}=${path}")
            else()
                set_property(GLOBAL APPEND PROPERTY ${program}_SOURCES "${path}")
            endif()
        endforeach()
        set_property(GLOBAL APPEND PROPERTY ${program}_LINKS ${arg_LINKS})
        add_custom_target(${name}) # what it depends on, add_dependencies() says
        add_dependencies(${name} ${program})
        add_test(NAME ${name} COMMAND ${program} ${name})
    else()
        dunlin_program(${name} SOURCES ${arg_SOURCES} LINKS Qt6::Test ${arg_LINKS})
        dunlin_test_program(${name} ${arg_SOURCES})
        add_test(NAME ${name} COMMAND ${name})
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 600)
    endif()
    # Sanitizers make a program several times slower, and CI compiles beside them.
    if(DUNLIN_SANITIZE)
        math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * 2")
    endif()
    if(NOT DUNLIN_COST_${name})
        set(DUNLIN_COST_${name} 0)
    endif()
    # ctest's TIMEOUT is the only bound: Qt Test's own, 300 s over all functions of Qt 6.4, cuts a slow machine short.
    math(EXPR patience "${arg_TIMEOUT} * 1000")
    set_tests_properties(
        ${name}
        PROPERTIES TIMEOUT ${arg_TIMEOUT}
                   COST ${DUNLIN_COST_${name}}
                   LABELS "${arg_LABELS}"
                   ENVIRONMENT
                   "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;LC_ALL=C.UTF-8;TZ=UTC;DUNLIN_BIN=${CMAKE_BINARY_DIR}/bin;UBSAN_OPTIONS=print_stacktrace=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/lsan.supp:print_suppressions=0;QTEST_FUNCTION_TIMEOUT=${patience};${arg_ENVIRONMENT}"
    )
endfunction()

# dunlin_test_batch()
# To be called behind the tests of a folder with a DUNLIN_BATCH, and those of the folders in it: makes their one program of
# them, five compiled at a time. Most of a test's time in the compiler goes into headers and templates that all tests of
# a folder read: five files of tests/integration/server took 52.7 s one by one and 18.4 s together.
function(dunlin_test_batch)
    if(NOT DUNLIN_UNITY)
        return()
    endif()
    set(program "tests_${DUNLIN_BATCH}")
    foreach(what IN ITEMS TESTS SOURCES LINKS)
        get_property(${what} GLOBAL PROPERTY ${program}_${what})
    endforeach()
    if(NOT TESTS)
        return()
    endif()
    list(REMOVE_DUPLICATES SOURCES)
    list(REMOVE_DUPLICATES LINKS)
    set(script "${CMAKE_SOURCE_DIR}/cmake/TestBatch.cmake")
    list(LENGTH TESTS count)
    set(batches "")
    set(mocs "")
    set(at 0)
    while(at LESS count)
        list(SUBLIST TESTS ${at} 5 some)
        set(paths "")
        foreach(test IN LISTS some)
            string(REGEX REPLACE "^[^=]*=" "" path "${test}")
            list(APPEND paths "${path}")
        endforeach()
        set(batch "${CMAKE_CURRENT_BINARY_DIR}/${program}_${at}.cpp")
        string(REPLACE ";" "|" listed "${some}")
        add_custom_command(
            OUTPUT "${batch}"
            COMMAND "${CMAKE_COMMAND}" "-DBATCH=${batch}" "-DTESTS=${listed}" -P "${script}"
            DEPENDS "${script}" ${paths}
            VERBATIM)
        list(APPEND batches "${batch}")
        list(APPEND mocs ${paths})
        math(EXPR at "${at} + 5")
    endwhile()
    dunlin_program(${program} SOURCES ${batches} ${SOURCES} "${CMAKE_SOURCE_DIR}/tests/support/batch.cpp" LINKS Qt6::Test ${LINKS})
    dunlin_test_program(${program} ${mocs} ${SOURCES})
    # g++ takes a test's source for a header here: what it warns of is that two sources might include it.
    target_compile_options(${program} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()
