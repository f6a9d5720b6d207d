#!/usr/bin/env bash
# The main job on 129,880 answers: wall and CPU seconds and peak memory of reading, measuring, ranking and writing the page.
#   bench/airline.sh [PROGRAM] [AIRLINE.csv or .csv.gz] [RUNS]
# The survey is not shipped (docs/walkthrough-airline.md); by default it is looked for beside the checkout.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-build/release/ciclo}
answers=${2:-../shared/data/airline_passenger_satisfaction.csv.gz}
runs=${3:-5}
[ -f "$answers" ] || { echo "skipped: $answers is absent"; exit 0; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
echo "load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
TIMEFORMAT='wall %R s, CPU %U + %S s'
for ((i = 1; i <= runs; i++)); do
  time "$program" analyze examples/airline/map.yaml --answers "$answers" --columns examples/airline/columns.yaml \
    -o "$scratch/report.html" > /dev/null 2>&1
done
"$program" analyze examples/airline/map.yaml --answers "$answers" --columns examples/airline/columns.yaml \
  -o "$scratch/again.html" > /dev/null 2>&1
cmp "$scratch/report.html" "$scratch/again.html" && echo "same bytes every run"
