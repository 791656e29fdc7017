#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The checks that need no test run. Quick ones work on a bare checkout, the others on a build.
#
#   tests/check.sh              all quick checks: layers words names format spdx shell mutations
#   tests/check.sh NAME...      these: the quick ones, and qmllint docs tidy qmlformat
#   tests/check.sh --fix        lets clang-format rewrite our C++
#   tests/check.sh --hook       makes the quick checks this clone's pre-commit hook
#
# DUNLIN_BUILD=build/ci         the build that qmllint, docs and tidy look at (default: build/dev)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=${DUNLIN_BUILD:-build/dev}
quick=(layers words names format spdx shell mutations)

# What git knows or would add; everything but build folders where there is no git.
files() {
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        # A file deleted and not yet committed is still listed.
        git ls-files -z --cached --others --exclude-standard -- "$@" | while IFS= read -r -d '' f; do
            if [ -f "$f" ]; then printf '%s\0' "$f"; fi
        done
    else
        local names=() pattern
        for pattern in "$@"; do names+=(-o -path "./${pattern#\*\*/}"); done
        find . \( -path ./build -o -path ./.git -o -path ./.dunlin \) -prune -o -type f \( "${names[@]:1}" \) -print0
    fi
}

tool() {
    local name
    for name in "$@"; do
        if command -v "$name" 2>/dev/null; then return 0; fi
    done
    echo "none of these is installed: $*" >&2
    return 1
}

check_layers() { python3 tests/layers/check_includes.py --self-test && python3 tests/layers/check_includes.py; }
check_words() { python3 tests/layers/check_words.py --self-test && python3 tests/layers/check_words.py; }
check_names() { python3 tests/layers/check_names.py --self-test && python3 tests/layers/check_names.py; }

check_format() {
    local format places
    format=$(tool clang-format-14 clang-format) || return 1
    places=$(files '*.cpp' '*.h' | xargs -0 -r -n 40 "$format" --dry-run 2>&1 | grep -oE '^[^ :]+:[0-9]+' | sort -u)
    if [ -n "$places" ]; then
        cut -d: -f1 <<<"$places" | uniq -c | sed 's/^ *\([0-9]*\) \(.*\)/\2: \1 lines are not as clang-format has them/'
        echo "tests/check.sh --fix rewrites them"
        return 1
    fi
}

fix_format() {
    local format
    format=$(tool clang-format-14 clang-format) || return 1
    files '*.cpp' '*.h' | xargs -0 -r -n 40 "$format" -i
}

# Whoever reads one file of ours knows whose it is and on what terms.
check_spdx() {
    local bad=0 file head
    while IFS= read -r -d '' file; do
        head=$(head -n 6 "$file")
        if [[ $head != *"SPDX-FileCopyrightText: 2026 Dunlin contributors"* ]] ||
            [[ $head != *"SPDX-License-Identifier: GPL-3.0-or-later"* ]]; then
            echo "$file: the two SPDX lines are missing"
            bad=1
        fi
    done < <(files '*.cpp' '*.h' '*.qml' '*.js' '*.py' '*.sh' '*.sql' '*.cmake' '*CMakeLists.txt' 'run' 'test' '.ci/run')
    return $bad
}

check_shell() {
    local file bad=0
    while IFS= read -r -d '' file; do bash -n "$file" || bad=1; done < <(files '*.sh' 'run' 'test' '.ci/run')
    if command -v shellcheck >/dev/null; then files '*.sh' 'run' 'test' '.ci/run' | xargs -0 -r shellcheck || bad=1; fi
    return $bad
}

# The patches of tests/mutate.sh fit the sources, or nobody could try them.
check_mutations() {
    local patch bad=0
    for patch in tests/mutations/*.patch; do
        git apply --check "$patch" || bad=1
    done
    return $bad
}

# The copies in the build's import folder are linted, next to their qmldir: elsewhere every type of ours is
# unknown. Up to Qt 6.7 a warning does not change the exit code, so the output decides.
check_qmllint() {
    local lint found=0 out code file extra=()
    lint=$(tool /usr/lib/qt6/bin/qmllint qmllint6 qmllint) || return 1
    if "$lint" --help | grep -q -- --max-warnings; then extra=(--max-warnings 0); fi
    if [ ! -d "$build/qmlimports" ]; then
        if [ -n "$(files 'qml/*.qml' | tr -d '\0')" ]; then
            echo "there is QML here and $build/qmlimports is not: build first"
            return 1
        fi
        return 0
    fi
    local -a qml=()
    while IFS= read -r -d '' file; do qml+=("$file"); done < <(find "$build/qmlimports" -name '*.qml' -print0)
    if [ ${#qml[@]} = 0 ]; then return 0; fi
    code=0
    out=$("$lint" ${extra[@]+"${extra[@]}"} -I "$build/qmlimports" "${qml[@]}" 2>&1) || code=$?
    if [ $code != 0 ] || grep -qE '^(Warning|Error|Info)' <<<"$out"; then
        printf '%s\n' "$out"
        found=1
    fi
    echo "${#qml[@]} files"
    return $found
}

# qmlformat of Qt 6.4 cannot check, so it formats a copy.
check_qmlformat() {
    local format bad=0 file
    format=$(tool /usr/lib/qt6/bin/qmlformat qmlformat6 qmlformat) || return 1
    while IFS= read -r -d '' file; do
        if ! "$format" "$file" | cmp -s - "$file"; then
            echo "$file: qmlformat would change it"
            bad=1
        fi
    done < <(files '*.qml')
    return $bad
}

# docs/wire.* are printed by the program from the field lists; whoever changes one changes both.
check_docs() {
    local fresh bad=0 name
    if [ ! -x "$build/bin/wiredoc" ]; then
        if grep -rqw --include=CMakeLists.txt wiredoc shared server client tests; then
            echo "$build/bin/wiredoc is not built"
            return 1
        fi
        echo "there is no wiredoc yet"
        return 0
    fi
    fresh=$(mktemp -d)
    "$build/bin/wiredoc" "$fresh" >/dev/null || bad=1
    for name in wire.md wire.cddl openapi.json; do
        if ! diff -u "docs/$name" "$fresh/$name"; then
            echo "docs/$name is stale: run $build/bin/wiredoc docs"
            bad=1
        fi
    done
    rm -rf "$fresh"
    return $bad
}

# The product's sources, all of them, on the checks of .clang-tidy. Tests are left out: Qt Test's macros trip
# half the list, and a defect there shows as a failing test.
check_tidy() {
    local tidy
    tidy=$(tool clang-tidy-14 clang-tidy) || return 1
    if [ ! -f "$build/compile_commands.json" ]; then
        echo "$build has no compile_commands.json: configure first"
        return 1
    fi
    # Flags of g++ that clang does not know are no finding of ours.
    files 'shared/*.cpp' 'server/*.cpp' 'client/*.cpp' |
        xargs -0 -r -n 1 -P "$(nproc)" "$tidy" --quiet -p "$build" --warnings-as-errors='*' \
            --extra-arg=-Wno-unknown-warning-option 2> >(grep -vE '^[0-9]+ warnings? (generated|treated)' >&2 || true)
}

case ${1:-} in
--fix)
    fix_format
    exit
    ;;
--hook)
    hook=$(git rev-parse --git-path hooks)/pre-commit
    printf '#!/bin/sh\nexec tests/check.sh\n' >"$hook"
    chmod +x "$hook"
    echo "$hook runs the quick checks before each commit"
    exit
    ;;
-h | --help)
    sed -n '5,/^set /s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit
    ;;
esac

[ $# -gt 0 ] || set -- "${quick[@]}"
failed=()
for name in "$@"; do
    if ! declare -F "check_$name" >/dev/null; then
        echo "no check is called $name; tests/check.sh --help" >&2
        exit 2
    fi
    echo "-- $name"
    "check_$name" || failed+=("$name")
done
if [ ${#failed[@]} -gt 0 ]; then
    echo "failed: ${failed[*]}" >&2
    exit 1
fi
