#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the fuzz targets (preset fuzz) and runs each: tests/fuzz.sh [SECONDS] [TARGET...]
#
# DUNLIN_FUZZ_PRESET=asan  those of another preset, configured before with DUNLIN_FUZZ=ON
# DUNLIN_FUZZ_OTHERS=20  so long for all but the wire's four (CBOR, JSON, frame, JWT), which everybody can reach
#
# Every golden file is a seed for every target, beside tests/fuzz/corpus/TARGET where that exists. What is
# found on the way stays in the build's corpus/ and is the next run's start; a crash leaves its input in
# crashes/ beside it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-60}
shift || true

preset=${DUNLIN_FUZZ_PRESET:-fuzz} build=build/${DUNLIN_FUZZ_PRESET:-fuzz}

cmake --preset "$preset" -Wno-dev

# Only what the targets need is built, not the programs.
targets=()
while read -r name; do
    if [ $# = 0 ] || [[ " $* " == *" $name "* ]]; then targets+=("$name"); fi
done < <(ninja -C "$build" -t targets all | sed -n 's|^bin/\(fuzz_[a-z0-9_]*\): .*|\1|p' | sort -u)
if [ ${#targets[@]} = 0 ]; then
    echo "there is no fuzz target${*:+ called $*}" >&2
    exit 1
fi
cmake --build "$build" --target "${targets[@]}"

mkdir -p "$build/seeds" "$build/crashes"
n=0
while IFS= read -r -d '' file; do
    n=$((n + 1))
    cp "$file" "$build/seeds/$(printf '%05d' $n)-$(basename "$file")"
done < <(find tests/golden -type f ! -name '*.txt' ! -name '*.md' ! -name '*.cpp' ! -name '*.h' -print0 2>/dev/null | sort -z)
others=${DUNLIN_FUZZ_OTHERS:-$seconds}
echo "${#targets[@]} targets, $n seeds, $seconds s each (the others $others)"

export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0

run_one() {
    local name=$1 corpus=$build/corpus/$1 log=$build/$1.log extra=() long=$others
    case $name in fuzz_cbor | fuzz_json | fuzz_frame | fuzz_jwt) long=$seconds ;; esac
    mkdir -p "$corpus"
    if [ -d "tests/fuzz/corpus/$name" ]; then extra=("tests/fuzz/corpus/$name"); fi
    # A frame is at most 96 KiB; a little more shows what happens above the limit.
    if "$build/bin/$name" -max_total_time="$long" -max_len=100000 -timeout=10 -rss_limit_mb=2048 \
        -artifact_prefix="$build/crashes/$name-" -print_final_stats=1 \
        "$corpus" ${extra[@]+"${extra[@]}"} "$build/seeds" >"$log" 2>&1; then
        printf '%-24s %s runs, %s new inputs kept\n' "$name" \
            "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
            "$(sed -n 's/^stat::new_units_added: *//p' "$log")"
    else
        printf '%s FAILED\n' "$name"
        tail -n 60 "$log"
        return 1
    fi
}

# As many at once as there are cores.
failed=0 jobs=0 most=$(nproc)
for name in "${targets[@]}"; do
    if [ $jobs -ge "$most" ]; then
        wait -n || failed=1
        jobs=$((jobs - 1))
    fi
    run_one "$name" &
    jobs=$((jobs + 1))
done
while [ $jobs -gt 0 ]; do
    wait -n || failed=1
    jobs=$((jobs - 1))
done
exit $failed
