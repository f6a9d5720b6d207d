#!/bin/sh
# Runs the fuzzers that are built, two at a time.
#   tests/fuzz/run.sh [seconds each, 60] [build folder, build/fuzz] [name of one fuzzer without _fuzz]
# The seed is fixed, so that a finding comes again. Prints executions and new coverage of each; findings stay in the build folder. Exit code 1 on a finding.
set -u
seconds=${1:-60}
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${2:-$here/../../build/fuzz}" && pwd) || exit 2
only=${3:-}
out="$build/findings"
mkdir -p "$out"

run_one() {
    name=$1
    grown="$out/$name.corpus"
    mkdir -p "$grown" "$here/corpus/$name"
    dictionary=""
    if [ -f "$here/corpus/$name.dict" ]; then dictionary="-dict=$here/corpus/$name.dict"; fi
    "$build/tests/fuzz/${name}_fuzz" -seed=1 -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        $dictionary -artifact_prefix="$out/$name-" "$grown" "$here/corpus/$name" >"$out/$name.log" 2>&1
    code=$?
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$name.log")
    coverage=$(sed -n 's/.*cov: \([0-9]*\) .*/\1/p' "$out/$name.log" | tail -1)
    printf '%-12s %12s executions, coverage %s, %s\n' "$name" "${executions:-0}" "${coverage:-0}" \
        "$([ $code -eq 0 ] && echo clean || echo "FINDING, see $out/$name.log")"
    return $code
}

failed=0
first=""
for program in "$build"/tests/fuzz/*_fuzz; do
    [ -x "$program" ] || continue
    name=$(basename "$program" _fuzz)
    [ -n "$only" ] && [ "$only" != "$name" ] && continue
    run_one "$name" &
    if [ -z "$first" ]; then
        first=$!
    else
        wait "$first" || failed=1
        first=$!
    fi
done
if [ -n "$first" ]; then wait "$first" || failed=1; fi
exit $failed
