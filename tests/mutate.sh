#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Breaks each of the ten rules of docs/architecture.md once and sees that its tests notice:
#
#   tests/mutate.sh             all of tests/mutations
#   tests/mutate.sh NAME...     those whose names begin so, e.g. 04
#
# Works on a copy of the last commit below build/, so the tree here stays as it is. Not part of a test run: every
# mutant is built anew, which takes a minute or so each. A patch says in its second line which tests must fail.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
copy=$PWD/build/mutants/tree
build=$PWD/build/mutants/build

patches=()
for patch in tests/mutations/*.patch; do
    name=$(basename "$patch" .patch)
    if [ $# = 0 ]; then patches+=("$name"); fi
    for wanted in "$@"; do
        if [[ $name == "$wanted"* ]]; then patches+=("$name"); fi
    done
done
if [ ${#patches[@]} = 0 ]; then
    echo "no mutation is called so: $*" >&2
    exit 2
fi

scratch=$(mktemp -d "${TMPDIR:-/tmp}/dunlin-mutate.XXXXXX")
chmod 711 "$scratch"
# shellcheck disable=SC2317 # called by the trap
cleanup() {
    "$root/tests/support/postgres.sh" stop "$scratch/postgres" || true
    rm -rf "$scratch"
}
trap cleanup EXIT

rm -rf "$copy"
mkdir -p "$copy"
git archive HEAD | tar -x -C "$copy"
cmake --preset dev -S "$copy" -B "$build" -DDUNLIN_GUI=OFF -Wno-dev >"$scratch/configure.log" || {
    cat "$scratch/configure.log"
    exit 1
}
DUNLIN_TEST_POSTGRES=$(tests/support/postgres.sh start "$scratch/postgres")
export DUNLIN_TEST_POSTGRES DUNLIN_TEST_PG_CTL=$PWD/tests/support/postgres.sh DUNLIN_TEST_PG_DIR=$scratch/postgres

survived=0
for name in "${patches[@]}"; do
    patch=tests/mutations/$name.patch
    read -ra tests <<<"$(sed -n '2s/^Tests: //p' "$patch")"
    if ! git apply --directory=build/mutants/tree "$patch" 2>"$scratch/apply.log"; then
        echo "$name: does not apply any more" >&2
        cat "$scratch/apply.log" >&2
        survived=1
        continue
    fi
    if ! cmake --build "$build" --target "${tests[@]}" >"$scratch/build.log" 2>&1; then
        echo "$name: the mutant does not compile" >&2
        grep -m 5 'error:' "$scratch/build.log" >&2 || true
        survived=1
    else
        for test in "${tests[@]}"; do
            # Noticed is a test that fails or crashes, not one that could not be started.
            if ctest --test-dir "$build" --no-tests=error -R "^$test\$" >"$scratch/test.log" 2>&1; then
                echo "$name: $test did NOT notice: $(head -n 1 "$patch")"
                survived=1
            elif grep -qE "[0-9]+ - $test \((Failed|SEGFAULT|Subprocess aborted|Timeout|ILLEGAL|Child aborted)" "$scratch/test.log"; then
                echo "$name: noticed by $test"
            else
                echo "$name: $test could not be run" >&2
                tail -n 20 "$scratch/test.log" >&2
                survived=1
            fi
        done
    fi
    git apply --reverse --directory=build/mutants/tree "$patch"
done
exit $survived
