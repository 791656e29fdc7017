# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DBATCH=file.cpp "-DTESTS=name=path.cpp|..." -P TestBatch.cmake
# Writes one source that is several tests. Everything that they include stands first; each of them then in a namespace of its
# own, where no test has to know what the others call their things. An #include that stands in an #if is taken out of it.
string(REPLACE "|" ";" TESTS "${TESTS}")
set(includes "")
set(bodies "")
foreach(test IN LISTS TESTS)
    string(REGEX MATCH "^([^=]*)=(.*)$" whole "${test}")
    set(name "${CMAKE_MATCH_1}")
    set(path "${CMAKE_MATCH_2}")
    get_filename_component(folder "${path}" DIRECTORY)
    file(STRINGS "${path}" lines REGEX "^#include [<\"]")
    foreach(line IN LISTS lines)
        # A file beside the test is named by its whole path.
        string(REGEX REPLACE "^#include \"([^\"]*)\".*$" "${folder}/\\1" beside "${line}")
        if(EXISTS "${beside}")
            set(line "#include \"${beside}\"")
        endif()
        if(NOT line MATCHES "\\.moc\"")
            list(APPEND includes "${line}")
        endif()
    endforeach()
    string(APPEND bodies "\n#undef DUNLIN_TEST_NAME\n#define DUNLIN_TEST_NAME \"${name}\"\n"
                         "namespace in_${name} {\n#include \"${path}\"\n}\n")
endforeach()
list(REMOVE_DUPLICATES includes)
list(JOIN includes "\n" includes)
file(WRITE "${BATCH}" "${includes}\n\n#include \"tests/support/batch.h\"\n${bodies}")
