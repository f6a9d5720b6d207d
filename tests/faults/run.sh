#!/usr/bin/env bash
# The fault trials: power cuts, broken disks, kill -9 of a writer and of the whole server, many writers on one record.
#   tests/faults/run.sh short build/dev     what ./test does: some minutes
#   tests/faults/run.sh long build/release  what a release is measured by: an hour
# Every trial prints one line of figures and fails when anything acknowledged is lost.
set -euo pipefail
case "${1:-}" in
  short) states=5000; runs=2000; kills=100; server_kills=500 ;;
  long) states=100000; runs=50000; kills=10000; server_kills=10000 ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
build=$(cd "${2:-build/dev}" && pwd)
cd "$build/tests/faults"
./power_cut --states "$states"
./power_cut --states 200 --recordings 1 --durability normal
./broken_disk --runs "$runs"
./kill_writer --cycles "$kills"
./many_writers --writers 40 --edits 10000
./kill_server --cycles "$server_kills" --program "$build/ciclo"
