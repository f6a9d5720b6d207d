#!/usr/bin/env bash
# Ciclo beside DuckDB and pm4py on the same event logs: the ten metrics from a CSV of 1, 10 and 100 million events, and
# roadtraffic.xes.gz. Prints the load, CPU seconds, wall, peak memory, ratios, and whether the answers agree.
#
#   bench/events.sh build/release/ciclo [SCRATCH] [CASES …]        CASES: 82500 825000 8250000 (1, 10, 100 M events)
#
# Needs node and npm (DuckDB is fetched into SCRATCH once), python3 with numpy (the generator of $CICLO_SHARED/logs), 8 GB of
# disk for 100 M. pm4py is run where python3 can import it, up to 10 M. DuckDB is not run on 100 M unless ALL=1.
# Everything is read once before it is timed, so that files stand in the page cache.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
ciclo=$(realpath "$1")
scratch=${2:-/tmp/ciclo-events-bench}
shift $(($# > 2 ? 2 : $#))
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(82500 825000 8250000)
shared=${CICLO_SHARED:-$here/../../shared}
python=${PYTHON:-/usr/bin/python3}
rounds=${ROUNDS:-3}
mkdir -p "$scratch"
[ -d "$scratch/node_modules/@duckdb/node-api" ] ||
  (cd "$scratch" && npm install --no-audit --no-fund --silent @duckdb/node-api) || echo "DuckDB is not to be had: left out"

# The least CPU, wall and the peak of some rounds: others use the machine too. Prints "cpu wall MB".
best_of() {
  for _ in $(seq "$rounds"); do /usr/bin/time -f "%U %S %e %M" -o "$scratch/time" "$@" > "$scratch/out"; tail -1 "$scratch/time"; done |
    awk '{c = $1 + $2; if (NR == 1 || c < cpu) cpu = c; if (NR == 1 || $3 < wall) wall = $3; if ($4 > kb) kb = $4} END {printf "%.2f %.2f %d\n", cpu, wall, kb / 1024}'
}
answers_of() {  # the same four answers from our JSON
  node -e '
    const s = JSON.parse(require("fs").readFileSync(process.argv[1]));
    const most = s.moves.reduce((a, b) => (b.gap_seconds.n > a.gap_seconds.n ? b : a));
    console.log(`${s.moves.length} moves, ${most.from} -> ${most.to} ${most.gap_seconds.n}, ${s.variants} variants, median ${s.duration_by_end_seconds.median} s`);' "$1"
}
told() {  # a peer's JSON in one line, and beside ours
  node -e '
    const s = JSON.parse(require("fs").readFileSync(process.argv[1])), [cpu, wall] = process.argv.slice(2).map(Number);
    const a = s.answers;
    console.log(`  ${s.tool}: CPU ${s.cpu.toFixed(2)} s, wall ${s.wall.toFixed(2)} s, peak ${s.peak_mb} MB = ${(s.cpu / cpu).toFixed(1)} times our CPU, ${(s.wall / wall).toFixed(1)} times our wall`);
    for (const [name, t] of Object.entries(s.steps)) console.log(`    ${name}: CPU ${t.cpu.toFixed(2)} wall ${t.wall.toFixed(2)}`);
    console.log(`    ${a.moves} moves, ${a.most}, ${a.variants} variants, median ${a.median_duration} s`);' "$@"
}

for cases in "${sizes[@]}"; do
  log=$scratch/syn$cases.csv
  [ -s "$log" ] || "$python" "$shared/logs/generate_events.py" "$cases" "$log" > /dev/null
  cat "$log" > /dev/null
  echo "== $cases cases, $(($(stat -Lc %s "$log") / 1000000)) MB; load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) processors"
  for threads in 1 2; do
    read -r cpu wall mb <<< "$(best_of "$ciclo" trace summary "$log" --threads $threads --to json)"
    cp "$scratch/out" "$scratch/out.$threads"
    echo "  ciclo, $threads threads: CPU $cpu s, wall $wall s, peak $mb MB of which the file's pages $(($(stat -Lc %s "$log") / 1048576))"
  done
  cmp -s "$scratch/out.1" "$scratch/out.2" && echo "  same bytes on 1 and 2 threads" || echo "  DIFFERENT bytes on 1 and 2 threads"
  echo "    $(answers_of "$scratch/out")"
  duckdb=$(find "$scratch/node_modules/@duckdb" -name libduckdb.so 2> /dev/null | head -1)
  if [ -n "$duckdb" ] && [ "$cases" -lt 2000000 ]; then  # the side door: as Parquet, and asked there
    read -r out_cpu out_wall mb <<< "$(best_of env CICLO_DUCKDB="$duckdb" "$ciclo" trace convert "$log" --out "$scratch/log.parquet")"
    echo "  to Parquet ($(($(stat -Lc %s "$scratch/log.parquet") / 1000000)) MB): CPU $out_cpu s, wall $out_wall s, peak $mb MB"
    read -r in_cpu in_wall mb <<< "$(best_of env CICLO_DUCKDB="$duckdb" "$ciclo" trace summary "$scratch/log.parquet" --to json)"
    echo "  summary of it: CPU $in_cpu s, wall $in_wall s, peak $mb MB"
  fi
  if [ -d "$scratch/node_modules/@duckdb" ] && { [ "$cases" -lt 2000000 ] || [ "${ALL:-0}" = 1 ]; }; then
    (cd "$scratch" && node "$here/events_duckdb.mjs" "$log" 2) > "$scratch/duckdb.json" && told "$scratch/duckdb.json" "$cpu" "$wall"
  fi
  if [ "$cases" -lt 2000000 ] && "$python" -c 'import pm4py' 2> /dev/null; then
    "$python" "$here/events_pm4py.py" "$log" > "$scratch/pm4py.json" && told "$scratch/pm4py.json" "$cpu" "$wall"
  fi
done

road=$shared/logs/roadtraffic_4tu.xes.gz
if [ -s "$road" ]; then
  echo "== roadtraffic.xes.gz; load $(cut -d' ' -f1-3 /proc/loadavg)"
  read -r cpu wall mb <<< "$(best_of "$ciclo" trace summary "$road" --to json)"
  echo "  ciclo: CPU $cpu s, wall $wall s, peak $mb MB"
  echo "    $(answers_of "$scratch/out")"
  if "$python" -c 'import pm4py' 2> /dev/null; then
    "$python" "$here/events_pm4py.py" "$road" > "$scratch/pm4py.json" && told "$scratch/pm4py.json" "$cpu" "$wall"
  fi
fi
