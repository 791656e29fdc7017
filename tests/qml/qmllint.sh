#!/bin/sh
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# qmllint.sh QMLLINT IMPORTS: lints the modules' copies in the build folder, which sit beside their qmldir, so that
# singletons resolve. Any finding fails, whatever the exit code: Qt 6.4 answers 0 to warnings.
lint=$1 imports=$2
set --
help=$("$lint" --help)
case $help in *--max-warnings*) set -- "$@" --max-warnings 0 ;; esac
case $help in *--deferred-property-id*) set -- "$@" --deferred-property-id disable ;; esac
out=$("$lint" "$@" -I "$imports" --unqualified warning --unused-imports warning "$imports"/Dunlin/*/*.qml 2>&1)
code=$?
if [ $code -ne 0 ] || printf %s "$out" | grep -qE '^(Warning|Error|Info)'; then
    printf '%s\nqmllint ended with %s\n' "$out" "$code"
    exit 1
fi
